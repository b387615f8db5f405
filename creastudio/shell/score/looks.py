"""How notes and rows look: a colour a track, brighter the louder, and what of the keyboard lies behind."""

from __future__ import annotations

from PySide6.QtGui import QColor

from creastudio.api import spelling as names
from creastudio.api.score import Note, Score
from creastudio.shell.theme import color, tokens

_BLACK = frozenset((1, 3, 6, 8, 10))
_STEP = 137.5
"""Degrees from track to track: far apart however many there are."""

LEVELS = 4
"""Shades of velocity that are told apart."""


def is_black(pitch: int) -> bool:
    """Return whether a pitch is a black key."""
    return pitch % 12 in _BLACK


def track_color(track: int) -> QColor:
    """Return the colour of a track by its number."""
    hue = round(218 + track * _STEP) % 360
    return QColor.fromHsl(hue, 140, 158 if tokens().dark else 118)


def note_color(track: int, level: int) -> QColor:
    """Return what a note is filled with; `level` 0 (soft) to ``LEVELS`` - 1 (loud)."""
    strong, back = track_color(track), color("canvas")
    share = 0.45 + 0.55 * level / (LEVELS - 1)
    return mixed(back, strong, share)


def level_of(velocity: int) -> int:
    """Return the shade of a velocity."""
    return min(velocity * LEVELS // 128, LEVELS - 1)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour between two: `one` at 0, `other` at 1."""

    def part(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        part(one.red(), other.red()), part(one.green(), other.green()), part(one.blue(), other.blue())
    )


def ink_on(back: QColor) -> QColor:
    """Return what is legible on a colour."""
    light = 0.299 * back.red() + 0.587 * back.green() + 0.114 * back.blue()
    return QColor("#10131a") if light > 130 else QColor("#ffffff")


def name_of_pitch(pitch: int, spelling: int | None = None) -> str:
    """Return a name such as C4 or B♭3."""
    place = names.spell(pitch) if spelling is None else spelling
    written = names.name_of(place)
    letters = written[0] + written[1:].replace("bb", "𝄫").replace("b", "♭").replace("##", "×").replace(
        "#", "♯"
    )
    return f"{letters}{names.octave_of(pitch, place)}"


def name_of_note(note: Note) -> str:
    """Return the name of a note."""
    return name_of_pitch(note.pitch, note.spelling)


def bar_number(score: Score, index: int) -> int:
    """Return the number by which people know a bar, `index` counted from 0: a pickup is none, so that it stays 0."""
    return index if score.pickup else index + 1
