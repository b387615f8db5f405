"""The history: every step; a click goes there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QToolButton, QVBoxLayout, QWidget

from creastudio.core.history import HistoryEntry
from creastudio.shell import appeared, icons
from creastudio.shell.i18n import tr, tr_text
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, font, px
from creastudio.shell.widgets.labels import label, tool_button
from creastudio.shell.widgets.row_changes import same_at_start

Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractListModel):
    """Steps, the oldest first; those that were undone are faint."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entries: tuple[HistoryEntry, ...] = session.workspace.history.entries()
        self._index = session.workspace.history.index

    def reload(self) -> None:
        """Take over the history as it is now."""
        history = self._session.workspace.history
        new = history.entries()
        head = same_at_start(self._entries, new)
        if head < len(self._entries):
            self.beginRemoveRows(QModelIndex(), head, len(self._entries) - 1)
            self._entries = self._entries[:head]
            self.endRemoveRows()
        if head < len(new):
            self.beginInsertRows(QModelIndex(), head, len(new) - 1)
            self._entries = new
            self.endInsertRows()
        self._index = history.index
        if new:
            self.dataChanged.emit(self.index(0), self.index(len(new) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr_text(entry.label) if entry.label else tr("Start")
        if role == Qt.ItemDataRole.ForegroundRole:
            return color("faint" if entry.index > self._index else "text")
        if role == Qt.ItemDataRole.FontRole and entry.index > self._index:
            slanted = font()
            slanted.setItalic(True)
            return slanted
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and entry.index > self._index:
            return tr("Undone")
        if role == Qt.ItemDataRole.DecorationRole and entry.index == self._index:
            return icons.icon("chevron-right", "accent")
        return None


class HistoryPanel(QWidget):
    """Lists the steps; going back keeps the later ones until something new is done."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = HistoryModel(session, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("History"))
        self.list.setUniformItemSizes(True)
        self.list.setToolTip(tr("Click a step to go there"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        self._count = label("", "small")
        row.addWidget(self._count, 1)
        self.undo = self._tool(row, "undo-2", tr("Undo"), "Ctrl+Z")
        self.redo = self._tool(row, "redo-2", tr("Redo"), "Ctrl+Shift+Z")
        column.addLayout(row)
        self.undo.clicked.connect(lambda: appeared.undo(session))
        self.redo.clicked.connect(lambda: appeared.redo(session))
        self.list.clicked.connect(lambda index: appeared.go_to(session, index.row()))
        self.list.activated.connect(lambda index: appeared.go_to(session, index.row()))
        session.historyChanged.connect(self.refresh)
        follow_theme(self, self.list.viewport().update)
        self.setFocusProxy(self.list)
        self.refresh()

    def refresh(self) -> None:
        """Show the history as it is now."""
        history = self._session.workspace.history
        self.model.reload()
        index = self.model.index(history.index)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self.undo.setEnabled(history.can_undo)
        self.redo.setEnabled(history.can_redo)
        self._count.setText(
            tr("Step {index} of {count}", index=history.index, count=self.model.rowCount() - 1)
        )

    def _tool(self, row: QHBoxLayout, icon: str, text: str, keys: str) -> QToolButton:
        found = tool_button(icon, text, keys=keys)
        row.addWidget(found)
        return found
