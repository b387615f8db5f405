"""One picture with the rectangle that is taken of it: drawn, moved and pulled with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from creastudio.api.dataset import Box
from creastudio.shell import icons
from creastudio.shell.datasets.grid import paint_picture, picture_box
from creastudio.shell.i18n import tr
from creastudio.shell.theme import color, px, tokens
from creastudio.shell.widgets.picture_cells import paint_centered

LEAST = 0.05
"""Sides of a rectangle at least, share of the picture."""

NUDGE = 0.01
"""How far an arrow key goes, share of the picture."""

GRIP = 8


class CropView(QWidget):
    """Shows a picture and its rectangle.

    Attributes
    ----------
    box : Box or None
        What is taken; None for all.
    """

    changed = Signal(object)
    """Box, or None: let go of by the person."""

    def __init__(self) -> None:
        super().__init__()
        self.box: Box | None = None
        self._picture: QPixmap | None = None
        self._drag: tuple[str, QPointF, QRectF] | None = None
        self._drawn = QRectF()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("What is taken of the picture"))
        self.setToolTip(
            tr("Draw a rectangle; arrow keys move it, Shift with them sizes it, Delete removes it.")
        )

    def sizeHint(self) -> QSize:
        return QSize(px(220), px(190))

    def show_picture(self, picture: QPixmap | None, box: Box | None) -> None:
        """Show a picture (None while there is none) and what is taken of it."""
        self._picture, self.box = picture, box
        self._drag = None
        self.update()

    # -- geometry: shares of the picture <-> px of the widget

    def picture_rect(self) -> QRectF:
        """Return where the picture is painted, px."""
        inside = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self._picture is None or self._picture.isNull():
            return inside
        return picture_box(inside, self._picture)

    def _shares(self) -> QRectF:
        if self._drag is not None:
            return self._drawn
        box = self.box
        return (
            QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
            if box is not None
            else QRectF(0, 0, 1, 1)
        )

    def box_rect(self) -> QRectF:
        """Return where the rectangle is painted, px."""
        shares, target = self._shares(), self.picture_rect()
        return QRectF(
            target.left() + shares.left() * target.width(),
            target.top() + shares.top() * target.height(),
            shares.width() * target.width(),
            shares.height() * target.height(),
        )

    def _at(self, point: QPointF) -> QPointF:
        target = self.picture_rect()
        x = (point.x() - target.left()) / max(1.0, target.width())
        y = (point.y() - target.top()) / max(1.0, target.height())
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), color("field"))
            if self._picture is None or self._picture.isNull():
                paint_centered(painter, QRectF(self.rect()), icons.pixmap("image", tokens().faint, 28))
                return
            target = self.picture_rect()
            paint_picture(painter, target, self._picture)
            kept = self.box_rect()
            if self.box is not None or self._drag is not None:
                shade = color("window", 0.7)
                painter.fillRect(
                    QRectF(target.left(), target.top(), target.width(), kept.top() - target.top()), shade
                )
                painter.fillRect(
                    QRectF(target.left(), kept.bottom(), target.width(), target.bottom() - kept.bottom()),
                    shade,
                )
                painter.fillRect(
                    QRectF(target.left(), kept.top(), kept.left() - target.left(), kept.height()), shade
                )
                painter.fillRect(
                    QRectF(kept.right(), kept.top(), target.right() - kept.right(), kept.height()), shade
                )
                painter.setPen(QPen(color("accent"), 2))
                painter.drawRect(kept)
            if self.hasFocus():
                painter.setPen(QPen(color("accent"), 1, Qt.PenStyle.DotLine))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # -- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._picture is None:
            return
        at, shares = event.position(), self._shares()
        self._drag = self._part_at(at), self._at(at), shares
        self._drawn = shares if self._drag[0] != "new" else QRectF(self._at(at), self._at(at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            part = self._part_at(event.position())
            self.setCursor(_CURSORS.get(part, Qt.CursorShape.SizeAllCursor))
            return
        part, start, before = self._drag
        at = self._at(event.position())
        if part == "new":
            self._drawn = QRectF(start, at).normalized()
        elif part == "move":
            self._drawn = _moved(before, at.x() - start.x(), at.y() - start.y())
        else:
            self._drawn = _pulled(before, part, at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        part, drawn = self._drag[0], self._drawn
        self._drag = None
        if part == "new" and (drawn.width() < LEAST or drawn.height() < LEAST):
            # A click draws nothing.
            self.update()
            return
        self._commit(drawn)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-NUDGE, 0.0), Qt.Key.Key_Right: (NUDGE, 0.0),
            Qt.Key.Key_Up: (0.0, -NUDGE), Qt.Key.Key_Down: (0.0, NUDGE),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.box is not None:
            self._set(None)
        elif key in steps and self._picture is not None:
            dx, dy = steps[key]
            shares = self._shares()
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                corner = QPointF(
                    min(max(shares.right() + dx, 0.0), 1.0), min(max(shares.bottom() + dy, 0.0), 1.0)
                )
                self._commit(_pulled(shares, "bottom-right", corner))
            else:
                self._commit(_moved(shares, dx, dy))
        else:
            super().keyPressEvent(event)

    def _part_at(self, point: QPointF) -> str:
        """Return what a press there takes hold of: a corner, the rectangle ("move"), or nothing ("new")."""
        if self.box is None:
            return "new"
        kept = self.box_rect()
        corners = {
            "top-left": kept.topLeft(), "top-right": kept.topRight(),
            "bottom-left": kept.bottomLeft(), "bottom-right": kept.bottomRight(),
        }  # fmt: skip
        for name, corner in corners.items():
            if (corner - point).manhattanLength() <= 2 * px(GRIP):
                return name
        return "move" if kept.contains(point) else "new"

    def _commit(self, shares: QRectF) -> None:
        whole = shares.width() > 1 - 1e-6 and shares.height() > 1 - 1e-6
        self._set(
            None
            if whole
            else Box(
                left=max(0.0, shares.left()),
                top=max(0.0, shares.top()),
                right=min(1.0, shares.right()),
                bottom=min(1.0, shares.bottom()),
            )
        )

    def _set(self, box: Box | None) -> None:
        self.box = box
        self.update()
        self.changed.emit(box)


_CURSORS = {
    "new": Qt.CursorShape.CrossCursor,
    "top-left": Qt.CursorShape.SizeFDiagCursor,
    "bottom-right": Qt.CursorShape.SizeFDiagCursor,
    "top-right": Qt.CursorShape.SizeBDiagCursor,
    "bottom-left": Qt.CursorShape.SizeBDiagCursor,
}


def _moved(shares: QRectF, dx: float, dy: float) -> QRectF:
    left = min(max(shares.left() + dx, 0.0), 1 - shares.width())
    top = min(max(shares.top() + dy, 0.0), 1 - shares.height())
    return QRectF(left, top, shares.width(), shares.height())


def _pulled(shares: QRectF, corner: str, at: QPointF) -> QRectF:
    """Return a rectangle one corner of which was pulled to a point."""
    left, top, right, bottom = shares.left(), shares.top(), shares.right(), shares.bottom()
    if "left" in corner:
        left = min(at.x(), right - LEAST)
    else:
        right = max(at.x(), left + LEAST)
    if "top" in corner:
        top = min(at.y(), bottom - LEAST)
    else:
        bottom = max(at.y(), top + LEAST)
    return QRectF(QPointF(max(0.0, left), max(0.0, top)), QPointF(min(1.0, right), min(1.0, bottom)))
