"""Kinds of chords: what MusicXML calls them and a few more, the tones of each, and what a chord symbol writes for it."""

from __future__ import annotations

from typing import NamedTuple

from creastudio.api.score_parts import Chord
from creastudio.api.spelling import name_of, parse_name, pitch_class_of, within


class ChordKind(NamedTuple):
    """What a kind of chord is made of.

    Attributes
    ----------
    symbol : str
        What follows the root in a chord symbol: ``m7``.
    tones : tuple of int
        Places on the line of fifths above the root, the root (0) first, then third, fifth and so on.
    """

    symbol: str
    tones: tuple[int, ...]


# Places on the line of fifths: minor third -3, major 4, fifths -6, 1 and 8, sevenths -9, -2 and 5, ninths -5, 2 and 9,
# elevenths -1 and 6, sixths and thirteenths -4 and 3, augmented sixth 10.
KINDS: dict[str, ChordKind] = {
    "major": ChordKind("", (0, 4, 1)),
    "minor": ChordKind("m", (0, -3, 1)),
    "augmented": ChordKind("aug", (0, 4, 8)),
    "diminished": ChordKind("dim", (0, -3, -6)),
    "suspended-second": ChordKind("sus2", (0, 2, 1)),
    "suspended-fourth": ChordKind("sus4", (0, -1, 1)),
    "power": ChordKind("5", (0, 1)),
    "dominant": ChordKind("7", (0, 4, 1, -2)),
    "major-seventh": ChordKind("maj7", (0, 4, 1, 5)),
    "minor-seventh": ChordKind("m7", (0, -3, 1, -2)),
    "half-diminished": ChordKind("m7b5", (0, -3, -6, -2)),
    "diminished-seventh": ChordKind("dim7", (0, -3, -6, -9)),
    "augmented-seventh": ChordKind("7#5", (0, 4, 8, -2)),
    "major-minor": ChordKind("m(maj7)", (0, -3, 1, 5)),
    "major-seventh-sharp-fifth": ChordKind("maj7#5", (0, 4, 8, 5)),
    "dominant-flat-fifth": ChordKind("7b5", (0, 4, -6, -2)),
    "suspended-seventh": ChordKind("7sus4", (0, -1, 1, -2)),
    "major-sixth": ChordKind("6", (0, 4, 1, 3)),
    "minor-sixth": ChordKind("m6", (0, -3, 1, 3)),
    "major-added-ninth": ChordKind("add9", (0, 4, 1, 2)),
    "minor-added-ninth": ChordKind("m(add9)", (0, -3, 1, 2)),
    "major-sixth-ninth": ChordKind("6/9", (0, 4, 1, 3, 2)),
    "minor-sixth-ninth": ChordKind("m6/9", (0, -3, 1, 3, 2)),
    "dominant-ninth": ChordKind("9", (0, 4, 1, -2, 2)),
    "major-ninth": ChordKind("maj9", (0, 4, 1, 5, 2)),
    "minor-ninth": ChordKind("m9", (0, -3, 1, -2, 2)),
    "suspended-ninth": ChordKind("9sus4", (0, -1, 1, -2, 2)),
    "dominant-flat-ninth": ChordKind("7b9", (0, 4, 1, -2, -5)),
    "dominant-sharp-ninth": ChordKind("7#9", (0, 4, 1, -2, 9)),
    "augmented-ninth": ChordKind("9#5", (0, 4, 8, -2, 2)),
    "dominant-sharp-eleventh": ChordKind("7#11", (0, 4, 1, -2, 6)),
    "major-seventh-sharp-eleventh": ChordKind("maj7#11", (0, 4, 1, 5, 6)),
    "dominant-flat-thirteenth": ChordKind("7b13", (0, 4, 1, -2, -4)),
    "dominant-11th": ChordKind("11", (0, 4, 1, -2, 2, -1)),
    "major-11th": ChordKind("maj11", (0, 4, 1, 5, 2, -1)),
    "minor-11th": ChordKind("m11", (0, -3, 1, -2, 2, -1)),
    "dominant-13th": ChordKind("13", (0, 4, 1, -2, 2, -1, 3)),
    "major-13th": ChordKind("maj13", (0, 4, 1, 5, 2, -1, 3)),
    "minor-13th": ChordKind("m13", (0, -3, 1, -2, 2, -1, 3)),
}
"""Name -> kind. ``symbol`` and ``tones`` are each one of a kind."""

BY_FUNCTION: dict[str, ChordKind] = {
    "Neapolitan": ChordKind("", (0, 4, 1)),
    "Italian": ChordKind("7", (0, 4, 10)),
    "French": ChordKind("7b5", (0, 4, 6, 10)),
    "German": ChordKind("7", (0, 4, 1, 10)),
}
"""Kinds that MusicXML names by what they do: a symbol writes how they sound."""

NO_CHORD = "none"


def kind_of(chord: Chord) -> ChordKind | None:
    """Return the kind of a chord; None for "no chord" and for kinds that aren't known."""
    return KINDS.get(chord.kind) or BY_FUNCTION.get(chord.kind)


def tones_of(chord: Chord) -> tuple[int, ...]:
    """Return the tones as places on the line of fifths, the root first and the bass, where it is a stranger, last.

    Empty for "no chord"; the root alone for a kind that isn't known.
    """
    if not chord.root or chord.kind == NO_CHORD:
        return ()
    root, kind = parse_name(chord.root), kind_of(chord)
    places = [within(root + tone) for tone in (kind.tones if kind else (0,))]
    if chord.bass:
        bass = parse_name(chord.bass)
        if pitch_class_of(bass) not in map(pitch_class_of, places):
            places.append(bass)
    return tuple(places)


def pitch_classes_of(chord: Chord) -> tuple[int, ...]:
    """Return the tones of ``tones_of`` as semitones above C, 0 to 11, in the same order."""
    return tuple(pitch_class_of(tone) for tone in tones_of(chord))


def bass_of(chord: Chord) -> int | None:
    """Return the lowest tone as semitones above C; None for "no chord"."""
    name = chord.bass or chord.root
    return pitch_class_of(parse_name(name)) if name and chord.kind != NO_CHORD else None


def symbol_of(chord: Chord) -> str:
    """Return the chord symbol: ``C``, ``F#m7b5``, ``Bb/D``; ``N.C.`` for "no chord", ``C?`` for a kind that isn't known."""
    if not chord.root or chord.kind == NO_CHORD:
        return "N.C."
    kind = kind_of(chord)
    bass = f"/{chord.bass}" if chord.bass and chord.bass != chord.root else ""
    return f"{chord.root}{kind.symbol if kind else '?'}{bass}"


def chord_at(tick: int, root: int, kind: str, bass: int | None = None) -> Chord:
    """Return a chord of places on the line of fifths; `bass` may be the root."""
    lowest = "" if bass is None or bass == root else name_of(within(bass))
    return Chord(tick=tick, root=name_of(within(root)), kind=kind, bass=lowest)
