"""Metre and tempo."""

from __future__ import annotations

import pytest

from creastudio.api.score import Note, Score, Tempo, track_of
from creastudio_music.theory.metres import guess_metre, tempo_of
from tests.unit.plugins.music.theory.pieces import chorale


def accompaniment(eighths: int, strong: dict[int, int], bars: int = 16) -> Score:
    """Return bars of so many eighths, with a bass note on the first and chords on others: place -> eighths that they last."""
    notes: list[Note] = []
    for bar in range(bars):
        begin = bar * eighths * 480
        notes += [Note(begin, 960, 36), Note(begin, 480 * 2, 60)]
        notes += [Note(begin + 480 * at, 480 * length, 64) for at, length in strong.items()]
    return track_of(Score(), notes)


@pytest.mark.parametrize(
    ("score", "metre"),
    [
        (accompaniment(6, {2: 2, 4: 2}), (3, 4)),
        (accompaniment(6, {1: 1, 2: 1, 3: 2, 4: 1, 5: 1}), (6, 8)),
        (accompaniment(8, {2: 1, 3: 1, 4: 3, 7: 1}), (4, 4)),
        (accompaniment(4, {2: 1}), (2, 4)),
    ],
)
def test_the_metre_that_notes_suggest(score: Score, metre: tuple[int, int]) -> None:
    found = guess_metre(score)
    assert found is not None
    assert (found.numerator, found.denominator) == metre
    assert 0 <= found.sure <= 1


def test_a_chorale_in_three() -> None:
    found = guess_metre(chorale("269"))
    assert found is not None
    assert (found.numerator, found.denominator) == (3, 4)


def test_few_notes_suggest_nothing() -> None:
    assert guess_metre(track_of(Score(), [Note(0, 960, 60)])) is None
    assert guess_metre(Score()) is None


def test_tempo_is_told_and_averaged_over_time() -> None:
    score = track_of(Score(tempi=(Tempo(tick=0, bpm=60), Tempo(tick=3840, bpm=120))), [Note(0, 7680, 60)])
    found = tempo_of(score)
    assert (found.first, found.slowest, found.fastest) == (60, 60, 120)
    assert found.mean == pytest.approx(8 * 60 / 6)


def test_without_a_tempo_it_is_120() -> None:
    assert set(tempo_of(Score())) == {120.0}
    assert tempo_of(track_of(Score(tempi=(Tempo(tick=960, bpm=60),)), [Note(0, 1920, 60)])).first == 120
