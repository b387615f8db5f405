"""Artboards and their layers as a tree, the topmost first; what didn't change stays the same row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count, groupby

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from creastudio.core.canvas import Artboard, GroupLayer, Layer
from creastudio.core.document import Document
from creastudio.core.edits.artboards import update_artboard
from creastudio.core.edits.canvas import move_layer, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.shell.i18n import tr
from creastudio.shell.layouts.words import layer_title
from creastudio.shell.transfer.mime_ids import ids_in, with_ids
from creastudio.shell.widgets.row_changes import same_at_start

Index = QModelIndex | QPersistentModelIndex

Item = Artboard | Layer

ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
LAYER_TYPE = "application/x-creastudio-layer-rows"
"""Media type of dragged rows: a JSON list of ids."""


class Node:
    """One row: an artboard or a layer, and the rows under it, the topmost first."""

    _numbers = count(1)

    def __init__(self, item: Item | None, parent: Node | None) -> None:
        # Indexes carry this number, not a pointer: a stale index then finds nothing instead of freed memory.
        self.number = next(self._numbers)
        self.item = item
        self.parent = parent
        self.children: list[Node] = []

    @property
    def name(self) -> str:
        """The id of what it stands for."""
        return self.item.id if self.item is not None else ""


class LayersModel(QAbstractItemModel):
    """The tree of a document.

    Parameters
    ----------
    apply : callable
        Applies an edit; what renaming and dragging end in.
    files : callable
        Returns what a drag of some rows gives other programs.
    """

    def __init__(
        self,
        document: Document,
        apply: Callable[[Edit], bool],
        parent: QObject | None = None,
        files: Callable[[Sequence[Item]], QMimeData] = lambda _items: QMimeData(),
    ) -> None:
        super().__init__(parent)
        self._apply, self._files = apply, files
        self._root = Node(None, None)
        self._nodes: dict[str, Node] = {}
        self._by_number: dict[int, Node] = {}
        self.take_over(document)

    def take_over(self, document: Document) -> None:
        """Show a newer document, touching only the rows that changed."""
        self._sync(self._root, document.artboards)

    def index_of(self, item_id: str) -> QModelIndex:
        """Return the row of an artboard or layer; an invalid index when there is none."""
        node = self._nodes.get(item_id)
        return self._index(node) if node is not None else QModelIndex()

    def selection_of(self, item_ids: Iterable[str]) -> QItemSelection:
        """Return the rows of layers; neighbours make one range, as a view takes its time over each."""
        wanted = {name for name in item_ids if name in self._nodes}
        above = {parent.number: parent for name in wanted if (parent := self._nodes[name].parent) is not None}
        found = QItemSelection()
        for node in above.values():
            rows = [row for row, child in enumerate(node.children) if child.name in wanted]
            for _, run in groupby(enumerate(rows), key=lambda item: item[1] - item[0]):
                near = [row for _, row in run]
                first, last = (
                    self.createIndex(row, 0, node.children[row].number) for row in (near[0], near[-1])
                )
                found.select(first, last)
        return found

    def item(self, index: Index) -> Item | None:
        """Return what a row stands for."""
        return self._node(index).item

    # -- what views ask

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = self._node(parent) if parent is not None else self._root
        if column or not 0 <= row < len(above.children):
            return QModelIndex()
        return self.createIndex(row, column, above.children[row].number)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = self._node(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def rowCount(self, parent: Index | None = None) -> int:
        return len((self._node(parent) if parent is not None else self._root).children)

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index)
        if item is None:
            return None
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.EditRole:
            return item.name
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return described(item)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        item, name = self.item(index), str(value).strip()
        if item is None or not name or name == item.name:
            return False
        if isinstance(item, Artboard):
            return self._apply(update_artboard(item.id, name=name))
        return self._apply(update_layers([item.id], "Rename", name=name))

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = self.item(index)
        if item is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        if isinstance(item, Artboard | GroupLayer):
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        # Artboards stay where they are in the tree; they leave as files.
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    # -- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def supportedDragActions(self) -> Qt.DropAction:
        # Other programs take a copy.
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [LAYER_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        items = [item for index in indexes if (item := self.item(index)) is not None]
        mime = self._files(items)
        with_ids(mime, LAYER_TYPE, [item.id for item in items])
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        above = self._node(parent)
        ids = ids_in(data, LAYER_TYPE)
        edit = self.move_edit(ids, above, row) if above.item is not None else None
        # The rows follow the document; the view must not remove them itself, so this never says True.
        if edit is not None:
            self._apply(edit)
        return False

    def move_edit(self, ids: Sequence[str], above: Node, row: int) -> Edit | None:
        """Return the edit that brings layers under `above`, before the row `row` (-1: on top)."""
        moved = [
            name
            for name in ids
            if name in self._nodes
            and self._nodes[name].item is not above.item
            and not isinstance(self._nodes[name].item, Artboard)
        ]
        order = [child.name for child in above.children]
        row = row if row >= 0 else 0
        rest = [name for name in order if name not in moved]
        before = sum(name not in moved for name in order[:row])
        board = self._board_of(above)
        if not moved or board is None:
            return None
        group = above.name if isinstance(above.item, GroupLayer) else ""
        # Indexes count from the bottom. First all go on top in their order, then down to their places: so none of
        # them is counted among those that stay.
        moved.sort(key=lambda name: self._path(self._nodes[name]), reverse=True)
        index, top = len(rest) - before, len(order) + len(moved)
        edits = [move_layer(name, board, top, group) for name in moved]
        edits += [move_layer(name, board, index + step, group) for step, name in enumerate(moved)]
        return combined("Reorder layers", *edits)

    # -- pieces

    def _path(self, node: Node) -> list[int]:
        """Return the rows that lead to a node; they sort as the tree is shown."""
        rows: list[int] = []
        at = node
        while at.parent is not None:
            rows.append(at.parent.children.index(at))
            at = at.parent
        return rows[::-1]

    def _board_of(self, node: Node) -> str | None:
        at: Node | None = node
        while at is not None and not isinstance(at.item, Artboard):
            at = at.parent
        return at.name if at is not None else None

    def _node(self, index: Index | None) -> Node:
        if index is None or not index.isValid():
            return self._root
        return self._by_number.get(index.internalId(), self._root)

    def _index(self, node: Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.children.index(node), 0, node.number)

    def _sync(self, node: Node, items: Sequence[Item]) -> None:
        """Bring the rows under `node` and `items` (bottom first for layers) together."""
        wanted = list(reversed(items)) if node is not self._root else list(items)
        old = [child.name for child in node.children]
        new = [item.id for item in wanted]
        head = same_at_start(old, new)
        tail = same_at_start(old[head:][::-1], new[head:][::-1])
        place = self._index(node) if node is not self._root else QModelIndex()
        if len(old) - tail > head:
            self.beginRemoveRows(place, head, len(old) - tail - 1)
            for child in node.children[head : len(old) - tail]:
                self._forget(child)
            del node.children[head : len(old) - tail]
            self.endRemoveRows()
        if len(new) - tail > head:
            self.beginInsertRows(place, head, len(new) - tail - 1)
            node.children[head:head] = [self._build(item, node) for item in wanted[head : len(new) - tail]]
            self.endInsertRows()
        for child, item in zip(node.children, wanted, strict=True):
            self._update(child, item)

    def _update(self, node: Node, item: Item) -> None:
        if node.item is item:
            return
        node.item = item
        self._sync(node, children_of(item))
        index = self._index(node)
        self.dataChanged.emit(index, index)

    def _build(self, item: Item, parent: Node) -> Node:
        node = Node(item, parent)
        self._nodes[item.id] = node
        self._by_number[node.number] = node
        node.children = [self._build(child, node) for child in reversed(children_of(item))]
        return node

    def _forget(self, node: Node) -> None:
        self._by_number.pop(node.number, None)
        if self._nodes.get(node.name) is node:
            del self._nodes[node.name]
        for child in node.children:
            self._forget(child)


def children_of(item: Item) -> tuple[Layer, ...]:
    """Return the layers in an artboard or group, bottom first."""
    return item.layers if isinstance(item, Artboard | GroupLayer) else ()


def kind_title(item: Item) -> str:
    """Return what something without a name is called."""
    if isinstance(item, Artboard):
        return tr("Artboard")
    return {
        "image": tr("Picture"), "text": tr("Text"), "group": tr("Group"), "shape": tr("Shape"),
        "linked": tr("Linked copy"), "adjustment": tr("Adjustment"),
    }[item.type]  # fmt: skip


def title_of(item: Item) -> str:
    """Return what a row is called: by its name, of an element of a layout by its role, else by its kind."""
    if isinstance(item, Artboard) or not item.role:
        return item.name or kind_title(item)
    return layer_title(item) or kind_title(item)


def described(item: Item) -> str:
    """Return what a screen reader says of a row."""
    return ", ".join([*([title_of(item)] if item.name else []), *details_of(item)])


def details_of(item: Item) -> list[str]:
    """Return in words of which kind an item is, and then how it is shown."""
    parts = [kind_title(item)]
    if not isinstance(item, Artboard):
        parts += [] if item.visible else [tr("hidden")]
        parts += [tr("locked")] if item.locked else []
        parts += [tr("clipped to the layer below")] if item.clip else []
        parts += [tr("masked")] if item.mask is not None else []
        parts += [tr("with effects")] if item.effects else []
    return parts
