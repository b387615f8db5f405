"""The library panel: search, a grid, and what can be done with what is chosen."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creastudio.shell.alike.bar import AlikeBar
from creastudio.shell.alike.question import question_of
from creastudio.shell.alike.reasons import all_in_words, short
from creastudio.shell.i18n import tr
from creastudio.shell.library.acts import LibraryActs
from creastudio.shell.library.delegate import LibraryDelegate
from creastudio.shell.library.details import Details
from creastudio.shell.library.file_pictures import FilePictures
from creastudio.shell.library.filters import add_orders, fill_filters
from creastudio.shell.library.folders import folders_of
from creastudio.shell.library.keys import press
from creastudio.shell.library.marks import AskTags, ask_tags
from creastudio.shell.library.menu import item_menu
from creastudio.shell.library.model import LibraryModel
from creastudio.shell.library.pages import Pages
from creastudio.shell.library.places import EVERYTHING, PROJECT, TRASH, Places
from creastudio.shell.library.source import source_of
from creastudio.shell.library.trash import Trash
from creastudio.shell.library.view import LibraryView
from creastudio.shell.media.pictures import pictures_of
from creastudio.shell.panels.results.asset_menu import is_known
from creastudio.shell.safety.watch import safety_of
from creastudio.shell.score.beginning import edit_score
from creastudio.shell.session import Session
from creastudio.shell.theme import follow_theme, px
from creastudio.shell.timeline.listen_button import ListenButton
from creastudio.shell.timeline.listening import can_hear
from creastudio.shell.widgets.labels import button, tool_button
from creastudio.workspace.library_items import LibraryItem
from creastudio.workspace.library_search import Order, ordered, parse_query, search

TYPING = 120
"""Milliseconds without a key after which a search begins."""


class LibraryPanel(QWidget):
    """Everything that was made or brought in, found by words and facets.

    A double click or Enter places what is chosen, 1 to 5 rate it, T tags it, Delete puts it into the trash;
    dragging it out gives other programs a real file.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.source, self.folders = source_of(session), folders_of(session)
        self.acts = LibraryActs(session, self.folders)
        self.trash = Trash(session)
        self.places = Places(session, self.source, self.folders)
        self.question = question_of(session)
        self.ask_tags: AskTags = ask_tags
        self.model = LibraryModel(self.acts.mime, self, safety_of(session).of, self._why)
        self.list = LibraryView(self.take_key, self.acts.take_files, self)
        self.list.setModel(self.model)
        safety_of(session).changed.connect(lambda: self.list.viewport().update())
        self._pictures = pictures_of(session)
        self._files = FilePictures(session, self)
        self._cells = LibraryDelegate(
            self._thumbnail, safety_of(session), self.list, self._first_reason, self.question.opinion
        )
        self.list.setItemDelegate(self._cells)
        self.order: Order = "newest"
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        self._make_layout()
        self._connect()
        self.setFocusProxy(self.list)
        self.refresh()

    def selected(self) -> list[LibraryItem]:
        """Return the selected items in the order they are shown."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.items[row] for row in rows]

    # -- making

    def _make_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addLayout(self._make_search())
        column.addWidget(self.places)
        self.alike = AlikeBar(self.question)
        column.addWidget(self.alike)
        self.pages = Pages(self.list)
        column.addWidget(self.pages, 1)
        self.details = Details()
        column.addWidget(self.details)
        column.addLayout(self._make_acts())

    def _make_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search words, seed:7, tag:sky, stars:3 …"))
        self.search.setAccessibleName(tr("Search the library"))
        self.search.setClearButtonEnabled(True)
        self.filter = tool_button("filter", tr("Filter by kind, model, generator, tag, stars"))
        self.filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filters = QMenu(self.filter)
        self.filter.setMenu(self.filters)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        return row

    def _make_acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        self.put = button(tr("Place"), "primary", "check", tr("Place what is chosen on the canvas"), "Return")
        self.use = button(
            tr("Use settings"), "", "sliders-horizontal", tr("Use the settings it was made with")
        )
        self.more = tool_button("ellipsis", tr("More to do with what is chosen"))
        self.back = button(
            tr("Bring back"), "primary", "rotate-ccw", tr("Take what is chosen out of the trash")
        )
        row.addWidget(self.put)
        row.addWidget(self.back)
        self.listen = ListenButton(self._session, pressed=self._listen)
        row.addWidget(self.listen)
        row.addWidget(self.use)
        row.addStretch(1)
        row.addWidget(self.more)
        return row

    def _connect(self) -> None:
        self.source.changed.connect(self._project_changed)
        self.folders.changed.connect(self._source_changed)
        self.places.changed.connect(self._looked_elsewhere)
        self.question.changed.connect(self.refresh)
        self.question.tastes.changed.connect(self._opinions_changed)
        self.details.said.connect(lambda likes: self.question.say(self.selected(), likes))
        self.places.emptied.connect(lambda: self.trash.empty(self))
        self.details.rated.connect(lambda stars: self.acts.rate(self.selected(), stars))
        self.details.tagged.connect(self.tag)
        self._files.arrived.connect(self.list.viewport().update)
        self._pictures.arrived.connect(lambda _sha: self.list.viewport().update())
        self.list.selectionModel().selectionChanged.connect(self._refresh_acts)
        self.list.doubleClicked.connect(lambda _index: self._open())
        self.list.customContextMenuRequested.connect(self._menu_at)
        self.search.textChanged.connect(lambda _text: self._timer.start(TYPING))
        self.search.returnPressed.connect(self._enter_grid)
        self.filters.aboutToShow.connect(self._fill_filters)
        self.put.clicked.connect(self._place)
        self.back.clicked.connect(lambda: self.trash.bring_back(self.selected()))
        self.use.clicked.connect(self._use_settings)
        self.more.clicked.connect(lambda: self._menu_at(None))
        self.pages.empty.action.clicked.connect(self.places.add_folder)
        self.pages.nothing.action.clicked.connect(self._show_all)
        self.pages.no_trash.action.clicked.connect(self._show_all)
        self.pages.none_alike.action.clicked.connect(self.places.add_folder)
        follow_theme(self, self.list.viewport().update)

    # -- what is shown

    def refresh(self, *_: object) -> None:
        """Show what fits the search now."""
        self._timer.stop()
        self.places.fill()
        if self._cells.show_notes(self.question.asked is not None):
            self.list.scheduleDelayedItemsLayout()
        if self.question.asked is not None:
            self._show_alike()
            return
        everything = self.places.items()
        found = ordered(search(everything, parse_query(self.search.text())), self.order)
        self.model.show(found)
        page: QWidget = self.list if found else self.pages.nothing
        if not everything and self.places.chosen == PROJECT:
            page = self.pages.empty
        elif not everything and self.places.in_trash:
            page = self.pages.no_trash
        self.pages.setCurrentWidget(page)
        self.places.tell(len(found), len(everything))
        self._refresh_acts()

    def _show_alike(self) -> None:
        """Show what is like the thing that is asked for, of what also fits the search."""
        found = search(self.question.answers, parse_query(self.search.text()))
        chosen = {item.key for item in self.selected()}
        self.model.show(found)
        self._choose(chosen)
        waiting = self.question.looking or bool(found)
        empty = self.pages.nothing if self.question.answers else self.pages.none_alike
        self.pages.setCurrentWidget(self.list if waiting else empty)
        self._refresh_acts()

    def _choose(self, keys: set[str]) -> None:
        """Select what was selected before it got another place."""
        if keys and {item.key for item in self.selected()} != keys:
            flag = QItemSelectionModel.SelectionFlag
            for key in keys:
                row = self.model.row_of(key)
                if row >= 0:
                    self.list.selectionModel().setCurrentIndex(self.model.index(row), flag.Select)

    def _looked_elsewhere(self) -> None:
        # Whoever chooses a place wants to see what is there.
        if self.question.asked is not None:
            self.question.end()
        self.refresh()

    def _opinions_changed(self) -> None:
        self.list.viewport().update()
        self._refresh_acts()

    def _first_reason(self, item: LibraryItem) -> str:
        found = self.question.reasons.get(item.key)
        return short(found.reasons[0]) if found is not None else ""

    def _why(self, item: LibraryItem) -> str:
        return all_in_words(self.question.reasons.get(item.key))

    def show_in(self, order: Order) -> None:
        """Show the items in another order."""
        self.order = order
        self.refresh()

    def _project_changed(self) -> None:
        # A folder of ten thousand files is no other after a stroke of the brush.
        if self.places.chosen in (PROJECT, EVERYTHING, TRASH):
            self._source_changed()

    def _source_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.folders.open()
        self.refresh()

    def _refresh_acts(self, *_: object) -> None:
        chosen = self.selected()
        self.details.show_items(
            chosen,
            self._why(chosen[0]) if chosen else "",
            [self.question.opinion(item) for item in chosen],
            bool(chosen) and self.question.knowledge.can_compare(chosen[0].kind),
        )
        self.put.setVisible(not self.places.in_trash)
        self.put.setEnabled(bool(chosen))
        self.back.setVisible(self.places.in_trash)
        self.back.setEnabled(bool(chosen))
        self.use.setEnabled(bool(chosen) and chosen[0].made and is_known(self._session, chosen[0].generator))
        self.more.setEnabled(bool(chosen))
        audible = bool(chosen) and can_hear(chosen[0].kind)
        self.listen.show_asset(self.acts.asset(chosen[0]) if audible else None, audible=audible)

    def _thumbnail(self, item: LibraryItem, side: int, ratio: float) -> QPixmap | None:
        if item.sha256:
            return self._pictures.thumbnail(item.sha256, side, ratio)
        return self._files.thumbnail(item, side, ratio)

    def _fill_filters(self) -> None:
        fill_filters(self.filters, self.places.items(), self.search, self._session)
        add_orders(self.filters, self.order, self.show_in)

    def _show_all(self) -> None:
        self.search.clear()
        if not self.places.items():
            self.places.choose(PROJECT)
        self.refresh()

    def _enter_grid(self) -> None:
        self.refresh()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- what a person does

    def _place(self) -> None:
        chosen = self.selected()
        if chosen and not self.places.in_trash:
            self.acts.place(chosen)

    def _listen(self) -> None:
        for item in self.selected()[:1]:
            self.acts.listen(item)

    def _open(self) -> None:
        """Place what is chosen; a score of the project is opened too."""
        chosen = self.selected()
        asset = self.acts.asset(chosen[0]) if len(chosen) == 1 and not self.places.in_trash else None
        if asset is not None and asset.kind == "score":
            edit_score(self._session, asset.sha256)
        else:
            self._place()

    def _use_settings(self) -> None:
        for item in self.selected()[:1]:
            recipe = self.acts.recipe(item)
            if recipe is not None:
                self._session.use_settings(recipe)

    def tag(self) -> None:
        """Ask for the tags of what is chosen."""
        self.acts.ask_and_tag(self.selected(), self, self.ask_tags)

    def _menu_at(self, point: QPoint | None) -> None:
        chosen = self.selected()
        if chosen:
            self.list.show_menu(item_menu(self._session, chosen, self), point, self.more)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key of the grid means; returns whether it meant something."""
        return press(self._session, self, event)
