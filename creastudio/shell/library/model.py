"""The items of the library as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from creastudio.core.safety import NOTHING, Judgement
from creastudio.shell.i18n import tr
from creastudio.shell.safety.words import reasons, short
from creastudio.shell.widgets.row_changes import same_at_start
from creastudio.workspace.library_items import LibraryItem

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex


class LibraryModel(QAbstractListModel):
    """Rows that keep selection and scroll position where the rest changes.

    Parameters
    ----------
    drag : callable
        Returns what a drag of some items carries.
    flags : callable
        Returns what the safety policy makes of an asset, by its hash.
    why : callable
        Returns why a thing was recommended; "" for no reason.
    """

    def __init__(
        self,
        drag: Callable[[Sequence[LibraryItem]], QMimeData],
        parent: QObject | None = None,
        flags: Callable[[str], Judgement] = lambda _sha256: NOTHING,
        why: Callable[[LibraryItem], str] = lambda _item: "",
    ) -> None:
        super().__init__(parent)
        self._drag, self._flags, self._why = drag, flags, why
        self._items: list[LibraryItem] = []
        self._rows: dict[str, int] = {}

    @property
    def items(self) -> Sequence[LibraryItem]:
        """What is shown, in its order."""
        return self._items

    def show(self, items: Sequence[LibraryItem]) -> None:
        """Show these items; rows that stay keep what is selected."""
        old, new = [item.key for item in self._items], [item.key for item in items]
        if old == new:
            changed = [row for row, item in enumerate(items) if item != self._items[row]]
            self._items = list(items)
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        head = same_at_start(old, new)
        tail = same_at_start(old[head:][::-1], new[head:][::-1])
        if len(old) - tail > head:
            self.beginRemoveRows(QModelIndex(), head, len(old) - tail - 1)
            del self._items[head : len(old) - tail]
            self._number()
            self.endRemoveRows()
        if len(new) - tail > head:
            self.beginInsertRows(QModelIndex(), head, len(new) - tail - 1)
            self._items[head:head] = items[head : len(new) - tail]
            self._number()
            self.endInsertRows()
        self.show(items)

    def item(self, index: Index) -> LibraryItem | None:
        """Return what an index stands for."""
        return self._items[index.row()] if index.isValid() and index.row() < len(self._items) else None

    def row_of(self, key: str) -> int:
        """Return the row of an item by its key; -1 when it isn't shown."""
        return self._rows.get(key, -1)

    def _number(self) -> None:
        self._rows = {item.key: row for row, item in enumerate(self._items)}

    # -- what the view asks

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if item is None:
            return None
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            found, why = self._flags(item.sha256), self._why(item)
            text = described(item) + (f"\n{why}" if why else "")
            return f"{text} · {short(found)}\n{reasons(found)}" if found else text
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item = self.item(index)
        return plain if item is None or item.trashed else plain | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        return self._drag([self._items[row] for row in rows])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def described(item: LibraryItem) -> str:
    """Return a line that says what an item is, for tooltips and screen readers."""
    size = f"{item.width} × {item.height}" if item.width else ""
    seed = tr("seed {seed}", seed=item.seed) if item.seed is not None else ""
    stars = tr("{count} of 5 stars", count=item.stars) if item.stars else ""
    state = tr("in the trash") if item.trashed else tr("used") if item.used else ""
    place = item.place if item.path is not None else ""
    parts = (item.title, size, item.generator, seed, stars, ", ".join(item.tags), state, place)
    return " · ".join(part for part in parts if part)
