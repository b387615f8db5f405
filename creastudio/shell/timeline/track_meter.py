"""How loud one track sounds: a thin bar at the edge of its header."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import color, px
from creastudio.shell.timeline.level_meter import FALL, LOWEST, decibels, share_of, token_of


class TrackMeter(QWidget):
    """Lies over the right edge of a header and lets the mouse through; it is seen while there is something to hear."""

    def __init__(self, header: QWidget) -> None:
        super().__init__(header)
        self._header = header
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.level = LOWEST
        self.hide()

    def take(self, amplitude: float, seconds: float) -> None:
        """Show the highest amplitude of the last `seconds`."""
        level = max(decibels(amplitude), self.level - FALL * seconds, LOWEST)
        if level == self.level:
            return
        self.level = level
        header = self._header
        self.setGeometry(header.width() - px(4), px(2), px(3), max(1, header.height() - px(4)))
        self.setVisible(level > LOWEST)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        height = share_of(self.level) * self.height()
        painter.fillRect(QRectF(0, self.height() - height, self.width(), height), color(token_of(self.level)))
        painter.end()
