"""What coaches of a training share: how measurements are read, which advice comes first, and what many of them say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar

from creastudio.api import Advice, GoBack
from creastudio.ml.plan import History, Progress

ORDER = {"alarm": 0, "warning": 1, "note": 2, "good": 3}
"""Severities, the most pressing first."""


class AdvisingCoach(ABC):
    """A ``creastudio.ml.plan.Coach``: pure functions over what snapshots measured, which change nothing of the training.

    Attributes
    ----------
    calmer : str
        What to do when the training became unstable.
    """

    calmer: ClassVar[str] = "Train again with a lower learning rate."

    def __call__(
        self, progress: Progress, places: Sequence[int], unstable: str = "", ended: bool = False
    ) -> list[Advice]:
        """Return what there is to say, the most pressing first; see ``Coach``."""
        del places
        if unstable:
            return [unstable_advice(unstable, self.calmer)]
        return most_pressing_first(self.found(progress, ended))

    @abstractmethod
    def found(self, progress: Progress, ended: bool) -> Iterable[Advice | None]:
        """Return what there is to say, None for nothing; `ended` after the last snapshot."""


def most_pressing_first(found: Iterable[Advice | None]) -> list[Advice]:
    """Return what there is to say, alarms before warnings; of equal severity as it was found."""
    return sorted((item for item in found if item is not None), key=lambda item: ORDER[item.severity])


def values(history: History, name: str) -> list[float]:
    """Return what snapshots measured under this name, oldest first; empty where they didn't."""
    return [value for _, value in history.get(name, [])]


def unstable_advice(what: str, hint: str, go_back: GoBack | None = None) -> Advice:
    """Return the alarm for a training in which something isn't a finite number any more.

    Parameters
    ----------
    what : str
        "loss is nan".
    hint : str
        What to do.
    go_back : GoBack, optional
        The offer to do it.
    """
    text = f"The training became unstable: {what}."
    return Advice(key="unstable", severity="alarm", text=text, hint=hint, go_back=go_back)


def little_advice(key: str, amount: int, text: str, hint: str, *, enough: int, grave: int) -> Advice | None:
    """Return that there is little to learn from; None from `enough` on, a warning below `grave`.

    Parameters
    ----------
    amount : int
        What there is, in the unit of `enough` and `grave`.
    """
    if amount >= enough:
        return None
    return Advice(key=key, severity="warning" if amount < grave else "note", text=text, hint=hint)
