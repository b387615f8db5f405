"""Chord kinds that MusicXML has no word for, as a kind of its own with degrees that are added or altered.

``7b9`` is ``dominant`` with a ninth added and lowered there; ``creastudio.api.chord_kinds`` has one name for both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from creastudio.api.chord_kinds import BY_FUNCTION, KINDS

How = Literal["add", "alter", "subtract"]


class Degree(NamedTuple):
    """A degree above the root, by how many semitones it is altered, and whether it is added, altered or left out.

    What is added is counted from a dominant chord: major intervals, but for a minor seventh.
    """

    value: int
    alter: int
    how: How


_ADD9 = Degree(9, 0, "add")

WRITTEN: dict[str, tuple[str, tuple[Degree, ...]]] = {
    "major-seventh-sharp-fifth": ("major-seventh", (Degree(5, 1, "alter"),)),
    "dominant-flat-fifth": ("dominant", (Degree(5, -1, "alter"),)),
    "suspended-seventh": ("suspended-fourth", (Degree(7, 0, "add"),)),
    "suspended-ninth": ("suspended-fourth", (Degree(7, 0, "add"), _ADD9)),
    "major-added-ninth": ("major", (_ADD9,)),
    "minor-added-ninth": ("minor", (_ADD9,)),
    "major-sixth-ninth": ("major-sixth", (_ADD9,)),
    "minor-sixth-ninth": ("minor-sixth", (_ADD9,)),
    "dominant-flat-ninth": ("dominant", (Degree(9, -1, "add"),)),
    "dominant-sharp-ninth": ("dominant", (Degree(9, 1, "add"),)),
    "augmented-ninth": ("augmented-seventh", (_ADD9,)),
    "dominant-sharp-eleventh": ("dominant", (Degree(11, 1, "add"),)),
    "major-seventh-sharp-eleventh": ("major-seventh", (Degree(11, 1, "add"),)),
    "dominant-flat-thirteenth": ("dominant", (Degree(13, -1, "add"),)),
}
"""Kinds of ours -> MusicXML's kind and its degrees; all others are MusicXML's own words."""

_PLACES = {1: 0, 2: 2, 3: 4, 4: -1, 5: 1, 6: 3, 7: -2, 9: 2, 11: -1, 13: 3}
"""Degree -> its place on the line of fifths above the root."""

_BY_TONES = {frozenset(kind.tones): name for name, kind in KINDS.items()}


def as_written(kind: str) -> tuple[str, tuple[Degree, ...]]:
    """Return MusicXML's kind of a chord, and its degrees."""
    return WRITTEN.get(kind, (kind, ()))


def as_read(kind: str, degrees: Iterable[Degree]) -> str:
    """Return the kind that a kind of MusicXML with degrees makes; without those that make none, it stays as it is."""
    known = KINDS.get(kind) or BY_FUNCTION.get(kind)
    changes = list(degrees)
    if known is None or not changes:
        return kind
    tones = set(known.tones)
    for degree in changes:
        if degree.value not in _PLACES:
            return kind
        place = _PLACES[degree.value]
        there = {tone for tone in tones if (tone - place) % 7 == 0}
        if degree.how == "subtract":
            tones -= there
        elif degree.how == "alter" and there:
            tones = (tones - there) | {tone + 7 * degree.alter for tone in there}
        else:
            tones.add(place + 7 * degree.alter)
    return _BY_TONES.get(frozenset(tones), kind)
