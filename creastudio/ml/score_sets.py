"""Two sets of pieces held against one another, measure by measure: whether what was made is as far from real pieces as they are.

For each measure the distances between real pieces, and from each made piece to each real one, are two densities; how much of
them overlaps, and how far one diverges from the other, says how alike the sets are. Source: L.-C. Yang and A. Lerch, "On the
evaluation of generative models in music", Neural Computing and Applications 32 (2020), section 4.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.api import MeasuredRange
from creastudio.ml.score_metrics import Vector

GRID = 512
"""Points at which densities are held against one another."""

WIDTHS = 4.0
"""Bandwidths that the points reach beyond the farthest distances."""

LEAST = 1e-10
"""A density below counts as this, so that a divergence stays a number."""

MOST_PAIRS = 20_000
"""Distances that one density is made of, at most; of more every so-manieth is taken."""


@dataclass(frozen=True)
class Held:
    """Two sets by one measure.

    Attributes
    ----------
    overlap : float
        Area that both densities share, 0 to 1; 1 for the same.
    divergence : float
        Kullback-Leibler divergence of the real ones' density from the other, nats; 0 for the same.
    """

    overlap: float
    divergence: float


@dataclass(frozen=True)
class SetMeasure:
    """One measure over random subsets, with its floor: real pieces against other real ones.

    Attributes
    ----------
    overlap, divergence : MeasuredRange
        Of what was made.
    floor, floor_divergence : MeasuredRange or None
        Of real pieces; None where there are too few.
    whole : Held
        Of all at once.
    made, real : float
        Mean of the measure itself, where it is one number; 0 else.
    """

    overlap: MeasuredRange
    divergence: MeasuredRange
    floor: MeasuredRange | None
    floor_divergence: MeasuredRange | None
    whole: Held
    made: float
    real: float


def held(made: Vector, real: Vector) -> Held:
    """Return how the distances from made to real pieces stand to those among real ones.

    Parameters
    ----------
    made, real : ndarray
        (pieces, size); at least two real ones.
    """
    within = _distances(real, real, same=True)
    across = _distances(made, real, same=False)
    return _densities(within, across)


def _distances(one: Vector, other: Vector, *, same: bool) -> NDArray[np.float64]:
    squares = (one**2).sum(axis=1)[:, None] + (other**2).sum(axis=1)[None] - 2 * one @ other.T
    table = np.sqrt(np.maximum(squares, 0))
    flat = table[np.triu_indices(len(one), 1)] if same else table.ravel()
    return flat[:: -(-len(flat) // MOST_PAIRS)]


def _densities(within: NDArray[np.float64], across: NDArray[np.float64]) -> Held:
    both = np.concatenate([within, across])
    span = float(np.ptp(both))
    if span == 0:
        return Held(1.0, 0.0)
    widths = [_bandwidth(values, span) for values in (within, across)]
    reach = WIDTHS * max(widths)
    grid = np.linspace(both.min() - reach, both.max() + reach, GRID)
    step = grid[1] - grid[0]
    first, second = (
        _density(values, width, grid, step) for values, width in zip((within, across), widths, strict=True)
    )
    overlap = float(np.minimum(first, second).sum() * step)
    p, q = np.maximum(first, LEAST), np.maximum(second, LEAST)
    divergence = float((p * np.log(p / q)).sum() * step)
    return Held(min(1.0, overlap), max(0.0, divergence))


def _bandwidth(values: NDArray[np.float64], span: float) -> float:
    """Return Scott's bandwidth; where all distances are the same, a hundredth of all that occur."""
    return max(float(values.std()) * len(values) ** -0.2, 0.01 * span)


def _density(
    values: NDArray[np.float64], width: float, grid: NDArray[np.float64], step: float
) -> NDArray[np.float64]:
    """Return a sum of bells over the values, at the points of a grid; its area is 1.

    Values are first counted at the points, which costs as little for many as for few.
    """
    counts, _ = np.histogram(values, bins=GRID, range=(grid[0] - step / 2, grid[-1] + step / 2))
    reach = int(min(GRID - 1, np.ceil(5 * width / step)))
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) * step / width) ** 2)
    smooth = np.convolve(counts.astype(np.float64), bell, mode="full")[reach : reach + GRID]
    return smooth / (smooth.sum() * step)


def compare_sets(
    made: Mapping[str, Vector],
    real: Mapping[str, Vector],
    *,
    subset: int,
    repeats: int,
    seed: int,
    between: Callable[[int], object] = lambda done: None,
) -> dict[str, SetMeasure]:
    """Hold made pieces against real ones, measure by measure.

    Parameters
    ----------
    made, real : mapping
        Measure -> (pieces, size), as ``by_measure`` gives them.
    subset : int
        Pieces of each set in one comparison, at least two.
    between : callable
        Called with the number of comparisons done; may raise to stop.
    """
    rng = np.random.default_rng(seed)
    first = next(iter(real))
    count_made, count_real = len(made[first]), len(real[first])
    half = min(subset, count_real // 2)
    floors: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    draws: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for _ in range(repeats):
        draws.append((_drawn(rng, count_made, subset), _drawn(rng, count_real, subset)))
        order = rng.permutation(count_real)
        floors.append((order[:half], order[half : 2 * half]))
    found: dict[str, SetMeasure] = {}
    for done, key in enumerate(real):
        between(done)
        values = [held(made[key][a], real[key][b]) for a, b in draws]
        floor = [held(real[key][a], real[key][b]) for a, b in floors] if half >= 2 else []
        single = real[key].shape[1] == 1
        found[key] = SetMeasure(
            MeasuredRange.of([one.overlap for one in values]),
            MeasuredRange.of([one.divergence for one in values]),
            MeasuredRange.of([one.overlap for one in floor]) if floor else None,
            MeasuredRange.of([one.divergence for one in floor]) if floor else None,
            held(made[key], real[key]),
            float(made[key].mean()) if single else 0.0,
            float(real[key].mean()) if single else 0.0,
        )
    return found


def _drawn(rng: np.random.Generator, count: int, most: int) -> NDArray[np.int64]:
    return rng.choice(count, size=min(count, most), replace=False)
