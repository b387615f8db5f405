"""Where the library looks: the project, a folder, everything, the trash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from creastudio.shell.i18n import tr, trn
from creastudio.shell.library.folders import LibraryFolders
from creastudio.shell.library.source import LibrarySource
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.session import Session
from creastudio.shell.theme import px
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import label, tool_button
from creastudio.workspace.library_items import LibraryItem

PROJECT, EVERYTHING, TRASH = "project", "everything", "trash"


class Places(QWidget):
    """The choice of a place, with what can be done with folders."""

    changed = Signal()
    emptied = Signal()
    """The person wants the trash to be emptied."""

    def __init__(self, session: Session, source: LibrarySource, folders: LibraryFolders) -> None:
        super().__init__()
        self._session, self._source, self._folders = session, source, folders
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Where to look"))
        calm(self.choice)
        self.choice.setMinimumContentsLength(8)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.currentIndexChanged.connect(self.changed)
        self.count = label("", "small")
        self.more = tool_button("folder", tr("Folders and trash"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self.menu)
        row.addWidget(self.choice, 1)
        row.addWidget(self.count)
        row.addWidget(self.more)
        self.fill()

    @property
    def chosen(self) -> str:
        """Where to look: "project", "everything", "trash", or the path of a folder."""
        return str(self.choice.currentData())

    @property
    def in_trash(self) -> bool:
        """Whether the trash is shown."""
        return self.chosen == TRASH

    def choose(self, place: str) -> None:
        """Look somewhere else."""
        self.choice.setCurrentIndex(max(0, self.choice.findData(place)))

    def fill(self) -> None:
        """Offer the folders there are now."""
        wanted = [(tr("This project"), PROJECT)]
        for folder in self._folders.folders:
            gone = f" ({tr('not there')})" if self._folders.missing(folder) else ""
            wanted.append(((folder.name or str(folder)) + gone, str(folder)))
        if len(wanted) > 1:
            wanted.append((tr("Everything"), EVERYTHING))
        wanted.append((tr("Trash"), TRASH))
        now = [(self.choice.itemText(row), self.choice.itemData(row)) for row in range(self.choice.count())]
        if now == wanted:
            return
        before = self.chosen
        self.choice.blockSignals(True)
        self.choice.clear()
        for text, place in wanted:
            self.choice.addItem(text, place)
        self.choice.setCurrentIndex(max(0, self.choice.findData(before)))
        self.choice.blockSignals(False)
        if self.chosen != before:
            self.changed.emit()

    def items(self) -> list[LibraryItem]:
        """Return everything that is in the chosen place."""
        place = self.chosen
        if place in (PROJECT, TRASH):
            return [item for item in self._source.project() if item.trashed == (place == TRASH)]
        if place == EVERYTHING:
            found = [item for item in self._source.project() if not item.trashed]
            # A file of a folder that lies in another one is in both.
            files = {
                item.key: item for folder in self._folders.folders for item in self._folders.items(folder)
            }
            return [*found, *files.values()]
        return self._folders.items(Path(place))

    def tell(self, shown: int, everything: int) -> None:
        """Say how much there is, and how far a look has come."""
        looking = self._folders.looking()
        if looking is not None and self.chosen not in (PROJECT, TRASH):
            self.count.setText(tr("looking… {count}", count=looking))
        elif shown == everything:
            self.count.setText(trn("{count} item", "{count} items", shown))
        else:
            self.count.setText(tr("{count} of {all}", count=shown, all=everything))

    def add_folder(self) -> None:
        """Ask for a folder and show it."""
        folder = self._session.chooser.folder(self, tr("Add a folder to the library"), str(Path.home()))
        if folder is not None:
            self._folders.add(folder)
            self.fill()
            self.choose(str(folder.absolute()))

    def _fill_menu(self) -> None:
        menu, place = self.menu, self.chosen
        menu.clear()
        folders, thrown = self._folders, any(item.trashed for item in self._source.project())
        add(menu, tr("Add a folder…"), "plus", self.add_folder)
        add(menu, tr("Look again"), "refresh-cw", folders.look_again, enabled=bool(folders.folders))
        if place not in (PROJECT, EVERYTHING, TRASH):
            text = tr("Remove '{name}' from the library", name=Path(place).name)
            add(menu, text, "x", lambda: folders.remove(Path(place)))
        menu.addSeparator()
        add(menu, tr("Empty the trash…"), "trash-2", self.emptied.emit, enabled=thrown)
