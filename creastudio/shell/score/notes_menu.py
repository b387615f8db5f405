"""What can be done to notes, as a menu in groups."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.shell.i18n import tr_text
from creastudio.shell.icons import set_icon
from creastudio.shell.keys import native
from creastudio.shell.score.act_table import ACTS, GROUP_TITLES, Group
from creastudio.shell.score.clipboard import notes_on_clipboard
from creastudio.shell.score.roll_acts import RollActs
from creastudio.shell.score.roll_state import RollState

_OUTER: tuple[Group, ...] = ("edit", "lock")
"""Groups that stand in the menu itself; the others open from it."""


def notes_menu(acts: RollActs, state: RollState, parent: QWidget) -> QMenu:
    """Return the menu; it is deleted when it has closed."""
    menu = QMenu(parent)
    for group in _OUTER:
        _add(menu, group, acts, state)
        menu.addSeparator()
    for group, title in GROUP_TITLES.items():
        if group not in (*_OUTER, "tool", "view"):
            _add(menu.addMenu(tr_text(title)), group, acts, state)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, group: Group, acts: RollActs, state: RollState) -> None:
    for act in ACTS:
        if act.group != group:
            continue
        keys = native(act.keys)
        entry = menu.addAction(f"{tr_text(act.title)}\t{keys}" if keys else tr_text(act.title))
        if act.icon:
            set_icon(entry, act.icon)
        entry.setEnabled(bool(state.chosen) or not act.on_notes)
        if act.id == "paste":
            entry.setEnabled(notes_on_clipboard())
        entry.triggered.connect(lambda _checked=False, name=act.id: acts.run(name))
