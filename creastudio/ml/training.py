"""A training loop that can be killed at any moment and goes on to the same weights.

The loop knows time, cancelling, checkpoints and snapshots; a ``Task`` knows networks and data. All that decides
the outcome is a function of the images seen and of what a checkpoint holds, so an interrupted training that resumes
makes the very weights of one that wasn't (on the same machine, with the same number of threads). The one exception
is a time budget: then progress also depends on the clock.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from torch import Tensor

from creastudio.api import JobCancelled, JobContext, UserError
from creastudio.ml import checkpoint

LATEST = "latest.safetensors"

FIRST_CHECKPOINT = 2.0
"""Seconds until the first checkpoint; from one to the next it takes twice as long, until a kill may cost no more."""

NAMED = 3
"""Changed files that are named one by one; the rest is counted."""


@dataclass(frozen=True)
class Plan:
    """How long to train and how often to look.

    Attributes
    ----------
    images : int
        Images to see in all, > 0.
    batch : int
        Images a step.
    snapshot_every : int
        Images between snapshots; earlier ones come at a few hundred images, so that something is seen at once.
    checkpoint_seconds : float
        Longest time that a kill may cost; at first it is much less.
    budget_seconds : float
        Stop after this much training time (pauses don't count); 0 for no limit.
    metric_every : int
        Steps between points of the curves.
    """

    images: int
    batch: int
    snapshot_every: int
    checkpoint_seconds: float = 30.0
    budget_seconds: float = 0.0
    metric_every: int = 8

    def fraction(self, seen: int, seconds: float) -> float:
        """Return how far the training is, 0 to 1; schedules follow it."""
        done = seen / self.images
        if self.budget_seconds > 0:
            done = max(done, seconds / self.budget_seconds)
        return min(1.0, done)

    def snapshot_due(self, before: int, after: int) -> bool:
        """Tell whether a snapshot falls between `before` and `after` images seen."""
        early = (self.batch, 256, 512, 1024, 2048)
        marks = any(before < mark <= after for mark in early if mark <= self.snapshot_every)
        return marks or before // self.snapshot_every != after // self.snapshot_every


class Task(Protocol):
    """What one kind of training does in a step, and what it must remember."""

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Train on one batch and return the losses; as tensors where reading them would make a GPU wait."""
        ...

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Show samples and return metrics; must not change how the training goes on. `last`: it ends here."""
        ...

    def tensors(self) -> dict[str, Tensor]:
        """Return all state that a resumed training needs."""
        ...

    def facts(self) -> dict[str, Any]:
        """Return the JSON part of that state; all but ``state`` must be equal for a resume to be allowed."""
        ...

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        ...


@dataclass
class Progress:
    """How far a training has come.

    Attributes
    ----------
    seen : int
        Images.
    seconds : float
        Time spent in steps and snapshots, over all sittings.
    finished : bool
        Whether the last snapshot has been taken.
    """

    seen: int = 0
    seconds: float = 0.0
    finished: bool = False


class Loop:
    """Runs a task to the end of its plan, and resumes it from `folder` when there is something to resume.

    Parameters
    ----------
    task : Task
    plan : Plan
    ctx : JobContext
    folder : Path
        Outlives a kill; usually ``ctx.checkpoint_dir()``.
    """

    def __init__(self, task: Task, plan: Plan, ctx: JobContext, folder: Path) -> None:
        self.task = task
        self.plan = plan
        self.ctx = ctx
        self.path = folder / LATEST
        self.progress = Progress()
        self._saved_at = time.monotonic()
        self._interval = min(FIRST_CHECKPOINT, plan.checkpoint_seconds)

    def run(self) -> Progress:
        """Train to the end.

        Raises
        ------
        JobCancelled
            When the person cancelled; what was learned is in the checkpoint. Anything else that interrupts costs what
            came after the last one.
        UserError
            When the checkpoint belongs to other settings, or losses aren't finite.
        """
        self._resume()
        while self._fraction() < 1.0:
            self._check_cancelled()
            self._step()
            if time.monotonic() - self._saved_at >= self._interval:
                self.save()
                self._interval = min(2 * self._interval, self.plan.checkpoint_seconds)
        if not self.progress.finished:
            self._finish()
        return self.progress

    def save(self) -> None:
        """Write the checkpoint."""
        facts = {**asdict(self.progress), "task": self.task.facts()}
        checkpoint.write(self.path, self.task.tensors(), facts)
        self._saved_at = time.monotonic()

    def _check_cancelled(self) -> None:
        try:
            self.ctx.check_cancelled()
        except JobCancelled:
            # Only here, between two steps, is the state whole; what an interrupt leaves in the middle of one is not.
            self.save()
            raise

    def _step(self) -> None:
        with self._timed():
            before = self.progress.seen
            losses = self.task.step(before, self._fraction())
            self.progress.seen += self.plan.batch
        due = (self.progress.seen // self.plan.batch) % self.plan.metric_every == 0
        if due or not _costly(losses):
            values = {name: float(value) for name, value in losses.items()}
            self._expect_finite(values)
            if due:
                self._publish(values)
        if self._fraction() < 1.0 and self.plan.snapshot_due(before, self.progress.seen):
            with self._timed():
                self._publish(self.task.snapshot(self.progress.seen, last=False))
        self.ctx.progress(self._fraction(), self._message())

    def _finish(self) -> None:
        """Take the last snapshot, once, also when the kill came just before it."""
        self._publish(self.task.snapshot(self.progress.seen, last=True))
        self.progress.finished = True
        self.save()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.progress.seconds += time.monotonic() - started

    def _publish(self, values: Mapping[str, float]) -> None:
        self._expect_finite(values)
        for name, value in values.items():
            self.ctx.metric(name, value, self.progress.seen)

    def _expect_finite(self, values: Mapping[str, float]) -> None:
        for name, value in values.items():
            if not math.isfinite(value):
                raise UserError(
                    f"The training became unstable after {self.progress.seen / 1000:.1f} kimg ({name} is {value}).",
                    hint="Train again with a larger gamma or another seed.",
                )

    def _resume(self) -> None:
        if not self.path.exists():
            return
        tensors, facts = checkpoint.read(self.path, hint="Start a new training under another name.")
        _check_same(facts["task"], self.task.facts())
        self.task.restore(tensors, facts["task"])
        self.progress = Progress(int(facts["seen"]), float(facts["seconds"]))
        # A finished training that is given a longer plan goes on, and finishes again.
        self.progress.finished = bool(facts.get("finished")) and self._fraction() >= 1.0
        self.ctx.progress(self._fraction(), f"goes on at {self._place()}")

    def _fraction(self) -> float:
        return self.plan.fraction(self.progress.seen, self.progress.seconds)

    def _message(self) -> str:
        speed = self.progress.seen / max(1e-6, self.progress.seconds)
        return f"{self._place()}, {speed:.0f} images/s"

    def _place(self) -> str:
        return f"{self.progress.seen / 1000:.3g} of {self.plan.images / 1000:g} kimg"


def _costly(values: Mapping[str, float | Tensor]) -> bool:
    """Tell whether reading `values` waits for an accelerator."""
    return any(isinstance(value, Tensor) and value.device.type != "cpu" for value in values.values())


def _check_same(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Refuse to go on with other settings or files than the checkpoint was made with.

    Where both states name their ``files`` (name -> digest), it is told which of them changed.
    """
    names = sorted((old.keys() | new.keys()) - {"state"})
    changed = [name for name in names if old.get(name) != new.get(name)]
    if not changed:
        return
    files = _changed_files(old.get("state", {}).get("files", {}), new.get("state", {}).get("files", {}))
    # A setting that shapes the pictures changes all of them; then the setting is what matters.
    if files and len(changed) == 1:
        raise UserError(
            f"The folder isn't what it was when this training was begun: {files}.",
            hint="Put the files back as they were and go on, or begin anew with the folder as it is.",
        )
    raise UserError(
        f"The interrupted training had other settings ({', '.join(changed)}).",
        hint="Go on with the settings it was begun with, or begin anew.",
    )


def _changed_files(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return in words which files changed; empty where none did, or where that isn't known."""
    if not old or not new:
        return ""
    told = [f"'{name}' was changed" for name in old.keys() & new.keys() if old[name] != new[name]]
    told += [f"'{name}' is gone" for name in old.keys() - new.keys()]
    told += [f"'{name}' is new" for name in new.keys() - old.keys()]
    told.sort()
    more = len(told) - NAMED
    return ", ".join(told[:NAMED]) + (f" and {more} more" if more > 0 else "")
