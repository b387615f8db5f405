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


NO_TONE = 12
"""Stands in ``Candidate.places`` for a tone that a chord doesn't have."""


class Candidate(NamedTuple):
    """A chord that may be found.

    Attributes
    ----------
    root : int
        Semitones above C.
    kind : str
    tones : frozenset of int
        Semitones above C, 0 to 11.
    places : tuple of int
        The same by what they are: root, third, fifth and seventh.
    """

    root: int
    kind: str
    tones: frozenset[int]
    places: tuple[int, int, int, int]


def _candidates() -> tuple[Candidate, ...]:
    made: list[Candidate] = []
    for kind in FOUND:
        for root in range(12):
            tones = [(root + pitch_class_of(tone)) % 12 for tone in KINDS[kind].tones]
            first, third, fifth, seventh = [*tones, NO_TONE, NO_TONE][:4]
            if kind == "power":
                third, fifth = NO_TONE, third
            made.append(Candidate(root, kind, frozenset(tones), (first, third, fifth, seventh)))
    return tuple(made)


CANDIDATES = _candidates()
