"""The command palette: everything the studio can do, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout
from shiboken6 import isValid

from creastudio.shell.commands.actions import ACTIONS, SUBMENUS, Menu
from creastudio.shell.commands.keymap import bindings, keys_of
from creastudio.shell.dialogs.keys import shown
from creastudio.shell.i18n import tr, tr_marked
from creastudio.shell.icons import icon
from creastudio.shell.theme import px

if TYPE_CHECKING:
    from creastudio.shell.window.main_window import MainWindow

ENTRY = Qt.ItemDataRole.UserRole

MOST = 60
"""Entries that are listed at most."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be done, now or once something is selected."""

    title: str
    keys: str
    icon: str
    run: Callable[[], object]
    possible: bool = True


class CommandPalette(QFrame):
    """A field and a list over the window; Return does what is chosen, Escape or a click elsewhere closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries(window)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(8), px(8), px(8), px(8))
        column.setSpacing(px(6))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Find a command"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemActivated.connect(lambda _item: self._run())
        self.list.itemClicked.connect(lambda _item: self._run())
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.resize(px(520), px(420))
        self.move((window.width() - self.width()) // 2, px(80))
        self._before = window.focusWidget()
        self._filter("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, row = Qt.Key(event.key()), self.list.currentRow()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((row + step) % max(1, self.list.count()))
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run()
                return True
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
        elif event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self._leave()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        """Close, and give the focus back to where it was."""
        self.close()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()

    def _filter(self, text: str) -> None:
        ranked = [(not entry.possible, score(entry.title, text), entry) for entry in self._entries]
        fitting = [item for item in ranked if item[1] is not None]
        found = [entry for _, _, entry in sorted(fitting, key=lambda item: (item[0], item[1] or (0, 0)))]
        self.list.clear()
        for entry in found[:MOST]:
            keys = f"    {shown(entry.keys)}" if entry.keys else ""
            item = QListWidgetItem(f"{entry.title}{keys}")
            if entry.icon:
                item.setIcon(icon(entry.icon))
            item.setData(ENTRY, entry)
            if not entry.possible:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(tr("Not now: select something it works on first"))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is None or not item.data(ENTRY).possible:
            return
        entry: Entry = item.data(ENTRY)
        self._leave()
        entry.run()


def entries(window: MainWindow) -> list[Entry]:
    """Return what the studio can do: actions, panels, tools and what the timeline can do."""
    changed = window.session.settings.keys
    found: list[Entry] = []
    menus: dict[str, Menu] = {action.id: action.menu for action in ACTIONS}
    for binding in bindings():
        title = tr_marked(binding.title).replace("&", "").rstrip("…")
        kind, _, name = binding.id.partition(".")
        if binding.fixed:
            continue
        possible = True
        if kind == "panel":
            run: Callable[[], object] = partial(window.show_panel, name)
        elif kind == "tool":
            title = tr("Tool: {name}", name=title)
            run = partial(window.canvas.toolbox.choose, name)
        elif kind == "timeline":
            title = tr("Timeline: {name}", name=title)
            run = partial(window.timeline.commands.run, binding.id)
            possible = window.timeline.commands.possible(binding.id)
        else:
            outer = SUBMENUS.get(menus[binding.id])
            title = f"{tr_marked(outer[1])}: {title}" if outer is not None else title
            run = window.actions_by_id[binding.id].trigger
            possible = window.actions_by_id[binding.id].isEnabled()
        found.append(Entry(title, keys_of(binding, changed), binding.icon, run, possible))
    # Those whose keys belong to a view, and so to no binding of the window.
    for action in ACTIONS:
        if action.call and action.shown_keys:
            item = window.actions_by_id[action.id]
            title = tr_marked(action.title).replace("&", "").rstrip("…")
            found.append(Entry(title, action.shown_keys, action.icon, item.trigger, item.isEnabled()))
    return found


def score(title: str, typed: str) -> tuple[int, int] | None:
    """Return how well a title fits what was typed, the best first; None when it doesn't.

    Whole words go before parts of words, those before letters that are only in the right order.
    """
    said, wanted = title.casefold(), typed.casefold().strip()
    if not wanted:
        return (0, 0)
    at = said.find(wanted)
    if at == 0:
        return (0, len(said))
    if at > 0:
        return (1 if said[at - 1] in " :" else 2, len(said))
    if all(word in said for word in wanted.split()):
        return (3, len(said))
    place = -1
    for letter in wanted.replace(" ", ""):
        place = said.find(letter, place + 1)
        if place < 0:
            return None
    return (4, len(said))
