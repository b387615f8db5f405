"""The strip of favourites below a live picture."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from creastudio import paths
from creastudio.api.errors import UserError
from creastudio.api.generator import Generator
from creastudio.shell.i18n import tr
from creastudio.shell.live.states import LiveState
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.theme import px
from creastudio.store.favourites import Favourite, FavouritesFile

SIDE = 56
"""Of a picture in the strip, px at text scale 1."""

STORED = 112
"""Of a picture as it is stored, px."""

_ID = Qt.ItemDataRole.UserRole


def favourites_file(work: Generator) -> Path:
    """Return where the favourites of a generator are kept, for all projects of a person."""
    return paths.data_dir() / "favourites" / f"{work.id}.json"


class FavouritesStrip(QListWidget):
    """States that a person marked, with pictures: a click goes there, F2 renames, Delete removes."""

    chosen = Signal(object)
    """Favourite."""
    changed = Signal()
    removed = Signal(object)
    """Favourite."""
    failed = Signal(object)
    """UserError."""

    def __init__(self, work: Generator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = FavouritesFile(favourites_file(work))
        self.favourites: list[Favourite] = []
        self.setAccessibleName(tr("Favourites"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(px(SIDE), px(SIDE)))
        self.setGridSize(QSize(px(SIDE + 30), px(SIDE + 26)))
        self.setFixedHeight(px(SIDE + 34))
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)
        self.itemChanged.connect(self._renamed)
        self.reload()

    def reload(self) -> None:
        """Read the favourites anew: another window may have changed them."""
        self._try(self._load)
        self._fill()

    def keep(self, state: LiveState, image: QImage, name: str) -> None:
        """Add a state at the end."""
        fresh = Favourite(name=name, params=dict(state.params), seed=state.seed, picture=_encoded(image))
        self._change(lambda there: [*there, fresh])
        self.setCurrentRow(self.count() - 1)

    def remove(self) -> None:
        """Delete the favourite that is chosen."""
        item = self.currentItem()
        gone = self._of(item) if item is not None else None
        if gone is not None:
            self._change(lambda there: [one for one in there if one.id != gone.id])
            if gone not in self.favourites:
                self.removed.emit(gone)

    def bring_back(self, favourite: Favourite) -> None:
        """Add a favourite again that was removed."""
        self._change(
            lambda there: there if any(one.id == favourite.id for one in there) else [*there, favourite]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
            return
        super().keyPressEvent(event)

    def _load(self) -> None:
        self.favourites = self._file.load()

    def _change(self, change: Callable[[list[Favourite]], list[Favourite]]) -> None:
        """Change what the file has now, which another window may have written; one that can't be read stays as it is."""

        def store() -> None:
            changed = change(self._file.load())
            self._file.save(changed)
            self.favourites = changed

        self._try(store)
        self._fill()

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self.failed.emit(error)

    def _fill(self) -> None:
        row = self.currentRow()
        self.blockSignals(True)
        self.clear()
        for favourite in self.favourites:
            item = QListWidgetItem(_icon(favourite), favourite.name)
            item.setData(_ID, favourite.id)
            item.setToolTip(favourite.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self.setVisible(bool(self.favourites))
        self.changed.emit()

    def _of(self, item: QListWidgetItem) -> Favourite | None:
        return next((one for one in self.favourites if one.id == item.data(_ID)), None)

    def _go(self, item: QListWidgetItem) -> None:
        favourite = self._of(item)
        if favourite is not None:
            self.chosen.emit(favourite)

    def _renamed(self, item: QListWidgetItem) -> None:
        name = " ".join(item.text().split())[:200]
        renamed = item.data(_ID)
        self._change(
            lambda there: [
                one.model_copy(update={"name": name or one.name}) if one.id == renamed else one
                for one in there
            ]
        )

    def _menu(self, at: QPoint) -> None:
        item = self.itemAt(at)
        if item is None:
            return
        menu = QMenu(self)
        add(menu, tr("Go there"), "move", lambda: self._go(item))
        add(menu, tr("Rename"), "type", lambda: self.editItem(item))
        add(menu, tr("Delete"), "trash-2", self.remove)
        menu.exec(self.viewport().mapToGlobal(at))
        menu.deleteLater()


def _encoded(image: QImage) -> str:
    if image.isNull():
        return ""
    small = image.scaled(
        STORED, STORED, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    small.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]  its stub wants bytes, which it refuses
    return base64.b64encode(data.data()).decode()


def _icon(favourite: Favourite) -> QIcon:
    found = QPixmap()
    try:
        found.loadFromData(base64.b64decode(favourite.picture), "PNG")
    except ValueError:
        return QIcon()
    if found.isNull():
        return QIcon()
    side = px(SIDE)
    small = found.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    icon = QIcon(small)
    # Chosen, it would be tinted otherwise.
    icon.addPixmap(small, QIcon.Mode.Selected)
    return icon
