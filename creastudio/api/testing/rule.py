"""A rule of the contract."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from creastudio.api.testing.case import Case


def _always(case: Case) -> bool:
    del case
    return True


@dataclass(frozen=True)
class Rule:
    """One rule.

    Attributes
    ----------
    title : str
        A sentence about the plugin that is true when the rule is kept.
    check : callable
        Raises AssertionError with what is wrong.
    applies : callable
        Whether the rule concerns this generator or trainer at all.
    """

    title: str
    check: Callable[[Case], None]
    applies: Callable[[Case], bool] = _always

    def __str__(self) -> str:
        return self.title
