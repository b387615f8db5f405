"""Who can't see the roll hears what is chosen, how loud it is, where one writes, and what was turned on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from creastudio.api.generator import Generator
from creastudio.api.score import Note
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited
from creastudio.shell.score.editor import ScoreEditor

if TYPE_CHECKING:
    from tests.gui.conftest import StudioRobot


def test_a_new_velocity_is_heard(studio: StudioRobot, editor: ScoreEditor, said: list[str]) -> None:
    assert editor.score is not None
    fresh = [(0, Note(0, 960, 60, 80)), (0, Note(5760, 480, 64, 80))]
    editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), frozenset()), "Draw note")
    roll = editor.roll
    roll.setFocus()
    QTest.keyClick(roll, Qt.Key.Key_Period)
    studio.wait(lambda: said[-1:] == ["C4, bar 1, beat 1, quarter note, velocity 80"])
    QTest.keyClick(roll, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    studio.wait(lambda: said[-1] == "C4, bar 1, beat 1, quarter note, velocity 86")
    QTest.keyClick(roll, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    studio.wait(lambda: said[-1] == "2 notes, C4 – E4, velocity 80 – 86")
    QTest.keyClick(roll, Qt.Key.Key_Less, Qt.KeyboardModifier.ShiftModifier)
    studio.wait(lambda: said[-1] == "2 notes, C4 – E4, velocity 56 – 108")
    assert roll.accessibleDescription() == said[-1]
    assert editor.tools.told.text() == "2 notes · C4–E4 · velocity 56–108"


def test_the_place_of_the_keyboard_and_what_it_turns_on_are_heard(
    studio: StudioRobot, editor: ScoreEditor, said: list[str]
) -> None:
    editor.state.set_option(grid_name="1/4")
    roll = editor.roll
    roll.setFocus()
    QTest.keyClick(roll, Qt.Key.Key_Right)
    QTest.keyClick(roll, Qt.Key.Key_Right)
    studio.wait(lambda: said[-1:] == ["C4, bar 1, beat 2"])
    QTest.keyClick(roll, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert said[-1] == "Keep to the scale: on"
    QTest.keyClick(roll, Qt.Key.Key_D)
    assert said[-1] == "Draw"


def test_candidates_that_are_stepped_through_are_heard(
    studio: StudioRobot, editor: ScoreEditor, said: list[str]
) -> None:
    work = studio.session.environment.registry.work("tune.go_on")
    assert isinstance(work, Generator)
    assert editor.score is not None
    fresh = [(0, Note(0, 960, 60, 80))]
    editor.state.apply(Edited(editing.replaced(editor.score, (), fresh), frozenset()), "Draw note")
    editor.acts.run(work, {"count": 2})
    studio.wait(lambda: len(editor.candidates.results) == 2)
    assert any("1 / 2" in text for text in said)
    QTest.keyClick(editor.roll, Qt.Key.Key_Right)
    assert any("2 / 2" in text for text in said)
