"""Best checkpoints, going back to them, and what ends a training early."""

from __future__ import annotations

import errno
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor

from creastudio.api import Advice, JobCancelled, UserError
from creastudio.ml import checkpoint
from creastudio.ml.plan import Plan, Progress
from creastudio.ml.training import LATEST, Loop, Unstable


class Walk:
    """Moves by a rate; its distance at each snapshot is given."""

    def __init__(self, distances: Sequence[float], rate: float = 1.0, nan_from: int = 10**9) -> None:
        self.distances, self.rate, self.nan_from = list(distances), rate, nan_from
        self.place = torch.zeros(2)
        self.looked = 0

    def step(self, seen: int, fraction: float) -> Mapping[str, float]:
        self.place += self.rate
        return {"loss": math.nan if seen >= self.nan_from else 0.5}

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        self.looked += 1
        return {"distance": self.distances[min(self.looked, len(self.distances)) - 1]}

    def tensors(self) -> dict[str, Tensor]:
        return {"place": self.place}

    def facts(self) -> dict[str, Any]:
        return {"rate": self.rate, "state": {"looked": self.looked}}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        self.place = tensors["place"].clone()
        self.looked = int(facts["state"]["looked"])


class Desk:
    def __init__(self, steps: int = 10**9) -> None:
        self.left = steps
        self.advised: list[tuple[int, Sequence[Advice]]] = []
        self.messages: list[str] = []
        self.warnings: list[str] = []
        self.log = self

    def warning(self, text: str, *args: object) -> None:
        self.warnings.append(text % args)

    def info(self, text: str, *args: object) -> None: ...

    def check_cancelled(self) -> None:
        if self.left == 0:
            raise JobCancelled
        self.left -= 1

    def metric(self, name: str, value: float, step: int) -> None: ...

    def progress(self, fraction: float, message: str = "") -> None:
        self.messages.append(message)

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        self.advised.append((step, advice))


def _plan(**changes: Any) -> Plan:
    values: dict[str, Any] = {"images": 40, "batch": 1, "snapshot_every": 10, "keep": 2}
    return Plan(**(values | changes))


def _run(task: Walk, folder: Path, plan: Plan, desk: Desk | None = None, coach: Any = None) -> Progress:
    return Loop(task, plan, desk or Desk(), folder, coach).run()  # pyright: ignore[reportArgumentType]


def _kept(folder: Path) -> list[int]:
    return sorted(int(path.stem.partition("-")[2]) for path in folder.glob("kept-*"))


def test_the_best_checkpoints_are_kept(tmp_path: Path) -> None:
    # The first snapshot is after the first batch.
    progress = _run(Walk([9, 5, 7, 6, 8]), tmp_path, _plan())
    assert _kept(tmp_path) == [10, 30]
    assert progress.history["distance"] == [(1, 9.0), (10, 5.0), (20, 7.0), (30, 6.0), (40, 8.0)]


def test_it_goes_back_with_other_settings_once_and_says_so(tmp_path: Path) -> None:
    _run(Walk([9, 5, 7, 6, 8]), tmp_path, _plan())
    plan = _plan(go_back=15, changeable=frozenset({"rate"}))
    slower = Walk([9, 5, 4, 4, 4], rate=0.5)
    desk = Desk(steps=10)
    with pytest.raises(JobCancelled):
        _run(slower, tmp_path, plan, desk)
    assert desk.messages[0] == "goes on at 0.01 of 0.04 kimg"
    assert slower.place.tolist() == [10 + 10 * 0.5] * 2
    assert _kept(tmp_path) == [10, 20]
    # The same wish again is a resume.
    again = Walk([9, 5, 4, 4, 4], rate=0.5)
    progress = _run(again, tmp_path, plan)
    assert again.place.tolist() == [10 + 30 * 0.5] * 2
    assert progress.went_back == [{"asked": 15, "from": 40, "to": 10, "changes": {"rate": [1.0, 0.5]}}]
    assert [seen for seen, _ in progress.history["distance"]] == [1, 10, 20, 30, 40]


def test_other_settings_than_those_that_may_change_are_refused(tmp_path: Path) -> None:
    _run(Walk([9, 5]), tmp_path, _plan(images=10))
    with pytest.raises(UserError, match=r"other settings \(rate\)"):
        _run(Walk([9, 5], rate=3.0), tmp_path, _plan(go_back=10))


