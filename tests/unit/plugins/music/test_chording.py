"""Where chords come from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from creastudio.api import UserError
from creastudio.api.score import Metre, Note, Score, track_of
from creastudio_music.engine.chording import THIN, fullness, laid_out, with_chords
from creastudio_music.theory.chords import symbol_of
from tests.support.arranged import empty, melody
from tests.support.scores import scores


def names(score: Score) -> list[str]:
    return [symbol_of(chord) for chord in score.chords]


def test_typed_chords_are_repeated_to_the_end() -> None:
    score = with_chords(melody(empty(bars=6), 6), "Dm | G7 C")
    assert names(score) == ["Dm", "G7", "C"] * 3
    assert [chord.tick for chord in score.chords[:4]] == [0, 3840, 5760, 7680]


def test_several_chords_in_a_bar_begin_on_beats() -> None:
    score = Score(metres=(Metre(tick=0, numerator=3, denominator=4),))
    assert [chord.tick for chord in laid_out("| C F | G", score, 2)] == [0, 960, 2880]
    # More chords than beats: the last ones of a beat are left out.
    assert len(list(laid_out("| C F G Am Dm |", score, 1))) == 3


def test_a_progression_begins_with_the_first_whole_bar() -> None:
    score = Score(pickup=960)
    assert [(chord.tick, chord.root) for chord in laid_out("C G", score, 4)] == [
        (960, "C"),
        (4800, "G"),
        (8640, "C"),
    ]


def test_numerals_count_from_the_key_that_is_found() -> None:
    score = track_of(
        Score(), [Note(i * 960, 960, p) for i, p in enumerate([62, 66, 69, 74, 73, 69, 64, 62] * 2)]
    )
    assert names(with_chords(score, "I V"))[:2] == ["D", "A"]


def test_chords_of_the_score_stay() -> None:
    score = empty(text="C Am")
    assert with_chords(score, "") is score


def test_a_lone_melody_and_a_full_score() -> None:
    score = melody(empty(bars=4).with_(chords=()), 4)
    assert fullness(score) == pytest.approx(1.0)
    assert with_chords(score, "").chords
    chords = [
        Note(bar * 3840, 3840, pitch)
        for bar in range(3)
        for pitch in ((48, 60, 64, 67), (43, 59, 62, 67), (48, 60, 64, 72))[bar]
    ]
    full = track_of(Score(), chords)
    assert fullness(full) == pytest.approx(4.0)
    assert names(with_chords(full, "")) == ["C", "G", "C"]


def test_nothing_to_find_chords_in() -> None:
    with pytest.raises(UserError, match="neither chords nor notes"):
        with_chords(Score(), "")
    with pytest.raises(UserError, match="Word 2"):
        with_chords(melody(empty(), 2), "C Xyz")


@settings(max_examples=30, deadline=None)
@given(scores(max_notes=8))
def test_chords_are_found_in_any_score_that_has_notes(score: Score) -> None:
    bare = score.with_(chords=())
    if not any(len(track) for track in bare.tracks):
        return
    found = with_chords(bare, "")
    assert found.chords
    assert found.tracks == bare.tracks
    if fullness(bare) < THIN:
        # From the first bar on.
        assert found.chords[0].tick == 0
