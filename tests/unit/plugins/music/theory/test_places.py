"""What a person types for bars and tracks."""

from __future__ import annotations

import pytest

from creastudio.api import UserError
from creastudio.api.score import Note, Score, track_of
from creastudio_music.theory.places import bars_in, tracks_in


@pytest.fixture
def score() -> Score:
    made = Score()
    for name in ("Soprano", "Alto", "Bass-Baritone", "2"):
        made = track_of(made, [Note(bar * 3840, 960, 60) for bar in range(12)], name=name)
    return made


@pytest.mark.parametrize(
    ("text", "bars"),
    [
        ("", range(12)),
        ("  ", range(12)),
        ("1", [0]),
        ("5-8, 12", [4, 5, 6, 7, 11]),
        ("12;2，1、1", [0, 1, 11]),
        ("11-", [10, 11]),
        ("-2", [0, 1]),
        ("2 – 3", [1, 2]),
    ],
)
def test_bars(score: Score, text: str, bars: list[int]) -> None:
    assert list(bars_in(text, score)) == list(bars)


@pytest.mark.parametrize("text", ["0", "13", "4-2", "x", "-", "1--2", "9999999999999999", "1.5"])
def test_no_bars(score: Score, text: str) -> None:
    with pytest.raises(UserError) as caught:
        bars_in(text, score)
    assert caught.value.hint


def test_bars_behind_the_end_only_where_they_may_be(score: Score) -> None:
    assert bars_in("12-14", score, beyond=2) == (11, 12, 13)
    assert bars_in("11-", score, beyond=2) == (10, 11)
    with pytest.raises(UserError):
        bars_in("15", score, beyond=2)


def test_a_score_without_bars() -> None:
    assert bars_in("", Score()) == ()
    with pytest.raises(UserError, match="no bars"):
        bars_in("1", Score())


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        ("", [0, 1, 2, 3]),
        ("1, alto", [0, 1]),
        ("bass", [2]),
        ("Bass-Baritone", [2]),
        ("2", [3]),  # a name comes before a number
        ("3-4", [2, 3]),
        ("1-2", [0, 1]),
    ],
)
def test_tracks(score: Score, text: str, tracks: list[int]) -> None:
    assert list(tracks_in(text, score)) == tracks


@pytest.mark.parametrize("text", ["Tenor", "5", "0", "3-9"])
def test_no_such_track(score: Score, text: str) -> None:
    with pytest.raises(UserError, match=r"track") as caught:
        tracks_in(text, score)
    assert "1 Soprano, 2 Alto" in caught.value.hint


def test_the_beginning_of_two_names_is_neither() -> None:
    score = Score()
    for name in ("Violin 1", "Violin 2"):
        score = track_of(score, [], name=name)
    with pytest.raises(UserError):
        tracks_in("violin", score)
    assert tracks_in("violin 2", score) == (1,)
