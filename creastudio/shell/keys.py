"""Every key of the studio by the place where it works; actions and help take them from here.

A key of the window works everywhere, so no place inside may use it for something else; a test says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from creastudio.shell.i18n import mark

Place = Literal["window", "canvas", "timeline", "monitor", "results", "library", "writing", "score", "form"]

PLACE_TITLES: dict[Place, str] = {
    "window": mark("Everywhere"),
    "canvas": mark("On the canvas"),
    "timeline": mark("On the timeline"),
    "monitor": mark("In the window of the monitor"),
    "results": mark("Looking at results"),
    "library": mark("In the library"),
    "writing": mark("In a writing"),
    "score": mark("In a score"),
    "form": mark("In a form"),
}


@dataclass(frozen=True)
class Key:
    """One key that a view handles itself.

    Attributes
    ----------
    keys : str
        Portable text ("Ctrl+Shift+Z"); several are separated by ", ".
    title : str
        What it does, English.
    """

    place: Place
    keys: str
    title: str


VIEW_KEYS: tuple[Key, ...] = (
    Key("results", "Return", mark("Place the shown result")),
    Key("results", "Shift+Return", mark("Place it on the timeline")),
    Key("results", "Left", mark("Show the candidate before")),
    Key("results", "Right", mark("Show the next candidate")),
    Key("results", "Escape", mark("Close the preview; everything stays in the results")),
    Key("results", "Delete", mark("Discard the shown candidate")),
    Key("results", "V", mark("Make variations")),
    Key("results", "B", mark("Show before, while it is held")),
    Key("results", "P", mark("Listen to a score or a sound, or stop")),
    Key("results", "1", mark("Give 1 to 5 stars; 0 takes them away")),
    Key("results", "T", mark("Set tags")),
    Key("library", "Return", mark("Place what is chosen")),
    Key("library", "Shift+Return", mark("Place it on the timeline")),
    Key("library", "P", mark("Listen to a score or a sound, or stop")),
    Key("library", "1", mark("Give 1 to 5 stars; 0 takes them away")),
    Key("library", "T", mark("Set tags")),
    Key("library", "Delete", mark("Put it into the trash")),
    Key("canvas", "Delete", mark("Delete the selection")),
    Key(
        "canvas", "Left", mark("Move the selection by 1 px (with Shift by 10); pan when nothing is selected")
    ),
    Key("canvas", "PgUp, PgDown", mark("Pan by a whole view, with Shift sideways")),
    Key("canvas", "Ctrl", mark("Lean a layer, while a handle at the middle of an edge is dragged")),
    Key("canvas", "Space", mark("Pan, while it is held")),
    Key("canvas", "Shift+1", mark("Show all artboards")),
    Key("canvas", "Shift+2", mark("Show the selection")),
    Key("canvas", "[, ]", mark("Smaller or larger brush")),
    Key("canvas", "Shift+[, Shift+]", mark("Softer or harder brush")),
    Key("canvas", "\\", mark("Show in red what the mask hides, with brush and eraser")),
    Key("canvas", "X", mark("From the brush to the eraser and back")),
    Key(
        "timeline", "Escape", mark("Give up what is dragged, else go back to selecting, else select nothing")
    ),
    Key("monitor", "F", mark("Fill the screen, or not; the keys of the timeline work too")),
    Key("monitor", "Escape", mark("Back from the whole screen; again: close the window")),
    Key("writing", "Ctrl+Shift+Return", mark("Try again from the same place")),
    Key("writing", "Escape", mark("Stop writing; again: offer nothing more")),
    Key("writing", "1", mark("Take one of up to nine alternatives")),
    Key("writing", "Left", mark("Look at the alternatives in turn")),
    Key("writing", "Return", mark("Take the alternative that is shown")),
    Key(
        "writing", "Alt+Left, Alt+Right", mark("The alternative before or after, of the passage at the caret")
    ),
    Key("writing", "Alt+Down", mark("What could have stood here instead")),
    Key("score", "Left", mark("Move what is chosen, else the place where the keyboard writes")),
    Key("score", "Ctrl+Left", mark("Move by a hair; up and down: write in another track")),
    Key("score", "Return", mark("Write a note there, or take away the one that is there")),
    Key("score", ", .", mark("Choose the note before or the next one")),
    Key("score", "Home, End, PgUp, PgDown", mark("Go to the beginning, to the end, or a bar back or on")),
    Key("score", "1", mark("Steps of the grid, 1 (whole notes) to 6 (thirty-second notes)")),
    Key("score", "], [", mark("Show less or more time")),
    Key("score", "Shift+[, Shift+]", mark("Make rows lower or taller")),
    Key("score", "Z", mark("Show all of the score")),
    Key("score", "Shift+Z", mark("Go to the middle of the notes")),
    Key("score", "Escape", mark("Give up what is dragged, else choose nothing, else mark no bars")),
    Key("form", "Return", mark("Take over what was typed")),
)


def each(keys: str) -> Iterator[str]:
    """Yield the single keys of "A, Ctrl+B"."""
    yield from (part.strip() for part in keys.split(", ") if part.strip())


def native(keys: str) -> str:
    """Return the first key as this system writes it, for tooltips and menus."""
    first = next(each(keys), "")
    text = QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)
    # Qt has two names for what is written on most keyboards, and in our own texts, as Enter.
    return re.sub(r"\bReturn\b", "Enter", text)


def with_key(text: str, keys: str) -> str:
    """Return a tooltip that names the key: "Undo (Ctrl+Z)"."""
    return f"{text} ({native(keys)})" if keys else text


def writes(event: QKeyEvent) -> bool:
    """Return whether a key stands for a letter, a sign or the space, alone or with Shift."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and bool(event.text()) and event.text().isprintable()


def chorded(event: QKeyEvent) -> bool:
    """Return whether Ctrl, Alt or Meta is held: such a key belongs to the window, whatever it means alone."""
    modifier = Qt.KeyboardModifier
    held = modifier.ControlModifier | modifier.AltModifier | modifier.MetaModifier
    return bool(event.modifiers() & held)
