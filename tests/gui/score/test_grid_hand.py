"""What the mouse does to notes: copies, erases, splits, chooses, deletes, and gives up; each drag one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited
from creastudio.core.score_tracks import with_track_fields
from creastudio.shell.score.editor import ScoreEditor

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(editor: ScoreEditor) -> ScoreEditor:
    """Two quarters, C4 and E4, on a grid of quarters; nothing is chosen."""
    assert editor.score is not None
    fresh = [(0, Note(0, 960, 60, 80)), (0, Note(960, 960, 64, 80))]
    editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), editing.NOTHING), "Draw note")
    editor.state.set_option(grid_name="1/4")
    # Beyond the edges of the view the roll would scroll along.
    editor.state.set_map(editor.state.map.centred(62, editor.roll.grid.height()))
    return editor


def at(editor: ScoreEditor, tick: int, pitch: int) -> QPoint:
    roll = editor.state.map
    return QPoint(round(roll.x(tick)), round(roll.y(pitch) + roll.row / 2))


def press_and_move(editor: ScoreEditor, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mousePress(editor.roll.grid, LEFT, keys, start)
    for step in range(1, 5):
        QTest.mouseMove(editor.roll.grid, start + (end - start) * step / 4)


def drag(editor: ScoreEditor, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
    press_and_move(editor, start, end, keys)
    QTest.mouseRelease(editor.roll.grid, LEFT, keys, end)


def double_click(editor: ScoreEditor, place: QPoint) -> None:
    QTest.mouseClick(editor.roll.grid, LEFT, NONE, place)
    # QTest leaves the button pressed after it.
    QTest.mouseDClick(editor.roll.grid, LEFT, NONE, place)
    QTest.mouseRelease(editor.roll.grid, LEFT, NONE, place)


def notes(editor: ScoreEditor) -> list[tuple[int, int, int]]:
    assert editor.score is not None
    return [(note.start, note.duration, note.pitch) for note in editor.score.notes(0)]


def test_a_drag_with_alt_leaves_the_notes_and_moves_copies(studio: StudioRobot, editor: ScoreEditor) -> None:
    drag(editor, at(editor, 400, 60), at(editor, 400 + 1920, 62), ALT)
    assert notes(editor) == [(0, 960, 60), (960, 960, 64), (1920, 960, 62)]
    assert [note.start for _, note in editor.state.chosen] == [1920]
    studio.do("edit.undo")
    assert notes(editor) == [(0, 960, 60), (960, 960, 64)]


def test_what_the_eraser_goes_over_is_gone_in_one_step(studio: StudioRobot, editor: ScoreEditor) -> None:
    editor.state.set_tool("erase")
    QTest.mousePress(editor.roll.grid, LEFT, NONE, at(editor, 400, 60))
    QTest.mouseMove(editor.roll.grid, at(editor, 1400, 64))
    assert len(notes(editor)) == 2  # only seen to go until the mouse is let go
    QTest.mouseRelease(editor.roll.grid, LEFT, NONE, at(editor, 1400, 64))
    assert notes(editor) == []
    studio.do("edit.undo")
    assert len(notes(editor)) == 2


def test_a_note_is_split_on_the_grid_or_with_ctrl_anywhere(editor: ScoreEditor) -> None:
    editor.state.set_tool("split")
    editor.state.set_option(grid_name="1/8")
    QTest.mouseClick(editor.roll.grid, LEFT, NONE, at(editor, 440, 60))
    assert notes(editor)[:2] == [(0, 480, 60), (480, 480, 60)]
    QTest.mouseClick(editor.roll.grid, LEFT, CTRL, at(editor, 1300, 64))
    first, second = notes(editor)[2:]
    assert first[0] + first[1] == second[0] != 1440
    assert first[1] + second[1] == 960


def test_a_band_chooses_and_with_shift_chooses_more(editor: ScoreEditor) -> None:
    drag(editor, at(editor, 1100, 66), at(editor, 1500, 63))
    assert [note.pitch for _, note in editor.state.chosen] == [64]
    QTest.mouseClick(editor.roll.grid, LEFT, SHIFT, at(editor, 400, 60))
    assert {note.pitch for _, note in editor.state.chosen} == {60, 64}
    QTest.mouseClick(editor.roll.grid, LEFT, SHIFT, at(editor, 400, 60))
    assert {note.pitch for _, note in editor.state.chosen} == {64}


def test_chosen_notes_move_together_and_keep_their_distance(editor: ScoreEditor) -> None:
    editor.state.choose(editor.state.all_of_track())
    drag(editor, at(editor, 400, 60), at(editor, 400 + 960, 59))
    assert notes(editor) == [(960, 960, 59), (1920, 960, 63)]


def test_the_beginning_of_a_note_is_dragged(editor: ScoreEditor) -> None:
    editor.state.set_option(grid_name="1/8")
    left = at(editor, 960, 64) + QPoint(2, 0)
    drag(editor, left, left + QPoint(round(480 * editor.state.map.density), 0))
    assert notes(editor) == [(0, 960, 60), (1440, 480, 64)]


def test_a_drag_keeps_to_the_scale_where_that_is_wanted(editor: ScoreEditor) -> None:
    editor.state.set_option(scale_lock=True)
    drag(editor, at(editor, 400, 60), at(editor, 400, 61))
    assert notes(editor)[0][2] in (60, 62)
    drag(editor, at(editor, 1400, 64), at(editor, 1400, 66))
    assert notes(editor)[1][2] in (65, 67)


def test_the_keyboard_writes_in_the_scale_where_that_is_wanted_but_for_drums(editor: ScoreEditor) -> None:
    state, roll = editor.state, editor.roll
    state.choose(())
    state.set_option(scale_lock=True)
    roll.setFocus()
    state.show_caret(shown=True)
    state.put_caret(3840, 61)
    QTest.keyClick(roll, Qt.Key.Key_Return)
    assert notes(editor)[-1][2] == 60
    QTest.keyClick(roll, Qt.Key.Key_Up)
    assert state.caret[1] == 62
    assert state.score is not None
    state.source.set_score(with_track_fields(state.score, 0, percussion=True), "Change instrument")
    QTest.keyClick(roll, Qt.Key.Key_Up)
    assert state.caret[1] == 63


def test_a_double_click_draws_and_deletes(editor: ScoreEditor) -> None:
    double_click(editor, at(editor, 400, 60))
    assert notes(editor) == [(960, 960, 64)]
    double_click(editor, at(editor, 2000, 67))
    assert notes(editor) == [(960, 960, 64), (1920, 960, 67)]


def test_escape_gives_a_drag_up(editor: ScoreEditor) -> None:
    before = editor.score
    editor.roll.setFocus()
    press_and_move(editor, at(editor, 400, 60), at(editor, 1400, 66))
    assert editor.state.preview is not None
    QTest.keyClick(editor.roll, Qt.Key.Key_Escape)
    assert editor.state.preview is None
    QTest.mouseRelease(editor.roll.grid, LEFT, NONE, at(editor, 1400, 66))
    assert editor.score is before


def test_the_middle_button_moves_the_view_alone(editor: ScoreEditor) -> None:
    before = editor.score
    grid, top = editor.roll.grid, editor.state.map.top
    QTest.mousePress(grid, MIDDLE, NONE, at(editor, 400, 60))
    QTest.mouseMove(grid, at(editor, 400, 60) - QPoint(0, 40))
    QTest.mouseRelease(grid, MIDDLE, NONE, at(editor, 400, 60) - QPoint(0, 40))
    assert editor.state.map.top == pytest.approx(top + 40)
    assert editor.score is before


def test_another_button_ends_no_drag(editor: ScoreEditor) -> None:
    end, grid = at(editor, 1400, 60), editor.roll.grid
    press_and_move(editor, at(editor, 400, 60), end)
    for button in (MIDDLE, Qt.MouseButton.RightButton):
        QTest.mousePress(grid, button, NONE, end)
        QTest.mouseRelease(grid, button, NONE, end)
        assert editor.state.preview is not None
    QTest.mouseRelease(grid, LEFT, NONE, end)
    assert notes(editor) == [(960, 960, 60), (960, 960, 64)]
