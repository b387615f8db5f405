"""What a person does with a training beyond starting it: going back, starting from a model, trying gammas, ending early."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from creastudio.api import JobCancelled, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio.ml.training import LATEST
from creastudio_gan.engine import gamma_probe, train, training_task
from creastudio_gan.engine.training_task import GanTask
from creastudio_gan.tools.train import TrainParams

Make = Callable[..., FakeContext]

TINY: dict[str, Any] = {"resolution": "16", "width": 8, "batch": 4, "kimg": 0.16, "snapshot": 0.05}


@pytest.fixture(autouse=True)
def judged_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_task, "JUDGED_FROM", 10)


def _train(context: FakeContext, **changes: Any) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
    train.run(TrainParams(**{**TINY, **changes}), context)
    return checkpoint.read(context.checkpoint_dir() / LATEST)


def _same(one: Mapping[str, torch.Tensor], other: Mapping[str, torch.Tensor]) -> bool:
    return all(torch.equal(one[name], other[name]) for name in one)


def test_it_goes_back_with_other_settings_and_the_card_says_so(make_context: Make) -> None:
    first, facts = _train(make_context(), keep=3)
    places = sorted(int(seen) for seen, _ in facts["kept"])
    context = make_context()
    again, facts = _train(context, keep=3, go_back=places[0] / 1000, gamma=0.5, rate=0.5)
    (step,) = facts["went_back"]
    assert (step["from"], step["to"]) == (160, places[0])
    assert {"gamma", "rate"} == step["changes"].keys()
    assert not _same(first, again)
    assert context.saved[0].card.metrics["went back 1, to kimg"] == places[0] / 1000
    # Stopped and resumed after that it is the same training.
    with pytest.raises(UserError, match="other settings"):
        _train(make_context(), keep=3, gamma=0.25)


def test_a_training_that_went_back_resumes_to_the_same_weights(make_context: Make) -> None:
    wish = {"keep": 4, "go_back": 0.06, "gamma": 0.5}
    for name in ("whole", "parts"):
        _train(make_context(name), keep=4)
    whole, facts = _train(make_context("whole"), **wish)
    with pytest.raises(JobCancelled):
        _train(make_context("parts", cancel_at=24 + 9), **wish)
    parts, other = _train(make_context("parts"), **wish)
    assert _same(whole, parts)
    assert facts["went_back"] == other["went_back"]


def test_what_is_no_number_stops_it_and_offers_the_way_back(
    make_context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = GanTask.step

    def poisoned(self: GanTask, seen: int, fraction: float) -> Mapping[str, Any]:
        losses = plain(self, seen, fraction)
        return {**losses, "loss_d": float("nan")} if seen >= 120 else losses

    monkeypatch.setattr(GanTask, "step", poisoned)
    context = make_context()
    with pytest.raises(UserError, match="unstable"):
        _train(context)
    (advice,) = context.advised[-1][1]
    assert (advice.key, advice.severity) == ("unstable", "alarm")
    assert advice.go_back is not None
    monkeypatch.undo()
    monkeypatch.setattr(training_task, "JUDGED_FROM", 10)
    _train(make_context(), **advice.go_back.params)


@pytest.mark.parametrize("network", ["quick", "style"])
def test_a_model_is_where_another_training_starts(make_context: Make, tmp_path: Path, network: str) -> None:
    first = make_context("first")
    _train(first, network=network)
    (model,) = first.saved
    model = type(model)(
        model.card.model_copy(update={"sha256": checkpoint.sha256(model.weights)}),
        model.folder,
        model.weights,
    )
    second = make_context("second", seed=9)
    second._models = {model.card.id: model}
    second.data_dir = first.data_dir
    _train(second, network=network, start_from=model.card.id, kimg=0.016, rate=0.05, frozen=1)
    said = " ".join(advice.text for advice in second.advised[0][1])
    assert "Begins with 100 % of its weights from 'Mine, all mine'" in said
    assert "discriminator is new" not in said
    # After four steps at a low rate it is still near to where it began.
    before, after = (checkpoint.read(found.weights)[0] for found in (model, second.saved[0]))
    name = next(name for name in before if name.endswith("weight") and before[name].dim() == 4)
    assert float((before[name].float() - after[name].float()).abs().max()) < 0.05
    with pytest.raises(UserError, match="other settings"):
        _train(second, network=network, kimg=0.03, rate=0.05)


def test_a_new_discriminator_learns_first(make_context: Make) -> None:
    first = make_context("first")
    _train(first)
    (model,) = first.saved
    second = make_context("second")
    second._models = {model.card.id: model}
    _train(second, start_from=model.card.id, kimg=0.04)
    _, facts = checkpoint.read(second.checkpoint_dir() / LATEST)
    assert facts["task"]["state"]["warm_until"] == 1000
    assert any("discriminator is new" in advice.text for advice in second.advised[0][1])


def test_gamma_is_found_once_and_a_stopped_search_goes_on(
    make_context: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gamma_probe, "LEAST", 24)
    whole, facts = _train(make_context("whole"), probe=True)
    for checks in (24 + 4, 24 + 9, 24 + 25):
        with pytest.raises(JobCancelled):
            _train(make_context("parts", cancel_at=checks), probe=True)
    context = make_context("parts")
    parts, _ = _train(context, probe=True)
    assert _same(whole, parts)
    rule = TrainParams(**TINY).penalty
    assert facts["task"]["gamma"] in (rule / 4, rule, rule * 4)
    assert any(advice.key == "gamma" for advice in context.advised[0][1])
    # Trials draw no curves.
    assert max(step for _, _, step in context.metrics) == 160


def test_after_memory_ran_out_it_goes_on_with_smaller_parts(make_context: Make) -> None:
    with pytest.raises(JobCancelled):
        _train(make_context(cancel_at=24 + 6), batch=8)
    poor = make_context()
    poor.settings = {**poor.settings, "memory_scale": 0.5}
    _, facts = _train(poor, batch=8)
    assert (facts["finished"], facts["task"]["state"]["micro"]) == (True, 4)


def test_it_ends_early_at_a_distance(make_context: Make) -> None:
    context = make_context()
    _, facts = _train(context, stop_at=1000)
    assert (facts["seen"], facts["finished"]) == (52, True)
    assert "It ended early: the distance is" in context.advised[-1][1][-1].text


def test_identical_pictures_and_three_of_them_are_no_crash(make_context: Make, pictures: Path) -> None:
    for path in sorted(pictures.iterdir())[3:]:
        path.unlink()
    _train(make_context("three"), kimg=0.04)
    for path in pictures.iterdir():
        Image.fromarray(np.full((16, 16, 3), 90, np.uint8)).save(path)
    context = make_context("same")
    _train(context, kimg=0.04, network="style")
    assert all(np.isfinite(value) for _, value, _ in context.metrics)
