"""Variants: the best concepts that differ (maximal marginal relevance; Carbonell and Goldstein, 1998)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from creastudio_layout.engine.solve import Solution
from creastudio_layout.theory.concepts import Concept

NO_FIT = 50.0
"""Energy of a concept in a format where nothing of it fits."""


def chosen(
    concepts: Sequence[Concept],
    table: Sequence[Sequence[Solution | None]],
    count: int,
    rng: np.random.Generator,
    diversity: float = 0.6,
) -> list[int]:
    """Return numbers of concepts, the best first; each further one is good and unlike those before.

    Parameters
    ----------
    table : sequence
        By format, then by concept.
    diversity : float
        How much an idea falls behind for being like one before it.
    """
    energy = np.array(
        [
            np.mean([row[number].energy if row[number] else NO_FIT for row in table])
            for number in range(len(concepts))
        ]  # type: ignore[union-attr]
    )
    # Equally good ideas come in another order with another seed.
    energy = energy + rng.uniform(0, 0.12, len(concepts))
    picks: list[int] = []
    while len(picks) < count:
        # After all ideas are used they come again.
        free = [
            number for number in range(len(concepts)) if picks.count(number) == len(picks) // len(concepts)
        ]
        costs = [
            energy[number]
            + diversity * max((alike(concepts[number], concepts[pick]) for pick in picks), default=0.0)
            for number in free
        ]
        picks.append(free[int(np.argmin(costs))])
    return picks


def alike(one: Concept, other: Concept) -> float:
    """Return how much two ideas are alike, 0 to 1."""
    same = (
        (one.family == other.family, 0.45),
        (one.scheme == other.scheme, 0.25),
        (one.face == other.face, 0.15),
        (one.align == other.align, 0.075),
        (one.side == other.side, 0.075),
    )
    return sum(weight for equal, weight in same if equal)
