"""Variants: the best concepts that differ (maximal marginal relevance; Carbonell and Goldstein, 1998)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.solve import Solution
from creastudio_layout.theory.concepts import Concept

NO_FIT = 50.0
"""Energy of a concept in a format where nothing of it fits."""


def chosen(
    concepts: Sequence[Concept],
    table: Sequence[Sequence[Solution | None]],
    count: int,
    rng: np.random.Generator,
    extra: Sequence[float] = (),
    groups: Sequence[int] = (),
    diversity: float = 1.1,
) -> list[int]:
    """Return numbers of concepts, the best first; each further one is good and unlike those before.

    Parameters
    ----------
    table : sequence
        By format, then by concept.
    extra : sequence of float
        What else counts against each concept.
    groups : sequence of int
        Which picture each is of, from 0; they take turns.
    diversity : float
        How much an idea falls behind for being like one before it.
    """
    energy = np.array([np.mean([_energy(row[number]) for row in table]) for number in range(len(concepts))])
    if len(extra):
        energy = energy + np.array(extra)
    # Equally good ideas come in another order with another seed.
    energy = energy + rng.uniform(0, 0.12, len(concepts))
    picks: list[int] = []
    while len(picks) < count:
        free = _free(concepts, energy, picks, _turn(groups, len(picks)))
        costs = [
            energy[number]
            + diversity * max((alike(concepts[number], concepts[pick]) for pick in picks), default=0.0)
            for number in free
        ]
        picks.append(free[int(np.argmin(costs))])
    return picks


def _energy(found: Solution | None) -> float:
    return NO_FIT if found is None else found.energy


TOLERATED = 0.8
"""Energy above the best at which an arrangement of another family is still preferred to a second one of the same."""

KIN: dict[frozenset[str], float] = {frozenset(("light", "white")): 0.75}
"""Schemes that look alike, and how much."""


def _turn(groups: Sequence[int], at: int) -> set[int] | None:
    """Return the ideas of the picture whose turn it is; None where there is one at most."""
    count = max(groups, default=0) + 1
    return {number for number, group in enumerate(groups) if group == at % count} if count > 1 else None


def _free(
    concepts: Sequence[Concept], energy: NDArray[np.float64], picks: Sequence[int], turn: set[int] | None
) -> list[int]:
    """Return what may come next: ideas of families that aren't there yet, else any that has been used least."""
    used = {concepts[pick].family for pick in picks}
    own = [number for number in range(len(concepts)) if turn is None or number in turn]
    best = min(float(energy[number]) for number in own)
    new = [
        number for number in own if concepts[number].family not in used and energy[number] <= best + TOLERATED
    ]
    # After all ideas are used they come again.
    least = min(picks.count(number) for number in own)
    return new or [number for number in own if picks.count(number) == least]


def alike(one: Concept, other: Concept) -> float:
    """Return how much two ideas are alike, 0 to 1."""
    same = (
        (one.family == other.family, 0.5),
        (one.face == other.face, 0.15),
        (one.align == other.align, 0.05),
        (one.side == other.side, 0.05),
    )
    schemes: frozenset[str] = frozenset((one.scheme, other.scheme))
    kin = 1.0 if len(schemes) == 1 else KIN.get(schemes, 0.0)
    return 0.25 * kin + sum(weight for equal, weight in same if equal)
