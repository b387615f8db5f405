"""A field of colours: a click takes one; where they can be changed, a drag moves one and Delete removes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from creastudio.render.shapes import color as color_of
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, px
from creastudio.shell.window.spoken import announce

SIDE, GAP = 22, 4
"""Of a swatch, and between two, px at text scale 1."""


class Swatches(QWidget):
    """Colours in lines.

    Parameters
    ----------
    movable : bool
        Whether they can be moved and removed.
    """

    taken = Signal(str)
    moved = Signal(int, int)
    """(from, to): places in the list."""
    removed = Signal(int)

    def __init__(self, title: str, *, movable: bool = False) -> None:
        super().__init__()
        self.colors: tuple[str, ...] = ()
        self._movable = movable
        self._current = 0
        self._pressed = -1
        self._mouse: QPointF | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, colors: Sequence[str]) -> None:
        """Show these colours."""
        self.colors = tuple(colors)
        self._current = min(self._current, max(0, len(self.colors) - 1))
        self.updateGeometry()
        self.update()

    # -- geometry

    def sizeHint(self) -> QSize:
        return QSize(px(8 * (SIDE + GAP)), self.heightForWidth(max(self.width(), px(8 * (SIDE + GAP)))))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(SIDE), px(SIDE))

    def heightForWidth(self, width: int) -> int:
        lines = -(-max(1, len(self.colors)) // self._across(width))
        return lines * px(SIDE + GAP)

    def box(self, place: int) -> QRectF:
        """Return where a colour is shown."""
        row, column = divmod(place, self._across(self.width()))
        return QRectF(column * px(SIDE + GAP) + 1, row * px(SIDE + GAP) + 1, px(SIDE), px(SIDE))

    def place_at(self, at: QPointF) -> int:
        """Return the colour under a point, -1 for none."""
        return next((place for place in range(len(self.colors)) if self.box(place).contains(at)), -1)

    def _across(self, width: int) -> int:
        return max(1, (width + px(GAP)) // px(SIDE + GAP))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for place, value in enumerate(self.colors):
                box = self.box(place)
                if place == self._pressed and self._mouse is not None:
                    box.moveCenter(self._mouse)
                paint_swatch(painter, box, color_of(value))
                if place == self._current and self.hasFocus():
                    painter.setPen(QPen(color("accent"), 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.place_at(event.position())
            self._mouse = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._movable and self._pressed >= 0 and event.buttons() & Qt.MouseButton.LeftButton:
            start = self.box(self._pressed)
            if self._mouse is not None or not start.contains(event.position()):
                self._mouse = event.position()
                self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed, self._mouse is not None
        self._pressed, self._mouse = -1, None
        self.update()
        if pressed < 0 or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self.place_at(event.position())
        if dragged:
            self.moved.emit(pressed, place if place >= 0 else len(self.colors) - 1)
        elif place == pressed:
            self._current = place
            self.taken.emit(self.colors[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        across = self._across(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across}
        key, place = Qt.Key(event.key()), self._current
        if not self.colors:
            super().keyPressEvent(event)
        elif key in steps:
            self._current = min(max(place + steps[key], 0), len(self.colors) - 1)
            announce(self, self.colors[self._current])
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.taken.emit(self.colors[place])
        elif self._movable and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(place)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = self.place_at(QPointF(event.pos()))
        if place < 0 or not self._movable:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Remove from the palette"), lambda: self.removed.emit(place))
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.colors[place] if place >= 0 else "", self)
            return True
        return super().event(event)


def paint_swatch(painter: QPainter, box: QRectF, shown: QColor) -> None:
    """Paint a colour, half of it over squares where it is transparent."""
    painter.setPen(Qt.PenStyle.NoPen)
    if shown.alpha() < 255:
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(box, 4, 4)
        painter.setClipPath(outline)
        painter.fillRect(box, QColor("#ffffff"))
        painter.setBrush(QColor("#b8b8b8"))
        half = box.width() / 2
        for x, y in ((0, 0), (1, 1)):
            painter.drawRect(
                QRectF(box.x() + x * half, box.y() + y * box.height() / 2, half, box.height() / 2)
            )
        painter.restore()
    painter.setBrush(shown)
    painter.setPen(QPen(color("border_strong"), 1))
    painter.drawRoundedRect(box, 4, 4)
