"""What a trial is: a misfortune that the studio goes through many times, small in the tests and full in ``make soak``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Outcome:
    """What came of a trial.

    Attributes
    ----------
    ran : int
        How many times it was tried, in the unit of the trial.
    broken : list of str
        One sentence for each time that it went wrong; none is what the trial is to show.
    figures : dict
        What was measured, in words with a unit.
    missing : str
        What this machine lacks, so that nothing was tried.
    """

    ran: int = 0
    broken: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    missing: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing went wrong."""
        return not self.broken

    def fail(self, sentence: str) -> None:
        """Note that it went wrong."""
        self.broken.append(sentence)

    def as_dict(self) -> dict[str, Any]:
        """Return it in JSON types."""
        return asdict(self)

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Outcome:
        """Make one of what ``as_dict`` returned."""
        return cls(**fields)


@dataclass(frozen=True)
class Trial:
    """One trial.

    Attributes
    ----------
    proves : str
        What holds when nothing is broken, as it stands in the table.
    unit : str
        What is counted ("kills", "files").
    full, small : int
        How many times ``make soak`` and the tests try it; 0 where a test of its own does.
    run : callable
        Takes how many times and an empty folder.
    """

    proves: str
    unit: str
    full: int
    small: int
    run: Callable[[int, Path], Outcome]
