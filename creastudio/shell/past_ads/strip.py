"""The past ads as a list of small pictures, each with what is known of it in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from creastudio.api.past_ads import PastAd
from creastudio.shell import icons
from creastudio.shell.datasets.grid import paint_picture, picture_box
from creastudio.shell.i18n import tr, trn
from creastudio.shell.library.file_pictures import FolderPictures
from creastudio.shell.past_ads.annotating import Annotating
from creastudio.shell.theme import color, font, px, tokens
from creastudio.shell.widgets.picture_cells import paint_centered, paint_chosen_row
from creastudio.shell.widgets.pixel_ratio import ratio_of
from creastudio.store.past_ads import picture_name, title_of

Index = QModelIndex | QPersistentModelIndex

ROW, SIDE = 68, 56
"""Height of a row and side of its picture, px at text scale 1."""

AD = Qt.ItemDataRole.UserRole


class AdsModel(QAbstractListModel):
    """The ads as rows."""

    def __init__(self, annotating: Annotating) -> None:
        super().__init__(annotating)
        self._annotating = annotating
        self._shown: tuple[PastAd, ...] = ()
        annotating.changed.connect(self._refresh)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        ad = self._shown[index.row()]
        if role == AD:
            return ad
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return name_of(ad)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name_of(ad)}: {state_of(ad)}"
        return None

    def _refresh(self) -> None:
        ads = self._annotating.ads
        if len(ads) != len(self._shown):
            self.beginResetModel()
            self._shown = ads
            self.endResetModel()
        elif ads != self._shown:
            self._shown = ads
            self.dataChanged.emit(self.index(0), self.index(len(ads) - 1))


class Strip(QListView):
    """The list; what is current in it is shown."""

    def __init__(self, annotating: Annotating, thumbs: FolderPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._annotating = annotating
        self.setModel(AdsModel(annotating))
        self.setItemDelegate(_Rows(thumbs, self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Past ads"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        thumbs.arrived.connect(self.viewport().update)
        annotating.changed.connect(self._follow)
        self.selectionModel().currentChanged.connect(self._chosen)

    def _follow(self) -> None:
        row = self.model().index(self._annotating.at, 0)
        if row.isValid() and row != self.currentIndex():
            self.setCurrentIndex(row)
            self.scrollTo(row)

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._annotating.show(now.row())


class _Rows(QStyledItemDelegate):
    def __init__(self, thumbs: FolderPictures, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(px(120), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ad = index.data(AD)
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, color("selection"))
            paint_chosen_row(painter, place)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, color("hover"))
        box = QRectF(place.left() + px(6), place.top() + px(6), px(SIDE), px(SIDE))
        self._paint_thumb(painter, box, ad)
        left = box.right() + px(8)
        lines = QRectF(left, box.top() + px(4), place.right() - left - px(6), px(SIDE) - px(8))
        painter.setFont(font(12))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))  # type: ignore[attr-defined]
        top = QRectF(lines.left(), lines.top(), lines.width(), lines.height() / 2)
        name = painter.fontMetrics().elidedText(name_of(ad), Qt.TextElideMode.ElideMiddle, int(top.width()))
        painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, name)
        low = top.translated(0, top.height())
        sign, tone = ("circle-check", tokens().success) if ad.elements else ("circle-dashed", tokens().faint)
        paint_centered(
            painter, QRectF(low.left(), low.top(), px(14), low.height()), icons.pixmap(sign, tone, 13)
        )
        painter.setFont(font(11))
        painter.setPen(color("dim"))
        words = low.adjusted(px(18), 0, 0, 0)
        said = painter.fontMetrics().elidedText(state_of(ad), Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()

    def _paint_thumb(self, painter: QPainter, box: QRectF, ad: PastAd) -> None:
        name = picture_name(ad)
        picture = self._thumbs.thumbnail(name, px(SIDE), ratio_of(painter)) if name else None
        if picture is None or picture.isNull():
            painter.fillRect(box, color("field"))
            paint_centered(painter, box, icons.pixmap("image", tokens().faint, 20))
        else:
            paint_picture(painter, picture_box(box, picture), picture)


def name_of(ad: PastAd) -> str:
    """Return what an ad is called in the list."""
    return title_of(ad) or f"{ad.width} × {ad.height}"


def state_of(ad: PastAd) -> str:
    """Return in words how far an ad is: its elements, and its stars."""
    count = len(ad.elements)
    told = trn("{count} element", "{count} elements", count) if count else tr("Not annotated")
    return f"{told} · {ad.liking} ★" if ad.liking else told
