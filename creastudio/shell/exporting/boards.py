"""Which artboards are exported: the active one, chosen ones, or all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from creastudio.core.canvas import Artboard
from creastudio.render.painter import render_artboard
from creastudio.render.thumbnails import fitted
from creastudio.shell.exporting.choice import What
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import board_title
from creastudio.shell.session import Session
from creastudio.shell.theme import SPACE, px
from creastudio.shell.threads.background import background_of
from creastudio.shell.widgets.fields import ChoiceField
from creastudio.shell.widgets.labels import label

SIDE = 44
"""Longer side of a thumbnail, px at text scale 1."""

ID = Qt.ItemDataRole.UserRole


class BoardsField(QWidget):
    """Three ways to say it, and a list whose ticks show what is meant; a tick makes it "chosen"."""

    changed = Signal()

    def __init__(self, session: Session, what: What, chosen: tuple[str, ...]) -> None:
        super().__init__()
        self._session = session
        boards = session.document.artboards
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        column.addWidget(label(tr("ARTBOARDS"), "section"))
        self.what = ChoiceField(["one", "some", "all"], [tr("This one"), tr("Chosen"), tr("All")])
        self.what.name_for_readers(tr("Artboards"), "")
        column.addWidget(self.what)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Artboards"))
        self.list.setIconSize(QSize(px(SIDE), px(SIDE)))
        self.list.setUniformItemSizes(True)
        column.addWidget(self.list, 1)
        for board in boards:
            self._add(board, board.id in chosen)
        self.what.set_value(what)
        self._tick()
        self.what.changed.connect(self._what_changed)
        self.list.itemChanged.connect(self._ticked)
        self.what.setVisible(len(boards) > 1)

    def choice(self) -> What:
        """Return which of the three ways is meant."""
        value = self.what.value()
        return "some" if value == "some" else "all" if value == "all" else "one"

    def ids(self) -> tuple[str, ...]:
        """Return the ids of the artboards that are ticked, in their order."""
        return tuple(item.data(ID) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _add(self, board: Artboard, chosen: bool) -> None:
        item = QListWidgetItem(f"{board_title(board)}\n{board.width} × {board.height}")
        item.setData(ID, board.id)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable
        )
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        blank = QPixmap(px(SIDE), px(SIDE))
        blank.fill(Qt.GlobalColor.transparent)
        item.setIcon(QIcon(blank))
        self.list.addItem(item)
        document, images = self._session.document, self._session.images
        size = fitted(board.width, board.height, px(SIDE))
        background_of(self._session).run(
            self,
            board.id,
            lambda: render_artboard(document, board.id, images, size),
            lambda image: self._show(item, image),
        )

    def _show(self, item: QListWidgetItem, image: QImage) -> None:
        # In a square, so that the names stand below each other.
        side = px(SIDE)
        square = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        square.fill(Qt.GlobalColor.transparent)
        with QPainter(square) as painter:
            painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
        self.list.blockSignals(True)
        item.setIcon(QIcon(QPixmap.fromImage(square)))
        self.list.blockSignals(False)
        self.list.viewport().update()

    def _tick(self) -> None:
        """Show by ticks what "this one" and "all" mean."""
        what, active = self.choice(), self._session.artboard_id
        self.list.blockSignals(True)
        for item in self._items():
            if what != "some":
                on = what == "all" or item.data(ID) == active
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)

    def _what_changed(self) -> None:
        self._tick()
        self.changed.emit()

    def _ticked(self) -> None:
        if self.choice() != "some":
            self.what.set_value("some")
        else:
            self.changed.emit()
