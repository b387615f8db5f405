"""Everything that can be done on the timeline, as data: keys, menus and the command palette take it from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.shell.i18n import mark
from creastudio.shell.timeline.tools import TIMELINE_TOOLS

When = Literal[
    "always", "sequence", "filled", "clips", "one_clip", "several", "under", "linked", "linkable", "grouped", "groupable",
    "cut", "room", "opens",
]  # fmt: skip
"""When a command can be used; ``situation.ClipSituation`` knows how to ask."""


@dataclass(frozen=True)
class TimelineCommand:
    """One thing that a person can do on the timeline.

    Attributes
    ----------
    id : str
        Permanent name ("timeline.split").
    keys : str
        Portable text, several separated by ", "; they work while the timeline has the focus.
    call : str
        Name of the method that does it, of one of the holders that the view gives to ``TimelineCommands``.
    argument : str
        What the method is given.
    repeats : bool
        Whether a held key does it again and again.
    """

    id: str
    title: str
    keys: str
    call: str
    when: When = "always"
    icon: str = ""
    argument: str = ""
    repeats: bool = False


TRANSPORT: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.play", mark("Play or stop"), "Space", "toggle", "filled", "play"),
    TimelineCommand("timeline.back", mark("One frame back"), "Left", "step", argument="-1", repeats=True),
    TimelineCommand("timeline.on", mark("One frame on"), "Right", "step", argument="1", repeats=True),
    TimelineCommand("timeline.far_back", mark("Ten frames back"), "Shift+Left", "step", argument="-10", repeats=True),
    TimelineCommand("timeline.far_on", mark("Ten frames on"), "Shift+Right", "step", argument="10", repeats=True),
    TimelineCommand("timeline.start", mark("Go to the start"), "Home", "go_to_start", icon="skip-back"),
    TimelineCommand("timeline.end", mark("Go to the end"), "End", "go_to_end", icon="skip-forward"),
    TimelineCommand("timeline.cut_before", mark("Go to the cut before"), "Up", "go_to_cut", argument="-1", repeats=True),
    TimelineCommand("timeline.next_cut", mark("Go to the next cut"), "Down", "go_to_cut", argument="1", repeats=True),
    TimelineCommand("timeline.backwards", mark("Play backwards; again: faster"), "J", "shuttle", argument="-1"),
    TimelineCommand("timeline.stop", mark("Stop playing"), "K", "stop"),
    TimelineCommand("timeline.forwards", mark("Play forwards; again: faster"), "L", "shuttle", argument="1"),
    TimelineCommand("timeline.fit", mark("See the whole sequence"), "F", "fit", icon="maximize"),
    TimelineCommand("timeline.zoom_in", mark("See less time"), "+, =", "zoom", icon="zoom-in", argument="1.5",
                    repeats=True),
    TimelineCommand("timeline.zoom_out", mark("See more time"), "-", "zoom", icon="zoom-out", argument="0.6667",
                    repeats=True),
    TimelineCommand("timeline.snap", mark("Cling to playhead, clips and frames, or not"), "N", "toggle_snapping",
                    icon="magnet"),
)  # fmt: skip

EDITS: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.split", mark("Split at the playhead"), "S", "split", "under", "scissors"),
    TimelineCommand("timeline.split_all", mark("Split all tracks at the playhead"), "Shift+S", "split_all", "under"),
    TimelineCommand("timeline.delete", mark("Delete the selected clips"), "Delete, Backspace", "delete", "clips",
                    "trash-2"),
    TimelineCommand("timeline.ripple_delete", mark("Delete and close the gap"), "Shift+Delete, Shift+Backspace",
                    "ripple_delete", "clips"),
)  # fmt: skip

TOOLS: tuple[TimelineCommand, ...] = tuple(
    TimelineCommand(
        f"timeline.tool_{tool.id}", tool.title, tool.keys, "choose_tool", "always", tool.icon, tool.id
    )
    for tool in TIMELINE_TOOLS
)

MARKS: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.loop", mark("Play the loop again and again, or not"), "/", "toggle_loop", "filled", "repeat"),
)  # fmt: skip

COMMANDS: tuple[TimelineCommand, ...] = (*TRANSPORT, *TOOLS, *EDITS, *MARKS)
