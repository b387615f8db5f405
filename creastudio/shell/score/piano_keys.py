"""The computer's keyboard as a piano: two rows as white and black keys, Z and X an octave down and up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from creastudio.shell.score.midi_ports import Key

KEYS = "AWSEDFTGYHUJKOLP;'"
"""From C on, semitone by semitone."""

VELOCITY = 92

_DOWN, _UP = "Z", "X"


class PianoKeys(QObject):
    """Plays while it is on and the keyboard works in a widget; keys with Ctrl, Alt or Shift stay what they are.

    Parameters
    ----------
    room : QWidget
        Keys play while it, or something in it, has the focus.
    press : callable
        Takes each key.
    """

    def __init__(self, room: QWidget, press: Callable[[Key], object]) -> None:
        super().__init__(room)
        self._room, self._press = room, press
        self._held: dict[int, int] = {}
        self.octave = 4
        self.on = False

    def set_on(self, on: bool) -> None:
        """Play, or let keys be keys again."""
        app = QApplication.instance()
        if on == self.on or app is None:
            return
        self.on = on
        if on:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
            self._lift_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate:
            self._lift_all()
            return False
        if kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget) or not self._plays(watched):
            return False
        letter = _letter(event)
        if letter is None:
            return False
        if kind == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if not event.isAutoRepeat():
            self._take(event.key(), letter, down=kind == QEvent.Type.KeyPress)
        return True

    def _plays(self, watched: QWidget) -> bool:
        return watched is self._room or self._room.isAncestorOf(watched)

    def _take(self, code: int, letter: str, *, down: bool) -> None:
        if letter in (_DOWN, _UP):
            if down:
                self._lift_all()
                self.octave = min(8, max(0, self.octave + (1 if letter == _UP else -1)))
            return
        if down:
            pitch = min(127, 12 * (self.octave + 1) + KEYS.index(letter))
            self._held[code] = pitch
            self._press(Key("strike", pitch, VELOCITY))
        elif code in self._held:
            self._press(Key("lift", self._held.pop(code)))

    def _lift_all(self) -> None:
        for pitch in self._held.values():
            self._press(Key("lift", pitch))
        self._held.clear()


def _letter(event: QKeyEvent) -> str | None:
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    code = event.key()
    letter = chr(code) if 0 < code < 128 else ""
    return letter if letter and letter in f"{KEYS}{_DOWN}{_UP}" else None
