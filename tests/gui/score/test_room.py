"""How much room notes have, and what is seen before there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.api.score import Note
from creastudio.core.score_editing import drawn
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.panel import ScorePanel

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
    studio.wait(lambda: panel.editor.roll.grid.height() > 200)
    assert not window.timeline.isVisible()
    panel.hide_button.click()
    studio.wait(window.timeline.isVisible)
    assert not panel.isVisible()


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
    editor.roll.chords.hide()
    studio.wait(lambda: grid.y() < 60)
    after = grid.mapTo(editor, grid.rect().topLeft()).y() + editor.state.map.y(64)
    assert abs(after - before) < 1.5
