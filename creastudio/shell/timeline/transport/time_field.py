"""The time of the playhead, which can be typed."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedLayout, QWidget

from creastudio.api.errors import UserError
from creastudio.shell.i18n import tr
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, font, px
from creastudio.shell.timeline.time_text import bars_text, duration_text, time_of_text, timecode_text


class TimeField(QWidget):
    """Shows where the playhead is; a click makes it a field. Enter goes to what was typed, Esc leaves it."""

    entered = Signal(object)
    """Time in flicks that was typed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.label = QLabel()
        self.label.setAccessibleName(tr("Playhead"))
        self.label.setCursor(Qt.CursorShape.IBeamCursor)
        self.whole = QLabel()
        self.whole.setAccessibleName(tr("Length of the sequence"))
        self.bars = QLabel()
        self.bars.setProperty("role", "dim")
        self.bars.setToolTip(tr("Bar, beat and tick"))
        self.field = _Line()
        self.field.setAccessibleName(tr("Go to a time"))
        self.field.setPlaceholderText("00:00:05:12")
        self.field.setToolTip(
            tr(
                "Timecode (1:05:12), frames (130), seconds (5.5 s), from here (+10, -2s), or bar and beat (3.1)"
            )
        )
        shown = QWidget()
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self.label)
        row.addWidget(self.whole)
        row.addWidget(self.bars)
        row.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(shown)
        self._stack.addWidget(self.field)
        self.field.returnPressed.connect(self._take)
        self.field.left.connect(self._close)
        self._letter()
        follow_theme(self, self._letter)

    def _letter(self) -> None:
        self.label.setFont(font(13))
        self.whole.setFont(font(13))
        self.bars.setFont(font(12))

    def text(self) -> str:
        """Return what is shown."""
        return self.label.text()

    def refresh(self) -> None:
        """Show where the playhead is now."""
        sequence = self._session.sequence
        if sequence is None:
            for part in (self.label, self.whole, self.bars):
                part.setText("")
            return
        _show(self.label, timecode_text(sequence, self._session.playhead))
        _show(self.whole, f"/  {duration_text(sequence, sequence.duration)}")
        _show(self.bars, bars_text(sequence, self._session.playhead))
        rate = tr("{rate} frames a second", rate=f"{float(sequence.rate):.5g}")
        self.label.setToolTip(tr("Click to type a time. {rate}", rate=rate))

    def edit(self) -> None:
        """Turn into a field with the time that is shown."""
        sequence = self._session.sequence
        if sequence is None:
            return
        self.field.setText(timecode_text(sequence, self._session.playhead))
        self._stack.setCurrentIndex(1)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit()

    def _take(self) -> None:
        sequence = self._session.sequence
        if sequence is not None:
            try:
                time = time_of_text(self.field.text(), sequence, self._session.playhead)
            except UserError as error:
                self._session.notify(error.message, error.hint, level="warning")
                self.field.selectAll()
                return
            self.entered.emit(time)
        self._close()

    def _close(self) -> None:
        if self._stack.currentIndex() == 1:
            had_focus = self.field.hasFocus()
            self._stack.setCurrentIndex(0)
            if had_focus:
                self._home_focus()

    def _home_focus(self) -> None:
        """Give the keys back to the timeline."""
        owner = self.parentWidget()
        while owner is not None and owner.focusPolicy() != Qt.FocusPolicy.StrongFocus:
            owner = owner.parentWidget()
        if owner is not None:
            owner.setFocus(Qt.FocusReason.OtherFocusReason)


def _show(part: QLabel, text: str) -> None:
    """Show figures in room for the widest ones: what stands beside them doesn't tremble while it plays."""
    part.setText(text)
    part.setMinimumWidth(part.fontMetrics().horizontalAdvance(re.sub(r"\d", "0", text)) + px(1))


class _Line(QLineEdit):
    """A line that says when it is left."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Qt lets Enter go on to what the field lies in, and there it opens the selected clip.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
