"""Scores to accompany, and what an accompaniment must keep, for tests of the arranger."""

from __future__ import annotations

from hypothesis import strategies as st

from creastudio.api.score import Key, Metre, Note, Score, Tempo, Track, track_of
from creastudio_music.engine.chording import laid_out

METRES = ((4, 4), (3, 4), (2, 4), (6, 8), (5, 4), (7, 8), (12, 8), (2, 2), (3, 8), (5, 8), (8, 8))

PROGRESSIONS = (
    "C Am F G",
    "Dm7 G7 | Cmaj7",
    "C F/A | Bb G7 C E7 | Am",
    "Bm7b5 E7b9 Am6 C13",
    "N.C. C5 Gsus4 D/F# Eaug Fdim7",
)


def empty(
    metre: tuple[int, int] = (4, 4),
    text: str = "C Am F G",
    bars: int = 8,
    *,
    bpm: float = 110.0,
    pickup: int = 0,
) -> Score:
    """Return a score with chords and nothing else."""
    top, bottom = metre
    score = Score(
        pickup=pickup,
        metres=(Metre.model_validate({"tick": 0, "numerator": top, "denominator": bottom}),),
        tempi=(Tempo(tick=0, bpm=bpm),),
        keys=(Key(tick=0, fifths=0),),
    )
    return score.with_(chords=tuple(laid_out(text, score, bars)))


def melody(score: Score, bars: int, seed: int = 0) -> Score:
    """Return the score with a tune of quarter notes in its chords' key."""
    end = score.bar_map.bar(bars - 1).end
    steps = (0, 2, 4, 5, 7, 9, 11)
    notes = [
        Note(tick, 900, 67 + steps[(tick // 960 * (seed + 3)) % 7], 80, locked=tick % 1920 == 0)
        for tick in range(0, end - 900, 960)
    ]
    return track_of(score, notes, name="Tune", program=73)


@st.composite
def chorded(draw: st.DrawFn) -> tuple[Score, int]:
    """Scores with chords in any metre, with or without a tune, and how many bars are meant."""
    bars = draw(st.integers(1, 11))
    score = empty(
        draw(st.sampled_from(METRES)),
        draw(st.sampled_from(PROGRESSIONS)),
        bars,
        bpm=draw(st.floats(40, 220)),
        pickup=draw(st.sampled_from([0, 0, 480])),
    )
    return (melody(score, bars, draw(st.integers(0, 5))) if draw(st.booleans()) else score), bars


def notes_of(score: Score, track: Track) -> list[Note]:
    """Return the notes of a track of a score."""
    return list(score.notes(score.tracks.index(track)))
