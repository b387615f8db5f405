"""The tracks of a score: which one is written in, what plays it, what is seen and heard, and what generators work on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creastudio.api.errors import UserError
from creastudio.api.score import Score, Track
from creastudio.core import score_tracks as tracks
from creastudio.shell.i18n import mark, tr
from creastudio.shell.icons import icon
from creastudio.shell.score.instrument_names import fill_instruments, instrument_name
from creastudio.shell.score.looks import track_color
from creastudio.shell.score.roll_state import RollState
from creastudio.shell.theme import SPACE, follow_theme, px
from creastudio.shell.widgets.labels import tool_button

NAME, PLAYS, MADE, SEEN, MUTED, SOLO = range(6)
"""Columns."""

NARROW = 230
"""Width below which names have the room of the instruments, px at text scale 1: these stand in the tips then."""


class TracksList(QWidget):
    """The list with its buttons. A check is pressed; a name is changed by F2 or a double click."""

    def __init__(
        self, state: RollState, fails: Callable[[UserError], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state, self._fails = state, fails
        self._filling = False
        self.tree = _Tree()
        self.tree.setAccessibleName(tr("Tracks"))
        self.tree.menuKey.connect(self._menu_at)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.setContentsMargins(px(SPACE / 2), px(2), px(SPACE / 2), px(2))
        self.add = tool_button("plus", tr("Add a track"))
        self.copy = tool_button("copy", tr("Copy the track"))
        self.remove = tool_button("trash-2", tr("Take the track away"))
        for part in (self.add, self.copy, self.remove):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        self.add.clicked.connect(self.add_track)
        self.copy.clicked.connect(self.copy_track)
        self.remove.clicked.connect(self.remove_track)
        self.tree.itemChanged.connect(self._item_changed)
        self.tree.itemClicked.connect(self._clicked)
        self.tree.itemDoubleClicked.connect(self._double_clicked)
        self.tree.currentItemChanged.connect(lambda item, _old: self._go_to(item))
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._menu)
        for signal in (state.source.changed, state.trackChanged):
            signal.connect(self.refresh)
        follow_theme(self, self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        return QSize(px(NARROW), px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self.tree.setColumnHidden(PLAYS, self.width() < px(NARROW))

    # -- what is shown

    def refresh(self) -> None:
        """Show the tracks as they are."""
        if self._filling:
            return
        self._filling = True
        score = self._state.score
        found = score.tracks if score is not None else ()
        tree = self.tree
        while tree.topLevelItemCount() > len(found):
            tree.takeTopLevelItem(tree.topLevelItemCount() - 1)
        while tree.topLevelItemCount() < len(found):
            item = QTreeWidgetItem()
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            tree.addTopLevelItem(item)
        for number, track in enumerate(found):
            self._fill(tree.topLevelItem(number), number, track)
        current = tree.topLevelItem(self._state.track)
        if current is not None and tree.currentItem() is not current:
            tree.setCurrentItem(current)
        self.remove.setEnabled(bool(found))
        self.copy.setEnabled(bool(found))
        self._filling = False

    def _fill(self, item: QTreeWidgetItem | None, number: int, track: Track) -> None:
        assert item is not None
        swatch = QPixmap(px(10), px(10))
        swatch.fill(track_color(number))
        item.setIcon(NAME, swatch)
        item.setText(NAME, track.name or tr("Track {number}", number=number + 1))
        item.setText(PLAYS, instrument_name(track))
        item.setToolTip(NAME, f"{item.text(NAME)}\n{item.text(PLAYS)}")
        item.setToolTip(PLAYS, tr("Double-click: choose another instrument"))
        checks = {
            MADE: number in self._state.marked_tracks, SEEN: number not in self._state.hidden, MUTED: track.muted,
            SOLO: track.solo,
        }  # fmt: skip
        for column, on in checks.items():
            item.setCheckState(column, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(column, _tips()[column])
            # The heads of these columns are pictures and letters.
            item.setData(column, Qt.ItemDataRole.AccessibleTextRole, _tips()[column])

    # -- what a person does

    def add_track(self) -> None:
        """Put an empty track behind the others, and write in it."""
        score = self._state.score
        if score is not None:
            count = len(score.tracks)
            track = Track(name=tr("Track {number}", number=count + 1))
            self._do(mark("Add track"), lambda: tracks.with_new_track(score, track))
            self._state.set_track(count)

    def copy_track(self) -> None:
        """Put a copy of the track behind it."""
        score, number = self._state.score, self._state.track
        if score is not None and number < len(score.tracks):
            name = tr("{name} copy", name=score.tracks[number].name)
            self._do(mark("Copy track"), lambda: tracks.with_copied_track(score, number, name))
            self._state.set_track(number + 1)

    def remove_track(self) -> None:
        """Take the track away; undo brings it back."""
        score, number = self._state.score, self._state.track
        if score is not None and number < len(score.tracks):
            self._do(mark("Remove track"), lambda: tracks.without_track(score, number))

    def set_instrument(self, number: int, program: int, *, percussion: bool = False) -> None:
        """Let another instrument play a track."""
        score = self._state.score
        if score is not None:
            self._do(
                mark("Change instrument"),
                lambda: tracks.with_track_fields(score, number, program=program, percussion=percussion),
            )

    def _move(self, by: int) -> None:
        score, number = self._state.score, self._state.track
        if score is not None and 0 <= number + by < len(score.tracks):
            self._do(mark("Move track"), lambda: tracks.with_track_moved(score, number, number + by))
            self._state.set_track(number + by)

    def _do(self, label: str, change: Callable[[], Score]) -> None:
        try:
            score = change()
        except UserError as error:
            self._fails(error)
            return
        self._state.source.set_score(score, label)

    # -- the list

    def _go_to(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self._state.set_track(self.tree.indexOfTopLevelItem(item))

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        del column
        self._go_to(item)

    def _item_changed(self, item: QTreeWidgetItem, column: int) -> None:
        score, number = self._state.score, self.tree.indexOfTopLevelItem(item)
        if self._filling or score is None or not 0 <= number < len(score.tracks):
            return
        on = item.checkState(column) == Qt.CheckState.Checked
        if column == NAME:
            name = item.text(NAME).strip()[:1000]
            self._do(mark("Rename track"), lambda: tracks.with_track_fields(score, number, name=name))
        elif column == MADE:
            marked = self._state.marked_tracks
            self._state.mark_tracks(marked | {number} if on else marked - {number})
        elif column == SEEN:
            self._state.set_hidden(number, hidden=not on)
        elif column in (MUTED, SOLO):
            field, label = ("muted", mark("Mute track")) if column == MUTED else ("solo", mark("Solo track"))
            self._do(label, lambda: tracks.with_track_fields(score, number, **{field: on}))
        self.refresh()

    def _double_clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == NAME:
            self.tree.editItem(item, NAME)
        elif column == PLAYS:
            box = self.tree.visualItemRect(item)
            menu = self._instruments(self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.exec(self.tree.viewport().mapToGlobal(QPoint(box.center().x(), box.bottom())))

    def _menu_at(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self._menu(self.tree.visualItemRect(item).center())

    def _menu(self, place: QPoint) -> None:
        item = self.tree.itemAt(place)
        if item is None:
            return
        self.tree.setCurrentItem(item)
        menu = QMenu(self)
        menu.addAction(tr("Rename")).triggered.connect(lambda: self.tree.editItem(item, NAME))
        menu.addMenu(self._instruments(menu))
        menu.addSeparator()
        menu.addAction(tr("Copy the track")).triggered.connect(self.copy_track)
        menu.addAction(tr("Move up")).triggered.connect(lambda: self._move(-1))
        menu.addAction(tr("Move down")).triggered.connect(lambda: self._move(1))
        menu.addAction(tr("Select all notes of the track")).triggered.connect(
            lambda: self._state.choose(self._state.all_of_track())
        )
        menu.addSeparator()
        menu.addAction(tr("Take the track away")).triggered.connect(self.remove_track)
        menu.exec(self.tree.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _instruments(self, owner: QWidget) -> QMenu:
        """Return the instruments as a menu, family by family."""
        menu = QMenu(tr("Instrument"), owner)
        number, score = self._state.track, self._state.score
        track = score.tracks[number] if score is not None and number < len(score.tracks) else None
        fill_instruments(menu, track, lambda program, drums: self._choose(number, program, drums))
        return menu

    def _choose(self, number: int, program: int, percussion: bool) -> None:
        self.set_instrument(number, program, percussion=percussion)


def _tips() -> dict[int, str]:
    return {
        MADE: tr("Generators work on it; on all of them where none is marked"),
        SEEN: tr("Show its notes"),
        MUTED: tr("Mute"),
        SOLO: tr("Hear it alone"),
    }


class _Tree(QTreeWidget):
    """A flat list; the menu key opens the menu of the current row."""

    menuKey = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setColumnCount(6)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(px(10), px(10)))
        head = QTreeWidgetItem([tr("Track"), tr("Instrument"), "", "", "M", "S"])
        head.setIcon(MADE, icon("sparkles", "dim"))
        head.setIcon(SEEN, icon("eye", "dim"))
        for column, tip in _tips().items():
            head.setToolTip(column, tip)
        self.setHeaderItem(head)
        bar = self.header()
        bar.setStretchLastSection(False)
        bar.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        bar.setSectionResizeMode(PLAYS, QHeaderView.ResizeMode.Stretch)
        bar.setMinimumSectionSize(px(22))
        bar.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column in (MADE, SEEN, MUTED, SOLO):
            bar.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            bar.resizeSection(column, px(30))  # a box and its margins

    def edit(self, index: QModelIndex, *rest: object) -> bool:  # type: ignore[override]
        """Only names are written."""
        return bool(super().edit(index, *rest)) if index.column() == NAME else False  # type: ignore[call-overload]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() in (Qt.Key.Key_Menu,):
            self.menuKey.emit()
            return
        checks = self.currentIndex().column() >= MADE
        letters = event.text().isalpha() or (event.key() == Qt.Key.Key_Space and not checks)
        if letters and not event.modifiers():
            # Letters are tools, not the beginnings of names, and the space bar plays.
            event.ignore()
            return
        super().keyPressEvent(event)
