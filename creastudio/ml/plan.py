"""How long a training goes on, what ends it, and what one kind of training has to do for the loop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from torch import Tensor

from creastudio.api import Advice

History = dict[str, list[tuple[int, float]]]
"""What snapshots measured: name -> (images seen, value), oldest first."""


@dataclass(frozen=True)
class Unit:
    """What a training counts.

    Attributes
    ----------
    thousand : str
        How a thousand of them is written behind a number.
    many : str
        Their plural.
    """

    thousand: str
    many: str

    def place(self, seen: float, digits: int = 3) -> str:
        """Return how far a training has come, as a person reads it: "12.5 kimg"."""
        return f"{seen / 1000:.{digits}g} {self.thousand}"


IMAGES = Unit("kimg", "images")
TOKENS = Unit("k tokens", "tokens")


@dataclass(frozen=True)
class Plan:
    """How long to train and how often to look. All lengths are counted in `unit`, images where nothing else is said.

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
    keep : int
        How many of the best checkpoints are kept beside the latest, to go back to.
    target : float or None
        Finish as soon as what is judged is so low.
    patience : int
        Finish after so many judged snapshots without a new best; 0 for never.
    stop_on_alarm : bool
        Stop when the coach is alarmed, so that no hour is spent on what has collapsed.
    go_back : int or None
        Images seen at the checkpoint to go on from; None for the latest.
    changeable : frozenset of str
        Settings that may be others then.
    unit : Unit
        What is counted.
    judged : str
        The measurement of a snapshot by which checkpoints are kept and a training ends early; lower is better.
    calmer : str
        What to do when it became unstable.
    """

    images: int
    batch: int
    snapshot_every: int
    checkpoint_seconds: float = 30.0
    budget_seconds: float = 0.0
    metric_every: int = 8
    keep: int = 0
    target: float | None = None
    patience: int = 0
    stop_on_alarm: bool = True
    go_back: int | None = None
    changeable: frozenset[str] = frozenset()
    unit: Unit = IMAGES
    judged: str = "distance"
    calmer: str = "Train again with a larger gamma or another seed."

    def fraction(self, seen: int, seconds: float) -> float:
        """Return how far the training is, 0 to 1; schedules follow it."""
        done = seen / self.images
        if self.budget_seconds > 0:
            done = max(done, seconds / self.budget_seconds)
        return min(1.0, done)

    def enough(self, distances: Sequence[tuple[int, float]]) -> str:
        """Return in words why a training may end before its plan does; empty where it may not."""
        if not distances:
            return ""
        best, place = min((value, seen) for seen, value in distances)
        if self.target is not None and distances[-1][1] <= self.target:
            return f"the {self.judged} is {distances[-1][1]:.3g}"
        later = sum(seen > place for seen, _ in distances)
        if 0 < self.patience <= later:
            return f"no better than {best:.3g}, of {self.unit.place(place)}, for {later} snapshots"
        return ""

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
    history : dict
        What snapshots measured.
    alarms : list of str
        Keys of the alarms at which it stopped; it doesn't stop at them again.
    went_back : list of dict
        Each time it went back: ``from`` and ``to`` in images, and the settings that changed, old and new.
    stopped : str
        Why it ended before its plan; empty where it didn't.
    """

    seen: int = 0
    seconds: float = 0.0
    finished: bool = False
    history: History = field(default_factory=dict[str, list[tuple[int, float]]])
    alarms: list[str] = field(default_factory=list[str])
    went_back: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    stopped: str = ""

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> Progress:
        """Read what a checkpoint says; ``finished`` is for the loop to decide."""
        history = {
            name: [(int(seen), float(value)) for seen, value in points]
            for name, points in facts.get("history", {}).items()
        }
        return cls(
            int(facts["seen"]),
            float(facts["seconds"]),
            history=history,
            alarms=list(facts.get("alarms", [])),
            went_back=list(facts.get("went_back", [])),
        )

    def remember(self, values: Mapping[str, float]) -> None:
        """Add what a snapshot measured."""
        for name, value in values.items():
            self.history.setdefault(name, []).append((self.seen, float(value)))


class Coach(Protocol):
    """Reads a training and says in plain words how it goes."""

    def __call__(
        self, progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> Sequence[Advice]:
        """Return what there is to say, the most pressing first.

        Parameters
        ----------
        places : sequence of int
            Images seen at checkpoints that the training can go back to, the best first.
        unstable : str
            What isn't finite any more ("loss_d is nan"); empty while all is.
        ended : bool
            Whether this was the last snapshot.
        """
        ...
