"""A curve of tones drawn by hand: points are dragged, added by a click and thrown out of the square."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.core.adjustments import STRAIGHT, Curve
from creastudio.shell.accessible.listed import ListedParts
from creastudio.shell.accessible.news import PartsNews
from creastudio.shell.accessible.parts import Parted
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, follow_theme, px

GRAB = 10.0
"""How near the mouse must be to a point to take it, px."""

OUT = 0.12
"""How far out of the square a point is thrown away, in sides of it."""

LEAST = 0.01
"""Least distance of two points across."""


class CurveEditor(QWidget, Parted):
    """A square with a curve; arrows move the last point, Delete takes it away, a double click straightens all.

    Signals
    -------
    moved(curve)
        While a point is dragged.
    changed(curve)
        When it is let go.
    """

    moved = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[float, float]] = list(STRAIGHT)
        self._held = -1
        self._chosen = 0
        self._news = PartsNews(ListedParts(self, self._told, lambda: self._chosen, self._choose))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(px(140))
        self.setAccessibleName(tr("Curve"))
        self.setToolTip(tr("Click to add a point, drag it, throw it out to remove it"))
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(180))

    def show_curve(self, curve: Curve) -> None:
        """Show a curve, unless a point is being dragged."""
        if self._held < 0:
            self._points = sorted(curve)
            self._chosen = min(self._chosen, len(self._points) - 1)
            self.update()
            self._news.tell()

    @property
    def curve(self) -> Curve:
        """The curve as it is shown."""
        return tuple(self._points)

    # -- painting

    def _square(self) -> QRectF:
        return QRectF(self.rect()).adjusted(6, 6, -6, -6)

    def _at(self, point: tuple[float, float]) -> QPointF:
        square = self._square()
        return QPointF(
            square.left() + point[0] * square.width(), square.bottom() - point[1] * square.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        # With NumPy, which the window starts without.
        from creastudio.render.adjustments import curve_table

        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            square = self._square()
            painter.fillRect(square, color("field"))
            painter.setPen(QPen(color("border"), 1))
            for share in (0.25, 0.5, 0.75):
                painter.drawLine(self._at((share, 0)), self._at((share, 1)))
                painter.drawLine(self._at((0, share)), self._at((1, share)))
            painter.drawRect(square)
            path = QPainterPath()
            for tone, value in enumerate(curve_table(self.curve)):
                point = self._at((tone / 255, float(value) / 255))
                path.lineTo(point) if tone else path.moveTo(point)
            painter.setPen(QPen(color("accent"), 2))
            painter.drawPath(path)
            for index, place in enumerate(self._points):
                chosen = index == self._chosen and self.hasFocus()
                painter.setBrush(color("accent") if chosen else color("text"))
                painter.setPen(QPen(color("window"), 1))
                size = 7.0 if chosen else 4.5
                painter.drawEllipse(self._at(place), size, size)

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [(self._at(point) - event.position()).manhattanLength() for point in self._points]
        best = min(range(len(near)), key=near.__getitem__)
        if near[best] > GRAB:
            point = self._point(event.position())
            self._points = sorted([*self._points, point])
            best = self._points.index(point)
        self._held = self._chosen = best
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._move(self._held, self._point(event.position()))
            self.moved.emit(self._shown(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held < 0:
            return
        kept = self._shown(event.position())
        self._held = -1
        self._points = list(kept)
        self._chosen = min(self._chosen, len(kept) - 1)
        self.update()
        self._news.tell()
        self.changed.emit(kept)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._held, self._chosen, self._points = -1, 0, list(STRAIGHT)
        self.update()
        self.changed.emit(self.curve)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-0.01, 0.0), Qt.Key.Key_Right: (0.01, 0.0),
            Qt.Key.Key_Down: (0.0, -0.01), Qt.Key.Key_Up: (0.0, 0.01),
        }  # fmt: skip
        key = Qt.Key(event.key())
        x, y = self._points[self._chosen]
        if key in steps:
            self._move(self._chosen, (x + steps[key][0], y + steps[key][1]))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and len(self._points) > 2:
            del self._points[self._chosen]
            self._chosen = min(self._chosen, len(self._points) - 1)
        elif key == Qt.Key.Key_PageDown:
            self._choose((self._chosen + 1) % len(self._points))
            return
        else:
            super().keyPressEvent(event)
            return
        self.update()
        self._news.tell()
        self.changed.emit(self.curve)

    def _choose(self, index: int) -> None:
        self._chosen = index
        self.update()
        self._news.tell()

    def _told(self) -> Iterator[tuple[str, QRectF]]:
        """Yield each point in words, and where the mouse takes it."""
        for index, (tone, value) in enumerate(self._points):
            at = self._at((tone, value))
            told = tr(
                "Point {number} of {count}: {tone} % becomes {value} %",
                number=index + 1, count=len(self._points), tone=round(tone * 100), value=round(value * 100),
            )  # fmt: skip
            yield told, QRectF(at.x() - GRAB / 2, at.y() - GRAB / 2, GRAB, GRAB)

    def _point(self, at: QPointF) -> tuple[float, float]:
        square = self._square()
        x = (at.x() - square.left()) / square.width()
        y = (square.bottom() - at.y()) / square.height()
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def _move(self, index: int, to: tuple[float, float]) -> None:
        """Move a point, no farther than its neighbours."""
        low = self._points[index - 1][0] + LEAST if index else 0.0
        high = self._points[index + 1][0] - LEAST if index + 1 < len(self._points) else 1.0
        x = min(max(to[0], min(low, high)), max(low, high))
        self._points[index] = (x, min(max(to[1], 0.0), 1.0))
        self.update()

    def _shown(self, at: QPointF) -> Curve:
        """Return the curve without the held point when it is far out of the square."""
        room = self._square().adjusted(
            -OUT * self.width(), -OUT * self.height(), OUT * self.width(), OUT * self.height()
        )
        if room.contains(at) or len(self._points) <= 2:
            return self.curve
        return tuple(point for index, point in enumerate(self._points) if index != self._held)
