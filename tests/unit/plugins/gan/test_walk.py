"""Walks through a model: which way they go, and which frames come of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path as FilePath

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from creastudio.api import Model, UserError
from creastudio.api.errors import JobCancelled
from creastudio.api.keys import FLICKS_PER_SECOND, TimedKey, dump_keys, load_keys
from creastudio.api.params import validate
from creastudio.api.testing import FakeContext
from creastudio.media.video import VideoReader
from creastudio_gan.engine import sample, walk
from creastudio_gan.engine.space import open_space
from creastudio_gan.engine.walk_path import Path, keys_of
from creastudio_gan.engine.walk_space import LatentSpace, space_of
from creastudio_gan.tools.sample import SampleParams
from creastudio_gan.tools.walk import WalkParams

SECOND = FLICKS_PER_SECOND
SHORT = WalkParams(model="tiny", seconds=0.4, stops=2, size="model")


@pytest.fixture(autouse=True)
def vivid(tiny_model: Model) -> None:
    """Pictures of a network that learned nothing are all but grey."""
    tensors = load_file(tiny_model.weights)
    save_file(tensors | {"to_rgb.weight": 3000 * tensors["to_rgb.weight"]}, tiny_model.weights)


@pytest.fixture
def space(tiny_model: Model) -> LatentSpace:
    found = space_of(open_space(tiny_model, torch.device("cpu")))
    assert isinstance(found, LatentSpace)
    return found


@pytest.fixture
def make_job(tmp_path: FilePath, tiny_model: Model) -> Callable[..., FakeContext]:
    """A function (name, ...) that returns contexts which know the model."""
    return lambda name="job", seed=7, **more: FakeContext(
        tmp_path / name, seed=seed, models=[tiny_model], **more
    )


def key(at: int, seed: int, **fields: object) -> TimedKey:
    return TimedKey.model_validate({"at": at, "params": {"seed": seed}} | fields)


def test_a_walk_is_a_video_of_its_length_that_names_its_keys(make_job: Callable[..., FakeContext]) -> None:
    context = make_job()
    walk.run(SHORT, context)
    (result,) = context.results
    assert (result.media_type, result.metadata["width"], result.metadata["duration"]) == (
        "video/mp4",
        16,
        0.4,
    )
    said = result.metadata["keyed"]
    keys = load_keys(said["keys"])
    assert [(item.at, item.params["seed"]) for item in keys] == [(0, 7), (SECOND // 5, 8)]
    assert context.previews
    again = make_job("again")
    walk.run(SHORT.model_copy(update={"keys": said["keys"]}), again)
    assert again.results[0].read() == result.read()


def test_a_variation_moves_every_key_and_leaves_a_recipe_of_its_own(
    make_job: Callable[..., FakeContext],
) -> None:
    keys = dump_keys([key(0, 3), key(SECOND // 5, 4)])
    plain, job = make_job("plain"), make_job("varied", variation_seed=70)
    walk.run(SHORT.model_copy(update={"keys": keys}), plain)
    walk.run(SHORT.model_copy(update={"keys": keys, "variation": 0.4}), job)
    (result,) = job.results
    assert result.read() != plain.results[0].read()
    settled = result.metadata["settled"]
    moved = [(item.params["variation"], item.params["variation_seed"]) for item in load_keys(settled["keys"])]
    assert moved == [(0.4, 70), (0.4, 71)]
    again = make_job("again")
    walk.run(SHORT.model_copy(update=settled), again)
    assert again.results[0].read() == result.read()


def test_a_key_shows_what_its_generator_makes(
    make_job: Callable[..., FakeContext], space: LatentSpace
) -> None:
    context = make_job(seed=11)
    sample.run(SampleParams(model="tiny", count=1, truncation=0.8), context)
    state = space.state({"seed": 11, "truncation": 0.8, "generator": "gan.sample"})
    from creastudio.ml.pictures import png

    assert png(space.pictures(np.repeat(state[None], walk.BLOCK, axis=0))[0]) == context.results[0].data


def test_frames_are_decoded_where_the_path_has_them(
    make_job: Callable[..., FakeContext], space: LatentSpace
) -> None:
    keys = (key(0, 1, easing="hold"), key(SECOND // 5, 2, easing="hold"))
    context = make_job()
    walk.run(SHORT.model_copy(update={"keys": dump_keys(keys), "closes": False}), context)
    path = context.results[0].path
    assert path is not None
    first, second = (
        space.pictures(space.state(item.params)[None])[0].permute(1, 2, 0).numpy() for item in keys
    )
    reader = VideoReader(path, threads=1)
    try:
        for frame, wanted in ((0, first), (4, first), (5, second), (9, second)):
            shown = reader.frame(SHORT.at(frame), 16, 16)[:, :, 2::-1].astype(int)
            other = second if wanted is first else first
            assert np.abs(shown - wanted).mean() * 2 < np.abs(shown - other).mean()
    finally:
        reader.close()


def test_a_walk_that_closes_comes_back_to_its_first_state(space: LatentSpace) -> None:
    for first in (0, SECOND // 4):
        path = Path(space, (key(first, 1), key(SECOND, 2)), 2 * SECOND, closes=True)
        np.testing.assert_allclose(path.at(2 * SECOND), path.at(0))
        # Without a jump: the last frame is as near to the first as any two.
        near = np.linalg.norm(path.at(2 * SECOND - SECOND // 100) - path.at(0))
        assert 0 < near < 0.2 * np.linalg.norm(path.at(SECOND) - path.at(first))
    one = Path(space, (key(5, 3),), SECOND, closes=True)
    np.testing.assert_allclose(one.at(0), one.at(SECOND // 2))


def test_a_walk_that_does_not_close_ends_with_its_last_key(space: LatentSpace) -> None:
    path = Path(space, (key(SECOND // 2, 1), key(SECOND, 2)), 2 * SECOND, closes=False)
    np.testing.assert_array_equal(path.at(0), space.state({"seed": 1}))
    np.testing.assert_array_equal(path.at(2 * SECOND - 1), space.state({"seed": 2}))


def test_keys_beyond_the_end_are_not_on_the_way_back(space: LatentSpace) -> None:
    path = Path(space, (key(0, 1), key(SECOND, 2), key(9 * SECOND, 3)), 2 * SECOND, closes=True)
    np.testing.assert_allclose(path.at(2 * SECOND), path.at(0))


def test_easing_says_how_the_way_goes(space: LatentSpace) -> None:
    start, end = space.state({"seed": 1}), space.state({"seed": 2})

    def at(easing: str, share: float) -> np.ndarray:
        keys = (key(0, 1, easing=easing), key(SECOND, 2))
        return Path(space, keys, 2 * SECOND, closes=False).at(round(SECOND * share))

    np.testing.assert_array_equal(at("hold", 0.99), start)
    np.testing.assert_allclose(at("linear", 0.5), space.between(start, end, 0.5))
    assert np.linalg.norm(at("ease-in", 0.25) - start) < np.linalg.norm(at("linear", 0.25) - start)
    assert np.linalg.norm(at("ease-out", 0.25) - start) > np.linalg.norm(at("linear", 0.25) - start)


@pytest.mark.parametrize("closes", [True, False])
def test_stops_are_spread_over_the_walk(closes: bool) -> None:
    params = WalkParams(seconds=8, stops=4, closes=closes)
    times = [item.at for item in keys_of(params, 5)]
    assert times[0] == 0
    assert times == ([0, 2 * SECOND, 4 * SECOND, 6 * SECOND] if closes else [*times[:3], 8 * SECOND - 1])


def test_the_length_is_a_whole_number_of_frames() -> None:
    params = WalkParams(seconds=1, rate="29.97")
    assert params.frames == 30
    assert params.length == Fraction(30 * 1001, 30000) * SECOND
    assert WalkParams(seconds=0.1, rate="12").frames == 1


def test_memory_holds_a_few_blocks_only(space: LatentSpace) -> None:
    asked: list[int] = []

    def state(frame: int) -> np.ndarray:
        asked.append(frame)
        return space.state({"seed": 1})

    shown = walk.frames(space, torch.device("cpu"), state, 400, workers=1)
    next(shown)
    assert max(asked) < 6 * walk.BLOCK
    shown.close()


def test_a_cancel_ends_it_without_a_result(make_job: Callable[..., FakeContext]) -> None:
    context = make_job(cancel_at=2)
    with pytest.raises(JobCancelled):
        walk.run(SHORT, context)
    assert not context.results


def test_keys_of_another_model_are_told(make_job: Callable[..., FakeContext]) -> None:
    context = make_job()
    keys = dump_keys([TimedKey(at=0, params={"seed": 1, "model": "other@abc"})])
    walk.run(SHORT.model_copy(update={"keys": keys}), context)
    assert any("other" in notice for notice in context.notices)


@pytest.mark.parametrize("text", ["{", "[{}]", '[{"at": 1, "easing": "no"}]'])
def test_keys_that_are_none_are_refused_before_a_job(text: str) -> None:
    with pytest.raises(UserError, match="keys"):
        validate(WalkParams, {"keys": text})


def test_a_key_without_a_whole_seed_is_said(make_job: Callable[..., FakeContext]) -> None:
    context = make_job()
    with pytest.raises(UserError, match="no state"):
        walk.run(SHORT.model_copy(update={"keys": '[{"at":0,"params":{"seed":"x"}}]'}), context)
