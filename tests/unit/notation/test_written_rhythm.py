"""Rhythm as it is written: divisions of beats, and lengths cut where the beats must be seen."""

from __future__ import annotations

import pytest

from creastudio.api.score import BarLine, Metre
from creastudio.notation.written_metre import QUARTER, Beats, beats_of
from creastudio.notation.written_rhythm import Segment, Value, pieces_of, segments_of, value_of

Q = QUARTER


def bar(top: int, bottom: int) -> Beats:
    length = 960 * 4 * top // bottom
    return beats_of(BarLine(0, length, Metre(tick=0, numerator=top, denominator=bottom)), 960)  # type: ignore[arg-type]


def cut(beats: Beats, start: float, end: float, *, rest: bool = False) -> list[tuple[float, float]]:
    segments = segments_of(beats, [], [])
    return [
        (a / Q, b / Q) for a, b in pieces_of(round(start * Q), round(end * Q), beats, segments, rest=rest)
    ]


@pytest.mark.parametrize(
    ("metre", "start", "end", "pieces"),
    [
        ((4, 4), 0, 4, [(0, 4)]),
        ((4, 4), 0, 3, [(0, 3)]),
        ((4, 4), 1, 3, [(1, 3)]),
        ((4, 4), 0.5, 1.5, [(0.5, 1.5)]),
        ((4, 4), 1.5, 2.5, [(1.5, 2), (2, 2.5)]),
        ((4, 4), 0, 2.5, [(0, 2), (2, 2.5)]),
        ((4, 4), 0, 1.5, [(0, 1.5)]),
        ((4, 4), 0.75, 2, [(0.75, 1), (1, 2)]),
        ((3, 4), 0, 3, [(0, 3)]),
        ((6, 8), 0, 3, [(0, 3)]),
        ((6, 8), 1, 2, [(1, 1.5), (1.5, 2)]),
        ((6, 8), 0, 1.5, [(0, 1.5)]),
        ((5, 8), 0, 2.5, [(0, 2), (2, 2.5)]),
    ],
)
def test_notes_are_cut_where_beats_must_be_seen(
    metre: tuple[int, int], start: float, end: float, pieces: list[tuple[float, float]]
) -> None:
    assert cut(bar(*metre), start, end) == pieces


def test_rests_show_the_halves_of_the_bar() -> None:
    assert cut(bar(4, 4), 1, 4, rest=True) == [(1, 2), (2, 4)]
    assert cut(bar(3, 4), 1, 3, rest=True) == [(1, 2), (2, 3)]


def test_every_piece_can_be_written() -> None:
    for metre in ((2, 4), (3, 4), (4, 4), (2, 2), (6, 8), (7, 8), (5, 4), (12, 8), (3, 8)):
        beats = bar(*metre)
        step = Q // 4
        for start in range(0, beats.length, step):
            for end in range(start + step, beats.length + 1, step):
                pieces = pieces_of(start, end, beats, segments_of(beats, [], []))
                assert [a for a, _ in pieces] == [start, *(b for _, b in pieces[:-1])]
                assert pieces[-1][1] == end
                assert all(value_of(b - a) is not None for a, b in pieces)


@pytest.mark.parametrize(
    ("metre", "onsets", "division", "ratio"),
    [
        ((4, 4), [0], 1, (1, 1)),
        ((4, 4), [0, 0.5], 2, (1, 1)),
        ((4, 4), [0, 1 / 3, 2 / 3], 3, (3, 2)),
        ((4, 4), [0, 0.02, 0.51], 2, (1, 1)),
        ((4, 4), [0.01, 0.34, 0.65], 3, (3, 2)),
        ((4, 4), [0, 0.26, 0.49, 0.76], 4, (1, 1)),
        ((6, 8), [0, 0.5, 1], 3, (1, 1)),
        ((6, 8), [0, 0.375, 0.75, 1.125], 4, (4, 3)),
    ],
)
def test_what_is_played_finds_its_division(
    metre: tuple[int, int], onsets: list[float], division: int, ratio: tuple[int, int]
) -> None:
    found = segments_of(bar(*metre), [round(x * Q) for x in onsets], [])[0]
    assert (found.division, found.ratio) == (division, ratio)


def test_a_triplet_over_two_beats() -> None:
    found = segments_of(bar(4, 4), [0, 2 * Q // 3, 4 * Q // 3], [])
    assert found[0] == Segment(0, 2 * Q, 3, (3, 2))


def test_values() -> None:
    assert value_of(Q) == Value(4, 0)
    assert value_of(Q * 3 // 2) == Value(4, 1)
    assert value_of(Q * 7 // 4) == Value(4, 2)
    assert value_of(8 * Q) == Value(0, 0)
    assert value_of(Q // 3, (3, 2)) == Value(8, 0)
    assert value_of(Q * 5 // 4) is None
