"""The notes that are seen are parts of the roll for a screen reader: with a name, a place, and what is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited
from creastudio.shell.accessible.view import View, view_of
from creastudio.shell.score.editor import ScoreEditor
from creastudio.shell.score.length_words import length_name

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot

BAR = 3840


def write(editor: ScoreEditor, *notes: Note) -> None:
    assert editor.score is not None
    fresh = [(editor.state.track, note) for note in notes]
    editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), frozenset()), "Draw note")


def notes_of(editor: ScoreEditor) -> View:
    found = view_of(editor.roll.grid)
    assert found is not None
    return found


def names(editor: ScoreEditor) -> list[str]:
    seen = notes_of(editor)
    return [seen.child(place).text(QAccessible.Text.Name) for place in range(seen.childCount())]


def test_notes_are_read_in_the_order_of_time_with_what_they_are(editor: ScoreEditor) -> None:
    write(
        editor, Note(BAR + 480, 1440, 64, 90), Note(BAR + 480, 960, 60, 90), Note(0, 240, 62, 70, locked=True)
    )
    assert names(editor) == [
        "D4, bar 1, beat 1, sixteenth note, velocity 70, locked",
        "C4, bar 2, beat 1.5, quarter note, velocity 90",
        "E4, bar 2, beat 1.5, dotted quarter note, velocity 90",
    ]


def test_a_note_is_where_it_is_painted(editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 60, 80), Note(BAR, 960, 64, 80))
    grid, seen = editor.roll.grid, notes_of(editor)
    box = grid.box(Note(BAR, 960, 64, 80))
    middle = grid.mapToGlobal(box.center().toPoint())
    assert seen.child(1).rect().contains(middle)
    assert seen.childAt(middle.x(), middle.y()) is seen.child(1)
    beside = grid.mapToGlobal((box.center() + QPointF(0, 3 * box.height())).toPoint())
    assert seen.childAt(beside.x(), beside.y()) is None


def test_notes_out_of_sight_and_of_other_tracks_are_no_parts(editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 60, 80), Note(200 * BAR, 960, 60, 80))
    assert names(editor) == ["C4, bar 1, beat 1, quarter note, velocity 80"]
    state = editor.state
    state.set_map(state.map.scrolled(left=200 * BAR))
    assert names(editor) == ["C4, bar 201, beat 1, quarter note, velocity 80"]
    state.set_map(state.map.scrolled(top=0))
    assert names(editor) == []


def test_the_keyboard_is_followed_from_note_to_note_and_over_empty_places(
    studio: StudioRobot, editor: ScoreEditor, said: list[str]
) -> None:
    write(editor, Note(0, 960, 64, 80), Note(960, 960, 67, 80))
    editor.state.set_option(grid_name="1/4")
    roll = editor.roll
    roll.setFocus()
    QTest.keyClick(roll, Qt.Key.Key_Period)
    studio.wait(lambda: said[-1:] == ["E4, bar 1, beat 1, quarter note, velocity 80"])
    focused = notes_of(editor).focusChild()
    assert focused.text(QAccessible.Text.Name) == said[-1]
    QTest.keyClick(roll, Qt.Key.Key_Up)
    studio.wait(lambda: said[-1] == "F4, bar 1, beat 1, quarter note, velocity 80")
    QTest.keyClick(roll, Qt.Key.Key_Escape)
    QTest.keyClick(roll, Qt.Key.Key_Home)
    studio.wait(lambda: said[-1] == "E4, bar 1, beat 1")
    QTest.keyClick(roll, Qt.Key.Key_Up)
    studio.wait(lambda: said[-1] == "F4, bar 1, beat 1, quarter note, velocity 80")
    assert not editor.state.chosen
    told = len(said)
    QTest.keyClick(roll, Qt.Key.Key_Return)
    studio.wait(lambda: said[-1] == "F4, bar 1, beat 1")
    assert said[told:] == ["F4, bar 1, beat 1"]


def test_a_screen_reader_chooses_notes(editor: ScoreEditor) -> None:
    write(editor, Note(0, 960, 64, 80), Note(960, 960, 67, 80))
    seen = notes_of(editor)
    seen.child(1).actionInterface().doAction("Press")
    assert [note.pitch for _, note in editor.state.chosen] == [67]
    assert editor.roll.hasFocus()
    assert seen.selectionInterface().selectAll()
    assert len(editor.state.chosen) == 2


def test_drums_go_by_their_names(editor: ScoreEditor) -> None:
    score = editor.score
    assert score is not None
    drums = score.tracks[0].model_copy(update={"percussion": True})
    editor.source.set_score(score.with_(tracks=(drums,)), "Drums")
    write(editor, Note(0, 960, 38, 80))
    state = editor.state
    state.set_map(state.map.centred(38, editor.roll.grid.height()))
    assert names(editor) == ["Snare, bar 1, beat 1, quarter note, velocity 80"]


def test_lengths_have_their_names() -> None:
    assert [length_name(ticks, 480) for ticks in (1920, 720, 60, 320)] == [
        "whole note", "dotted quarter note", "thirty-second note", "0.667 quarter notes",
    ]  # fmt: skip
