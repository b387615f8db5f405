"""Notes changed by hand: what is promised of every change, over random scores, and what each does."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.api.score import Metre, Note, Score, track_of
from creastudio.core import score_editing as editing
from creastudio.core import score_velocities as loudness
from creastudio.core.score_editing import Chosen, Edited, Pick
from creastudio.core.score_keys import moved_in_key, put_into_scale

QUARTER = 960

note_values = st.builds(
    Note,
    start=st.integers(0, 12 * QUARTER),
    duration=st.integers(1, 6 * QUARTER),
    pitch=st.integers(0, 127),
    velocity=st.integers(1, 127),
    spelling=st.none(),
    voice=st.integers(1, 2),
    locked=st.booleans(),
)


@st.composite
def scores(draw: st.DrawFn) -> tuple[Score, Chosen]:
    """Return a score of two tracks and some of its notes."""
    metres = draw(st.sampled_from([(), (Metre(tick=0, numerator=3, denominator=4),)]))
    score = Score(metres=metres)
    for number in range(2):
        score = track_of(score, draw(st.lists(note_values, max_size=8)), percussion=number == 1)
    there = list(editing.picks(score))
    picked = draw(st.sets(st.sampled_from(there))) if there else set[Pick]()
    return score, frozenset(picked)


CHANGES: dict[str, Callable[[Score, Chosen], Edited]] = {
    "moved": lambda score, chosen: editing.moved(score, chosen, 777, -5),
    "moved back": lambda score, chosen: editing.moved(score, chosen, -9999999, 200),
    "moved to another track": lambda score, chosen: editing.moved(score, chosen, tracks=1),
    "longer": lambda score, chosen: editing.resized(score, chosen, 500),
    "shorter": lambda score, chosen: editing.resized(score, chosen, -99999, edge="end", least=60),
    "from the start": lambda score, chosen: editing.resized(score, chosen, 300, edge="start"),
    "quantised": lambda score, chosen: editing.quantised(score, chosen, 240, swing=0.7, ends=True),
    "half quantised": lambda score, chosen: editing.quantised(score, chosen, 320, strength=0.5),
    "legato": editing.legato,
    "split": lambda score, chosen: editing.split(score, chosen, 3000),
    "joined": editing.joined,
    "locked": lambda score, chosen: editing.locked(score, chosen, on=True),
    "humanised": lambda score, chosen: editing.humanised(score, chosen, 4, ticks=30, velocity=20),
    "scaled": lambda score, chosen: loudness.scaled(score, chosen, 2.5, -20),
    "levelled": lambda score, chosen: loudness.levelled(score, chosen, 64),
    "ramped": lambda score, chosen: loudness.crescendo(score, chosen, 20, 120),
    "in key": lambda score, chosen: moved_in_key(score, chosen, 2),
    "into scale": put_into_scale,
    "deleted": editing.deleted,
}


@pytest.mark.parametrize("name", CHANGES)
@settings(max_examples=30, deadline=None)
@given(given_score=scores())
def test_a_change_concerns_chosen_notes_alone(name: str, given_score: tuple[Score, Chosen]) -> None:
    score, chosen = given_score
    changed = CHANGES[name](score, chosen)
    # What isn't chosen is there as it was, as often as it was.
    left = sorted(set(editing.picks(score)) - chosen)
    after = list(editing.picks(changed.score))
    assert all(after.count(pick) >= 1 for pick in left)
    # What is chosen then is there.
    assert changed.chosen <= set(after)
    # Bars that no chosen note touches, before or after, are the same objects.
    for number, track in enumerate(changed.score.tracks):
        for place, bar in enumerate(track.bars[: len(score.tracks[number].bars)]):
            line = score.bar_map.bar(place)
            near = [n for t, n in chosen | changed.chosen if t == number and line.start <= n.start < line.end]
            if not near:
                assert bar is score.tracks[number].bars[place]
    # It can be stored and read again.
    assert Score.loads(changed.score.dumps()) == changed.score


@given(given_score=scores())
def test_what_changes_nothing_is_the_same_score(given_score: tuple[Score, Chosen]) -> None:
    score, chosen = given_score
    assert editing.moved(score, chosen).score is score
    assert editing.resized(score, chosen, 0).score is score
    assert editing.quantised(score, chosen, 240, strength=0).score is score
    assert editing.replaced(score, chosen, chosen) is score
    assert editing.deleted(score, frozenset()).score is score


@given(given_score=scores(), ticks=st.integers(0, 5000), semitones=st.integers(0, 12))
def test_moving_there_and_back_changes_nothing(
    given_score: tuple[Score, Chosen], ticks: int, semitones: int
) -> None:
    score, chosen = given_score
    if len(chosen) != len(list(editing.picks(score))):
        # A note that lands on an equal one can't be told from it on the way back.
        return
    _, _, up = editing.room(chosen, editing.percussive(score))
    there = editing.moved(score, chosen, ticks, min(semitones, up))
    back = editing.moved(there.score, there.chosen, -ticks, -min(semitones, up))
    if len(there.chosen) == len(chosen):
        assert back.score == score


def _score(*notes: Note) -> tuple[Score, Chosen]:
    score = track_of(Score(), notes)
    return score, frozenset(editing.picks(score))


def _starts(edited: Edited) -> list[tuple[int, int]]:
    return [(note.start, note.duration) for note in edited.score.notes(0)]


def test_quantising_goes_as_far_as_it_is_told_and_swings() -> None:
    score, chosen = _score(Note(100, 200, 60), Note(500, 200, 62))
    assert _starts(editing.quantised(score, chosen, 240)) == [(0, 200), (480, 200)]
    assert _starts(editing.quantised(score, chosen, 240, strength=0.5)) == [(50, 200), (490, 200)]
    # The second eighth of a pair lies at two thirds.
    assert _starts(editing.quantised(score, chosen, 480, swing=1.0)) == [(0, 200), (640, 200)]
    assert _starts(editing.quantised(score, chosen, 240, ends=True)) == [(0, 240), (480, 240)]


def test_legato_fills_the_gaps_of_a_line_and_leaves_its_last_note() -> None:
    score, chosen = _score(Note(0, 10, 60), Note(0, 10, 64), Note(500, 100, 62), Note(900, 50, 60))
    assert _starts(editing.legato(score, chosen)) == [(0, 500), (0, 500), (500, 400), (900, 50)]
    assert _starts(editing.legato(score, chosen, gap=20))[0] == (0, 480)


def test_splitting_and_joining_are_opposites() -> None:
    score, chosen = _score(Note(0, 960, 60, locked=True))
    cut = editing.split(score, chosen, 400)
    assert _starts(cut) == [(0, 400), (400, 560)]
    assert all(note.locked for note in cut.score.notes(0))
    assert editing.joined(*cut).score == score


def test_moving_stops_where_the_first_note_meets_the_edge() -> None:
    score, chosen = _score(Note(100, 50, 60), Note(300, 50, 120))
    moved = editing.moved(score, chosen, -500, 12)
    assert [(n.start, n.pitch) for n in moved.score.notes(0)] == [(0, 67), (200, 127)]


def test_percussion_keeps_its_instruments_when_all_is_transposed() -> None:
    score = track_of(Score(), [Note(0, 100, 38)], percussion=True)
    chosen = frozenset(editing.picks(score))
    assert editing.moved(score, chosen, 0, 12).score is score
    assert next(editing.moved(score, chosen, 0, 4, whole=True).score.notes(0)).pitch == 42


def test_a_crescendo_grows_with_time() -> None:
    score, chosen = _score(Note(0, 10, 60), Note(500, 10, 60), Note(1000, 10, 60))
    grown = loudness.crescendo(score, chosen, 40, 100)
    assert [note.velocity for note in grown.score.notes(0)] == [40, 70, 100]


def test_equal_notes_go_one_by_one() -> None:
    note = Note(0, 100, 60, spelling=0)
    score = track_of(Score(), [note, note])
    assert len(editing.replaced(score, [(0, note)], []).tracks[0]) == 1
