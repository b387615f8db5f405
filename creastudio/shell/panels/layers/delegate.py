"""How a row of the layers looks: thumbnail, name, and signs to hide and lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontDatabase, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from creastudio.core.canvas import Artboard, ImageLayer, Layer, TextLayer
from creastudio.shell import icons
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import board_title
from creastudio.shell.media.pictures import Pictures
from creastudio.shell.panels.layers.model import ITEM_ROLE, Item, title_of
from creastudio.shell.theme import color, font, px, tokens
from creastudio.shell.widgets.picture_cells import paint_chosen_row
from creastudio.shell.widgets.pixel_ratio import ratio_of

Index = QModelIndex | QPersistentModelIndex
Sign = Literal["visible", "locked"]

THUMB = 28
ROW = 38

SIGNS = {
    "artboard": "frame", "group": "folder-open", "text": "type", "shape": "shapes", "adjustment": "contrast",
    "linked": "link",
}  # fmt: skip
"""Icons of what has no picture of its own."""


class LayersDelegate(QStyledItemDelegate):
    """Paints rows of ``LayersModel`` and takes clicks on their signs."""

    signClicked = Signal(str, str)
    """(layer id, "visible" or "locked")."""

    def __init__(
        self, pictures: Pictures, parent: QObject, stale: Callable[[Layer], bool] = lambda _layer: False
    ) -> None:
        super().__init__(parent)
        self._pictures, self._stale = pictures, stale

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        tall = not isinstance(index.data(ITEM_ROLE), Artboard)
        return QSize(px(160), px(ROW) if tall else px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(ITEM_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        self._paint_ground(painter, box, option.state)  # type: ignore[attr-defined]
        if isinstance(item, Artboard):
            self._paint_board(painter, box, item)
        else:
            self._paint_layer(painter, box, item, option.state)  # type: ignore[attr-defined]
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            sign = self._sign_at(QRectF(option.rect), event.position().x(), index)  # type: ignore[attr-defined]
            if sign is not None:
                if event.type() == QEvent.Type.MouseButtonPress:
                    self.signClicked.emit(index.data(ITEM_ROLE).id, sign)
                # A double click on a sign isn't a wish to rename.
                return True
        return super().editorEvent(event, model, option, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect  # type: ignore[attr-defined]
        left = px(6) if isinstance(index.data(ITEM_ROLE), Artboard) else px(THUMB + 14)
        editor.setGeometry(rect.adjusted(left, px(3), -px(52), -px(3)))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        sign = self._sign_at(QRectF(option.rect), event.pos().x(), index)  # type: ignore[attr-defined]
        item = index.data(ITEM_ROLE)
        if sign is None:
            if lacks_font(item):
                told = tr("The font '{name}' isn't on this computer.", name=item.family)
                QToolTip.showText(event.globalPos(), told, view)
                return True
            if isinstance(item, TextLayer) and self._stale(item):
                QToolTip.showText(event.globalPos(), tr("Its writing has other words now."), view)
                return True
            return super().helpEvent(event, view, option, index)
        if sign == "visible":
            text = tr("Hide") if item.visible else tr("Show")
        else:
            text = tr("Unlock") if item.locked else tr("Lock")
        QToolTip.showText(event.globalPos(), text, view)
        return True

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if chosen else "hover"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 5, 5)
            if chosen:
                paint_chosen_row(painter, box)

    def _paint_board(self, painter: QPainter, box: QRectF, board: Artboard) -> None:
        painter.setFont(font(12, font().Weight.DemiBold))
        painter.setPen(color("dim"))
        metrics = painter.fontMetrics()
        size = f"{board.width} × {board.height}"
        painter.setPen(color("faint"))
        room = box.adjusted(px(6), 0, -px(8), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, size)
        painter.setPen(color("text"))
        width = int(room.width()) - metrics.horizontalAdvance(size) - px(8)
        name = metrics.elidedText(board_title(board), Qt.TextElideMode.ElideRight, width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_layer(self, painter: QPainter, box: QRectF, item: Item, state: QStyle.StateFlag) -> None:
        assert not isinstance(item, Artboard)
        side = px(THUMB)
        thumb = QRectF(box.left() + px(4), box.center().y() - side / 2, side, side)
        painter.setOpacity(1.0 if item.visible else 0.4)
        if item.clip:
            # Set in, with an arrow to the layer below that it is clipped to.
            self._paint_icon(
                painter, thumb.adjusted(0, 0, px(16) - side, 0), "corner-left-down", tokens().dim
            )
            thumb.translate(px(16), 0)
        self._paint_thumb(painter, thumb, item)
        painter.setFont(font(13))
        painter.setPen(color("text" if item.visible else "dim"))
        room = QRectF(
            thumb.right() + px(8), box.top(), box.right() - thumb.right() - px(8) - px(54), box.height()
        )
        for shown_sign in (*_marks(item), *(("refresh-cw",) if self._stale(item) else ())):
            tone = tokens().warning if shown_sign in ("triangle-alert", "refresh-cw") else tokens().dim
            self._paint_icon(
                painter, QRectF(room.left(), room.top(), px(16), room.height()), shown_sign, tone
            )
            room.setLeft(room.left() + px(20))
        name = title_of(item)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setOpacity(1.0)
        hovered = bool(state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected))
        look = tokens()
        if item.locked or hovered:
            self._paint_sign(
                painter,
                box,
                1,
                "lock" if item.locked else "lock-open",
                look.dim if item.locked else look.faint,
            )
        if not item.visible or hovered:
            self._paint_sign(painter, box, 0, "eye" if item.visible else "eye-off", look.dim)

    def _paint_thumb(self, painter: QPainter, box: QRectF, item: Item) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("field"))
        painter.drawRoundedRect(box, 3, 3)
        if isinstance(item, ImageLayer):
            ratio = ratio_of(painter)
            picture = self._pictures.thumbnail(item.asset, px(THUMB), ratio)
            if item.missing:
                picture = icons.pixmap("trash-2", tokens().danger, 16)
        else:
            name = SIGNS.get("artboard" if isinstance(item, Artboard) else item.type, "image")
            picture = icons.pixmap(name, tokens().dim, 16)
        if picture is not None:
            size = picture.deviceIndependentSize()
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawPixmap(target, picture, QRectF(picture.rect()))

    def _paint_icon(self, painter: QPainter, box: QRectF, name: str, tone: str) -> None:
        """Paint a small icon in the middle of a box."""
        picture = icons.pixmap(name, tone, 14)
        size = picture.deviceIndependentSize()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.drawPixmap(target, picture, QRectF(picture.rect()))

    def _paint_sign(self, painter: QPainter, box: QRectF, slot: int, name: str, tone: str) -> None:
        sign = icons.pixmap(name, tone, 16)
        size = sign.deviceIndependentSize()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(self._sign_box(box, slot).center())
        painter.drawPixmap(target, sign, QRectF(sign.rect()))

    def _sign_box(self, box: QRectF, slot: int) -> QRectF:
        side = px(24)
        return QRectF(box.right() - side * (slot + 1) - px(2), box.center().y() - side / 2, side, side)

    def _sign_at(self, box: QRectF, x: float, index: Index) -> Sign | None:
        if isinstance(index.data(ITEM_ROLE), Artboard):
            return None
        signs: tuple[Sign, Sign] = ("visible", "locked")
        for slot, sign in enumerate(signs):
            place = self._sign_box(box, slot)
            if place.left() <= x <= place.right():
                return sign
        return None


def lacks_font(item: object) -> bool:
    """Return whether something is a text in a font that this computer hasn't got."""
    return isinstance(item, TextLayer) and bool(item.family) and not QFontDatabase.hasFamily(item.family)


def _marks(item: Layer) -> Iterator[str]:
    """Yield the icons of what a layer has besides its content."""
    if lacks_font(item):
        yield "triangle-alert"
    if item.mask is not None:
        yield "venetian-mask"
    if item.effects:
        yield "sparkles"
