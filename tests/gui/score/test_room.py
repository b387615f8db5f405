"""How much room notes have, and what is seen before there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.api.score import Note
from creastudio.core.score_editing import drawn
from creastudio.resources import resource_path
from creastudio.shell.score.analysis_lane import LINE, AnalysisLane
from creastudio.shell.score.beginning import begin_score
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.panel import ScorePanel
from creastudio.shell.score.tracks_list import NAME, PLAYS
from creastudio.shell.theme import px
from creastudio.shell.window.layout import SETTLED

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def test_a_score_that_is_opened_has_room_for_two_octaves_and_more_in_a_common_window(
    studio: StudioRobot,
) -> None:
    window = studio.window
    window.resize(1600, 955)
    studio.wait(lambda: window.width() == 1600)
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    panel.begin()
    studio.wait(lambda: panel.editor.roll.grid.height() > 240)
    assert window.timeline.isVisible()
    lanes, area = window.timeline.lanes, window.timeline.tracks.area
    area.verticalScrollBar().setValue(0)
    panel.hide_button.click()
    window.show_panel("score")
    sequence = studio.session.sequence
    assert sequence is not None
    track, clip = next((t, c) for t in sequence.tracks for c in t.clips)
    box = lanes.box_of(sequence, track, clip)
    # The lane of the score is seen, however low the timeline is.
    studio.wait(lambda: area.verticalScrollBar().value() + area.viewport().height() >= box.center().y())


def test_in_a_low_window_the_timeline_makes_room_until_the_score_is_hidden(studio: StudioRobot) -> None:
    window = studio.window
    window.resize(1280, 775)
    studio.wait(lambda: window.height() == 775)
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    panel.begin()
    studio.wait(panel.isVisible)
    studio.wait(lambda: panel.editor.roll.grid.height() > 200)
    assert not window.timeline.isVisible()
    panel.hide_button.click()
    studio.wait(window.timeline.isVisible)
    assert not panel.isVisible()


def test_a_film_gives_its_score_room_too(studio: StudioRobot) -> None:
    window = studio.window
    window.resize(1280, 775)
    studio.wait(lambda: window.height() == 775)
    begin_score(studio.session)
    # The docks at the sides end above a timeline that is as wide as the window.
    window.widen_timeline(wide=True)
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    studio.wait(lambda: panel.editor.roll.grid.height() > 150)
    assert not window.timeline.isVisible()


def test_a_hidden_score_gives_canvas_and_timeline_their_heights_back(bare_studio: StudioRobot) -> None:
    bare_studio.studio.start([str(resource_path("samples", "motif.crea"))])
    window = bare_studio.window
    timeline = window.arrangement.timeline
    bare_studio.wait(lambda: window.arrangement.wide)
    QTest.qWait(2 * SETTLED)
    canvas, below = window.canvas.height(), timeline.height()
    window.show_panel("score")
    panel = window.panel("score")
    assert isinstance(panel, ScorePanel)
    # The docks beside the canvas ask for their height a moment later.
    QTest.qWait(2 * SETTLED)
    assert panel.editor.roll.grid.height() > 200
    panel.hide_button.click()
    bare_studio.wait(lambda: abs(timeline.height() - below) < 5)
    assert abs(window.canvas.height() - canvas) < 5


def test_in_a_narrow_editor_names_of_tracks_have_the_room_of_their_instruments(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    tracks, window = editor.tracks, studio.window
    window.resize(1280, 775)
    studio.wait(lambda: tracks.tree.isColumnHidden(PLAYS))
    item = tracks.tree.topLevelItem(0)
    assert item is not None
    assert "Acoustic grand piano" in item.toolTip(NAME)
    assert tracks.tree.header().textElideMode() is Qt.TextElideMode.ElideRight
    window.widen_timeline(wide=True)
    window.resize(1700, 900)
    studio.wait(lambda: not tracks.tree.isColumnHidden(PLAYS))
    # What a person drags stays.
    editor.middle.moveSplitter(200, 1)
    window.resize(1650, 900)
    studio.wait(lambda: window.width() == 1650)
    assert tracks.width() < 230


def test_notes_are_in_the_middle_of_a_room_of_another_size_until_somebody_scrolls(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    dock, grid, state = studio.window.docks.docks["score"], editor.roll.grid, editor.state
    dock.setFloating(True)
    editor.roll.sight.fit()
    for height in (700, 560):
        dock.resize(1200, height)
        studio.wait(lambda: dock.height() == height)  # noqa: B023  it is waited for
        studio.wait(lambda: abs(state.map.y(64) + state.map.row / 2 - grid.height() / 2) <= state.map.row)
    state.set_map(state.map.centred(90, grid.height()))
    there = state.map.top
    dock.resize(1200, 640)
    studio.wait(lambda: dock.height() == 640)
    QTest.qWait(20)
    # But for a lane that may have come.
    assert abs(state.map.top - there) < 100


def test_enter_begins_a_score(studio: StudioRobot, panel: ScorePanel) -> None:
    QTest.keyClick(panel.nothing.action, Qt.Key.Key_Return)
    assert panel.editor.score is not None


def test_an_empty_score_says_how_notes_are_written(studio: StudioRobot, editor: ScoreEditor) -> None:
    grid = editor.roll.grid
    empty = editor.score
    assert empty is not None
    assert grid.hint_shown
    editor.state.apply(drawn(empty, 0, Note(0, 480, 20)), "Draw note")
    assert not grid.hint_shown
    studio.do("edit.undo")
    before = grid.grab().toImage()
    editor.state.apply(drawn(empty, 0, Note(0, 480, 1)), "Draw note")
    assert grid.grab().toImage() != before


def test_notes_stay_under_the_mouse_when_a_lane_over_them_comes(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    grid = editor.roll.grid
    before = grid.mapTo(editor, grid.rect().topLeft()).y() + editor.state.map.y(64)
    height = grid.y()
    editor.roll.chords.hide()
    studio.wait(lambda: grid.y() != height)
    after = grid.mapTo(editor, grid.rect().topLeft()).y() + editor.state.map.y(64)
    assert abs(after - before) < 1.5


def test_in_a_low_editor_the_analysis_makes_room_for_the_notes(
    studio: StudioRobot, editor: ScoreEditor
) -> None:
    dock, lane = studio.window.docks.docks["score"], editor.findChild(AnalysisLane)
    assert lane is not None
    dock.setFloating(True)
    studio.wait(lambda: not lane.isHidden())
    lines: list[int] = []
    for height in (760, 560, 460):
        dock.resize(1200, height)
        studio.wait(lambda: dock.height() == height)  # noqa: B023  it is waited for
        QTest.qWait(30)
        lines.append(round(lane.height() / px(LINE)))
    assert lines == [3, 2, 1]
    # The words of a key and of a section, which begin together, lie beside each other.
    lane.set_lack(2)
    assert not lane.grab().toImage().isNull()
    assert editor.roll.verse.isHidden()
