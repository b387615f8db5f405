"""The music that the sample *Four voices* begins with: a melody of eight bars in G major, our own, and its chords."""

from __future__ import annotations

from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, track_of

Q = 960
BARS = 8
BAR = 4 * Q
TEMPO = 84
CHOIR, FLUTE = 52, 73

MELODY = (
    (67, 1), (69, 1), (71, 1), (67, 1), (72, 1.5), (71, 0.5), (69, 2),
    (71, 1), (72, 1), (74, 1), (71, 1), (69, 1), (71, 1), (69, 2),
    (74, 1), (74, 1), (76, 1), (74, 1), (72, 1), (71, 1), (69, 2),
    (71, 1), (72, 1), (69, 1), (66, 1), (67, 4),
)  # fmt: skip
"""Pitch and length in quarters, one after the other."""

CHORDS = (
    (0, "G", "major"), (2, "E", "minor"), (4, "C", "major"), (6, "D", "major"),
    (8, "G", "major"), (12, "A", "minor"), (14, "D", "major"),
    (16, "G", "major"), (18, "C", "major"), (20, "A", "minor"), (22, "D", "major"),
    (24, "E", "minor"), (26, "D", "dominant"), (28, "G", "major"),
)  # fmt: skip
"""Quarter, root and kind."""


def sung() -> Score:
    """Return the melody as a soprano whose notes are locked, with its chord symbols."""
    score = _empty(TEMPO).with_(
        chords=tuple(Chord(tick=quarter * Q, root=root, kind=kind) for quarter, root, kind in CHORDS)
    )
    return track_of(score, _notes(), name="Soprano", program=CHOIR, pan=-24)


def played(tempo: float) -> Score:
    """Return the melody for a flute, without chords."""
    return track_of(_empty(tempo), _notes(), name="Flute", program=FLUTE, volume=104)


def _empty(tempo: float) -> Score:
    return Score(
        tempi=(Tempo(tick=0, bpm=tempo),),
        metres=(Metre(tick=0, numerator=4, denominator=4),),
        keys=(Key(tick=0, fifths=1),),
    )


def _notes() -> list[Note]:
    notes: list[Note] = []
    at = 0
    for pitch, quarters in MELODY:
        length = round(quarters * Q)
        notes.append(Note(at, length, pitch, 92 if at % BAR == 0 else 84, locked=True))
        at += length
    return notes
