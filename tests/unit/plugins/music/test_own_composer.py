"""Composing with a network of random weights: whatever it would rather write, what is given stays."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest

from creastudio.api import JobCancelled, UserError
from creastudio.api.score import Note, Score, loose_track
from creastudio.api.testing import sample_score
from creastudio_music.engine.composing import Candidate, Cell, Request
from creastudio_music.engine.own_composer import OwnComposer, emptied
from creastudio_music.engine.vetoes import Rules
from tests.support.music_models import random_composer
from tests.support.music_pieces import chorale


@pytest.fixture(scope="module")
def model() -> OwnComposer:
    return random_composer()


def compose(
    model: OwnComposer, score: Score, holes: Sequence[Cell], *seeds: int, **more: object
) -> list[Candidate]:
    return model.compose(Request(score, holes, seeds or (0,), **more), check_cancelled=lambda: None)  # type: ignore[arg-type]


def notes_in(score: Score, cells: Sequence[Cell]) -> list[Note]:
    return [
        note
        for track, bar in cells
        if bar < len(score.tracks[track].bars)
        for note in score.tracks[track].bars[bar].notes(score.bar_map.bar(bar).start)
    ]


def locked_at_random(score: Score, rng: random.Random) -> Score:
    for track in range(len(score.tracks)):
        notes = [note._replace(locked=rng.random() < 0.3) for note in score.notes(track)]
        score = score.with_notes(track, notes)
    return score


@pytest.mark.parametrize("seed", range(6))
def test_what_is_given_and_what_is_locked_stays(model: OwnComposer, seed: int) -> None:
    rng = random.Random(seed)
    score = locked_at_random(sample_score(seed, rng.randrange(1, 5)), rng)
    cells = [Cell(track, bar) for track in range(4) for bar in range(score.bar_count + rng.randrange(2))]
    holes = rng.sample(cells, rng.randrange(1, len(cells)))
    for found in compose(model, score, holes, seed, seed + 1):
        for track in range(4):
            before, after = set(emptied(score, holes).notes(track)), list(found.score.notes(track))
            assert before <= set(after)
            new = [note for note in after if note not in before]
            assert all(
                Cell(track, score.bar_map.number(note.start)) in holes and not note.locked for note in new
            )


def test_notes_off_the_grid_stay_to_the_tick(model: OwnComposer) -> None:
    score = Score()
    notes = [Note(7 + 961 * at, 900 + at, 60 + at, locked=True) for at in range(4)]
    score = score.with_(tracks=(loose_track(score, notes, name="Alto"),))
    (found,) = compose(model, score, [Cell(0, 0), Cell(0, 1)], 3)
    assert [note for note in found.score.notes(0) if note.locked] == list(score.notes(0))


def test_a_line_has_one_note_at_a_time(model: OwnComposer) -> None:
    score = locked_at_random(sample_score(3, 3), random.Random(3))
    holes = [Cell(track, bar) for track in range(4) for bar in range(3)]
    for found in compose(model, score, holes, 1, 2):
        for track in range(4):
            notes = list(found.score.notes(track))
            assert all(a.start + a.duration <= b.start for a, b in pairwise(notes))


def test_the_same_seed_gives_the_same_notes_whatever_stands_beside(model: OwnComposer) -> None:
    score = sample_score(1, 2)
    holes = [Cell(1, 0), Cell(2, 0), Cell(1, 1)]
    three, one = compose(model, score, holes, 5, 6, 7), compose(model, score, holes, 6)
    assert three[1].score == one[0].score
    assert three[1].nats == pytest.approx(one[0].nats, rel=1e-4)
    assert three[0].score != three[1].score


def test_a_rhythm_is_kept(model: OwnComposer) -> None:
    score = sample_score(2, 2)
    holes = [Cell(track, bar) for track in range(4) for bar in range(2)]
    (found,) = compose(model, score, holes, 4, keep_rhythm=True)
    for track in range(4):
        kept = [(n.start, n.duration) for n in score.notes(track)]
        assert [(n.start, n.duration) for n in found.score.notes(track)] == kept
    assert found.score != score


def test_a_note_held_over_the_bar_keeps_its_length_with_the_rhythm(model: OwnComposer) -> None:
    score = Score()
    notes = [Note(0, 2880, 60), Note(2880, 1920, 64), Note(4800, 2880, 67)]
    score = score.with_(tracks=(loose_track(score, notes, name="Alto"),))
    (found,) = compose(model, score, [Cell(0, 0), Cell(0, 1)], 4, keep_rhythm=True)
    assert [(n.start, n.duration) for n in found.score.notes(0)] == [(n.start, n.duration) for n in notes]


def test_vetoes_hold(model: OwnComposer) -> None:
    score = sample_score(2, 2)
    holes = [Cell(track, bar) for track in range(4) for bar in range(3)]
    rules = Rules(score, holes, 2, scale={0, 2, 4, 5, 7, 9, 11})
    request = Request(score, holes, [8, 9])
    for found in model.compose(request, check_cancelled=lambda: None, veto=rules):
        pitches = [note.pitch for note in notes_in(found.score, holes)]
        assert pitches
        assert {pitch % 12 for pitch in pitches} <= {0, 2, 4, 5, 7, 9, 11}
        assert min(pitches) >= 36
        assert max(pitches) <= 81


def test_bars_are_told_as_they_come(model: OwnComposer) -> None:
    told: list[tuple[int, int]] = []

    def on_bar(row: int, bar: int, written: Mapping[int, Sequence[Note]]) -> None:
        told.append((row, bar))
        assert all(
            bar * 3840 <= note.start < (bar + 1) * 3840 for notes in written.values() for note in notes
        )

    holes = [Cell(0, 1), Cell(0, 3), Cell(2, 3)]
    request = Request(sample_score(0, 4), holes, [1, 2])
    model.compose(request, check_cancelled=lambda: None, on_bar=on_bar)
    assert sorted(told) == [(0, 1), (0, 3), (1, 1), (1, 3)]


def test_a_cancel_is_heard_within_an_id(model: OwnComposer) -> None:
    calls = 0

    def check() -> None:
        nonlocal calls
        calls += 1
        if calls == 12:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        model.compose(Request(sample_score(0, 2), [Cell(n, 0) for n in range(4)], [1]), check_cancelled=check)
    assert calls == 12


def test_more_bars_than_a_window(model: OwnComposer) -> None:
    score = sample_score(0, 2)
    holes = [Cell(1, bar) for bar in range(2, 40)]
    found = compose(model, score, holes, 1, 2)
    for item in found:
        assert {score.bar_map.number(n.start) for n in item.score.notes(1)} >= {2, 39}
        assert item.score.tracks[0].bars == score.tracks[0].bars


def test_more_tracks_than_the_model_knows(model: OwnComposer) -> None:
    score = Score()
    tracks = tuple(loose_track(score, [Note(0, 960, 60 + n)], name=f"Part {n}") for n in range(11))
    score = score.with_(tracks=tracks)
    holes = [Cell(track, 0) for track in range(11)]
    (found,) = compose(model, score, holes, 1)
    assert found.events == sum(len(track) for track in found.score.tracks)


@pytest.mark.parametrize("seed", range(3))
def test_an_upbeat_and_notes_held_over_bar_lines(model: OwnComposer, seed: int) -> None:
    score = chorale(4, seed)
    holes = random.Random(seed).sample([Cell(track, bar) for track in range(4) for bar in range(5)], 9)
    (found,) = compose(model, score, holes, seed)
    for track in range(4):
        before, after = list(emptied(score, holes).notes(track)), list(found.score.notes(track))
        assert set(before) <= set(after)
        # What is held over from a bar that is given isn't played into.
        assert all(a.start + a.duration <= b.start for a, b in pairwise(after))


def test_loudness_is_that_of_the_track(model: OwnComposer) -> None:
    score = Score()
    score = score.with_(tracks=(loose_track(score, [Note(0, 960, 60, 33)], name="Alto"),))
    (found,) = compose(model, score, [Cell(0, 1)], 1)
    assert {note.velocity for note in found.score.notes(0)} == {33}


def test_nothing_to_write(model: OwnComposer) -> None:
    with pytest.raises(UserError, match="nothing"):
        compose(model, sample_score(0, 1), [], 1)
    with pytest.raises(UserError, match="no track 9"):
        compose(model, sample_score(0, 1), [Cell(8, 0)], 1)
    assert model.compose(Request(sample_score(0, 1), [Cell(0, 0)], []), check_cancelled=lambda: None) == []
