"""What can be done in the piano roll, as data: for keys, buttons, menus and help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.shell.i18n import mark

Group = Literal["tool", "edit", "time", "pitch", "loud", "lock", "bars", "words", "view"]

GROUP_TITLES: dict[Group, str] = {
    "tool": mark("Tools"), "edit": mark("Notes"), "time": mark("Time"), "pitch": mark("Pitch"),
    "loud": mark("Velocity"), "lock": mark("Lock"), "bars": mark("Bars"), "words": mark("Words"),
    "view": mark("View"),
}  # fmt: skip


@dataclass(frozen=True)
class Act:
    """One thing that can be done.

    Attributes
    ----------
    keys : str
        Portable text, several separated by ", "; empty for none.
    call : str
        Method of ``RollActs``.
    on_notes : bool
        Whether it needs chosen notes.
    of_window : bool
        Whether the window has it too, with the same key: there it is listed.
    """

    id: str
    title: str
    keys: str
    call: str
    group: Group
    icon: str = ""
    argument: object = None
    on_notes: bool = False
    of_window: bool = False


ACTS: tuple[Act, ...] = (
    Act("select", mark("Select and move"), "V", "tool", "tool", "mouse-pointer-2", "select"),
    Act("draw", mark("Draw"), "D", "tool", "tool", "pen-tool", "draw"),
    Act("erase", mark("Erase"), "E", "tool", "tool", "eraser", "erase"),
    Act("split_tool", mark("Split"), "K", "tool", "tool", "scissors", "split"),
    Act("all", mark("Select all notes of the track"), "Ctrl+A", "select_all", "edit", of_window=True),
    Act("everything", mark("Select all notes of all tracks"), "Shift+A", "select_everything", "edit"),
    Act("copy", mark("Copy"), "Ctrl+C", "copy", "edit", "copy", on_notes=True, of_window=True),
    Act("cut", mark("Cut"), "Ctrl+X", "cut", "edit", "scissors", on_notes=True, of_window=True),
    Act("paste", mark("Paste at the playhead"), "Ctrl+V", "paste", "edit", "clipboard-paste", of_window=True),
    Act("duplicate", mark("Repeat behind itself"), "Ctrl+D", "duplicate", "edit", "copy", on_notes=True, of_window=True),
    Act("delete", mark("Delete"), "Del, Backspace", "delete", "edit", "trash-2", on_notes=True, of_window=True),
    Act("join", mark("Join notes of one pitch"), "J", "join", "edit", on_notes=True),
    Act("split", mark("Split at the playhead"), "Shift+K", "split", "edit", on_notes=True),
    Act("quantise", mark("Quantise"), "Q", "quantise", "time", "magnet"),
    Act("legato", mark("Legato"), "G", "legato", "time", on_notes=True),
    Act("humanise", mark("Humanise"), "H", "humanise", "time", on_notes=True),
    Act("longer", mark("Longer by a step"), "Shift+Right", "lengthen", "time", argument=1, on_notes=True),
    Act("shorter", mark("Shorter by a step"), "Shift+Left", "lengthen", "time", argument=-1, on_notes=True),
    Act("octave_up", mark("An octave higher"), "Shift+Up", "transpose", "pitch", argument=12, on_notes=True),
    Act("octave_down", mark("An octave lower"), "Shift+Down", "transpose", "pitch", argument=-12, on_notes=True),
    Act("step_up", mark("A step of the scale higher"), "Alt+Up", "transpose_in_key", "pitch", argument=1, on_notes=True),
    Act("step_down", mark("A step of the scale lower"), "Alt+Down", "transpose_in_key", "pitch", argument=-1, on_notes=True),
    Act("into_scale", mark("Put into the scale"), "Shift+S", "into_scale", "pitch", on_notes=True),
    Act("louder", mark("Louder"), "+, =", "louder", "loud", argument=6, on_notes=True),
    Act("softer", mark("Softer"), "-", "louder", "loud", argument=-6, on_notes=True),
    Act("crescendo", mark("Crescendo"), "<", "crescendo", "loud", argument=(56, 108), on_notes=True),
    Act("diminuendo", mark("Diminuendo"), ">", "crescendo", "loud", argument=(108, 56), on_notes=True),
    Act("lock", mark("Lock against generators, or free"), "L", "lock", "lock", "lock", on_notes=True),
    Act("insert_bars", mark("Insert empty bars before those that are marked"), "I", "insert_bars", "bars"),
    Act("delete_bars", mark("Delete marked bars, with their time"), "Shift+Del", "delete_bars", "bars"),
    Act("clear_bars", mark("Clear marked bars of the track"), "Shift+X", "clear_bars", "bars"),
    Act("place", mark("Metre, key, tempo…"), "M", "change_place", "bars"),
    Act("chord", mark("Write a chord"), "C", "write_chord", "words"),
    Act("words", mark("Write lyrics"), "W", "write_words", "words"),
    Act("snap", mark("Snap to the grid"), "S", "option", "view", "magnet", "snapping"),
    Act("scale_lock", mark("Keep to the scale"), "Shift+L", "option", "view", "lock", "scale_lock"),
    Act("scale", mark("Show the scale"), "Shift+H", "option", "view", "music", "scale_shown"),
    Act("ghosts", mark("Show notes of other tracks"), "Shift+G", "option", "view", "eye", "ghosts"),
    Act("fold", mark("Only pitches that are used"), "F", "option", "view", "filter", "folded"),
)  # fmt: skip
