"""The menu of the timeline in the menu bar: everything that its table of commands has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.shell.i18n import tr
from creastudio.shell.icons import set_icon
from creastudio.shell.timeline.command_entry import add_command
from creastudio.shell.timeline.command_table import (
    EDITS,
    LOOKS,
    MARKS,
    MONITOR,
    SEQUENCES,
    TOOLS,
    TRANSPORT,
    TimelineCommand,
)
from creastudio.shell.timeline.commands import TimelineCommands

FIRST = ("split", "split_all", "trim_start", "trim_end", "ripple_start", "ripple_end")
"""What stands in the menu itself, above the rest of the edits."""

APART = ("lift", "nudge_back", "select_after", "link", "words")
"""What has a line above it."""


def timeline_menu(commands: TimelineCommands, parent: QWidget) -> QMenu:
    """Return the menu; its entries say, each time it opens, whether they can be used."""
    menu = QMenu(tr("&Timeline"), parent)
    menu.aboutToShow.connect(partial(_fill, menu, commands))
    return menu


def _fill(menu: QMenu, commands: TimelineCommands) -> None:
    for inner in menu.findChildren(QMenu):
        inner.deleteLater()
    menu.clear()
    for name in FIRST:
        add_command(menu, commands, name)
    menu.addSeparator()
    for item in EDITS:
        if _name(item) not in FIRST:
            if _name(item) in APART:
                menu.addSeparator()
            add_command(menu, commands, _name(item))
    menu.addSeparator()
    for title, icon, group in (
        (tr("Transitions, fades and pace"), "blend", LOOKS),
        (tr("Tools"), "mouse-pointer-2", TOOLS),
        (tr("Playing and view"), "play", TRANSPORT),
        (tr("Markers and loop"), "flag", MARKS),
        (tr("Sequences and tracks"), "clapperboard", SEQUENCES),
        (tr("Monitor"), "monitor", MONITOR),
    ):
        inner = menu.addMenu(title)
        set_icon(inner.menuAction(), icon)
        _add(inner, commands, group)


def _add(menu: QMenu, commands: TimelineCommands, group: Iterable[TimelineCommand]) -> None:
    for item in group:
        add_command(menu, commands, _name(item))


def _name(item: TimelineCommand) -> str:
    return item.id.removeprefix("timeline.")