def test_where_nothing_is_kept_it_says_so(tmp_path: Path) -> None:
    _run(Walk([9, 5]), tmp_path, _plan(images=20, keep=0))
    with pytest.raises(UserError, match=r"No checkpoint up to 0\.01 kimg .* Those at 0\.02 kimg"):
        _run(Walk([9, 5]), tmp_path, _plan(images=20, keep=0, go_back=10))


def test_a_place_that_was_never_reached_is_refused(tmp_path: Path) -> None:
    _run(Walk([9, 5]), tmp_path, _plan(images=20))
    with pytest.raises(UserError, match=r"has come to 0\.02 kimg; it can't go back to 99"):
        _run(Walk([9, 5]), tmp_path, _plan(images=20, go_back=99_000))


def test_going_back_to_the_latest_is_going_on_otherwise(tmp_path: Path) -> None:
    with pytest.raises(JobCancelled):
        _run(Walk([9]), tmp_path, _plan(), Desk(steps=5))
    task = Walk([9], rate=2.0)
    plan = _plan(images=10, go_back=5, changeable=frozenset({"rate"}))
    _run(task, tmp_path, plan)
    assert task.place.tolist() == [5 + 10.0] * 2


def test_losses_that_are_no_numbers_leave_the_last_good_checkpoint(tmp_path: Path) -> None:
    said: list[tuple[str, list[int]]] = []

    def coach(
        progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> list[Advice]:
        said.append((unstable, list(places)))
        return []

    with pytest.raises(Unstable, match=r"unstable after 0\.0\d+ kimg \(loss is nan\)"):
        _run(Walk([9, 5, 4], nan_from=25), tmp_path, _plan(), None, coach)
    assert said[-1] == ("loss is nan", [20, 10])
    with pytest.raises(UserError, match="unstable"):
        _run(Walk([9, 5, 4], nan_from=25), tmp_path, _plan())


def test_weights_that_are_no_numbers_are_never_written(tmp_path: Path) -> None:
    task = Walk([9, 5])
    _run(task, tmp_path, _plan(images=10))
    before = (tmp_path / LATEST).read_bytes()
    loop = Loop(task, _plan(images=10), Desk(), tmp_path)  # pyright: ignore[reportArgumentType]
    task.place[0] = math.nan
    with pytest.raises(UserError, match="place isn't finite"):
        loop.save()
    with pytest.raises(JobCancelled):
        Loop(task, _plan(images=99), Desk(steps=0), tmp_path)._check_cancelled()  # pyright: ignore
    assert (tmp_path / LATEST).read_bytes() == before


def test_an_alarm_stops_it_once(tmp_path: Path) -> None:
    alarm = Advice(key="collapse", severity="alarm", text="It collapsed.", hint="Go back.")

    def coach(
        progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> list[Advice]:
        return [alarm] if progress.seen >= 20 else []

    with pytest.raises(UserError, match="It collapsed") as told:
        _run(Walk([9, 5, 8]), tmp_path, _plan(), None, coach)
    assert told.value.hint == "Go back."
    assert checkpoint.read(tmp_path / LATEST)[1]["seen"] == 20
    # A person who goes on all the same isn't stopped by it again.
    assert _run(Walk([9, 5, 8]), tmp_path, _plan(), None, coach).finished


def test_patience_and_target_end_it_and_it_stays_ended(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    progress = _run(Walk([9, 5, 6, 7, 8]), tmp_path / "a", _plan(images=100, patience=2))
    assert progress.seen == 30
    assert "no better than 5" in progress.stopped
    desk = Desk()
    again = _run(Walk([9, 5, 6, 7, 8]), tmp_path / "a", _plan(images=100, patience=2), desk)
    assert (again.seen, again.finished) == (30, True)
    assert _run(Walk([9, 5, 2, 1]), tmp_path / "b", _plan(images=100, target=2.0)).seen == 20


def test_a_full_disk_in_the_middle_of_a_checkpoint_keeps_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    with pytest.raises(JobCancelled):
        _run(Walk([9, 5]), tmp_path, _plan(), Desk(steps=12))
    good = (tmp_path / LATEST).read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(checkpoint.os, "fsync", full)
    with pytest.raises(UserError, match="No space left"):
        _run(Walk([9, 5, 4, 3, 2]), tmp_path, _plan(), desk)
    assert (tmp_path / LATEST).read_bytes() == good
    assert desk.warnings == ["The disk is full: no more checkpoints are kept to go back to."]
    monkeypatch.undo()
    assert _run(Walk([9, 5, 4, 3, 2]), tmp_path, _plan()).finished
