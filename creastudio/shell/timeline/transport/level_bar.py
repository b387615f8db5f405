"""A bar that rises with what is heard and falls slowly: of one track, or of one part of a score."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.theme import color, follow_theme
from creastudio.shell.timeline.transport.level_meter import FALL, LOWEST, decibels, share_of, token_of


class LevelBar(QWidget):
    """Upright; painted over nothing.

    Attributes
    ----------
    level : float
        What is shown, dB below full scale.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = LOWEST
        follow_theme(self, self.update)

    def take(self, amplitude: float, seconds: float) -> None:
        """Show the highest amplitude of the last `seconds`."""
        level = max(decibels(amplitude), self.level - FALL * seconds, LOWEST)
        if level != self.level:
            self.level = level
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        with QPainter(self) as painter:
            height = share_of(self.level) * self.height()
            painter.fillRect(
                QRectF(0, self.height() - height, self.width(), height), color(token_of(self.level))
            )
