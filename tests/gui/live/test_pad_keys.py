"""Which key does what in a live panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from creastudio.shell.live.pad_keys import act_of, is_plain
from creastudio.shell.live.pad_view import PadView

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier


def pressed(key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


def test_keys_act_on_the_state(view: PadView) -> None:
    assert act_of(view, pressed(Qt.Key.Key_Z, CONTROL)) == view.hand.undo
    assert act_of(view, pressed(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)) == view.hand.redo
    assert act_of(view, pressed(Qt.Key.Key_R)) == view.hand.randomise
    assert act_of(view, pressed(Qt.Key.Key_Enter, KEYPAD)) == view.keep


@pytest.mark.parametrize("key", [Qt.Key.Key_Z, Qt.Key.Key_Q])
def test_other_keys_are_for_the_window(view: PadView, key: Qt.Key) -> None:
    assert act_of(view, pressed(key)) is None


def test_a_plain_key_has_nothing_held_beside_it() -> None:
    assert is_plain(pressed(Qt.Key.Key_B), Qt.Key.Key_B)
    assert is_plain(pressed(Qt.Key.Key_B, KEYPAD), Qt.Key.Key_B)
    assert not is_plain(pressed(Qt.Key.Key_B, CONTROL), Qt.Key.Key_B)
    assert not is_plain(pressed(Qt.Key.Key_C), Qt.Key.Key_B)
