"""The branches of a writing: its path as a list, and below each passage the alternatives that were not taken."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from creastudio.core.writing import Passage, Writing
from creastudio.shell.i18n import tr, trn
from creastudio.shell.icons import icon, set_icon
from creastudio.shell.theme import color, follow_theme

PASSAGE = Qt.ItemDataRole.UserRole

WORDS = 60
"""Letters of a passage that are shown."""


class Outline(QTreeWidget):
    """Shows a writing's branches; one that is chosen is shown in the page."""

    chosen = Signal(str)
    """Id of a passage that a person wants to see."""
    pruned = Signal(str)
    """Id of a passage that shall go with all that goes on from it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setAccessibleName(tr("Branches"))
        self.setAccessibleDescription(tr("Enter shows a branch, Delete takes it away."))
        self._writing: Writing | None = None
        self._open: set[str] = set()
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(0, PASSAGE)))
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(0, PASSAGE)))
        self.itemExpanded.connect(lambda item: self._open.add(item.data(0, PASSAGE)))
        self.itemCollapsed.connect(lambda item: self._open.discard(item.data(0, PASSAGE)))
        self.customContextMenuRequested.connect(self._menu)
        follow_theme(self, self._refill)

    def show_writing(self, writing: Writing | None) -> None:
        """Show the branches of a writing."""
        old, self._writing = self._writing, writing
        if old is None or writing is None or (old.passages, old.at) != (writing.passages, writing.at):
            self._refill()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.pruned.emit(item.data(0, PASSAGE))
            return
        super().keyPressEvent(event)

    def _refill(self) -> None:
        held = self.currentItem()
        before = held.data(0, PASSAGE) if held is not None else ""
        self.setUpdatesEnabled(False)
        self.blockSignals(True)
        self.clear()
        writing = self._writing
        if writing is not None:
            children: dict[str, list[Passage]] = {}
            for passage in writing.passages:
                children.setdefault(passage.parent, []).append(passage)
            path = writing.path()
            for passage in path:
                self._add(passage, children)
            tail = children.get(writing.at, [])
            if tail:
                self._add_ahead(tail, children)
            # A person who goes through the branches by keys stays where they are; else what is shown is marked.
            self._select(before if before and self.hasFocus() else writing.at)
        self.blockSignals(False)
        self.setUpdatesEnabled(True)

    def _add(self, passage: Passage, children: dict[str, list[Passage]]) -> None:
        siblings = children[passage.parent]
        item = _item(passage)
        if len(siblings) > 1:
            number = next(index for index, one in enumerate(siblings, 1) if one.id == passage.id)
            item.setText(0, f"{_words(passage)}  ({number}/{len(siblings)})")
        self.addTopLevelItem(item)
        for other in siblings:
            if other is not passage:
                item.addChild(_item(other, _below(other, children), faint=True))
        item.setExpanded(passage.id in self._open)

    def _add_ahead(self, tail: list[Passage], children: dict[str, list[Passage]]) -> None:
        """Show what goes on from the end of the shown text."""
        for passage in tail:
            self.addTopLevelItem(_item(passage, _below(passage, children), faint=True))

    def _select(self, passage_id: str) -> None:
        for index in range(self.topLevelItemCount()):
            top = self.topLevelItem(index)
            rows = [top, *(top.child(number) for number in range(top.childCount()))] if top else []
            for item in rows:
                if item is not None and item.data(0, PASSAGE) == passage_id:
                    self.setCurrentItem(item)
                    return

    def _menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item is None:
            return
        passage_id = item.data(0, PASSAGE)
        menu = QMenu(self)
        show = menu.addAction(tr("Show this branch"))
        set_icon(show, "eye")
        show.triggered.connect(lambda: self.chosen.emit(passage_id))
        prune = menu.addAction(tr("Delete this branch"))
        set_icon(prune, "trash-2")
        prune.triggered.connect(lambda: self.pruned.emit(passage_id))
        menu.exec(self.viewport().mapToGlobal(point))
        menu.deleteLater()


def _item(passage: Passage, more: int = 0, *, faint: bool = False) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    told = _words(passage)
    if more:
        told += "  " + trn("+{count} passage", "+{count} passages", more)
    item.setText(0, told)
    item.setData(0, PASSAGE, passage.id)
    item.setToolTip(0, passage.text.strip()[:600])
    who = tr("By a model") if passage.author == "model" else tr("By hand")
    if passage.edited:
        who = tr("By a model, changed by hand")
    item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{told}. {who}")
    item.setIcon(
        0, icon("sparkles" if passage.author == "model" else "pen-tool", "faint" if faint else "dim")
    )
    if faint:
        item.setForeground(0, color("dim"))
    return item


def _words(passage: Passage) -> str:
    text = " ".join(passage.text.split())
    return (text[:WORDS] + "…" if len(text) > WORDS else text) or tr("(empty)")


def _below(passage: Passage, children: dict[str, list[Passage]]) -> int:
    """Return how many passages go on from one."""
    count, waiting = 0, [passage.id]
    while waiting:
        more = children.get(waiting.pop(), [])
        count += len(more)
        waiting += [item.id for item in more]
    return count
