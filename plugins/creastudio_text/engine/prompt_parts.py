"""A long prompt is read in parts, so that a cancel needn't wait for its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from torch import Tensor

Between = Callable[[], None]
"""Asked between the parts of a long prompt; what it raises ends the reading."""

PART = 256
"""Ids that are read at a time: a second's work for a network of a hundred million weights on one core."""


def nothing() -> None:
    """Ask nothing."""


def in_parts(ids: Tensor, between: Between) -> Iterator[Tensor]:
    """Yield `ids`, (rows, length), in parts of at most ``PART``, and ask `between` before each but the first."""
    for number, part in enumerate(ids.split(PART, dim=1)):
        if number:
            between()
        yield part
