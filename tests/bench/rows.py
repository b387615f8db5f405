"""What one measurement is, and the few ways of taking one."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

PERSONS_MODELS = "CREASTUDIO_BENCH_MODELS"
"""Environment variable of a bench: the folder of the person's own models, as its studio home is an empty one."""


@dataclass(frozen=True)
class Row:
    """One measured value and, where there is one, the target it is held against.

    Attributes
    ----------
    name : str
        What was measured, in the words of the table.
    value : float
        In `unit` ("ms", "s", "MB", "images/s", "x").
    target : float or None
        None for a value that is only shown.
    comparison : "<=" or ">="
        On which side of the target the value should lie.
    note : str
        How it was measured, where the name doesn't say it.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    comparison: Literal["<=", ">="] = "<="
    note: str = ""

    @property
    def passed(self) -> bool | None:
        """Whether the target is met; None without a target."""
        if self.target is None:
            return None
        return self.value <= self.target if self.comparison == "<=" else self.value >= self.target

    def as_dict(self) -> dict[str, Any]:
        """Return the row in JSON types, `passed` included."""
        return {**asdict(self), "passed": self.passed}

    @classmethod
    def from_dict(cls, fields: dict[str, Any]) -> Row:
        """Make a row of what `as_dict` returned."""
        return cls(**{key: value for key, value in fields.items() if key != "passed"})


def seconds(action: Callable[[], object], *, repeat: int = 5, warm: int = 1) -> list[float]:
    """Run `action` `warm` + `repeat` times and return the last `repeat` durations in seconds."""
    for _ in range(warm):
        action()
    times: list[float] = []
    for _ in range(repeat):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return times


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value that `percent` of all `values` don't exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)
