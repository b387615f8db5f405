"""Square cells of pictures in a grid, as the library, the results and the pictures of a data set have them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creastudio.shell import icons
from creastudio.shell.theme import color, font, px

Index = QModelIndex | QPersistentModelIndex

CAPTION = 18
"""Height of the line below a picture, px at text scale 1."""

BATCH = 500
"""Cells that are laid out at once; the rest follows while the person looks."""


class PictureCells(QStyledItemDelegate):
    """Cells as large as fills the width of their view.

    Parameters
    ----------
    least : int
        Side of a picture at least, px at text scale 1.
    gap : int
        Space around a picture, px at text scale 1.
    caption : int
        Height of what is below a picture, px at text scale 1.

    Attributes
    ----------
    side : int
        Side of a picture, px.
    """

    def __init__(self, least: int, gap: int, caption: int, parent: QObject) -> None:
        super().__init__(parent)
        self._least, self._gap, self._caption = least, gap, caption
        self.side = px(least)

    def fit(self, width: int, *, pairs: bool = False) -> None:
        """Choose the side so that a row of cells fills `width` px, an even number of them where `pairs` are shown."""
        columns = max(1, width // (px(self._least) + 2 * px(self._gap)))
        if pairs and columns > 1:
            columns -= columns % 2
        self.side = max(px(48), (width - 4) // columns - 2 * px(self._gap))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        cell = self.side + 2 * px(self._gap)
        return QSize(cell, cell + px(self._caption))

    def box(self, place: QRectF) -> QRectF:
        """Return where in a cell the picture is."""
        gap = px(self._gap)
        return QRectF(place.left() + gap, place.top() + gap, self.side, self.side)


def lay_out_cells(view: QListView, *, alike: bool) -> None:
    """Let a view show its rows as cells side by side, scrolled by pixels, some of which can be selected.

    Parameters
    ----------
    alike : bool
        Whether all have one size: then a batch at a time is laid out, so that ten thousand cost what is seen.
    """
    if alike:
        view.setUniformItemSizes(True)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(BATCH)
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setFlow(QListView.Flow.LeftToRight)
    view.setWrapping(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setMovement(QListView.Movement.Static)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    view.setMouseTracking(True)


def paint_ground(painter: QPainter, box: QRectF) -> None:
    """Paint what lies below a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("field"))
    painter.drawRoundedRect(box, 5, 5)


def paint_edge(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    """Paint a frame around a picture that is selected or under the mouse."""
    selected = bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        paint_frame(painter, box, "accent" if selected else "border_strong", 2.0 if selected else 1.5)


def paint_frame(painter: QPainter, box: QRectF, tone: str, width: float) -> None:
    """Paint a frame around a picture, `width` px wide."""
    painter.setPen(QPen(color(tone), width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)


def paint_chosen_row(painter: QPainter, box: QRectF) -> None:
    """Paint a bar at the left end of a row that is chosen: its ground alone tells too little to some."""
    painter.fillRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 4), color("accent"))


def paint_caption(painter: QPainter, box: QRectF, text: str, tone: str) -> None:
    """Paint a line below a picture; a long one is cut in its middle."""
    line = QRectF(box.left(), box.bottom() + 2, box.width(), px(CAPTION))
    painter.setFont(font(11))
    painter.setPen(color(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(line.width()))
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)


def paint_badge(painter: QPainter, box: QRectF, name: str, tint: str, *, left: bool = False) -> None:
    """Paint a small sign into an upper corner of a picture."""
    side = px(18)
    badge = QRectF(box.left() + 3 if left else box.right() - side - 3, box.top() + 3, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("panel", 0.85))
    painter.drawEllipse(badge)
    paint_centered(painter, badge, icons.pixmap(name, tint, 12))


def paint_centered(painter: QPainter, box: QRectF, picture: QPixmap) -> None:
    """Paint a picture or an icon in its own size in the middle of a box."""
    size = picture.deviceIndependentSize()
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawPixmap(target, picture, QRectF(picture.rect()))
