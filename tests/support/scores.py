"""Scores for tests, made by Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from creastudio.api.score import Chord, Key, Lyric, Metre, Note, Score, Tempo, track_of
from creastudio.api.spelling import HIGHEST, LOWEST, name_of, pitch_class_of

QUARTER = 960


def notes(pitches: tuple[int, int] = (0, 127), last: int = 20 * QUARTER) -> st.SearchStrategy[Note]:
    """Notes with any spelling that fits their pitch."""

    @st.composite
    def note(draw: st.DrawFn) -> Note:
        pitch = draw(st.integers(*pitches))
        places = [p for p in range(LOWEST, HIGHEST + 1) if pitch_class_of(p) == pitch % 12]
        return Note(
            start=draw(st.integers(0, last)),
            duration=draw(st.integers(1, 6 * QUARTER)),
            pitch=pitch,
            velocity=draw(st.integers(1, 127)),
            spelling=draw(st.sampled_from(places)),
            voice=draw(st.integers(1, 4)),
            locked=draw(st.booleans()),
        )

    return note()


_METRES = st.sampled_from([(4, 4), (3, 4), (6, 8), (5, 8), (2, 2), (7, 16)])


@st.composite
def scores(draw: st.DrawFn, max_notes: int = 12, pitches: tuple[int, int] = (0, 127)) -> Score:
    """Whole scores: events, chords, up to three tracks, a lyric here and there."""
    ticks = st.lists(st.integers(1, 16 * QUARTER), unique=True, max_size=2).map(sorted)
    # Bars have lengths that can be written as a metre.
    at = [
        tick * QUARTER // 16
        for tick in draw(st.lists(st.integers(1, 256), unique=True, max_size=2).map(sorted))
    ]
    metres = [draw(_METRES) for _ in (0, *at)]
    score = Score(
        title=draw(st.text(max_size=5)),
        pickup=draw(st.sampled_from([0, 0, 120, 240])),
        metres=tuple(
            Metre(tick=tick, numerator=top, denominator=bottom)  # type: ignore[arg-type]
            for tick, (top, bottom) in zip([0, *at], metres, strict=True)
        ),
        tempi=tuple(Tempo(tick=t, bpm=draw(st.floats(20, 300))) for t in draw(ticks)),
        keys=tuple(
            Key(tick=t, fifths=draw(st.integers(-7, 7)), mode=draw(st.sampled_from(["major", "minor"])))
            for t in draw(ticks)
        ),
        chords=tuple(
            Chord(
                tick=t,
                root=name_of(draw(st.integers(-7, 11))),
                kind=draw(st.sampled_from(["minor", "dominant"])),
            )
            for t in draw(ticks)
        ),
    )
    for _ in range(draw(st.integers(0, 3))):
        own = draw(st.lists(notes(pitches), max_size=max_notes))
        words = [(n.start, Lyric(start=0, text=draw(st.sampled_from(["la", "雨"])))) for n in own[:2]]
        score = track_of(
            score,
            own,
            {tick: (tick, word) for tick, word in words}.values(),
            name=draw(st.sampled_from(["", "Bass", "Flöte"])),
            program=draw(st.integers(0, 127)),
            volume=draw(st.integers(0, 127)),
            pan=draw(st.integers(-64, 63)),
        )
    return score
