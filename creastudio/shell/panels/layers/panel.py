"""The layers: a tree of artboards and what lies on them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.canvas import Artboard, GroupLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.core.edits.canvas import duplicate_layers, remove_layers, update_layers
from creastudio.core.edits.edit import Edit
from creastudio.core.written import written_state
from creastudio.shell import icons
from creastudio.shell.canvas.dropping import new_artboard
from creastudio.shell.canvas.menus import board_menu, layer_menu
from creastudio.shell.commands.grouping import group_selected
from creastudio.shell.commands.layer_commands import ungroup_selected
from creastudio.shell.i18n import tr
from creastudio.shell.keys import writes
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.layers.delegate import THUMB, LayersDelegate
from creastudio.shell.panels.layers.model import LayersModel
from creastudio.shell.panels.properties.blending import Blending
from creastudio.shell.panels.results.takes import TakesStrip
from creastudio.shell.pixels.selected_pixels import select_layers
from creastudio.shell.session import Session
from creastudio.shell.theme import color, follow_theme, px, tokens
from creastudio.shell.transfer.layer_files import drag_items
from creastudio.shell.widgets.labels import EmptyState, tool_button

LEAST = 60
"""Height that the rows have at least, px at text scale 1."""


class LayersPanel(QWidget):
    """Layers to select, rename, hide, lock, group and reorder by dragging; the selection is that of the canvas."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._selecting = False
        self.model = LayersModel(session.document, session.apply, self, partial(drag_items, session))
        self.tree = LayersTree(self)
        self.tree.setModel(self.model)
        pictures = pictures_of(session)
        self.delegate = LayersDelegate(pictures, self.tree, self._is_stale)
        self.tree.setItemDelegate(self.delegate)
        self.tree.expandAll()
        self._make_layout()
        self._connect(session)
        pictures.arrived.connect(lambda _sha: self.tree.viewport().update())
        self.setFocusProxy(self.tree)
        self._show_selection()
        self._refresh_acts()

    # -- making

    def _make_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addWidget(Blending(self._session))
        self._pages = QWidget()
        self._stack = QStackedLayout(self._pages)
        self._empty = EmptyState(
            "layers", tr("There is no artboard yet."), tr("New artboard"), "Ctrl+Shift+N"
        )
        self._empty.action.clicked.connect(lambda: new_artboard(self._session))
        self._nothing = EmptyState(
            "image", tr("Nothing lies on an artboard yet."), tr("Generate"), "Ctrl+Return"
        )
        self._nothing.action.clicked.connect(self._session.generateRequested.emit)
        page = QWidget()
        pages = QVBoxLayout(page)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self.tree, 1)
        pages.addWidget(self._nothing, 4)
        self._stack.addWidget(page)
        self._stack.addWidget(self._empty)
        column.addWidget(self._pages, 1)
        column.addWidget(TakesStrip(self._session))
        column.addLayout(self._make_acts())

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(2))
        self.new_board = self._tool(row, "frame", tr("New artboard"), "Ctrl+Shift+N")
        row.addStretch(1)
        self.group = self._tool(row, "group", tr("Group"), "Ctrl+G")
        self.ungroup = self._tool(row, "ungroup", tr("Ungroup"), "Ctrl+Shift+G")
        self.duplicate = self._tool(row, "copy", tr("Duplicate"), "Ctrl+D")
        self.delete = self._tool(row, "trash-2", tr("Delete"), "Delete")
        return row

    def _tool(self, row: QHBoxLayout, icon: str, text: str, keys: str) -> QToolButton:
        found = tool_button(icon, text, keys=keys)
        row.addWidget(found)
        return found

    def _connect(self, session: Session) -> None:
        session.documentChanged.connect(self._document_changed)
        # A writing that changed changes no layer, and yet how its row looks.
        session.documentChanged.connect(lambda *_: self.tree.viewport().update())
        session.selectionChanged.connect(self._show_selection)
        self.tree.selectionModel().selectionChanged.connect(self._tree_selected)
        self.tree.customContextMenuRequested.connect(self._menu_at)
        self.delegate.signClicked.connect(self._sign_clicked)
        self.new_board.clicked.connect(lambda: new_artboard(session))
        self.group.clicked.connect(lambda: group_selected(session))
        self.ungroup.clicked.connect(lambda: ungroup_selected(session))
        self.duplicate.clicked.connect(lambda: self._do(duplicate_layers(session.selected_layers)))
        self.delete.clicked.connect(self.delete_selected)
        follow_theme(self, self.tree.viewport().update)

    # -- what is shown

    def _document_changed(self, old: Document, new: Document) -> None:
        known = {board.id for board in old.artboards}
        # Rows that go would change the selection, which is the session's to change.
        self._selecting = True
        self.model.take_over(new)
        self._selecting = False
        for board in new.artboards:
            if board.id not in known:
                self.tree.expand(self.model.index_of(board.id))
        self._show_selection()

    def _show_selection(self) -> None:
        boards = self._session.document.artboards
        self._stack.setCurrentIndex(0 if boards else 1)
        filled = any(board.layers for board in boards)
        self._nothing.setVisible(not filled)
        # A page that isn't shown would keep its room, and send the buttons below out of a low panel.
        self._pages.setMinimumHeight(px(LEAST) if filled else 0)
        chosen = self._session.selected_layers
        selection = self.model.selection_of(chosen)
        indexes = (self.model.index_of(name) for name in reversed(chosen))
        last = next((index for index in indexes if index.isValid()), QModelIndex())
        self._selecting = True
        self.tree.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if last.isValid():
            self.tree.selectionModel().setCurrentIndex(last, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollTo(last)
        self._selecting = False
        self._refresh_acts()

    def _refresh_acts(self) -> None:
        layers = self._session.selected_layers
        found = self._session.document.find_layers(layers)
        groups = any(isinstance(layer, GroupLayer) for _, layer in found)
        for part in (self.group, self.duplicate, self.delete):
            part.setEnabled(bool(layers))
        self.ungroup.setEnabled(groups)

    # -- what a person does

    def delete_selected(self) -> None:
        """Delete the selected layers."""
        if self._session.selected_layers:
            self._do(remove_layers(self._session.selected_layers))

    def _do(self, edit: Edit) -> None:
        self._session.apply(edit)

    def _tree_selected(self, *_: object) -> None:
        if self._selecting:
            return
        items = [self.model.item(index) for index in self.tree.selectionModel().selectedIndexes()]
        boards = [item for item in items if isinstance(item, Artboard)]
        layers = [item.id for item in items if item is not None and not isinstance(item, Artboard)]
        self._session.select(layers)
        if boards:
            self._session.set_artboard(boards[-1].id)
        elif layers:
            found = self._session.document.find_layer(layers[-1])
            if found is not None:
                self._session.set_artboard(found[0].id)

    def _sign_clicked(self, layer_id: str, sign: str) -> None:
        found = self._session.document.find_layer(layer_id)
        if found is None:
            return
        layer = found[1]
        chosen = self._session.selected_layers
        ids = chosen if layer_id in chosen else (layer_id,)
        if sign == "visible":
            self._do(update_layers(ids, "Show or hide", visible=not layer.visible))
        else:
            self._do(update_layers(ids, "Lock or unlock", locked=not layer.locked))

    def select_cover(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        """Select what the layer of a row covers: Shift adds it, Alt takes it away."""
        item = self.model.item(index)
        if item is None or isinstance(item, Artboard):
            return
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        select_layers(self._session, [item.id], "subtract" if alt else "add" if shift else "replace")

    def _is_stale(self, layer: Layer) -> bool:
        """Return whether the writing that a text came from has other words now."""
        return isinstance(layer, TextLayer) and written_state(self._session.document, layer) == "changed"

    def _menu_at(self, point: QPoint) -> None:
        item = self.model.item(self.tree.indexAt(point))
        if item is None or isinstance(item, Artboard):
            menu = board_menu(self._session, item, self)
        else:
            found = self._session.document.find_layer(item.id)
            if found is None:
                return
            menu = layer_menu(self._session, item, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.tree.viewport().mapToGlobal(point))


class LayersTree(QTreeView):
    """The tree of the layers panel."""

    def __init__(self, panel: LayersPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setHeaderHidden(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(px(14))
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(tr("Layers"))
        self.setToolTip(
            tr(
                "Double-click renames, dragging reorders, Ctrl+click on a picture selects what the layer covers"
            )
        )

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw only the arrow: the row's own ground says that it is selected."""
        painter.fillRect(rect, color("panel"))
        if not self.model().hasChildren(index):
            return
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        sign = icons.pixmap(name, tokens().dim, 14)
        size = sign.deviceIndependentSize().toSize()
        place = QRect(rect.right() - self.indentation(), rect.top(), self.indentation(), rect.height())
        target = QRect(place.center() - QPoint(size.width() // 2, size.height() // 2), size)
        painter.drawPixmap(target, sign)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        on_picture = event.position().x() <= self.visualRect(index).left() + px(THUMB + 8)
        if ctrl and on_picture and index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._panel.select_cover(index, event.modifiers())
        else:
            super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        deleting = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.type() == QEvent.Type.ShortcutOverride and deleting:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not editing:
            self._panel.delete_selected()
        elif writes(event) and not editing:
            # Letters choose tools, as everywhere, not the layer that begins with them.
            event.ignore()
        else:
            super().keyPressEvent(event)
