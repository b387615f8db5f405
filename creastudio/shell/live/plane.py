"""A plane of two parameters under the mouse: drag the point, turn the wheel to see more or less of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.api.params import ParamSpec
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.theme import color, font, px

STEPS = 40
"""Presses of an arrow key from one side of what is seen to the other."""

ARM = 13
"""From the middle of the point's mark to its ends, px at text scale 1."""

CLOSEST = 1 / 64
"""Share of the plane's first view that can be seen at least."""

PaintMap = Callable[[QPainter, Callable[[QRectF], QRectF], QRectF], None]
"""Paints what lies on the plane: painter, plane -> view, what is seen of the plane."""


class Plane(QWidget):
    """Shows where on the plane the picture is, and moves it there.

    Attributes
    ----------
    place_words : str
        Where that is, in few signs.

    Parameters
    ----------
    across, down : ParamSpec
        The parameters of the two sides, both with bounds.
    """

    moved = Signal(float, float)
    """(x, y) while it is moved."""
    rested = Signal()
    """It was let go."""
    viewChanged = Signal()
    """Another part of the plane is seen."""

    def __init__(self, across: ParamSpec, down: ParamSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = (across, down)
        self.edges = _rect(across, down, soft=False)
        self._first = _rect(across, down, soft=True)
        # With equal ends both ways a step across is as long as one down, whatever the shape of the view.
        self._square = self._first.width() == self._first.height()
        self.seen = QRectF(self._first)
        self.point = QPointF(float(across.default or 0.0), float(down.default or 0.0))
        self.paint_map: PaintMap | None = None
        self.place_words = ""
        self._marks: list[QPointF] = []
        self._grab: QPointF | None = None
        self._pan: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(px(120), px(120))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleDescription(
            tr(
                "Arrow keys move the point, with Shift further; plus and minus zoom, Home shows the beginning."
            )
        )
        self.setToolTip(
            tr("Drag to move, turn the wheel to zoom, drag with the right button to see another part.")
        )
        self._tell()

    # -- what it shows

    def set_point(self, x: float, y: float) -> None:
        """Show where the picture is; the view follows when that lies outside of it, or too near to an edge to be seen."""
        self.point = self._within(QPointF(x, y))
        self._follow(px(ARM))
        self._tell()
        self.update()

    def set_marks(self, marks: Iterable[tuple[float, float]]) -> None:
        """Show small marks, those of favourites."""
        self._marks = [QPointF(x, y) for x, y in marks]
        self.update()

    def reset_view(self) -> None:
        """See what was seen at first."""
        self._see(self._shaped(QRectF(self._first)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._see(self._shaped(self.seen))

    def _shaped(self, seen: QRectF) -> QRectF:
        if not self._square or not self.width() or not self.height():
            return seen
        # The longer side shows what is asked for, so that a small view isn't crowded.
        span, longer = max(seen.width(), seen.height()), max(self.width(), self.height())
        width, height = span * self.width() / longer, span * self.height() / longer
        middle = seen.center()
        return QRectF(middle.x() - width / 2, middle.y() - height / 2, width, height)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(260), px(220))

    @property
    def held(self) -> bool:
        """Whether the mouse holds the point."""
        return self._grab is not None

    # -- plane and view

    def to_view(self, rect: QRectF) -> QRectF:
        """Return where a part of the plane lies, view px."""
        sx, sy = self.width() / self.seen.width(), self.height() / self.seen.height()
        left, top = (rect.left() - self.seen.left()) * sx, (rect.top() - self.seen.top()) * sy
        return QRectF(left, top, rect.width() * sx, rect.height() * sy)

    def to_plane(self, point: QPointF) -> QPointF:
        """Return the place on the plane of a point of the view."""
        return QPointF(
            self.seen.left() + point.x() / max(1, self.width()) * self.seen.width(),
            self.seen.top() + point.y() / max(1, self.height()) * self.seen.height(),
        )

    def _within(self, point: QPointF) -> QPointF:
        return QPointF(
            min(max(point.x(), self.edges.left()), self.edges.right()),
            min(max(point.y(), self.edges.top()), self.edges.bottom()),
        )

    def _see(self, seen: QRectF) -> None:
        if seen != self.seen:
            self.seen = seen
            self.viewChanged.emit()
            self.update()

    def _follow(self, margin: float = 0.0) -> None:
        """See the point, at least `margin` view px from the edges."""
        seen = QRectF(self.seen)
        across, down = (
            margin * seen.width() / max(1, self.width()),
            margin * seen.height() / max(1, self.height()),
        )
        x, y = self.point.x(), self.point.y()
        seen.moveLeft(min(max(seen.left(), x + across - seen.width()), x - across))
        seen.moveTop(min(max(seen.top(), y + down - seen.height()), y - down))
        self._see(seen)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """See `factor` times as much, with the point of the view `at` kept in its place."""
        middle = at if at is not None else self.to_view(QRectF(self.point, self.point)).topLeft()
        kept = self.to_plane(middle)
        most = max(self.edges.width() / self._first.width(), self.edges.height() / self._first.height(), 1.0)
        now = max(self.seen.width() / self._first.width(), self.seen.height() / self._first.height())
        factor = min(max(now * factor, CLOSEST), most) / now
        width, height = self.seen.width() * factor, self.seen.height() * factor
        left = kept.x() - (kept.x() - self.seen.left()) * factor
        top = kept.y() - (kept.y() - self.seen.top()) * factor
        self._see(QRectF(left, top, width, height))

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if event.button() == Qt.MouseButton.LeftButton:
            self._grab = event.position()
            self._go(self.to_plane(event.position()))
        elif event.button() in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
            self._pan = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        if self._grab is not None:
            self._go(self.to_plane(event.position()))
        elif self._pan is not None:
            before, now = self.to_plane(self._pan), self.to_plane(event.position())
            self._pan = event.position()
            self._see(self.seen.translated(before - now))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        del event
        self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's name
        # A dialog that opens under the hand takes the release, too.
        super().focusOutEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        if self._pan is not None:
            self._pan = None
            self.setCursor(Qt.CursorShape.CrossCursor)
        if self._grab is not None:
            self._grab = None
            self.rested.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's name
        turned = event.angleDelta().y() or event.angleDelta().x()
        self.zoom(0.999**turned, event.position())
        event.accept()

    def _go(self, point: QPointF) -> None:
        point = self._within(point)
        self.point = QPointF(round(point.x(), 5), round(point.y(), 5))
        self._follow()
        self._tell()
        self.update()
        self.moved.emit(self.point.x(), self.point.y())

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        ways = {
            Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
        }  # fmt: skip
        key, keys = Qt.Key(event.key()), event.modifiers()
        plain = not keys & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if key in ways and plain:
            far = 5 if keys & Qt.KeyboardModifier.ShiftModifier else 1
            across, down = ways[key]
            width, height = self.seen.width(), self.seen.height()
            if self._square:
                width = height = max(width, height)
            self._go(self.point + QPointF(width / STEPS * across * far, height / STEPS * down * far))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(0.8)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1.25)
        elif key == Qt.Key.Key_Home:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        across, down = self._specs
        x, y = f"{self.point.x():.2f}", f"{self.point.y():.2f}"
        self.place_words = f"{x} | {y}"
        place = tr(
            "{across} {x}, {down} {y}", across=tr_text(across.title), x=x, down=tr_text(down.title), y=y
        )
        self.setAccessibleName(tr("Plane: {place}", place=place))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), color("field"))
            if self.paint_map is not None:
                self.paint_map(painter, self.to_view, self.seen)
            self._paint_grid(painter)
            for spot in self._marks:
                self._paint_mark(painter, spot)
            self._paint_point(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(color("accent" if self.hasFocus() else "border_strong"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_grid(self, painter: QPainter) -> None:
        step = nice_step(max(self.seen.width(), self.seen.height()) / 5)
        painter.setFont(font(10))
        for along, low, high in (
            (True, self.seen.left(), self.seen.right()),
            (False, self.seen.top(), self.seen.bottom()),
        ):
            for index in range(math.ceil(low / step), math.floor(high / step) + 1):
                value = index * step
                at = self.to_view(QRectF(value, value, 0, 0)).topLeft()
                painter.setPen(QPen(color("text", 0.3 if index == 0 else 0.12), 1))
                if along:
                    painter.drawLine(QPointF(at.x(), 0), QPointF(at.x(), self.height()))
                else:
                    painter.drawLine(QPointF(0, at.y()), QPointF(self.width(), at.y()))
                painter.setPen(color("text", 0.55))
                corner = QPointF(at.x() + 3, self.height() - 4) if along else QPointF(4, at.y() - 3)
                painter.drawText(corner, f"{value:g}")

    def _paint_mark(self, painter: QPainter, spot: QPointF) -> None:
        at = self.to_view(QRectF(spot, spot)).topLeft()
        painter.setPen(QPen(color("panel"), px(1)))
        painter.setBrush(color("warning"))
        painter.drawEllipse(at, px(3), px(3))

    def _paint_point(self, painter: QPainter) -> None:
        at = self.to_view(QRectF(self.point, self.point)).topLeft()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, token in ((px(4), "panel"), (px(2), "accent")):
            painter.setPen(QPen(color(token), width))
            painter.drawEllipse(at, px(8), px(8))
            for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                way = QPointF(dx, dy)
                painter.drawLine(at + way * px(8), at + way * px(ARM))


def nice_step(about: float) -> float:
    """Return a step of 1, 2 or 5 times a power of ten, at least `about`."""
    power = 10.0 ** math.floor(math.log10(about))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= about * 0.999)


def _rect(across: ParamSpec, down: ParamSpec, *, soft: bool) -> QRectF:
    (left, right), (top, bottom) = (_ends(spec, soft=soft) for spec in (across, down))
    return QRectF(left, top, right - left, bottom - top)


def _ends(spec: ParamSpec, *, soft: bool) -> tuple[float, float]:
    low, high = spec.minimum or 0.0, 1.0 if spec.maximum is None else spec.maximum
    if soft:
        low = low if spec.soft_minimum is None else max(low, spec.soft_minimum)
        high = high if spec.soft_maximum is None else min(high, spec.soft_maximum)
    return low, max(high, low + 1e-6)
