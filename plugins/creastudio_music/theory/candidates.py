"""The chords that are looked for in notes."""

from __future__ import annotations

from typing import NamedTuple

from creastudio.api.chord_kinds import KINDS
from creastudio.api.spelling import pitch_class_of

FOUND = (
    "major",
    "minor",
    "dominant",
    "minor-seventh",
    "major-seventh",
    "half-diminished",
    "diminished",
    "diminished-seventh",
    "augmented",
    "suspended-fourth",
    "power",
)
"""Kinds of chords that are looked for."""

PRIOR = {
    "major": 0.0,
    "minor": 0.0,
    "dominant": -0.25,
    "minor-seventh": -0.45,
    "major-seventh": -0.7,
    "half-diminished": -0.5,
    "diminished": -0.35,
    "diminished-seventh": -0.5,
    "augmented": -1.2,
    "suspended-fourth": -1.3,
    "power": -0.9,
}
"""What a kind is worth by itself, a slot."""

LACKING = {"root": -1.0, "third": -0.7, "fifth": -0.1, "seventh": -1.0}
"""What it costs a candidate that a tone of it isn't heard."""


class Candidate(NamedTuple):
    """A chord that may be found: its root as semitones above C, and its tones."""

    root: int
    kind: str
    tones: frozenset[int]
    parts: tuple[tuple[int, float], ...]
    """Tones that are missed, and what each lack costs."""


def _candidates() -> tuple[Candidate, ...]:
    made: list[Candidate] = []
    for kind in FOUND:
        for root in range(12):
            tones = [(root + pitch_class_of(tone)) % 12 for tone in KINDS[kind].tones]
            names = ("root", "fifth") if kind == "power" else ("root", "third", "fifth", "seventh")
            parts = tuple((tone, LACKING[name]) for tone, name in zip(tones, names, strict=False))
            made.append(Candidate(root, kind, frozenset(tones), parts))
    return tuple(made)


CANDIDATES = _candidates()
