"""The music of the sample *A walk to a score*: eight bars in A minor that lead back to their beginning."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.score import Chord, Key, Metre, Note, Score, Tempo, Track, loose_track

Q = 960
BAR = 4 * Q
TEMPO = 80
BARS = 8

HARMONY = (
    (0, 4, "A", "minor", (57, 60, 64), 45), (4, 4, "F", "major", (53, 57, 60), 41),
    (8, 4, "C", "major", (55, 60, 64), 48), (12, 4, "G", "major", (55, 59, 62), 43),
    (16, 4, "D", "minor", (53, 57, 62), 38), (20, 4, "A", "minor", (57, 60, 64), 45),
    (24, 2, "B", "half-diminished", (57, 59, 62), 47), (26, 2, "E", "dominant", (56, 59, 62), 40),
    (28, 4, "A", "minor", (57, 60, 64), 45),
)  # fmt: skip
"""Of each chord: beat, length in beats, root, kind, three voices, bass."""

MELODY = (
    (0, 1.5, 76), (1.5, 0.5, 74), (2, 2, 72), (4, 1, 69), (5, 1, 72), (6, 2, 77), (8, 1.5, 79), (9.5, 0.5, 76), (10, 2, 72),
    (12, 1, 74), (13, 1, 71), (14, 2, 67), (16, 1.5, 69), (17.5, 0.5, 74), (18, 2, 77), (20, 1, 76), (21, 1, 72), (22, 2, 69),
    (24, 1, 74), (25, 1, 77), (26, 1, 76), (27, 1, 68), (28, 3, 69),
)  # fmt: skip
"""Beat, length in beats, pitch."""

VIBRAPHONE, HARP, BASS = 11, 46, 32


def music() -> Score:
    """Return the piece, with its chord symbols."""
    chords = tuple(
        Chord(tick=beat * Q, root=root, kind=kind) for beat, _length, root, kind, _voices, _bass in HARMONY
    )
    score = Score(
        title="A walk", tempi=(Tempo(tick=0, bpm=TEMPO),), metres=(Metre(tick=0, numerator=4, denominator=4),),
        keys=(Key(tick=0, fifths=0, mode="minor"),), chords=chords,
    )  # fmt: skip
    return score.with_(tracks=tuple(_tracks(score)))


def _tracks(score: Score) -> Iterator[Track]:
    melody = [_note(beat, length * 0.97, pitch, 84 + (pitch - 72)) for beat, length, pitch in MELODY]
    yield loose_track(score, melody, name="Vibraphone", program=VIBRAPHONE, volume=96, pan=8)
    yield loose_track(score, list(_arpeggios()), name="Harp", program=HARP, volume=88, pan=-20)
    low = [_note(beat, length * 0.98, bass, 78) for beat, length, _root, _kind, _voices, bass in HARMONY]
    yield loose_track(score, low, name="Bass", program=BASS, volume=100)


def _arpeggios() -> Iterator[Note]:
    for beat, length, _root, _kind, voices, _bass in HARMONY:
        order = (0, 1, 2, 1)
        for step in range(2 * length):
            loud = 70 if step % 4 == 0 else 54
            yield _note(beat + step / 2, min(0.9, length - step / 2), voices[order[step % 4]] + 12, loud)


def _note(beat: float, length: float, pitch: int, velocity: int) -> Note:
    return Note(round(beat * Q), round(length * Q), pitch, velocity)
