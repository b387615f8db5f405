"""The dock "Writings": all texts of the project, to open, place, rename, copy, throw away, and take in and out as files."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.errors import UserError
from creastudio.core.edits.place_text import Words
from creastudio.core.writing import Writing
from creastudio.shell.canvas.importing import files_in
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.result_data import dragged_assets, result_ids
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, px
from creastudio.shell.transfer.file_kinds import TEXTS
from creastudio.shell.widgets.labels import EmptyState, button, tool_button
from creastudio.shell.writings.acts import delete_writing, open_writing, place_words
from creastudio.shell.writings.delegate import WritingsDelegate
from creastudio.shell.writings.drag import WRITING_TYPE
from creastudio.shell.writings.files import choose_texts, import_texts, keep_all
from creastudio.shell.writings.menu import fill_new, list_menu, writing_menu
from creastudio.shell.writings.model import WritingsModel
from creastudio.shell.writings.updates import Placed, changed_of, placed_of, update_placed
from creastudio.workspace.notice import Notice
from creastudio.workspace.text_results import dropped_words

PLACES = {Qt.KeyboardModifier.AltModifier: "canvas", Qt.KeyboardModifier.ShiftModifier: "timeline"}
"""What Enter does with a key held: where the writing is placed."""


class WritingsList(QWidget):
    """Writings in the order in which they came; a double click opens one on the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = WritingsModel(session, self)
        self.list = _List(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(WritingsDelegate(session, self.list))
        self.empty = EmptyState(
            "notebook-pen",
            tr(
                "Poems, scripts and notes of the project lie here. Begin one, drop text files here, or keep what a "
                "generator wrote; drag a writing onto the canvas or the timeline."
            ),
            tr("New writing"),
        )
        self._make_layout()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.list)
        self._refresh()

    def selected(self) -> Writing | None:
        """Return the selected writing."""
        return self.model.writing(self.list.currentIndex())

    # -- making

    def _make_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(8),) * 4)
        column.setSpacing(px(6))
        top = QHBoxLayout()
        top.setSpacing(px(6))
        self.new = button(tr("New"), "", "plus", tr("New writing"))
        self.kinds = QMenu(self.new)
        fill_new(self.kinds, self._session)
        self.new.setMenu(self.kinds)
        self.take_in = tool_button("import", tr("Import texts"))
        self.more = tool_button("ellipsis", tr("More to do with writings"))
        top.addWidget(self.new)
        top.addStretch(1)
        top.addWidget(self.take_in)
        top.addWidget(self.more)
        column.addLayout(top)
        holder = QWidget()
        self.stack = QStackedLayout(holder)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column.addWidget(holder, 1)
        acts = QHBoxLayout()
        acts.setSpacing(px(6))
        self.place = button(
            tr("Place"), "primary", "check", tr("Place the writing as a text layer"), "Alt+Return"
        )
        self.subtitles = button(
            tr("Subtitles"), "", "captions", tr("Place the writing as subtitles"), "Shift+Return"
        )
        self.update_button = button(
            tr("Update"), "", "refresh-cw", tr("Give what was placed of it the words that it has now")
        )
        for part in (self.place, self.subtitles, self.update_button):
            acts.addWidget(part)
        acts.addStretch(1)
        column.addLayout(acts)

    def _connect(self) -> None:
        session = self._session
        session.documentChanged.connect(self._refresh)
        session.activeWritingChanged.connect(self._show_active)
        self.list.selectionModel().currentChanged.connect(self._refresh_acts)
        self.list.doubleClicked.connect(self._open)
        self.list.customContextMenuRequested.connect(self._menu_at)
        self.empty.action.clicked.connect(lambda: self.kinds.popup(self._below(self.empty.action)))
        self.take_in.clicked.connect(lambda: choose_texts(session, self))
        self.more.clicked.connect(lambda: self._popup(list_menu(session, self), self._below(self.more)))
        self.place.clicked.connect(lambda: self._place("canvas"))
        self.subtitles.clicked.connect(lambda: self._place("timeline"))
        self.update_button.clicked.connect(self._update)
        follow_theme(self, self.list.viewport().update)

    # -- showing

    def _refresh(self, *_: object) -> None:
        self.model.reload()
        self.stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)
        if not self.list.currentIndex().isValid():
            self._show_active()
        self._refresh_acts()

    def _refresh_acts(self, *_: object) -> None:
        writing = self.selected()
        there = writing is not None and bool(Words(writing).text)
        self.place.setEnabled(there)
        self.subtitles.setEnabled(there)
        self.update_button.setVisible(bool(self._stale()))

    def _show_active(self, *_: object) -> None:
        row = self.model.row_of(self._session.writing_id)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flags)
        self.list.viewport().update()

    # -- what a person does

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the list means; returns whether it meant something."""
        writing = self.selected()
        if writing is None:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if held == Qt.KeyboardModifier.NoModifier:
                open_writing(self._session, writing.id)
                return True
            if held in PLACES:
                self._place(PLACES[held])
                return True
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            delete_writing(self._session, writing)
            return True
        return False

    def _open(self, index: QModelIndex) -> None:
        writing = self.model.writing(index)
        if writing is not None:
            open_writing(self._session, writing.id)

    def _place(self, to: str) -> None:
        writing = self.selected()
        if writing is not None and Words(writing).text:
            place_words(self._session, Words(writing), "timeline" if to == "timeline" else "canvas")

    def _stale(self) -> Placed:
        writing = self.selected()
        document = self._session.document
        return changed_of(document, placed_of(document, writing.id)) if writing is not None else Placed()

    def _update(self) -> None:
        stale = self._stale()
        if stale:
            update_placed(self._session, stale, self.window())

    def _menu_at(self, point: QPoint) -> None:
        index = self.list.indexAt(point)
        writing = self.model.writing(index)
        menu = (
            list_menu(self._session, self)
            if writing is None
            else writing_menu(self._session, writing, self, lambda: self.list.edit(index))
        )
        self._popup(menu, self.list.viewport().mapToGlobal(point))

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _below(self, part: QWidget) -> QPoint:
        return part.mapToGlobal(QPoint(0, part.height()))

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  Qt's name
        if self._takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        mime = event.mimeData()
        if not self._takes(mime):
            return
        event.acceptProposedAction()
        names = result_ids(mime)
        assets = [] if names else dragged_assets(self._session, mime)
        if not names and not assets:
            files = [file for file in files_in(mime, wait=True) if file.suffix.lower() in TEXTS]
            import_texts(self._session, files)
            return
        try:
            keep_all(self._session, dropped_words(self._session.workspace, names, assets))
        except UserError as error:
            self._session.noticeAdded.emit(Notice.from_error(error))

    def _takes(self, mime: QMimeData) -> bool:
        """Return whether a drop becomes writings; those of the list itself are there already."""
        if mime.hasFormat(WRITING_TYPE):
            return False
        found = [
            result.asset for name in result_ids(mime) if (result := self._session.result(name)) is not None
        ]
        assets = found or dragged_assets(self._session, mime)
        if assets:
            return all(asset.kind == "text" for asset in assets)
        return any(file.suffix.lower() in TEXTS for file in files_in(mime))


class _List(QListView):
    """The rows, which hand keys to the panel first."""

    def __init__(self, panel: WritingsList) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Writings"))
        self.setToolTip(tr("Double-click opens a writing, F2 renames it, dragging places it"))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        editing = self.state() == QAbstractItemView.State.EditingState
        if editing or not self._panel.take_key(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ours = event.key() in (
                Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2,
            )  # fmt: skip
            if ours and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                return True
        return super().event(event)
