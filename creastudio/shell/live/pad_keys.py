"""The keys of a live panel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from creastudio.shell.live.pad_view import PadView


def act_of(pad: PadView, event: QKeyEvent) -> Callable[[], None] | None:
    """Return what a key does to the state that is shown; None where it is for somebody else."""
    focus = QApplication.focusWidget()
    if focus is not None and pad.controls.isAncestorOf(focus):
        # What is typed there is a person's words and numbers.
        return None
    if focus is pad.favourites and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return None
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    acts: dict[tuple[Qt.Key, Qt.KeyboardModifier], Callable[[], None]] = {
        (Qt.Key.Key_Z, control): pad.hand.undo,
        (Qt.Key.Key_Z, control | shift): pad.hand.redo,
        (Qt.Key.Key_Y, control): pad.hand.redo,
        (Qt.Key.Key_C, control): pad.hand.copy,
        (Qt.Key.Key_V, control): pad.hand.paste,
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): pad.keep,
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): pad.keep,
        (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier): pad.hand.randomise,
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier): pad.star,
        (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier): pad.hand.switch,
    }
    return acts.get((Qt.Key(event.key()), keys))


def is_plain(event: QKeyEvent, key: Qt.Key) -> bool:
    """Whether it is this key with nothing held beside it."""
    return event.key() == key and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
