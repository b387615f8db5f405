"""Pitches of melodies: what costs least."""

from __future__ import annotations

import itertools

from creastudio_music.theory.melodies.pitches import Place, line, steps_between

C_MAJOR = frozenset((0, 2, 4, 5, 7, 9, 11))
TRIAD = frozenset((0, 4, 7))


def places(count: int, **fields: object) -> list[Place]:
    base = Place(TRIAD, C_MAJOR, 0.3, 70.0, None, frozenset(), 0)
    return [base._replace(key=number, **fields) for number in range(count)]


def test_lines_keep_scale_and_range_and_mostly_step() -> None:
    for seed in range(8):
        pitches = line(places(24), 62, 79, seed=str(seed))
        assert all(62 <= pitch <= 79 and pitch % 12 in C_MAJOR for pitch in pitches)
        moves = [abs(b - a) for a, b in itertools.pairwise(pitches)]
        assert sum(move <= 4 for move in moves) / len(moves) > 0.75
        assert max(moves) <= 12


def test_what_is_felt_is_in_the_chord() -> None:
    assert all(pitch % 12 in TRIAD for pitch in line(places(8, felt=1.0), 60, 79, seed="a"))


def test_ends_are_as_wanted() -> None:
    own = places(6)
    own[-1] = own[-1]._replace(wanted=frozenset((0,)))
    assert line(own, 60, 79, seed="b")[-1] % 12 == 0


def test_it_goes_where_it_is_to_go() -> None:
    up = [place._replace(target=62.0 + 2 * number) for number, place in enumerate(places(8))]
    pitches = line(up, 60, 81, daring=0.0, seed="c")
    assert pitches[-1] - pitches[0] >= 7


def test_a_motif_comes_again_on_other_degrees() -> None:
    steps = [None, 1, 1, -2, 1, 1]
    own = [place._replace(like=step, felt=0.1) for place, step in zip(places(6), steps, strict=True)]
    pitches = line(own, 60, 84, daring=0.0, seed="d")
    assert steps_between(pitches, own)[1:] == steps[1:]


def test_the_same_seed_is_the_same_line() -> None:
    assert line(places(12), 60, 79, seed="x") == line(places(12), 60, 79, seed="x")
    assert line([], 60, 79) == []
