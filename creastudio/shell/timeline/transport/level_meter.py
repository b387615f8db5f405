"""How loud the sequence sounds: two bars that fall slowly, and a light for what is too loud."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.timeline.playback.ring import Levels

LOWEST = -60.0
"""Left end of the bars, dB below full scale."""

FALL = 24.0
"""dB that a bar falls in a second."""

HOLD = 1.2
"""Seconds that the highest level stays marked."""

TOO_LOUD = 0.952
"""Amplitude that the limiter makes of full scale: what would have been louder was bent."""

_WARM, _HOT = -18.0, -6.0


class LevelMeter(QWidget):
    """Peaks as lines, the mean level as bars, left above right. A click puts the light out.

    Attributes
    ----------
    clipped : bool
        Whether the light is on.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means = [LOWEST, LOWEST]
        self._peaks = [LOWEST, LOWEST]
        self._held = [0.0, 0.0]
        self.clipped = False
        self.setSizePolicy(self.sizePolicy().Policy.Fixed, self.sizePolicy().Policy.Preferred)
        self.setAccessibleName(tr("Level"))
        self._say()
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(104), px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def peaks(self) -> tuple[float, float]:
        """Highest levels of late, dB, left and right."""
        return self._peaks[0], self._peaks[1]

    @property
    def resting(self) -> bool:
        """Whether nothing falls any more."""
        return max(*self._means, *self._peaks) <= LOWEST

    def take(self, levels: Levels, seconds: float) -> None:
        """Show how loud the last `seconds` were."""
        for side in range(2):
            mean = decibels(math.sqrt(2 * levels.squares[side]))
            self._means[side] = max(mean, self._means[side] - FALL * seconds, LOWEST)
            peak = decibels(levels.peaks[side])
            self._held[side] = max(0.0, self._held[side] - seconds)
            if peak >= self._peaks[side]:
                self._peaks[side], self._held[side] = peak, HOLD
            elif not self._held[side]:
                self._peaks[side] = max(peak, self._peaks[side] - FALL * seconds)
        if max(levels.peaks) >= TOO_LOUD and not self.clipped:
            self.clipped = True
            self._say()
        self.update()

    def clear(self) -> None:
        """Put the light out."""
        self.clipped = False
        self._say()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            light = float(px(8))
            bar = max(3.0, (self.height() - px(7)) / 2)
            width = self.width() - light - px(4)
            top = (self.height() - 2 * bar - px(2)) / 2
            for side in range(2):
                y = top + side * (bar + px(2))
                painter.fillRect(QRectF(0, y, width, bar), color("field"))
                self._paint_bar(painter, QRectF(0, y, width, bar), self._means[side])
                if self._peaks[side] > LOWEST:
                    x = share_of(self._peaks[side]) * width
                    painter.fillRect(
                        QRectF(max(0.0, x - px(2)), y, px(2), bar), color(token_of(self._peaks[side]))
                    )
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            lamp = QRectF(self.width() - light, top, light, 2 * bar + px(2))
            painter.setBrush(color("danger" if self.clipped else "field"))
            painter.drawRoundedRect(lamp, px(2), px(2))
            if self.clipped:
                # Who tells no red sees the sign.
                painter.setFont(font(12, QFont.Weight.Bold))
                painter.setPen(color("window"))
                painter.drawText(lamp, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, "!")

    def _paint_bar(self, painter: QPainter, room: QRectF, level: float) -> None:
        begin = LOWEST
        for end in (_WARM, _HOT, 0.0):
            if level > begin:
                left, right = share_of(begin) * room.width(), share_of(min(level, end)) * room.width()
                painter.fillRect(
                    QRectF(left, room.top(), right - left, room.height()), color(token_of(end - 0.01))
                )
            begin = end

    def _say(self) -> None:
        self.setToolTip(
            tr("It was too loud and was limited; click to put the light out")
            if self.clipped
            else tr("How loud the sequence sounds, left above right: -60 to 0 dB")
        )


def decibels(amplitude: float) -> float:
    """Return a level, dB below full scale, not below ``LOWEST``."""
    return max(LOWEST, 20 * math.log10(amplitude)) if amplitude > 0 else LOWEST


def share_of(level: float) -> float:
    """Return where a level lies between the ends of a bar, 0 to 1."""
    return min(1.0, max(0.0, 1 - level / LOWEST))


def token_of(level: float) -> str:
    """Return the colour of a level, dB."""
    return "success" if level < _WARM else "warning" if level < _HOT else "danger"
