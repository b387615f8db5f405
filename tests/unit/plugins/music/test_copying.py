"""Copied spans, in whatever key and tempo."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Note, Score, track_of
from creastudio.api.score_changes import transposed
from creastudio_music.engine.copying import SHORTEST, Known, signs_of, usual_span
from tests.unit.plugins.music.theory.pieces import chorale


def line(seed: int, count: int = 40, *, factor: int = 1) -> list[Note]:
    rng = random.Random(seed)
    notes: list[Note] = []
    at = 0
    for _ in range(count):
        length = rng.choice((240, 480, 960)) * factor
        notes.append(Note(at, length, rng.randrange(55, 80)))
        at += length
    return notes


def score_with(notes: list[Note]) -> Score:
    return track_of(Score(), notes)


KNOWN = Known([(f"piece {seed}", score_with(line(seed))) for seed in range(6)])


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 5), st.integers(-12, 12), st.sampled_from([1, 2, 3]))
def test_a_tune_is_known_in_any_key_and_tempo(seed: int, semitones: int, factor: int) -> None:
    score = transposed(score_with(line(seed, factor=factor)), semitones)
    found = KNOWN.longest(score)
    assert found.notes == 40
    assert found.name == f"piece {seed}"
    assert found.share == 1


def test_a_part_is_found_where_it_stands() -> None:
    own, learned = line(99, 60), line(3)
    part = [n._replace(start=n.start - learned[10].start) for n in learned[10:25]]
    begin = own[30].start
    rest = [n._replace(start=n.start + 40_000) for n in own[31:]]
    notes = [*own[:30], *(n._replace(start=n.start + begin) for n in part), *rest]
    score = track_of(score_with(line(7)), notes, name="Copy")
    found = KNOWN.longest(score)
    assert 14 <= found.notes <= 16
    assert (found.track, found.name) == (1, "piece 3")
    assert found.first_bar <= score.bar_map.number(begin + 960)
    assert found.last_bar >= found.first_bar


def test_other_music_shares_little() -> None:
    assert KNOWN.longest(score_with(line(1234))).notes < SHORTEST + 2


def test_another_rhythm_is_another_tune() -> None:
    even = [n._replace(start=480 * at, duration=480) for at, n in enumerate(line(2))]
    assert KNOWN.longest(score_with(even)).notes < 12


def test_drums_and_short_lines_are_passed_over() -> None:
    assert KNOWN.longest(track_of(Score(), line(1), percussion=True)).notes == 0
    assert KNOWN.longest(score_with(line(1)[:5])).notes == 0
    assert KNOWN.longest(Score()).notes == 0
    assert Known([]).longest(score_with(line(1))).notes == 0


def test_signs_leave_key_and_tempo_out() -> None:
    notes = line(5)
    faster = [n._replace(start=n.start // 2, duration=n.duration // 2, pitch=n.pitch + 5) for n in notes]
    assert signs_of(notes) == signs_of(faster)
    assert len(signs_of(notes)) == len(notes) - 1


def test_two_chorales_on_one_tune_share_it() -> None:
    """BWV 244.15 and 244.17 are the same chorale in E major and in E flat."""
    known = Known([("15", chorale("244.15"))])
    assert known.longest(chorale("244.17")).notes > 45
    assert known.longest(chorale("269")).notes < 20


@pytest.mark.parametrize("count", [0, 1])
def test_too_few_pieces_have_no_usual_span(count: int) -> None:
    assert usual_span([("a", score_with(line(1)))] * count) == []


def test_the_usual_span_is_that_of_others() -> None:
    pieces = [(str(seed), score_with(line(seed))) for seed in range(6)]
    assert all(notes < 12 for notes in usual_span(pieces))
    assert usual_span([("a", score_with(line(1))), ("b", score_with(line(1)))]) == [40]
