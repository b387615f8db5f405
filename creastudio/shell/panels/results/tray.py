"""The tray: everything that was made, to compare, place, vary, use again or throw away."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.core.results import Result
from creastudio.shell.alike.menu import ALIKE_KEYS, take_alike_key
from creastudio.shell.alike.question import question_of
from creastudio.shell.brand.acts import offer_kit, take_result
from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.library.marks import MARK_KEYS, take_mark_key
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.results.file_results import offer_saving, save_files
from creastudio.shell.panels.results.result_menu import discard, result_menu
from creastudio.shell.panels.results.review import review_of
from creastudio.shell.panels.results.strength import StrengthSlider
from creastudio.shell.panels.results.tray_delegate import TrayDelegate
from creastudio.shell.panels.results.tray_model import Filter, TrayModel
from creastudio.shell.reading import is_kit, is_only_saved, is_read_only, read
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.score.beginning import open_placed_score
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, px
from creastudio.shell.timeline.listen_button import ListenButton
from creastudio.shell.timeline.listening import can_hear, listening_of
from creastudio.shell.widgets.cell_view import CellView
from creastudio.shell.widgets.field import calm
from creastudio.shell.widgets.labels import EmptyState, button, tool_button

OWN_KEYS = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Delete,
        Qt.Key.Key_V,
        Qt.Key.Key_B,
        Qt.Key.Key_P,
        *MARK_KEYS,
        *ALIKE_KEYS,
    }
)
"""Keys that the list takes before any shortcut of the window."""


class TrayPanel(QWidget):
    """Results, newest batch first.

    A click looks at a result in place, a double click or Enter places it, or shows a text, Delete throws it away; dragging one
    out gives other programs a real file.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._review = review_of(session)
        self.model = TrayModel(session, self)
        self.list = TrayList(self)
        self.list.setModel(self.model)
        pictures = pictures_of(session)
        self.list.setItemDelegate(TrayDelegate(session, pictures, self.list))
        self._empty = EmptyState(
            "images", tr("What you generate appears here, newest first."), tr("Generate"), "Ctrl+Return"
        )
        self._nothing = EmptyState("search", tr("No result fits this filter."), tr("Show all"))
        self._make_layout()
        self._connect(session)
        pictures.arrived.connect(lambda _sha: self.list.viewport().update())
        safety_of(session).changed.connect(lambda: self.list.viewport().update())
        self.setFocusProxy(self.list)
        self._refresh()

    def selected(self) -> list[Result]:
        """Return the selected results in the order they are shown."""
        indexes = sorted(self.list.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [row for index in indexes if isinstance(row := self.model.row(index), Result)]

    # -- making

    def _make_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addLayout(self._make_filters())
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for page in (self.list, self._empty, self._nothing):
            self._stack.addWidget(page)
        column.addWidget(holder, 1)
        column.addLayout(self._make_acts())

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search title, seed, settings"))
        self.search.setAccessibleName(tr("Search results"))
        self.search.setClearButtonEnabled(True)
        self.filter = QComboBox()
        self.filter.setAccessibleName(tr("Which results to show"))
        calm(self.filter)
        choices: tuple[tuple[Filter, str], ...] = (
            ("open", tr("All")),
            ("new", tr("New")),
            ("placed", tr("Placed")),
            ("discarded", tr("Discarded")),
        )
        for name, title in choices:
            self.filter.addItem(title, name)
        self.clear = tool_button("trash-2", tr("Discard all new results"), token="dim")
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        row.addWidget(self.clear)
        return row

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.place = button(tr("Place"), "primary", "check", tr("Place the selected result"), "Return")
        self.vary = button(tr("Vary"), "", "shuffle", tr("Make variations of the selected result"), "V")
        self.restore = button(tr("Bring back"), "", "rotate-ccw", tr("Bring the selected results back"))
        self.strength = StrengthSlider(self._review)
        self.more = QToolButton()
        set_icon(self.more, "ellipsis")
        self.more.setToolTip(tr("More to do with the selected results"))
        self.more.setAccessibleName(tr("More"))
        self.listen = ListenButton(self._session)
        for part in (self.place, self.restore, self.listen, self.vary, self.strength):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.more)
        return row

    def _connect(self, session: Session) -> None:
        session.resultsChanged.connect(self._refresh)
        session.documentChanged.connect(self._refresh)
        session.documentChanged.connect(lambda *_: self.list.viewport().update())
        session.activeResultChanged.connect(self._show_active)
        self._review.fileArrived.connect(self._offer)
        self.list.selectionModel().selectionChanged.connect(self._refresh_acts)
        self.list.clicked.connect(self._clicked)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.customContextMenuRequested.connect(self._menu_at)
        self.search.textChanged.connect(self._filter)
        self.filter.currentIndexChanged.connect(self._filter)
        self.clear.clicked.connect(self._clear)
        self.place.clicked.connect(self._place)
        self.vary.clicked.connect(self._vary)
        self.restore.clicked.connect(self._restore)
        self.more.clicked.connect(lambda: self._menu_at(None))
        self._empty.action.clicked.connect(session.generateRequested.emit)
        self._nothing.action.clicked.connect(self._show_all)
        follow_theme(self, self.list.viewport().update)

    def _offer(self, result: Result) -> None:
        """Say that a file is there, with a button that does what is done with it."""
        if is_kit(result):
            offer_kit(self._session, self, result)
        else:
            offer_saving(self._session, result)

    def _open(self) -> None:
        """Place what is chosen; a score is opened too."""
        chosen = self.selected()
        self._place()
        if chosen and chosen[0].asset.kind == "score":
            open_placed_score(self._session)

    # -- what is shown

    def _refresh(self, *_: object) -> None:
        self.model.reload()
        some = any(result.state != "discarded" for result in self._session.workspace.results)
        if self.model.rowCount():
            page: QWidget = self.list
        else:
            page = self._nothing if some or self.model.wanted == "discarded" else self._empty
        self._stack.setCurrentWidget(page)
        self.clear.setEnabled(any(result.state == "new" for result in self._session.workspace.results))
        self._refresh_acts()

    def _refresh_acts(self, *_: object) -> None:
        chosen = self.selected()
        gone = bool(chosen) and all(result.state == "discarded" for result in chosen)
        recipe = bool(chosen) and chosen[0].asset.recipe is not None
        self.place.setVisible(not gone)
        self.restore.setVisible(gone)
        self.place.setEnabled(bool(chosen))
        self.place.setText(_place_words(chosen))
        self.vary.setEnabled(recipe)
        self.strength.setEnabled(recipe)
        self.more.setEnabled(bool(chosen))
        self.listen.show_asset(chosen[0].asset if chosen else None)

    def _show_active(self) -> None:
        """Select the candidate that is shown in place."""
        self.model.reload()
        row = self.model.row_of(self._session.active_result)
        if row >= 0:
            index = self.model.index(row)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            if index not in self.list.selectionModel().selectedIndexes():
                self.list.selectionModel().setCurrentIndex(index, flags)
            self.list.scrollTo(index)
        self.list.viewport().update()
        self._refresh_acts()

    def _filter(self) -> None:
        wanted: Filter = self.filter.currentData()
        self.model.show_only(wanted, self.search.text())
        self._refresh()

    def _show_all(self) -> None:
        self.search.clear()
        self.filter.setCurrentIndex(0)

    # -- what a person does

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, Result) and len(self.selected()) == 1:
            self._review.look_at(row.id)

    def _place(self) -> None:
        chosen = self.selected()
        if not chosen:
            return
        if is_only_saved(chosen[0]):
            save_files(self._session, [item for item in chosen if is_only_saved(item)], self.window())
            return
        if is_kit(chosen[0]):
            take_result(self._session, self.window(), chosen[0])
            return
        if is_read_only(chosen[0]):
            read(self._session, chosen[0].asset, self.window())
            return
        if chosen[0].id == self._session.active_result:
            self._review.accept()
        else:
            self._session.accept(chosen[0].id)
        # What was placed is worked on next: the keys are those of the canvas.
        self._session.show_panel("canvas")

    def _vary(self) -> None:
        for result in self.selected()[:1]:
            self._session.vary(result.id, self._review.strength)

    def _restore(self) -> None:
        self._session.workspace.restore([result.id for result in self.selected()])

    def _clear(self) -> None:
        new = [result for result in self._session.workspace.results if result.state == "new"]
        discard(self._session, new)

    def _menu_at(self, point: QPoint | None) -> None:
        chosen = self.selected()
        if chosen:
            self.list.show_menu(result_menu(self._session, chosen, self), point, self.more)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the list means; returns whether it meant something."""
        chosen = self.selected()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and len(chosen) > 1:
            discard(self._session, chosen)
            return True
        if self._review.press(event):
            return True
        if not chosen or event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        ):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if is_read_only(chosen[0]) or is_only_saved(chosen[0]) or is_kit(chosen[0]):
                self._place()
                return True
            self._session.accept(chosen[0].id, "timeline" if shift else None)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            discard(self._session, chosen)
        elif event.key() == Qt.Key.Key_V:
            self._vary()
        elif event.key() == Qt.Key.Key_P and can_hear(chosen[0].asset.kind):
            listening_of(self._session).toggle(chosen[0].asset)
        else:
            found = [item for one in chosen if (item := question_of(self._session).item_of(one.asset.sha256))]
            if take_alike_key(self._session, found, event):
                return True
            return take_mark_key(self._session, [result.asset for result in chosen], event, self)
        return True

    def let_go(self, event: QKeyEvent) -> bool:
        """As ``take_key``, for the end of a held key."""
        return self._review.release(event)


def _place_words(chosen: list[Result]) -> str:
    """Return what the first button does with what is chosen."""
    if chosen and is_only_saved(chosen[0]):
        return tr("Save…")
    if chosen and is_kit(chosen[0]):
        return tr("Add kit")
    return tr("Read") if chosen and is_read_only(chosen[0]) else tr("Place")


class TrayList(CellView):
    """The list of the tray: flows results in rows and hands keys to the panel first."""

    def __init__(self, panel: TrayPanel) -> None:
        super().__init__(OWN_KEYS, panel.take_key, panel, alike=False)
        self._panel = panel
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setSpacing(0)
        self.setAccessibleName(tr("Results"))
        self.setToolTip(tr("Place with Enter, vary with V, throw away with Delete"))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._panel.let_go(event):
            super().keyReleaseEvent(event)
