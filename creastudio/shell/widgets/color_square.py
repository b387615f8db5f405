"""Choosing a colour by eye: a square of saturation and brightness, a bar of hues, a bar of opacity."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, px
from creastudio.shell.widgets.swatches import paint_swatch
from creastudio.shell.window.spoken import announce

FINE = 0.01
"""What an arrow key changes, of the whole width; with Shift ten times that."""


class ColorSquare(QWidget):
    """Saturation across, brightness down, at one hue; ``moved`` while it is dragged, ``chosen`` at its end."""

    moved = Signal()
    chosen = Signal()

    def __init__(self, title: str, height: int = 130) -> None:
        super().__init__()
        self.hue, self.saturation, self.value = 0.0, 0.0, 1.0
        self.setAccessibleName(title)
        self.setFixedHeight(px(height))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            across = QLinearGradient(box.topLeft(), box.topRight())
            across.setColorAt(0, QColor("white"))
            across.setColorAt(1, QColor.fromHsvF(min(self.hue, 0.9999), 1, 1))
            down = QLinearGradient(box.topLeft(), box.bottomLeft())
            down.setColorAt(0, QColor(0, 0, 0, 0))
            down.setColorAt(1, QColor("black"))
            painter.setPen(Qt.PenStyle.NoPen)
            for brush in (across, down):
                painter.setBrush(brush)
                painter.drawRoundedRect(box, 4, 4)
            at = QPointF(box.x() + self.saturation * box.width(), box.y() + (1 - self.value) * box.height())
            _paint_knob(painter, at, self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        far = FINE * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        steps = {
            Qt.Key.Key_Left: (-far, 0.0), Qt.Key.Key_Right: (far, 0.0), Qt.Key.Key_Up: (0.0, far),
            Qt.Key.Key_Down: (0.0, -far),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.saturation = min(max(self.saturation + step[0], 0), 1)
        self.value = min(max(self.value + step[1], 0), 1)
        saturation, brightness = f"{self.saturation * 100:.0f} %", f"{self.value * 100:.0f} %"
        announce(self, f"{tr('Saturation')} {saturation}, {tr('Brightness')} {brightness}")
        self.update()
        self.chosen.emit()

    def _take(self, at: QPointF) -> None:
        self.saturation = min(max(at.x() / max(1, self.width()), 0), 1)
        self.value = 1 - min(max(at.y() / max(1, self.height()), 0), 1)
        self.update()
        self.moved.emit()


class ColorBar(QWidget):
    """Hues or opacities from left to right."""

    moved = Signal()
    chosen = Signal()

    def __init__(self, title: str, kind: Literal["hue", "alpha"]) -> None:
        super().__init__()
        self._kind = kind
        self.share = 0.0
        self.shown = QColor("black")
        self.setAccessibleName(title)
        self.setToolTip(title)
        self.setFixedHeight(px(16))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 2, -1, -2)
            ramp = QLinearGradient(box.topLeft(), box.topRight())
            if self._kind == "hue":
                for step in range(7):
                    ramp.setColorAt(step / 6, QColor.fromHsvF(min(step / 6, 0.9999), 1, 1))
            else:
                side = box.height()
                for index in range(int(box.width() / side) + 1):
                    square = QRectF(box.x() + index * side, box.y(), side, side) & box
                    paint_swatch(painter, square, QColor(0, 0, 0, 0))
                clear = QColor(self.shown)
                clear.setAlpha(0)
                full = QColor(self.shown)
                full.setAlpha(255)
                ramp.setColorAt(0, clear)
                ramp.setColorAt(1, full)
            painter.setPen(QPen(color("border_strong"), 1))
            painter.setBrush(ramp)
            painter.drawRoundedRect(box, 5, 5)
            _paint_knob(
                painter, QPointF(box.x() + self.share * box.width(), box.center().y()), self.hasFocus()
            )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -FINE, Qt.Key.Key_Right: FINE}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.share = min(max(self.share + step * far, 0), 1)
        announce(self, f"{self.share * 360:.0f}°" if self._kind == "hue" else f"{self.share * 100:.0f} %")
        self.update()
        self.chosen.emit()

    def _take(self, x: float) -> None:
        self.share = min(max(x / max(1, self.width()), 0), 1)
        self.update()
        self.moved.emit()


def _paint_knob(painter: QPainter, at: QPointF, focused: bool) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for tone, width in ((QColor(0, 0, 0, 160), 3.5), (color("accent") if focused else QColor("white"), 2.0)):
        painter.setPen(QPen(tone, width))
        painter.drawEllipse(at, 5.5, 5.5)
