"""The pictures of a data set as a grid: what is left out is dimmed, groups of duplicates lie side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from creastudio.api.dataset import Box
from creastudio.core.geometry import fitted
from creastudio.shell import icons
from creastudio.shell.datasets.preparation import Shown
from creastudio.shell.i18n import tr, tr_said
from creastudio.shell.theme import color, tokens
from creastudio.shell.widgets.picture_cells import (
    CAPTION,
    Index,
    PictureCells,
    lay_out_cells,
    paint_badge,
    paint_caption,
    paint_centered,
    paint_edge,
    paint_ground,
)
from creastudio.shell.widgets.pixel_ratio import ratio_of

Thumbnail = Callable[[str, int, float], QPixmap | None]

CELL = int(Qt.ItemDataRole.UserRole) + 1
SIDE, GAP = 84, 5
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


class DatasetCells(PictureCells):
    """Paints square cells with the file's name below."""

    def __init__(self, thumbnail: Thumbnail, parent: QObject) -> None:
        super().__init__(SIDE, GAP, CAPTION, parent)
        self._thumbnail = thumbnail

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, Shown):
            return
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        box = self.box(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if cell.group >= 0 and cell.group % 2 == 0:
            # Every other group has a ground of its own, so that one sees where it ends.
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("raised"))
            painter.drawRect(place)
        paint_ground(painter, box)
        self._paint_picture(painter, box, cell)
        paint_edge(painter, box, state)
        selected = state & QStyle.StateFlag.State_Selected
        paint_caption(painter, box, cell.name, "faint" if cell.out else "text" if selected else "dim")
        painter.restore()

    def _paint_picture(self, painter: QPainter, box: QRectF, cell: Shown) -> None:
        picture = self._thumbnail(cell.name, self.side, ratio_of(painter))
        look = tokens()
        painter.setOpacity(0.25 if cell.out else 1.0)
        if picture is None:
            paint_centered(painter, box, icons.pixmap("image", look.faint, 24))
        elif picture.isNull():
            paint_centered(painter, box, icons.pixmap("circle-alert", look.danger, 24))
        else:
            target = picture_box(box, picture)
            paint_picture(painter, target, picture)
            if cell.choice.crop is not None:
                _paint_crop(painter, target, cell.choice.crop)
        painter.setOpacity(1.0)
        if cell.out:
            paint_badge(painter, box, "eye-off", look.warning)
        elif cell.first:
            paint_badge(painter, box, "check", look.success)


class PicturesView(QListView):
    """The grid; lays out a batch at a time, so that ten thousand cells cost what is seen."""

    toggled = Signal()
    """Leave what is selected out, or take it in again."""

    def __init__(self, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pictures = PicturesModel(self)
        self.setModel(self.pictures)
        self._cells = DatasetCells(thumbnail, self)
        self._pairs = False
        self.setItemDelegate(self._cells)
        lay_out_cells(self, alike=True)
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
    target = QRectF(0, 0, *fitted(size.width(), size.height(), box.width(), box.height()))
    target.moveCenter(box.center())
    return target


def paint_picture(painter: QPainter, target: QRectF, picture: QPixmap) -> None:
    """Paint a picture as it is learned: what is transparent is white."""
    if picture.hasAlphaChannel():
        painter.fillRect(target, QColor("white"))
    painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _paint_crop(painter: QPainter, target: QRectF, crop: Box) -> None:
    left, top = target.left() + crop.left * target.width(), target.top() + crop.top * target.height()
    width, height = (crop.right - crop.left) * target.width(), (crop.bottom - crop.top) * target.height()
    painter.setPen(QPen(color("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(left, top, width, height))
