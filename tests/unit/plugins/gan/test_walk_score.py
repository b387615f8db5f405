"""Walks that a score moves: what begins at a tick is seen in the very frame that begins with it or after it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from creastudio.api import Model, UserError
from creastudio.api.keys import FLICKS_PER_SECOND as SECOND
from creastudio.api.score import Chord, Note, Score, Tempo, track_of
from creastudio.api.testing import FakeContext
from creastudio.core.tempo import TempoChange, TempoMap
from creastudio_gan.engine import walk
from creastudio_gan.engine.space import open_space
from creastudio_gan.engine.walk_drive import Drive, layer_masks
from creastudio_gan.engine.walk_path import Path as Way
from creastudio_gan.engine.walk_path import keys_of
from creastudio_gan.engine.walk_score import Clock, events_of, looped
from creastudio_gan.engine.walk_space import Space, space_of
from creastudio_gan.tools.walk import WalkParams

Q = 960
STILL = WalkParams(stops=1, seconds=4, chords=0, onsets=0, bass=0, melody=0)


@pytest.fixture(params=["hybrid", "style"])
def space(request: pytest.FixtureRequest, tiny_model: Model, make_styled: Callable[..., Model]) -> Space:
    model = tiny_model if request.param == "hybrid" else make_styled()
    return space_of(open_space(model, torch.device("cpu")))


def states(
    space: Space, score: Score, start: int = 0, *, closes: bool = False, **params: object
) -> list[np.ndarray]:
    """The states of all frames."""
    chosen = STILL.model_copy(update=params)
    way = Way(space, keys_of(chosen, 3), chosen.length, closes=True)
    events = events_of(score, start)
    drive = Drive(space, looped(events, chosen.length) if closes else events, chosen, 3)
    return [drive.moved(way.at(chosen.at(frame)), chosen.at(frame)) for frame in range(chosen.frames)]


def first_change(made: list[np.ndarray], since: int = 0) -> int:
    """The first frame that differs from the one before."""
    return next(i for i in range(since + 1, len(made)) if not np.allclose(made[i], made[i - 1], atol=1e-12))


TEMPI = [120.0, 97.0, 60_000_000 / 638_297, 133.33333333333334]


@pytest.mark.parametrize("bpm", TEMPI)
def test_ticks_are_where_the_sequence_has_them(bpm: float) -> None:
    exact = Fraction(bpm).limit_denominator(10**7)
    own = Clock(Score(tempi=(Tempo(tick=0, bpm=bpm), Tempo(tick=1000, bpm=90))))
    theirs = TempoMap(tempi=(TempoChange.of(0, exact), TempoChange.of(1000, Fraction(90))))
    for tick in (0, 1, 959, 1000, 1001, 123_457):
        assert abs(own.flicks(tick) - theirs.to_flicks(tick)) <= 1
    assert Clock(Score()).flicks(Q) == SECOND // 2


@pytest.mark.parametrize("rate", ["25", "29.97", "24", "60"])
@pytest.mark.parametrize(
    ("effect", "score"),
    [
        ({"onsets": 0.5}, lambda tick: track_of(Score(), [Note(tick, Q, 60)])),
        ({"chords": 1.0}, lambda tick: Score(chords=(Chord(tick=tick, root="C"),))),
        ({"bass": 0.5, "glide": 0.0}, lambda tick: track_of(Score(), [Note(0, tick, 60), Note(tick, Q, 52)])),
        ({"melody": 0.5}, lambda tick: track_of(Score(), [Note(0, tick, 60), Note(tick, Q, 72)])),
    ],
    ids=["onsets", "chords", "bass", "melody"],
)
@pytest.mark.parametrize("tick", [Q, 1000, 2 * Q, 1921])
def test_what_begins_at_a_tick_changes_the_first_frame_from_then_on(
    space: Space, effect: dict[str, float], score: Callable[[int], Score], tick: int, rate: str
) -> None:
    params = {**effect, "rate": rate}
    made = states(space, score(tick), **params)
    fps = STILL.model_copy(update={"rate": rate}).fps
    begins = Fraction(tick, 2 * Q)
    wanted = -int(-(begins * fps) // 1)
    settled = 1 if {"bass", "melody"} & effect.keys() else 0
    # The first note of a line comes at 0, and has settled long before.
    since = wanted - 3 if settled else 0
    assert first_change(made, since) == wanted


def test_where_in_the_score_a_walk_begins_is_counted(space: Space) -> None:
    score = track_of(Score(), [Note(2 * Q, Q, 60)])
    assert first_change(states(space, score, start=SECOND // 2, onsets=0.5)) == 13
    before = states(space, score, start=2 * SECOND, onsets=0.5, decay=1.0)
    assert not np.allclose(before[0], before[-1])


def test_the_same_chord_leads_to_the_same_picture(space: Space) -> None:
    symbols = [Chord(tick=2 * Q * i, root=root) for i, root in enumerate(("C", "G", "C"))]
    made = states(space, Score(chords=tuple(symbols)), chords=1.0, glide=0.2, seconds=3)
    np.testing.assert_allclose(made[20], made[70], atol=1e-9)
    assert not np.allclose(made[20], made[45])
    by_ear = track_of(Score(), [Note(0, 2 * Q, pitch) for pitch in (60, 64, 67)])
    np.testing.assert_allclose(states(space, by_ear, chords=1.0, glide=0.2)[20], made[20], atol=1e-9)


def test_a_chord_that_comes_before_the_last_one_is_reached_goes_on_from_there(space: Space) -> None:
    symbols = (Chord(tick=0, root="C"), Chord(tick=Q, root="G"), Chord(tick=Q + 96, root="D"))
    made = states(space, Score(chords=symbols), chords=1.0, glide=1.0)
    steps = [float(np.linalg.norm(b - a)) for a, b in pairwise(made)]
    assert max(steps) < 0.2 * float(np.linalg.norm(made[-1] - made[0]))


@pytest.mark.parametrize("start", [0, SECOND // 2], ids=["from its beginning", "from within"])
def test_a_score_leads_from_the_last_frame_of_a_loop_to_its_first(space: Space, start: int) -> None:
    notes = [Note(0, 2 * Q, 60, 90), Note(2 * Q, 2 * Q, 55, 70), Note(4 * Q, 6 * Q, 67, 80)]
    chords = tuple(Chord(tick=2 * Q * i, root=root) for i, root in enumerate(("C", "F", "G")))
    score = track_of(Score(chords=chords), notes)
    effects: dict[str, Any] = {
        "chords": 1.0,
        "bass": 0.5,
        "melody": 0.5,
        "glide": 0.8,
        "onsets": 0.2,
        "decay": 1.0,
    }
    open_end = states(space, score, start, **effects)
    made = states(space, score, start, closes=True, **effects)
    steps = [float(np.linalg.norm(b - a)) for a, b in pairwise(made)]
    assert float(np.linalg.norm(made[0] - made[-1])) <= max(steps)
    assert float(np.linalg.norm(open_end[0] - open_end[-1])) > 3 * max(steps)
    # Only the way to the first chord is another one.
    np.testing.assert_allclose(made[-1], open_end[-1], atol=0.05)


def test_a_shake_fades_and_a_louder_note_shakes_more(space: Space) -> None:
    def shaken(velocity: int) -> list[float]:
        made = states(space, track_of(Score(), [Note(Q, Q, 60, velocity)]), onsets=0.3, decay=0.1)
        return [float(np.linalg.norm(state - made[0])) for state in made]

    loud, soft = shaken(127), shaken(40)
    assert loud[13] > soft[13] > 0
    assert loud[13] > loud[16] > loud[25]
    assert loud[60] == 0


def test_bass_moves_coarse_layers_and_melody_fine_ones() -> None:
    coarse, later, fine = layer_masks(6)
    assert coarse[:, 0].tolist() == [1, 1, 0, 0, 0, 0]
    assert later[:, 0].tolist() == [0, 0, 1, 1, 1, 1]
    assert fine[:, 0].tolist() == [0, 0, 0, 0, 1, 1]
    assert all(mask.tolist() == [[1]] for mask in layer_masks(1))


def test_without_strengths_the_score_does_nothing(space: Space) -> None:
    made = states(space, track_of(Score(), [Note(Q, Q, 60)]))
    assert np.allclose(made[0], made[-1])


def test_a_walk_takes_a_score(tmp_path: Path, tiny_model: Model) -> None:
    file = tmp_path / "a.score"
    file.write_bytes(track_of(Score(), [Note(240, Q, 60)]).dumps())
    params = WalkParams(model="tiny", seconds=0.4, stops=1, size="model", onsets=1.0)
    made: list[bytes] = []
    for name, inputs in (("with", {"score": file}), ("again", {"score": file}), ("without", {})):
        context = FakeContext(tmp_path / name, seed=7, models=[tiny_model], inputs=inputs)
        walk.run(params, context)
        made.append(context.results[0].read())
    assert made[0] == made[1] != made[2]


def test_what_is_no_score_is_said(tmp_path: Path, tiny_model: Model) -> None:
    file = tmp_path / "a.score"
    file.write_bytes(b"no score")
    context = FakeContext(tmp_path / "job", models=[tiny_model], inputs={"score": file})
    with pytest.raises(UserError):
        walk.run(WalkParams(model="tiny", seconds=0.2), context)


@pytest.mark.parametrize("score", [Score(), track_of(Score(), [])])
def test_a_score_without_notes_moves_nothing(space: Space, score: Score) -> None:
    made = states(space, score, chords=1.0, onsets=1.0, bass=1.0, melody=1.0)
    assert np.allclose(made[0], made[-1])


def test_drums_shake_and_have_neither_harmony_nor_bass(space: Space) -> None:
    drums = track_of(Score(), [Note(Q, Q, 36), Note(2 * Q, Q, 38)], percussion=True)
    made = states(space, drums, chords=1.0, bass=1.0, melody=1.0)
    assert np.allclose(made[0], made[-1])
    assert first_change(states(space, drums, onsets=0.5)) == 13


def test_another_seed_gives_chords_other_pictures(space: Space) -> None:
    score = Score(chords=(Chord(tick=0, root="C"),))
    chosen = STILL.model_copy(update={"chords": 1.0, "glide": 0.0})
    one, other = (Drive(space, events_of(score, 0), chosen, seed) for seed in (1, 2))
    still = space.state({"seed": 5})
    assert not np.allclose(one.moved(still, SECOND), other.moved(still, SECOND))
    again = Drive(space, events_of(score, 0), chosen, 1)
    np.testing.assert_array_equal(one.moved(still, SECOND), again.moved(still, SECOND))
