"""How the library paints one thing: its picture, its name, its stars, and whether it is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creastudio.shell import icons
from creastudio.shell.library.model import ITEM_ROLE
from creastudio.shell.library.stars import paint_stars
from creastudio.shell.theme import color, font, px, tokens
from creastudio.shell.widgets.inputs import KIND_ICONS
from creastudio.workspace.library_items import LibraryItem

Index = QModelIndex | QPersistentModelIndex

Thumbnail = Callable[[LibraryItem, int, float], QPixmap | None]
"""Item, side in px, ratio of the screen -> its picture; None until it is there."""

SIDE = 92
"""Side of a picture at least, px at text scale 1."""

GAP, CAPTION = 4, 18


class LibraryDelegate(QStyledItemDelegate):
    """Paints square cells with a caption below.

    Attributes
    ----------
    side : int
        Side of a picture, px.
    """

    def __init__(self, thumbnail: Thumbnail, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self.side = px(SIDE)

    def fit(self, width: int) -> None:
        """Choose the side so that a row of cells fills `width` px."""
        columns = max(1, width // (px(SIDE) + 2 * px(GAP)))
        self.side = max(px(48), (width - 4) // columns - 2 * px(GAP))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        cell = self.side + 2 * px(GAP)
        return QSize(cell, cell + px(CAPTION))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM_ROLE)
        if not isinstance(item, LibraryItem):
            return
        cell = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        box = QRectF(cell.left() + px(GAP), cell.top() + px(GAP), self.side, self.side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("field"))
        painter.drawRoundedRect(box, 5, 5)
        self._paint_picture(painter, box, item)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(color("accent" if selected else "border_strong"), 2.0 if selected else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)
        paint_stars(painter, box, item.stars)
        if item.used or item.trashed:
            _paint_sign(painter, box, "trash-2" if item.trashed else "check")
        caption = QRectF(box.left(), box.bottom() + 2, box.width(), px(CAPTION))
        painter.setFont(font(11))
        painter.setPen(color("text" if selected else "dim"))
        name = painter.fontMetrics().elidedText(
            item.title, Qt.TextElideMode.ElideMiddle, int(caption.width())
        )
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, name)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, item: LibraryItem) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        picture = self._thumbnail(item, self.side, ratio)
        if picture is None:
            sign = icons.pixmap(KIND_ICONS.get(item.kind, "image"), tokens().faint, 24)
            _draw_centered(painter, box, sign)
            return
        painter.setOpacity(0.45 if item.trashed else 1.0)
        _draw_centered(painter, box, picture)
        painter.setOpacity(1.0)
        if item.kind != "image":
            _paint_sign(painter, box, KIND_ICONS[item.kind], left=True)


def _draw_centered(painter: QPainter, box: QRectF, picture: QPixmap) -> None:
    size = picture.deviceIndependentSize()
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _paint_sign(painter: QPainter, box: QRectF, name: str, *, left: bool = False) -> None:
    side = px(18)
    badge = QRectF(box.left() + 3 if left else box.right() - side - 3, box.top() + 3, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("panel", 0.85))
    painter.drawEllipse(badge)
    _draw_centered(
        painter, badge, icons.pixmap(name, tokens().success if name == "check" else tokens().dim, 12)
    )
