"""What every coach of a training shares: how measurements are read, and which advice comes first."""

from __future__ import annotations

from collections.abc import Iterable

from creastudio.api import Advice, GoBack
from creastudio.ml.plan import History

ORDER = {"alarm": 0, "warning": 1, "note": 2, "good": 3}
"""Severities, the most pressing first."""


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
