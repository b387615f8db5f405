"""The writings of a project as rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from creastudio.core.edits.place_text import Words
from creastudio.core.edits.writing import rename_writing
from creastudio.core.naming import name_of_words
from creastudio.core.writing import Writing
from creastudio.shell.i18n import tr, trn
from creastudio.shell.session import Session
from creastudio.shell.writing.kinds import kind_titles
from creastudio.shell.writings.acts import title_of
from creastudio.shell.writings.drag import WRITING_TYPE, words_mime
from creastudio.shell.writings.updates import changed_of, placed_of

Index = QModelIndex | QPersistentModelIndex

WRITING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 2
STALE_ROLE = int(Qt.ItemDataRole.UserRole) + 3


class WritingsModel(QAbstractListModel):
    """Writings in the order of the project; a name that is written into a row is an undo step."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: tuple[Writing, ...] = ()
        self._stale: frozenset[str] = frozenset()
        self.reload()

    def reload(self) -> None:
        """Take over the document as it is; rows that stay keep their selection."""
        document = self._session.document
        new = document.writings
        stale = changed_of(document, placed_of(document))
        self._stale = frozenset(item.written.writing for item in stale.all if item.written is not None)
        if [item.id for item in new] == [item.id for item in self._rows]:
            self._rows = new
        else:
            self._take(new)
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def writing(self, index: Index) -> Writing | None:
        """Return the writing of a row."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, writing_id: str) -> int:
        """Return the row of a writing; -1 for none."""
        return next((row for row, item in enumerate(self._rows) if item.id == writing_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        writing = self.writing(index)
        if writing is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return title_of(writing)
        if role == WRITING_ROLE:
            return writing
        if role == DETAIL_ROLE:
            return _detail(writing)
        if role == STALE_ROLE:
            return writing.id in self._stale
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            stale = tr("what was placed of it is out of date") if writing.id in self._stale else ""
            parts = (title_of(writing), kind_titles()[writing.kind], _detail(writing), stale)
            return " · ".join(part for part in parts if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        writing, name = self.writing(index), str(value).strip()
        if writing is None or role != Qt.ItemDataRole.EditRole or not name or name == title_of(writing):
            return False
        return self._session.apply(rename_writing(writing.id, name))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def mimeTypes(self) -> list[str]:
        return [WRITING_TYPE, "text/uri-list", "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        found = [writing for index in indexes if (writing := self.writing(index)) is not None]
        return words_mime(self._session, [Words(writing) for writing in found])

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _take(self, new: tuple[Writing, ...]) -> None:
        """Remove and insert single rows where that is all, so that the selection stays."""
        ids, known = {item.id for item in new}, {item.id for item in self._rows}
        for row in reversed(range(len(self._rows))):
            if self._rows[row].id not in ids:
                self.beginRemoveRows(QModelIndex(), row, row)
                self._rows = (*self._rows[:row], *self._rows[row + 1 :])
                self.endRemoveRows()
        for row, item in enumerate(new):
            if item.id not in known:
                self.beginInsertRows(QModelIndex(), row, row)
                self._rows = (*self._rows[:row], item, *self._rows[row:])
                self.endInsertRows()
        if [item.id for item in self._rows] != [item.id for item in new]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
        self._rows = new


def _detail(writing: Writing) -> str:
    """Return how a text begins, and how many ways there are on from some place."""
    words = name_of_words(writing.text())
    others = len(writing.passages) - len(writing.path())
    more = trn("{count} alternative", "{count} alternatives", others) if others else ""
    return " · ".join(part for part in (words or tr("Empty"), more) if part)
