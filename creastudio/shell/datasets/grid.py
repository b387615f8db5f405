"""The pictures of a data set as a grid: what is left out is dimmed, groups of duplicates lie side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from creastudio.shell import icons
from creastudio.shell.datasets.preparation import Shown
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.theme import color, font, px, tokens

Index = QModelIndex | QPersistentModelIndex
Thumbnail = Callable[[str, int, float], QPixmap | None]

CELL = int(Qt.ItemDataRole.UserRole) + 1
SIDE, GAP, CAPTION = 84, 5, 18
BATCH = 500
"""Cells that are laid out at once; the rest follows while the person looks."""

TOGGLE_KEYS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class PicturesModel(QAbstractListModel):
    """Cells as rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: Sequence[Shown] = ()

    def show(self, cells: Sequence[Shown]) -> None:
        """Show these cells; the same files in the same order keep what is selected."""
        if [cell.name for cell in cells] == [cell.name for cell in self.cells]:
            self.cells = cells
            if cells:
                self.dataChanged.emit(self.index(0), self.index(len(cells) - 1))
            return
        self.beginResetModel()
        self.cells = cells
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.cells):
            return None
        cell = self.cells[index.row()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return described(cell)
        return None


def described(cell: Shown) -> str:
    """Return a line that says what a cell is, for tooltips and screen readers."""
    size = f"{cell.facts.width} × {cell.facts.height}" if cell.facts is not None else ""
    label = cell.choice.label or (cell.facts.label if cell.facts is not None else "")
    state = tr("left out") if cell.out else ""
    crop = tr("own crop") if cell.choice.crop is not None else ""
    kept = tr("the one to keep") if cell.first else ""
    return " · ".join(
        part for part in (cell.name, size, label, tr_said(cell.detail), crop, kept, state) if part
    )


class PictureCells(QStyledItemDelegate):
    """Paints square cells with the file's name below."""

    def __init__(self, thumbnail: Thumbnail, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnail = thumbnail
        self.side = px(SIDE)

    def fit(self, width: int, *, pairs: bool = False) -> None:
        """Choose the side so that a row of cells fills `width` px, an even number of them where `pairs` are shown."""
        columns = max(1, width // (px(SIDE) + 2 * px(GAP)))
        if pairs and columns > 1:
            columns -= columns % 2
        self.side = max(px(48), (width - 4) // columns - 2 * px(GAP))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        cell = self.side + 2 * px(GAP)
        return QSize(cell, cell + px(CAPTION))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Shown):
            return
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        box = QRectF(place.left() + px(GAP), place.top() + px(GAP), self.side, self.side)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        if cell.group >= 0 and cell.group % 2 == 0:
            # Every other group has a ground of its own, so that one sees where it ends.
            painter.setBrush(color("raised"))
            painter.drawRect(place)
        painter.setBrush(color("field"))
        painter.drawRoundedRect(box, 5, 5)
        self._paint_picture(painter, box, cell)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(color("accent" if selected else "border_strong"), 2.0 if selected else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 6, 6)
        self._paint_name(painter, box, cell, selected)
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, cell: Shown) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        picture = self._thumbnail(cell.name, self.side, ratio)
        painter.setOpacity(0.25 if cell.out else 1.0)
        if picture is None or picture.isNull():
            name = "image" if picture is None else "circle-alert"
            paint_icon(painter, box, name, tokens().faint if picture is None else tokens().danger, 24)
        else:
            target = picture_box(box, picture)
            paint_picture(painter, target, picture)
            crop = cell.choice.crop
            if crop is not None:
                painter.setPen(QPen(color("accent"), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(
                    QRectF(
                        target.left() + crop.left * target.width(),
                        target.top() + crop.top * target.height(),
                        (crop.right - crop.left) * target.width(),
                        (crop.bottom - crop.top) * target.height(),
                    )
                )
        painter.setOpacity(1.0)
        if cell.out:
            _badge(painter, box, "eye-off", tokens().warning)
        elif cell.first:
            _badge(painter, box, "check", tokens().success)

    def _paint_name(self, painter: QPainter, box: QRectF, cell: Shown, selected: bool) -> None:
        caption = QRectF(box.left(), box.bottom() + 2, box.width(), px(CAPTION))
        painter.setFont(font(11))
        painter.setPen(color("faint" if cell.out else "text" if selected else "dim"))
        name = painter.fontMetrics().elidedText(cell.name, Qt.TextElideMode.ElideMiddle, int(caption.width()))
        painter.drawText(caption, Qt.AlignmentFlag.AlignCenter, name)


class PicturesView(QListView):
    """The grid; lays out a batch at a time, so that ten thousand cells cost what is seen."""

    toggled = Signal()
    """Leave what is selected out, or take it in again."""

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PicturesModel(self)
        self.setModel(self.pictures)
        self._cells = PictureCells(thumbnail, self)
        self._pairs = False
        self.setItemDelegate(self._cells)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Pictures of the data set"))
        self.doubleClicked.connect(lambda _index: self.toggled.emit())

    def chosen(self) -> list[Shown]:
        """Return the selected cells in the order they are shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self.pictures.cells[row] for row in rows]

    def show_cells(self, cells: Sequence[Shown]) -> None:
        """Show these cells; duplicates, which mostly come in pairs, lie side by side."""
        self.pictures.show(cells)
        pairs = any(cell.group >= 0 for cell in cells)
        if pairs != self._pairs:
            self._pairs = pairs
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._cells.fit(self.viewport().width(), pairs=self._pairs)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TOGGLE_KEYS:
            self.toggled.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in TOGGLE_KEYS
        ):
            event.accept()
            return True
        return super().event(event)


def picture_box(box: QRectF, picture: QPixmap) -> QRectF:
    """Return where a picture is painted in a box: as large as fits, in its middle."""
    size = picture.deviceIndependentSize()
    scale = min(box.width() / size.width(), box.height() / size.height())
    target = QRectF(0, 0, size.width() * scale, size.height() * scale)
    target.moveCenter(box.center())
    return target


def paint_picture(painter: QPainter, target: QRectF, picture: QPixmap) -> None:
    """Paint a picture as it is learned: what is transparent is white."""
    if picture.hasAlphaChannel():
        painter.fillRect(target, QColor("white"))
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def paint_icon(painter: QPainter, box: QRectF, name: str, tint: str, side: int) -> None:
    """Paint an icon in the middle of a box."""
    sign = icons.pixmap(name, tint, side)
    size = sign.deviceIndependentSize()
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawPixmap(target, sign, QRectF(sign.rect()))


def _badge(painter: QPainter, box: QRectF, name: str, tint: str) -> None:
    side = px(20)
    badge = QRectF(box.right() - side - 3, box.top() + 3, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("panel", 0.9))
    painter.drawEllipse(badge)
    paint_icon(painter, badge, name, tint, 13)
