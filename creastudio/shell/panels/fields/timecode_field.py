"""Fields for times and lengths: timecode, frames, seconds, or a change of what is there ("+10", "*2")."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from creastudio.api.errors import UserError
from creastudio.core.time import from_frame, to_frame
from creastudio.core.timeline import Sequence
from creastudio.shell.i18n import tr
from creastudio.shell.panels.fields.mixed import Mixed
from creastudio.shell.panels.fields.number import DASH, relative
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.timeline.time_text import duration_text, time_of_text, timecode_text

Change = Callable[[int], int]
"""What becomes of each time, flicks."""


class TimecodeField(QLineEdit):
    """A time of the sequence that is shown, or a length (`length`): Enter and leaving it commit, arrows go by frames.

    Parameters
    ----------
    commit : callable
        Takes what becomes of each value.
    """

    def __init__(
        self, session: Session, title: str, commit: Callable[[Change], object], *, length: bool = True
    ) -> None:
        super().__init__()
        self._session, self._commit, self._length = session, commit, length
        self._value: int | Mixed = 0
        self.setAccessibleName(title)
        self.setToolTip(
            f"{title}\n" + tr("Timecode (1:05:12), frames (130), seconds (5.5 s), or a change (+10, -2s, *2)")
        )
        self.setMinimumWidth(px(76))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._finished)

    def fill(self, value: int | Mixed) -> None:
        """Show a value, or a dash for several, without committing it; what is being typed stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._write()

    def _write(self) -> None:
        sequence = self._session.sequence
        if isinstance(self._value, Mixed) or sequence is None:
            self.setText(DASH)
        else:
            self.setText((duration_text if self._length else timecode_text)(sequence, self._value))
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        frames = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._write()
            self.clearFocus()
        elif frames is not None:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._step(frames * far)
        else:
            super().keyPressEvent(event)

    def _step(self, frames: int) -> None:
        sequence = self._session.sequence
        if sequence is not None:
            rate = sequence.rate
            self.setModified(False)
            self._commit(lambda value: max(0, from_frame(to_frame(value, rate) + frames, rate)))

    def _finished(self) -> None:
        sequence, text = self._session.sequence, self.text().strip()
        if not self.isModified() or sequence is None or text == DASH:
            return
        self.setModified(False)
        try:
            change = change_of(text, sequence, length=self._length)
        except UserError as error:
            self._session.notify(error.message, error.hint, level="error")
            self._write()
            return
        self._write()
        self._commit(change)


def change_of(text: str, sequence: Sequence, *, length: bool) -> Change:
    """Return what a text makes of a time; UserError when it means nothing.

    Parameters
    ----------
    length : bool
        Whether it is a length, which counts from 0 whatever the sequence begins with.
    """
    if length:
        sequence = sequence.model_copy(update={"start_frame": 0})
    if text[:1] in ("*", "/"):
        scaled = relative(text)
        if scaled is not None:
            return lambda value: max(
                0, from_frame(round(to_frame(round(scaled(value)), sequence.rate)), sequence.rate)
            )
    time_of_text(text, sequence, 0)
    return lambda value: time_of_text(text, sequence, value)
