"""The page of notation: engraved in the background, clicked, followed, engraved again where something changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from creastudio.api.score import Note, Score, track_of
from creastudio.core.canvas import ImageLayer
from creastudio.shell.score.notation_page import NotationPage
from creastudio.shell.score.panel import ScorePanel

if TYPE_CHECKING:
    from tests.gui.conftest import FakeChooser, StudioRobot

WAIT = 60_000


@pytest.fixture
def page(studio: StudioRobot) -> NotationPage:
    window = studio.new()
    window.resize(1400, 900)
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    panel.begin()
    studio.wait(lambda: panel.editor.score is not None)
    notes = [Note(960 * n, 960, 60 + n % 12) for n in range(8)]
    panel.editor.set_score(track_of(Score(title="Steps"), notes, name="Flute", program=73), "Write notes")
    panel.editor.pages.setCurrentWidget(panel.notation)
    studio.wait(lambda: bool(panel.notation.sheet.pages) and not panel.notation.sheet.busy, WAIT)
    return panel.notation


def place_of(page: NotationPage, track: int, number: int) -> QPoint:
    shown = page.sheet.pages[0]
    x, y = shown.engraved.page.heads[shown.identifier(track, number)]
    _, box = page.view._seen()[0]
    scale = box.width() / shown.engraved.page.width
    return QPoint(round(box.left() + (x + 100) * scale), round(box.top() + y * scale))


def test_a_click_on_a_head_chooses_the_note_for_all_pages(page: NotationPage) -> None:
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, 0, 2))
    assert [(track, note.pitch) for track, note in page.editor.state.chosen] == [(0, 62)]
    QTest.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        place_of(page, 0, 3),
    )
    assert len(page.editor.state.chosen) == 2


def test_a_change_is_engraved_again_and_ids_go_on_to_name_the_notes(
    studio: StudioRobot, page: NotationPage
) -> None:
    before = page.sheet.pages[0].painter
    score = page.editor.score
    assert score is not None
    page.editor.set_score(score.with_notes(0, [*score.notes(0), Note(8 * 960, 960, 72)]), "Write notes")
    studio.wait(lambda: not page.sheet.busy and page.sheet.pages[0].painter is not before, WAIT)
    assert "n0-8" in page.sheet.pages[0].engraved.page.heads


def test_the_playhead_is_followed_and_a_click_beside_notes_moves_it(page: NotationPage) -> None:
    page.editor.seek(960 * 3)
    first = page.view._mark()
    page.editor.seek(960 * 5)
    second = page.view._mark()
    assert first is not None
    assert second is not None
    assert second.left() > first.left()
    at = place_of(page, 0, 1) + QPoint(0, -28)
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.editor.position == pytest.approx(960, abs=300)


def test_keys_change_what_is_chosen_as_in_the_roll(page: NotationPage) -> None:
    QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, 0, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Up)
    assert [note.pitch for _, note in page.editor.state.chosen] == [61]


def test_pages_are_zoomed_and_fitted(page: NotationPage) -> None:
    page.larger.click()
    assert not page.view.fitted
    page.fit.click()
    assert page.view.fitted
    box = page.view._boxes()[0]
    assert box.width() <= page.view.viewport().width()
    assert page.grab().width() > 100


def test_the_first_page_goes_on_the_artboard_and_follows_the_score(
    studio: StudioRobot, page: NotationPage
) -> None:
    page.place.click()
    session = studio.session
    layer = session.document.artboards[0].layers[-1]
    assert isinstance(layer, ImageLayer)
    assert layer.asset == page.editor.source.sha256
    assert layer.transform.width / layer.transform.height == pytest.approx(210 / 297)
    score = page.editor.score
    assert score is not None
    page.editor.set_score(score.with_notes(0, [*score.notes(0), Note(8 * 960, 960, 72)]), "Write notes")
    after = session.document.artboards[0].layers[-1]
    assert isinstance(after, ImageLayer)
    assert after.id == layer.id
    assert after.asset == page.editor.source.sha256 != layer.asset


def test_pages_are_saved_off_the_thread_of_the_window(
    studio: StudioRobot, page: NotationPage, chooser: FakeChooser, tmp_path: Path
) -> None:
    chooser.answers.append(tmp_path / "sheet.svg")
    page.save.click()
    studio.wait(lambda: (tmp_path / "sheet.svg").is_file(), WAIT)
    studio.wait(lambda: "Saved sheet.svg" in studio.notices())
