from __future__ import annotations

import logging
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from creastudio.api import JobCancelled, UserError
from creastudio.ml import checkpoint, training
from creastudio.ml.training import Loop, Plan, Progress


class Walk:
    """A task whose state is a random walk: any slip in resuming shows in where it ends."""

    def __init__(self, rate: float = 1.0, poison: int = -1, loss: float = math.nan) -> None:
        self.rate, self.poison, self.loss = rate, poison, loss
        self.rng = torch.Generator().manual_seed(3)
        self.place = torch.zeros(2)
        self.snapshots: list[int] = []

    def step(self, seen: int, fraction: float) -> Mapping[str, float]:
        self.place += torch.randn(2, generator=self.rng) * self.rate * (1 - fraction)
        return {"loss": self.loss if seen == self.poison else float(self.place[0])}

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        self.snapshots.append(seen)
        return {"distance": 1.0}

    def tensors(self) -> dict[str, Tensor]:
        return {"place": self.place, "rng": self.rng.get_state()}

    def facts(self) -> dict[str, Any]:
        return {"rate": self.rate, "state": {"snapshots": self.snapshots}}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        self.place = tensors["place"].clone()
        self.rng.set_state(tensors["rng"])
        self.snapshots = list(facts["state"]["snapshots"])


class Desk:
    """The part of a job context that the loop uses; cancels after `steps` looks."""

    def __init__(self, steps: int = 10**9) -> None:
        self.left = steps
        self.metrics: list[tuple[str, float, int]] = []
        self.fractions: list[float] = []
        self.messages: list[str] = []
        self.log = logging.getLogger("test")

    def check_cancelled(self) -> None:
        if self.left == 0:
            raise JobCancelled
        self.left -= 1

    def metric(self, name: str, value: float, step: int) -> None:
        self.metrics.append((name, value, step))

    def progress(self, fraction: float, message: str = "") -> None:
        self.fractions.append(fraction)
        self.messages.append(message)


PLAN = Plan(images=400, batch=4, snapshot_every=100)


def _run(task: Walk, folder: Path, desk: Desk | None = None, plan: Plan = PLAN) -> Progress:
    return Loop(task, plan, desk or Desk(), folder).run()  # pyright: ignore[reportArgumentType]


