"""Everything that can be done on the timeline, as data: keys, menus and the command palette take it from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.shell.i18n import mark
from creastudio.shell.timeline.tools import TIMELINE_TOOLS

When = Literal[
    "always", "sequence", "filled", "clips", "one_clip", "under", "linkable", "cut", "pictures", "timed", "held", "pasteable", "looped", "stale",
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
    TimelineCommand("timeline.metronome", mark("Metronome on or off"), "Shift+K", "toggle_metronome", icon="metronome"),
    TimelineCommand("timeline.fit", mark("See the whole sequence"), "F, Shift+Z", "fit", icon="maximize"),
    TimelineCommand("timeline.zoom_in", mark("See less time"), "+, =", "zoom", icon="zoom-in", argument="1.5",
                    repeats=True),
    TimelineCommand("timeline.zoom_out", mark("See more time"), "-", "zoom", icon="zoom-out", argument="0.6667",
                    repeats=True),
    TimelineCommand("timeline.fit_selection", mark("See the selected clips"), "Shift+F", "fit_selection", "clips"),
    TimelineCommand("timeline.type_time", mark("Type a time to go to"), "G", "type_time", "sequence"),
    TimelineCommand("timeline.follow", mark("Follow the playhead, or not"), "", "toggle_following"),
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
    TimelineCommand("timeline.close_gap", mark("Close the gap under the playhead"), "", "close_gap", "filled"),
    TimelineCommand("timeline.lift", mark("Take out what lies in the loop, and leave a gap"), ";", "lift_loop", "looped"),
    TimelineCommand("timeline.extract", mark("Take out what lies in the loop, and close up"), "'", "extract_loop", "looped"),
    TimelineCommand("timeline.trim_start", mark("Begin the clip at the playhead"), "[", "trim_to_playhead", "under",
                    argument="start"),
    TimelineCommand("timeline.trim_end", mark("End the clip at the playhead"), "]", "trim_to_playhead", "under",
                    argument="end"),
    TimelineCommand("timeline.ripple_start", mark("Cut away what is before the playhead, and close up"), "Q",
                    "ripple_to_playhead", "under", argument="start"),
    TimelineCommand("timeline.ripple_end", mark("Cut away what is after the playhead, and close up"), "W",
                    "ripple_to_playhead", "under", argument="end"),
    TimelineCommand("timeline.nudge_back", mark("Move clips one frame back"), "Alt+Left, ,", "nudge", "clips",
                    argument="-1", repeats=True),
    TimelineCommand("timeline.nudge_on", mark("Move clips one frame on"), "Alt+Right, .", "nudge", "clips",
                    argument="1", repeats=True),
    TimelineCommand("timeline.nudge_far_back", mark("Move clips ten frames back"), "Alt+Shift+Left, <", "nudge",
                    "clips", argument="-10", repeats=True),
    TimelineCommand("timeline.nudge_far_on", mark("Move clips ten frames on"), "Alt+Shift+Right, >", "nudge", "clips",
                    argument="10", repeats=True),
    TimelineCommand("timeline.select_after", mark("Select all clips from the playhead on"), "A", "select_after",
                    "filled"),
    TimelineCommand("timeline.select_under", mark("Select the clips under the playhead"), "D", "select_under",
                    "filled"),
    TimelineCommand("timeline.link", mark("Link or unlink clips"), "Ctrl+L", "toggle_link", "linkable", "link"),
    TimelineCommand("timeline.insert", mark("Paste clips and push what comes later"), "Ctrl+Shift+V", "paste_clips",
                    "pasteable", argument="insert"),
    TimelineCommand("timeline.words", mark("New text at the playhead"), "T", "add_words", icon="type"),
    TimelineCommand("timeline.open", mark("Open the clip: an artboard on the canvas, words to be written"), "Return",
                    "open", "one_clip"),
    TimelineCommand("timeline.properties", mark("Properties of the clip"), "", "show_properties", "clips",
                    "sliders-horizontal"),
    TimelineCommand("timeline.update", mark("Make changed clips anew"), "", "update_clips", "stale", "refresh-cw"),
)  # fmt: skip

LOOKS: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.crossfade", mark("Crossfade at the cut"), "Shift+D", "transition", "cut", "blend",
                    "crossfade"),
    TimelineCommand("timeline.wipe", mark("Wipe at the cut"), "", "transition", "cut", argument="wipe_right"),
    TimelineCommand("timeline.dip", mark("Dip to black at the cut"), "", "transition", "cut", argument="dip_black"),
    TimelineCommand("timeline.no_transition", mark("Take the transition away"), "", "transition", "cut",
                    argument="cut"),
    TimelineCommand("timeline.fade_in", mark("Fade in"), "", "fade", "clips", argument="in"),
    TimelineCommand("timeline.fade_out", mark("Fade out"), "", "fade", "clips", argument="out"),
    TimelineCommand("timeline.fade_both", mark("Fade in and out"), "", "fade", "clips", argument="both"),
    TimelineCommand("timeline.no_fades", mark("Without fades"), "", "fade", "clips", argument="none"),
    TimelineCommand("timeline.reverse", mark("Play backwards, or forwards again"), "", "reverse", "timed"),
    TimelineCommand("timeline.hold", mark("Hold this frame to the end of the clip, or let it run on"), "Shift+H",
                    "hold", "held"),
    TimelineCommand("timeline.insert_hold", mark("Put a held frame in here"), "", "insert_hold", "held"),
    TimelineCommand("timeline.ken_burns_in", mark("Ken Burns: nearer"), "", "ken_burns", "pictures", argument="in"),
    TimelineCommand("timeline.ken_burns_out", mark("Ken Burns: farther"), "", "ken_burns", "pictures", argument="out"),
    TimelineCommand("timeline.ken_burns_left", mark("Ken Burns: to the left"), "", "ken_burns", "pictures",
                    argument="left"),
    TimelineCommand("timeline.ken_burns_right", mark("Ken Burns: to the right"), "", "ken_burns", "pictures",
                    argument="right"),
    TimelineCommand("timeline.ken_burns_none", mark("Ken Burns: none"), "", "ken_burns", "pictures", argument="none"),
)  # fmt: skip

TOOLS: tuple[TimelineCommand, ...] = tuple(
    TimelineCommand(
        f"timeline.tool_{tool.id}", tool.title, tool.keys, "choose_tool", "always", tool.icon, tool.id
    )
    for tool in TIMELINE_TOOLS
)

MARKS: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.marker", mark("Set a marker at the playhead; again: change it"), "M", "add_marker", "sequence",
                    "flag"),
    TimelineCommand("timeline.next_marker", mark("Go to the next marker"), "Shift+M, Ctrl+Right", "go_to_marker", "sequence",
                    argument="1", repeats=True),
    TimelineCommand("timeline.marker_before", mark("Go to the marker before"), "Ctrl+Left", "go_to_marker", "sequence",
                    argument="-1", repeats=True),
    TimelineCommand("timeline.loop", mark("Play the loop again and again, or not"), "/", "toggle_loop", "filled", "repeat"),
    TimelineCommand("timeline.loop_from", mark("Begin the loop at the playhead"), "I", "loop_from", "sequence"),
    TimelineCommand("timeline.loop_to", mark("End the loop at the playhead"), "O", "loop_to", "sequence"),
    TimelineCommand("timeline.loop_selection", mark("Loop the selected clips"), "Shift+I", "loop_selection", "clips"),
    TimelineCommand("timeline.clear_loop", mark("Take the loop away"), "Shift+O", "clear_loop", "sequence"),
    TimelineCommand("timeline.insert_time", mark("Insert empty time where the loop is"), "", "insert_loop", "looped"),
    TimelineCommand("timeline.tempo", mark("Tempo and metre…"), "", "edit_tempo", "sequence", "metronome"),
    TimelineCommand("timeline.fit_tempo", mark("Fit tempo to hit points"), "", "fit_tempo", "sequence"),
)  # fmt: skip

MONITOR: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.monitor", mark("Monitor in a window of its own, or back"), "Shift+V", "monitor_window",
                    "sequence", "external-link"),
    TimelineCommand("timeline.safe", mark("Show safe areas in the monitor, or not"), "", "safe_areas", "sequence"),
    TimelineCommand("timeline.monitor_fit", mark("See the whole frame in the monitor"), "", "monitor_size", "sequence",
                    argument="fit"),
    TimelineCommand("timeline.monitor_full", mark("See the frame pixel for pixel in the monitor"), "", "monitor_size",
                    "sequence", argument="full"),
    TimelineCommand("timeline.copy_frame", mark("Copy frame"), "", "copy_frame", "sequence", "copy"),
    TimelineCommand("timeline.save_frame", mark("Save frame as PNG…"), "", "save_frame", "sequence", "file-image"),
    TimelineCommand("timeline.frame_to_canvas", mark("Frame to canvas"), "", "frame_to_canvas", "sequence", "image"),
)  # fmt: skip

SEQUENCES: tuple[TimelineCommand, ...] = (
    TimelineCommand("timeline.add_pictures", mark("Add a track for pictures and films"), "", "add_track", icon="film",
                    argument="picture"),
    TimelineCommand("timeline.add_words", mark("Add a track for texts and subtitles"), "", "add_track", icon="captions",
                    argument="text"),
    TimelineCommand("timeline.add_sounds", mark("Add a track for sound"), "", "add_track", icon="audio-lines",
                    argument="audio"),
    TimelineCommand("timeline.add_scores", mark("Add a track for scores"), "", "add_track", icon="music",
                    argument="score"),
    TimelineCommand("timeline.new_sequence", mark("New sequence…"), "", "new_sequence", icon="clapperboard"),
    TimelineCommand("timeline.sequence_settings", mark("Sequence settings…"), "", "change_sequence", "sequence", "settings"),
    TimelineCommand("timeline.rename_sequence", mark("Rename sequence…"), "", "rename_sequence", "sequence"),
    TimelineCommand("timeline.duplicate_sequence", mark("Duplicate sequence"), "", "duplicate_sequence", "sequence", "copy"),
    TimelineCommand("timeline.delete_sequence", mark("Delete sequence"), "", "delete_sequence", "sequence", "trash-2"),
)  # fmt: skip

COMMANDS: tuple[TimelineCommand, ...] = (*TRANSPORT, *TOOLS, *EDITS, *LOOKS, *MARKS, *SEQUENCES, *MONITOR)
