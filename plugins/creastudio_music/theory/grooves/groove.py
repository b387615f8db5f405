"""What a groove is made of: drum lines, a bass, and parts that play chords, each for three levels of intensity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from creastudio_music.theory.grooves.pattern import Pattern

PARTS = ("drums", "bass", "comp", "arp", "pad")
"""What an accompaniment may have, in the order of its tracks."""

LEVELS = 3

PIECES: Mapping[str, int] = {
    "kick": 36, "rim": 37, "snare": 38, "clap": 39, "floor": 41, "hat": 42, "low": 45, "pedal": 44, "open": 46, "mid": 47,
    "crash": 49, "high": 50, "ride": 51, "bell": 53, "tambourine": 54, "splash": 55, "cowbell": 56, "swell": 57,
    "bongo": 60, "low bongo": 61, "muted conga": 62, "conga": 63, "low conga": 64, "timbale": 65, "cabasa": 69,
    "shaker": 70, "guiro": 73, "clave": 75, "block": 76, "triangle": 81,
    # Of the brush kit: a tap, a slap, and brushes that go round.
    "tap": 38, "slap": 39, "stir": 40,
}  # fmt: skip
"""Percussion -> its pitch by General MIDI."""

DRUM_SIGNS: Mapping[str, float] = {"X": 1.15, "x": 1.0, "o": 0.72, "g": 0.45}
"""Signs of drum lines: accent, stroke, soft, ghost; how loud beside the line's own loudness."""

KITS: Mapping[str, int] = {
    "standard": 0, "room": 8, "power": 16, "electronic": 24, "analog": 25, "jazz": 32, "brush": 40, "orchestra": 48,
}  # fmt: skip
"""Drum kits -> their program, as General Standard files call them."""


@dataclass(frozen=True)
class Line:
    """What one piece of the kit plays.

    Attributes
    ----------
    text : str
        Signs of ``DRUM_SIGNS``; see ``Pattern``.
    levels : str
        Which levels of intensity have it: ``"23"``.
    loud : int
        Velocity of an ordinary stroke.
    keeps_time : bool
        Whether it ticks on through bars of any metre.
    """

    piece: str
    text: str
    levels: str = "123"
    loud: int = 84
    keeps_time: bool = False


@dataclass(frozen=True)
class Drums:
    """The kit.

    Attributes
    ----------
    kit : str
        One of ``KITS``.
    fills : str
        A family of ``fills.FILLS``.
    volume : int
        Of the track, 0 to 127.
    """

    lines: tuple[Line, ...]
    steps: int = 4
    kit: str = "standard"
    fills: str = "rock"
    volume: int = 96


@dataclass(frozen=True)
class Bass:
    """The bass line.

    Attributes
    ----------
    levels : tuple of str
        A pattern a level: ``R`` root (``r`` softer), ``3``, ``5``, ``7``, ``8`` that step of the chord above it, ``4`` the fifth below,
        ``a`` a note that leads to the next chord (where it doesn't change: the fifth), ``w`` a step of a walking line.
    held : float
        Share of its length that a note sounds.
    """

    levels: tuple[str, str, str]
    program: int = 33
    steps: int = 4
    low: int = 28
    high: int = 50
    loud: int = 88
    held: float = 0.92
    volume: int = 100
    pan: int = 0


Voicing = Literal["close", "open", "drop", "shell", "power"]


@dataclass(frozen=True)
class Chordal:
    """A part that plays chords: comping, a figure, or a pad.

    Attributes
    ----------
    levels : tuple of str
        A pattern a level: ``X``, ``x``, ``o`` the whole chord (loud, ordinary, soft), ``u`` its upper voices, ``l`` its lowest
        one, ``>`` the chord that follows, played ahead, a digit that voice alone, from 1, the lowest; above the number of voices it goes on
        an octave higher.
    voicing : str
        ``close`` within an octave, ``open`` spread, ``drop`` the second voice from above an octave lower, ``shell`` third and
        seventh with one colour, ``power`` root and fifth.
    low, high : int
        Range, MIDI pitches.
    ties : bool
        Whether a chord sounds until the next stroke or change of chord, however short its sign is.
    strum : int
        Milliseconds from the first string to the last.
    """

    levels: tuple[str, str, str]
    program: int = 0
    steps: int = 4
    voices: int = 4
    voicing: Voicing = "close"
    low: int = 52
    high: int = 76
    loud: int = 72
    held: float = 0.95
    ties: bool = False
    strum: int = 0
    volume: int = 84
    pan: int = 0


@dataclass(frozen=True)
class Groove:
    """How a style is accompanied.

    Attributes
    ----------
    beats : int
        Beats a bar that its patterns are written for.
    tempo : tuple of int
        Slowest, usual and fastest, beats a minute.
    metre : tuple of int
        The one that is its own.
    swing : float
        Where the second half of a swung unit begins, 0.5 (straight) to 0.75; two thirds is a triplet.
    swung : int
        Units a beat that swing works on: 1 eighths (two halves of a beat), 2 sixteenths.
    mood : tuple of float
        Valence and energy, -1 to 1: where it stands among moods.
    colour : str
        Chords it likes: ``triads``, ``sevenths``.
    """

    id: str
    tempo: tuple[int, int, int]
    drums: Drums
    bass: Bass
    comp: Chordal
    pad: Chordal
    arp: Chordal | None = None
    beats: int = 4
    metre: tuple[int, int] = (4, 4)
    swing: float = 0.5
    swung: int = 1
    mood: tuple[float, float] = (0.0, 0.0)
    colour: Literal["triads", "sevenths"] = "triads"
    words: tuple[str, ...] = field(default=())

    def chordal(self, part: str) -> Chordal | None:
        """Return a part that plays chords by its name."""
        return {"comp": self.comp, "arp": self.arp, "pad": self.pad}[part]

    def pattern(self, text: str, steps: int) -> Pattern:
        """Return signs of one of its parts as a pattern."""
        return Pattern(text, steps, self.beats)