def test_a_cancelled_training_goes_on_to_the_same_end(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    whole = Walk()
    _run(whole, tmp_path / "whole")
    for steps in (0, 1, 7, 30):
        with pytest.raises(JobCancelled):
            _run(Walk(), tmp_path / "parts", Desk(steps))
    parts = Walk()
    assert _run(parts, tmp_path / "parts").seen == 400
    assert torch.equal(parts.place, whole.place)
    assert parts.snapshots == whole.snapshots


def test_an_interrupt_in_the_middle_of_a_step_is_not_kept(tmp_path: Path) -> None:
    class Interrupted(Walk):
        def step(self, seen: int, fraction: float) -> Mapping[str, float]:
            losses = super().step(seen, fraction)
            if seen == 80:
                raise KeyboardInterrupt
            return losses

    (tmp_path / "whole").mkdir()
    (tmp_path / "parts").mkdir()
    whole, parts = Walk(), Walk()
    _run(whole, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        _run(Interrupted(), tmp_path / "parts", plan=Plan(400, 4, 100, checkpoint_seconds=0))
    _run(parts, tmp_path / "parts")
    assert torch.equal(parts.place, whole.place)


def test_a_killed_training_goes_on_from_the_last_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(Exception):
        """Stands for a kill: nothing is saved on the way out."""

    def die(self: Walk, seen: int, fraction: float) -> Mapping[str, float]:
        if seen == 80:
            raise Killed
        return step(self, seen, fraction)

    step = Walk.step
    with monkeypatch.context() as patch:
        patch.setattr(Walk, "step", die)
        with pytest.raises(Killed):
            _run(Walk(), tmp_path, plan=Plan(400, 4, 100, checkpoint_seconds=0))
    parts, whole = Walk(), Walk()
    _run(parts, tmp_path)
    (tmp_path / "whole").mkdir()
    _run(whole, tmp_path / "whole")
    assert torch.equal(parts.place, whole.place)


def test_a_finished_training_is_not_run_again(tmp_path: Path) -> None:
    _run(Walk(), tmp_path)
    desk = Desk()
    again = Walk()
    _run(again, tmp_path, desk)
    assert desk.metrics == []
    assert again.snapshots[-1] == 400


def test_other_settings_are_refused_but_a_longer_plan_is_not(tmp_path: Path) -> None:
    _run(Walk(), tmp_path)
    with pytest.raises(UserError, match=r"other settings \(rate\)"):
        _run(Walk(rate=2.0), tmp_path)
    assert _run(Walk(), tmp_path, plan=Plan(600, 4, 100)).seen == 600


def test_snapshots_come_early_and_then_evenly() -> None:
    plan = Plan(images=20_000, batch=16, snapshot_every=4000)
    marks = [seen + 16 for seen in range(0, 20_000, 16) if plan.snapshot_due(seen, seen + 16)]
    assert marks[:5] == [16, 256, 512, 1024, 2048]
    assert [round(mark, -2) for mark in marks[5:]] == [4000, 8000, 12_000, 16_000, 20_000]


def test_progress_and_curves(tmp_path: Path) -> None:
    desk = Desk()
    _run(Walk(), tmp_path, desk)
    assert desk.fractions == sorted(desk.fractions)
    assert desk.fractions[-1] == 1.0
    assert ("distance", 1.0, 400) in desk.metrics
    assert {name for name, _, _ in desk.metrics} == {"loss", "distance"}


def test_the_time_budget_ends_the_training(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(10**6))
    monkeypatch.setattr(training.time, "monotonic", lambda: float(next(now)))
    task = Walk()
    done = _run(task, tmp_path, plan=Plan(10**6, 4, 10**5, checkpoint_seconds=1e9, budget_seconds=20))
    assert done.seen < 200
    assert task.snapshots[-1] == done.seen


@pytest.mark.parametrize("loss", [math.nan, math.inf, -math.inf])
def test_a_loss_that_is_no_number_is_a_user_error_and_is_not_saved(tmp_path: Path, loss: float) -> None:
    poison = 40  # a step whose losses aren't published
    with pytest.raises(UserError, match=rf"unstable after 0\.0\d+ kimg \(loss is {loss}\)") as error:
        _run(Walk(poison=poison, loss=loss), tmp_path, plan=Plan(400, 4, 100, checkpoint_seconds=0))
    assert "gamma" in error.value.hint
    assert checkpoint.read(tmp_path / training.LATEST)[1]["seen"] == poison


def test_a_damaged_checkpoint_says_how_to_go_on(tmp_path: Path) -> None:
    (tmp_path / training.LATEST).write_bytes(b"junk")
    with pytest.raises(UserError, match="is damaged") as error:
        _run(Walk(), tmp_path)
    assert error.value.hint == "Start a new training under another name."


def test_the_first_checkpoint_comes_soon_and_later_ones_are_further_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = {"now": 0.0}
    saved: list[float] = []
    monkeypatch.setattr(training.time, "monotonic", lambda: clock["now"])
    save = Loop.save

    def noted(loop: Loop) -> None:
        saved.append(clock["now"])
        save(loop)

    def slow(self: Walk, seen: int, fraction: float) -> Mapping[str, float]:
        clock["now"] += 1.0
        return step(self, seen, fraction)

    step = Walk.step
    monkeypatch.setattr(Walk, "step", slow)
    monkeypatch.setattr(Loop, "save", noted)
    _run(Walk(), tmp_path)
    assert saved == [2.0, 6.0, 14.0, 30.0, 60.0, 90.0, 100.0]


def test_where_a_training_goes_on_is_said(tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        _run(Walk(), tmp_path, Desk(50))
    desk = Desk()
    _run(Walk(), tmp_path, desk)
    assert desk.messages[0] == "goes on at 0.2 of 0.4 kimg"
    assert desk.fractions[0] == 0.5
