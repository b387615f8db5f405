from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from creastudio.api import JobCancelled, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml.plan import Plan
from creastudio_gan.engine import gamma_probe

PLAN = Plan(images=60, batch=4, snapshot_every=1000)


class Trial:
    """Comes to a distance that depends on gamma alone: lowest at `best`."""

    made: list[float]

    def __init__(self, gamma: float, best: float, unstable_below: float = 0.0) -> None:
        self.gamma, self.best, self.unstable = gamma, best, gamma < unstable_below
        self.steps = 0

    def step(self, seen: int, fraction: float) -> Mapping[str, float]:
        self.steps += 1
        return {"loss": float("nan") if self.unstable else 1.0}

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        return {"distance": abs(self.gamma - self.best) + 0.001 * self.steps} if last else {}

    def tensors(self) -> dict[str, Tensor]:
        return {"x": torch.zeros(1)}

    def facts(self) -> dict[str, Any]:
        return {"gamma": self.gamma, "state": {"steps": self.steps}}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        self.steps = int(facts["state"]["steps"])


def _find(folder: Path, best: float, **options: Any) -> gamma_probe.Found:
    context = FakeContext(folder / "job", cancel_at=options.pop("cancel_at", None))
    made = options.pop("made", [])

    def make(gamma: float) -> Trial:
        made.append(gamma)
        return Trial(gamma, best, **options)

    return gamma_probe.find(1.0, PLAN, make, context, folder)


@pytest.mark.parametrize("best", [0.25, 1.0, 4.0])
def test_the_nearest_gamma_is_taken(tmp_path: Path, best: float) -> None:
    found = _find(tmp_path, best)
    assert found.gamma == best
    assert [gamma for gamma, _ in found.distances] == [0.25, 1.0, 4.0]
    assert f"Gamma {best:g} was found best" in found.words()


def test_it_goes_on_where_it_was_stopped_and_is_done_once(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    parts = tmp_path / "parts"
    for folder in (whole, parts):
        folder.mkdir()
    expected = _find(whole, 1.0)
    for checks in (5, 20, 3):
        with pytest.raises(JobCancelled):
            _find(parts, 1.0, cancel_at=checks)
    assert _find(parts, 1.0) == expected
    made: list[float] = []
    assert _find(parts, 1.0, made=made) == expected
    assert made == []
    assert [path.name for path in parts.iterdir()].count(gamma_probe.FOUND) == 1
    assert not list(parts.glob("trial-*"))


def test_an_unstable_gamma_loses(tmp_path: Path) -> None:
    assert _find(tmp_path, 0.25, unstable_below=0.5).gamma == 1.0


def test_where_all_are_unstable_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="unstable with each gamma"):
        _find(tmp_path, 0.25, unstable_below=9.0)


def test_a_damaged_result_is_found_anew(tmp_path: Path) -> None:
    (tmp_path / gamma_probe.FOUND).write_text(json.dumps({"rule": 1.0, "gamma": "?"}))
    assert _find(tmp_path, 4.0).gamma == 4.0


def test_trials_take_a_tenth() -> None:
    assert gamma_probe.trial_images(90_000) == 3000
    assert gamma_probe.trial_images(9_000) == gamma_probe.LEAST
    assert gamma_probe.trial_images(100) == 100


def test_trials_of_a_limited_training_are_limited() -> None:
    limited = gamma_probe.trial_plan(Plan(images=90_000, batch=4, snapshot_every=1000, budget_seconds=600))
    assert limited.budget_seconds == pytest.approx(20)
    assert gamma_probe.trial_plan(PLAN).budget_seconds == 0


def test_trials_that_come_to_the_same_are_no_finding() -> None:
    alike = gamma_probe.Found(0.03, ((0.01, 1.371), (0.03, 1.3709), (0.12, 1.3712)))
    assert alike.words() == "The trials were too short to tell one gamma from another; 0.03 is taken."
    assert "found best" in gamma_probe.Found(0.03, ((0.01, 2.0), (0.03, 1.3), (0.12, 1.5))).words()
