"""Find gamma by trying: a short training each with a quarter of the rule of thumb, with it, and with four times it.

Published values differ 80-fold at one resolution, so that no rule can be right. The trials share seed and pictures with
the training, and go on where they were stopped like it.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from creastudio.api import Advice, Artifact, JobContext, UserError
from creastudio.ml.plan import Plan, Task
from creastudio.ml.training import Loop, Unstable

FACTORS = (0.25, 1.0, 4.0)
"""Times the rule of thumb."""

SHARE = 0.1
"""Of the training, that all trials together take on top."""

LEAST = 1500
"""Images of a trial at least, where the training has so many: before, nothing can be told apart."""

FOUND = "gamma.json"


@dataclass(frozen=True)
class Found:
    """The result.

    Attributes
    ----------
    gamma : float
    distances : tuple of (float, float)
        Each gamma that was tried, and the kernel distance it came to.
    """

    gamma: float
    distances: tuple[tuple[float, float], ...]

    def words(self) -> str:
        """Return it as a sentence."""
        tried = ", ".join(f"{gamma:g}: {distance:.3g}" for gamma, distance in self.distances)
        shown = {f"{distance:.3g}" for _, distance in self.distances}
        if len(shown) == 1 and len(self.distances) > 1:
            return f"The trials were too short to tell one gamma from another; {self.gamma:g} is taken."
        return f"Gamma {self.gamma:g} was found best (distance by gamma: {tried})."


def trial_images(planned: int) -> int:
    """Return how many images a trial sees."""
    return min(planned, max(LEAST, round(planned * SHARE / len(FACTORS))))


def trial_plan(plan: Plan) -> Plan:
    """Return the plan of one trial: its share of the images, and of the time where that is limited."""
    return Plan(
        trial_images(plan.images),
        plan.batch,
        snapshot_every=10**9,
        checkpoint_seconds=plan.checkpoint_seconds,
        budget_seconds=plan.budget_seconds * SHARE / len(FACTORS),
    )


def find(rule: float, plan: Plan, make: Callable[[float], Task], ctx: JobContext, folder: Path) -> Found:
    """Return the best of three gammas around `rule`.

    Parameters
    ----------
    plan : Plan
        Of the training.
    make : callable
        Makes the task with this gamma, new each time.
    folder : Path
        Where the trials keep their checkpoints and the result; outlives a kill.

    Raises
    ------
    UserError
        When all trials became unstable.
    """
    known = _known(folder / FOUND, rule)
    if known is not None:
        return known
    trial = trial_plan(plan)
    distances: list[tuple[float, float]] = []
    for number, factor in enumerate(FACTORS):
        gamma = rule * factor
        own = folder / f"trial-{number}"
        own.mkdir(parents=True, exist_ok=True)
        quiet = Quiet(ctx, number / len(FACTORS), f"trying gamma {gamma:g}")
        distances.append((gamma, _distance(Loop(make(gamma), trial, quiet, own))))  # pyright: ignore[reportArgumentType]
    gamma, best = min(distances, key=lambda found: found[1])
    if math.isinf(best):
        raise UserError(
            "The training became unstable with each gamma that was tried.",
            hint="Lower the learning rate, or look whether the pictures are as they should be.",
        )
    found = Found(gamma, tuple(distances))
    _keep(folder / FOUND, rule, found)
    for number in range(len(FACTORS)):
        shutil.rmtree(folder / f"trial-{number}", ignore_errors=True)
    return found


def _distance(loop: Loop) -> float:
    try:
        history = loop.run().history
    except Unstable:
        return math.inf
    return history["distance"][-1][1]


def _known(path: Path, rule: float) -> Found | None:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        if facts["rule"] != rule:
            return None
        tried = tuple((float(gamma), float(distance)) for gamma, distance in facts["distances"])
        return Found(float(facts["gamma"]), tried)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path, rule: float, found: Found) -> None:
    facts = {"rule": rule, "gamma": found.gamma, "distances": found.distances}
    beside = path.with_suffix(".part")
    try:
        beside.write_text(json.dumps(facts), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise UserError(
            f"'{path.name}' can't be written ({error.strerror}).", "Free some disk space."
        ) from None


class Quiet:
    """A job context of a trial: it can be cancelled and says how far it is; nothing else of it is shown."""

    def __init__(self, ctx: JobContext, start: float, words: str) -> None:
        self._ctx, self._start, self._words = ctx, start, words
        self.log = ctx.log

    def check_cancelled(self) -> None:
        """Wait while paused; raise on cancel."""
        self._ctx.check_cancelled()

    def progress(self, fraction: float, message: str = "") -> None:
        """Say that a trial runs; the training itself is at its beginning."""
        del message
        done = self._start + fraction / len(FACTORS)
        self._ctx.progress(0.0, f"{self._words}, {100 * done:.0f} % of the trials")

    def metric(self, name: str, value: float, step: int) -> None:
        """Keep it for itself."""

    def preview(self, artifact: Artifact) -> None:
        """Keep it for itself."""

    def advise(self, advice: Sequence[Advice], step: int) -> None:
        """Keep it for itself."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ctx, name)
