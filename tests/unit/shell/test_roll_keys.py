"""Names of keys of the piano roll, whatever keyboard they come from."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from creastudio.shell.score.roll_keys import ACT_KEYS, name_of

SHIFT, PAD = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_BraceRight, SHIFT, "}"),
        (Qt.Key.Key_BraceLeft, NONE, "{"),
        (Qt.Key.Key_BracketRight, SHIFT, "Shift+]"),
        (Qt.Key.Key_Plus, SHIFT, "+"),
        (Qt.Key.Key_Plus, PAD, "+"),
        (Qt.Key.Key_Less, SHIFT, "<"),
        (Qt.Key.Key_Greater, SHIFT, ">"),
        (Qt.Key.Key_Enter, PAD, "Return"),
        (Qt.Key.Key_Up, SHIFT, "Shift+Up"),
        (Qt.Key.Key_L, SHIFT, "Shift+L"),
    ],
)
def test_a_sign_with_shift_is_that_sign(key: Qt.Key, held: Qt.KeyboardModifier, name: str) -> None:
    assert name_of(QKeyEvent(QEvent.Type.KeyPress, key, held)) == name


def test_keys_of_the_table_are_written_as_events_are_named() -> None:
    assert ACT_KEYS["+"] == ACT_KEYS["="] == "louder"
    assert ACT_KEYS["Shift+L"] == "scale_lock"
