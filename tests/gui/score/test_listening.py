"""Hearing a score that lies nowhere yet: from the results, the bar of candidates, menus and the library."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.core.edits import remove_clips
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_tree import find_clip
from creastudio.core.results import Result
from creastudio.shell.library.panel import LibraryPanel
from creastudio.shell.panels.results.result_menu import result_menu
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.panels.results.tray import TrayPanel
from creastudio.shell.score.beginning import begin_score
from creastudio.shell.timeline.dropping import ghost_clip
from creastudio.shell.timeline.listening import Listening, listening_of
from creastudio.shell.timeline.made_from import score_before
from creastudio.shell.timeline.player import PlayerPlace
from tests.gui.conftest import StudioRobot


@pytest.fixture
def scores(studio: StudioRobot) -> list[Result]:
    """Two scores among the results, of which the first is compared."""
    record = studio.session.run("tune.beats", {"count": 2}, seed=3)
    assert record is not None
    studio.wait(lambda: len(studio.session.workspace.results) == 2)
    studio.idle()
    return list(studio.session.workspace.results)


@pytest.fixture
def tray(studio: StudioRobot, scores: list[Result]) -> TrayPanel:
    studio.window.show_panel("tray")
    panel = studio.window.panel("tray")
    assert isinstance(panel, TrayPanel)
    studio.wait(panel.isVisible)
    return panel


@pytest.fixture
def listening(studio: StudioRobot) -> Listening:
    return listening_of(studio.session)


def test_a_key_and_a_button_of_the_results_let_it_be_heard(
    studio: StudioRobot, tray: TrayPanel, listening: Listening
) -> None:
    active = studio.session.result(studio.session.active_result)
    assert active is not None
    assert not tray.listen.isHidden()
    QTest.keyClick(tray.list, Qt.Key.Key_P)
    assert listening.heard == active.asset.sha256
    assert "Stop" in tray.listen.toolTip()
    QTest.keyClick(tray.list, Qt.Key.Key_P)
    assert listening.heard == ""
    tray.listen.click()
    assert listening.heard == active.asset.sha256
    studio.do("generate.close")
    assert listening.heard == ""


def test_the_next_candidate_is_heard_in_place_of_the_one_before(
    studio: StudioRobot, tray: TrayPanel, listening: Listening
) -> None:
    QTest.keyClick(tray.list, Qt.Key.Key_P)
    first = listening.heard
    QTest.keyClick(tray.list, Qt.Key.Key_Right)
    assert listening.heard not in ("", first)


def test_it_ends_by_itself_and_when_the_timeline_plays(
    studio: StudioRobot, tray: TrayPanel, listening: Listening
) -> None:
    active = studio.session.result(studio.session.active_result)
    assert active is not None
    listening.hear(active.asset)
    studio.wait(lambda: listening.heard == "", 15_000)
    assert studio.session.accept(active.id)
    listening.hear(active.asset)
    player = PlayerPlace.of(studio.session).player
    assert player is not None
    player.play(1)
    assert listening.heard == ""
    player.stop()


def test_menus_say_where_a_score_goes_and_let_it_be_heard(
    studio: StudioRobot, tray: TrayPanel, scores: list[Result]
) -> None:
    menu = result_menu(studio.session, scores[:1], tray)
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert texts[:2] == ["Listen", "Place on timeline"]
    assert "Place on canvas" not in texts
    menu.deleteLater()


def test_the_library_lets_it_be_heard(
    studio: StudioRobot, scores: list[Result], listening: Listening
) -> None:
    studio.window.show_panel("library")
    panel = studio.window.panel("library")
    assert isinstance(panel, LibraryPanel)
    studio.wait(lambda: panel.model.rowCount() >= 2)
    panel.list.setCurrentIndex(panel.model.index(0))
    assert not panel.listen.isHidden()
    panel.listen.click()
    assert listening.heard == panel.selected()[0].sha256
    QTest.keyClick(panel.list, Qt.Key.Key_P)
    assert listening.heard == ""


def test_b_shows_and_plays_the_score_that_a_candidate_was_made_from(
    studio: StudioRobot, listening: Listening
) -> None:
    session = studio.session
    clip_id = begin_score(session)
    given = find_clip(session.document, clip_id)[1].asset
    work = next(work for work in session.environment.registry.generators() if work.id == "tune.go_on")
    slot = session.input_of(work.takes[0], given)
    assert slot is not None
    record = session.run(work.id, {"count": 1}, inputs={"score": slot})
    assert record is not None
    studio.wait(lambda: len(session.workspace.results) == 1)
    studio.idle()
    # Else the candidate would come behind it, out of view; and the score is a version that nothing shows any more.
    assert session.apply(remove_clips([clip_id]))
    assert session.apply(Edit("Forget", lambda document: document.model_copy(update={"assets": ()})))
    assert session.find_asset(given) is None
    active = review_of(session).active
    assert active is not None
    shown = ghost_clip(session, active)
    before = ghost_clip(session, active, before=True)
    assert shown is not None
    assert before is not None
    assert shown[1].asset == active.asset.sha256
    assert before[1].asset == given
    lanes = studio.window.timeline.lanes
    studio.window.resize(1500, 1000)
    studio.wait(lambda: lanes.width() > 400)
    QTest.qWait(50)
    picture = lanes.grab().toImage()
    canvas = studio.window.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_P)
    assert listening.heard == active.asset.sha256
    QTest.keyPress(canvas, Qt.Key.Key_B)
    assert listening.heard == given
    assert lanes.grab().toImage() != picture
    QTest.keyRelease(canvas, Qt.Key.Key_B)
    assert listening.heard == active.asset.sha256
    listening.stop()


def test_what_was_made_from_nothing_has_nothing_before_it(studio: StudioRobot, scores: list[Result]) -> None:
    begin_score(studio.session)
    assert score_before(studio.session, scores[0]) is None
    assert ghost_clip(studio.session, scores[0], before=True) is None
