"""What stays of a list when another takes its place, so that views keep what is selected and where they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence


def same_at_start(left: Sequence[object], right: Sequence[object]) -> int:
    """Return how many rows two lists have in common from the first on.

    >>> same_at_start(["a", "b", "c"], ["a", "b", "d"])
    2
    """
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
