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
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from torch import Tensor

from creastudio.api import JobCancelled, JobContext, UserError
from creastudio.ml import checkpoint
from creastudio.ml.plan import Coach, Plan, Progress, Task
from creastudio.ml.resuming import check_same
from creastudio.ml.retention import Kept

__all__ = ["LATEST", "Loop", "Plan", "Progress", "Task", "Unstable"]

LATEST = "latest.safetensors"

AHEAD = 1.01
"""How far beyond the last checkpoint a place may be named that means this one: places are shown in three digits."""

FIRST_CHECKPOINT = 2.0
"""Seconds until the first checkpoint; from one to the next it takes twice as long, until a kill may cost no more."""


class Unstable(UserError):
    """What ends a training in which something isn't a finite number any more."""


class Loop:
    """Runs a task to the end of its plan, and resumes it from `folder` when there is something to resume.

    Parameters
    ----------
    task : Task
    plan : Plan
    ctx : JobContext
    folder : Path
        Outlives a kill; usually ``ctx.checkpoint_dir()``.
    coach : Coach, optional
        Asked after each snapshot, and when something isn't finite any more.
    """

    def __init__(
        self, task: Task, plan: Plan, ctx: JobContext, folder: Path, coach: Coach | None = None
    ) -> None:
        self.task = task
        self.plan = plan
        self.ctx = ctx
        self.coach = coach
        self.path = folder / LATEST
        self.kept = Kept(folder, plan.keep)
        self.progress = Progress()
        self._saved: int | None = None
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
            When the checkpoint belongs to other settings, or the coach is alarmed.
        Unstable
            When losses or weights aren't finite.
        """
        self._resume()
        while self._fraction() < 1.0 and not self.progress.stopped:
            self._check_cancelled()
            self._step()
            if time.monotonic() - self._saved_at >= self._interval:
                self.save()
                self._interval = min(2 * self._interval, self.plan.checkpoint_seconds)
        if not self.progress.finished:
            self._finish()
        return self.progress

    def save(self) -> None:
        """Write the checkpoint; UserError, and the old one stays, where the disk is full or a weight isn't finite."""
        tensors = self.task.tensors()
        bad = _not_finite(tensors)
        if bad:
            self._unstable(f"{bad} isn't finite")
        self._write(self.path, tensors)
        self._saved, self._saved_at = self.progress.seen, time.monotonic()

    def _write(self, path: Path, tensors: Mapping[str, Tensor]) -> None:
        facts = {**asdict(self.progress), "kept": self.kept.state(), "task": self.task.facts()}
        checkpoint.write(path, tensors, facts)

    def _check_cancelled(self) -> None:
        try:
            self.ctx.check_cancelled()
        except JobCancelled:
            # Only here, between two steps, is the state whole; what an interrupt leaves in the middle of one is not.
            tensors = self.task.tensors()
            if not _not_finite(tensors):
                self._write(self.path, tensors)
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
            self._snapshot()
        self.ctx.progress(self._fraction(), self._message())

    # -- looking at what it makes

    def _snapshot(self, last: bool = False) -> None:
        with self._timed():
            values = self.task.snapshot(self.progress.seen, last=last)
        self._publish(values)
        self.progress.remember(values)
        judged = self.plan.judged
        if judged in values:
            self.progress.stopped = self.plan.enough(self.progress.history[judged])
            tensors = self.task.tensors()
            was_full = self.kept.full
            self.kept.offer(self.progress.seen, values[judged], lambda path: self._write(path, tensors))
            if self.kept.full and not was_full:
                self.ctx.log.warning("The disk is full: no more checkpoints are kept to go back to.")
        self._ask_coach(ended=last)

    def _ask_coach(self, ended: bool) -> None:
        if self.coach is None:
            return
        said = self.coach(self.progress, self._places(), ended=ended)
        self.ctx.advise(said, self.progress.seen)
        new = [item for item in said if item.severity == "alarm" and item.key not in self.progress.alarms]
        if new and self.plan.stop_on_alarm and not ended:
            self.progress.alarms += [item.key for item in new]
            self.save()
            raise UserError(f"The training was stopped. {new[0].text}", hint=new[0].hint)

    def _places(self) -> list[int]:
        """Return where the training can go back to, the best first, the latest checkpoint last."""
        best = sorted(self.kept.scores, key=lambda place: (self.kept.scores[place], place))
        return best + [place for place in (self._saved,) if place and place not in best]

    def _finish(self) -> None:
        """Take the last snapshot, once, also when the kill came just before it."""
        if self.progress.stopped:
            self.ctx.log.info("Finished early: %s.", self.progress.stopped)
        self._snapshot(last=True)
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
                self._unstable(f"{name} is {value}")

    def _unstable(self, what: str) -> NoReturn:
        """Stop at the last good checkpoint, and offer to go on from there otherwise."""
        if self.coach is not None:
            self.ctx.advise(self.coach(self.progress, self._places(), what), self.progress.seen)
        raise Unstable(
            f"The training became unstable after {self.plan.unit.place(self.progress.seen)} ({what}).",
            hint=self.plan.calmer,
        )

    # -- going on

    def _resume(self) -> None:
        if not self.path.exists():
            return
        tensors, facts = checkpoint.read(self.path, hint="Start a new training under another name.")
        wanted = self.plan.go_back is not None
        check_same(facts["task"], self.task.facts(), self.plan.changeable if wanted else ())
        self.kept.restore(facts.get("kept", []))
        self._saved = int(facts["seen"])
        if wanted and self._is_new_wish(facts):
            self._go_back(tensors, facts)
            return
        self.task.restore(tensors, facts["task"])
        self.progress = Progress.of(facts)
        self.progress.stopped = self.plan.enough(self.progress.history.get(self.plan.judged, []))
        # A finished training that is given a longer plan goes on, and finishes again.
        over = self._fraction() >= 1.0 or bool(self.progress.stopped)
        self.progress.finished = bool(facts.get("finished")) and over
        self.ctx.progress(self._fraction(), f"goes on at {self._place()}")

    def _is_new_wish(self, facts: Mapping[str, Any]) -> bool:
        """Tell whether going back is still to be done: a resume of the same job asks for it again."""
        done = facts.get("went_back", [])
        return not done or done[-1]["asked"] != self.plan.go_back or bool(self._changes(facts["task"]))

    def _changes(self, old: Mapping[str, Any]) -> dict[str, Any]:
        new = self.task.facts()
        return {
            name: [old.get(name), new.get(name)]
            for name in sorted(self.plan.changeable)
            if old.get(name) != new.get(name)
        }

    def _go_back(self, tensors: dict[str, Tensor], latest: Mapping[str, Any]) -> None:
        asked, facts, reached = self.plan.go_back or 0, latest, int(latest["seen"])
        unit = self.plan.unit
        if asked > reached * AHEAD + 100:
            raise UserError(
                f"The training has come to {unit.place(reached)}; it can't go back to {asked / 1000:.3g}.",
                hint="Go back to an earlier place, or go on without going back.",
            )
        place = reached if asked >= reached else self.kept.before(asked)
        if place is None:
            kept = ", ".join(f"{seen / 1000:.3g}" for seen in sorted({*self.kept.scores, reached}))
            raise UserError(
                f"No checkpoint up to {unit.place(asked)} is kept.",
                hint=f"Those at {kept} {unit.thousand} are.",
            )
        if place != reached:
            tensors, facts = checkpoint.read(self.kept.path(place))
        self.task.restore(tensors, facts["task"])
        self.progress = Progress.of(facts)
        step = {"asked": asked, "from": reached, "to": place}
        self.progress.went_back = [
            *latest.get("went_back", []),
            {**step, "changes": self._changes(latest["task"])},
        ]
        self.progress.alarms = []
        self.kept.forget_after(place)
        self.save()
        self.ctx.progress(self._fraction(), f"goes on at {self._place()}")

    def _fraction(self) -> float:
        return self.plan.fraction(self.progress.seen, self.progress.seconds)

    def _message(self) -> str:
        speed = self.progress.seen / max(1e-6, self.progress.seconds)
        return f"{self._place()}, {speed:.0f} {self.plan.unit.many}/s"

    def _place(self) -> str:
        return f"{self.progress.seen / 1000:.3g} of {self.plan.images / 1000:g} {self.plan.unit.thousand}"


def _not_finite(tensors: Mapping[str, Tensor]) -> str:
    """Return the name of a tensor that holds something else than finite numbers, or ""."""
    for name, tensor in tensors.items():
        if tensor.is_floating_point() and not bool(tensor.isfinite().all()):
            return name
    return ""


def _costly(values: Mapping[str, float | Tensor]) -> bool:
    """Tell whether reading `values` waits for an accelerator."""
    return any(isinstance(value, Tensor) and value.device.type != "cpu" for value in values.values())
