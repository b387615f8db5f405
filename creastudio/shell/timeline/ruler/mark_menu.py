"""The menus of markers, loop and tempo: on the ruler, and of the button in the transport."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from creastudio.core.timeline import Marker, Sequence
from creastudio.shell.i18n import tr
from creastudio.shell.panels.results.asset_menu import add
from creastudio.shell.timeline.ruler.marks import MarkCommands
from creastudio.shell.timeline.time_text import timecode_text

LISTED = 40
"""Markers that a menu lists at most."""


def ruler_menu(
    commands: MarkCommands, sequence: Sequence, marker: Marker | None, time: int, parent: QWidget
) -> QMenu:
    """Return the menu of a place on the ruler: of a marker, else of a time, flicks."""
    menu = QMenu(parent)
    if marker is not None:
        add(menu, tr("Change marker…"), "flag", partial(commands.edit_marker, marker.id))
        hit = add(menu, tr("Hit point"), "", partial(commands.set_hit_point, marker.id, not marker.hit_point))
        hit.setCheckable(True)
        hit.setChecked(marker.hit_point)
        add(menu, tr("Delete marker"), "trash-2", partial(commands.remove_marker, marker.id))
        menu.addSeparator()
    else:
        add(menu, tr("Set a marker here"), "flag", partial(commands.add_marker_at, time))
        menu.addSeparator()
    add(menu, tr("Begin the loop here"), "repeat", partial(commands.loop_from, time))
    add(menu, tr("End the loop here"), "", partial(commands.loop_to, time), enabled=time > 0)
    looped = sequence.loop is not None
    add(menu, tr("Take the loop away"), "", commands.clear_loop, enabled=looped)
    menu.addSeparator()
    add(menu, tr("Take out what lies in the loop, and leave a gap"), "", commands.lift_loop, enabled=looped)
    add(menu, tr("Take out what lies in the loop, and close up"), "", commands.extract_loop, enabled=looped)
    add(menu, tr("Insert empty time where the loop is"), "", commands.insert_loop, enabled=looped)
    menu.addSeparator()
    add(menu, tr("Tempo and metre…"), "metronome", partial(commands.edit_tempo_at, time))
    _add_fit(menu, commands, sequence)
    return menu


def marker_menu(commands: MarkCommands, sequence: Sequence, menu: QMenu, key: Callable[[str], str]) -> None:
    """Fill the menu of the button for markers: what can be done, and all of them to go to.

    Parameters
    ----------
    key : callable
        Id of a command of the timeline -> its key.
    """
    menu.clear()
    add(menu, tr("Set a marker at the playhead"), "flag", commands.add_marker, keys=key("timeline.marker"))
    for name, text, direction in (
        ("timeline.next_marker", tr("Next marker"), "1"),
        ("timeline.marker_before", tr("Marker before"), "-1"),
    ):
        go = partial(commands.go_to_marker, direction)
        add(menu, text, "", go, keys=key(name), enabled=bool(sequence.markers))
    menu.addSeparator()
    for marker in sequence.markers[:LISTED]:
        kind = tr("Hit point") if marker.hit_point else tr("Marker")
        text = f"{timecode_text(sequence, marker.at)}   {marker.name or kind}"
        icon = "diamond" if marker.hit_point else "flag"
        add(menu, text.replace("&", "&&"), icon, partial(commands.go_to, marker.at))
    if sequence.markers:
        menu.addSeparator()
    add(menu, tr("Tempo and metre…"), "metronome", commands.edit_tempo)
    _add_fit(menu, commands, sequence)
    add(
        menu, tr("Delete all markers"), "trash-2", commands.remove_all_markers, enabled=bool(sequence.markers)
    )


def _add_fit(menu: QMenu, commands: MarkCommands, sequence: Sequence) -> None:
    usable = any(marker.hit_point and marker.at > 0 for marker in sequence.markers)
    entry = add(menu, tr("Fit tempo to hit points"), "", commands.fit_tempo, enabled=usable)
    entry.setToolTip(tr("Chooses tempi so that every hit point falls on a bar line"))
