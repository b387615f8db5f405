"""How good and how varied made images are, beside how far from real ones: each with its noise floor and spread.

Features are (n, k) tensors of any extractor of ``creastudio.ml.features``. A figure alone says little: it depends on
the features and on how many images were compared. Hence ``compare`` draws equally large subsets several times, and
measures real images against other real ones by the very same rule: that is the floor, which no model can be
expected to beat, and the spread over the subsets is how much of a difference is chance.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch
from torch import Tensor

from creastudio.ml.metrics import (
    coverage,
    frechet_distance,
    in_parts,
    kernel_distance,
    reach,
    squared_distances,
)

PRECISION_NEIGHBOURS = 3
"""As in Kynkaanniemi et al. 2019, section 3."""

DENSITY_NEIGHBOURS = 5
"""As in Naeem et al. 2020, section 4."""

SMALLEST = 2
"""Images that a subset needs: a distance of distributions has none of a single image."""

Measure = Callable[[Tensor, Tensor], float]


def precision(real: Tensor, made: Tensor, neighbours: int = PRECISION_NEIGHBOURS) -> float:
    """Return the share of made images that lie among the real ones (Kynkaanniemi et al. 2019, equation 1).

    A made image does if it is within the distance of some real image to its k-th real neighbour.
    0 to 1; 1 means that everything made looks like something in the data.
    """
    return float((_held(real, made, neighbours) > 0).double().mean())


def recall(real: Tensor, made: Tensor, neighbours: int = PRECISION_NEIGHBOURS) -> float:
    """Return the share of real images that lie among the made ones: ``precision`` with the roles exchanged."""
    return precision(made, real, neighbours)


def density(real: Tensor, made: Tensor, neighbours: int = DENSITY_NEIGHBOURS) -> float:
    """Return in how many neighbourhoods of real images a made one lies, over k (Naeem et al. 2020, equation 4).

    About 1 for another sample of the same distribution; it may be more, where a model keeps to where data is dense.
    A single outlier among the real images raises it little, unlike ``precision``.
    """
    return float(_held(real, made, neighbours).mean()) / min(neighbours, max(1, len(real) - 1))


def _held(real: Tensor, made: Tensor, neighbours: int) -> Tensor:
    """Return (m,) in how many neighbourhoods of real images each made one lies."""
    far = reach(real, neighbours)[None]
    parts = [
        (squared_distances(part, real) <= far).double().sum(dim=1) for _, part in in_parts(made, len(real))
    ]
    return torch.cat(parts)


def kernel_inception_distance(a: Tensor, b: Tensor) -> float:
    """Return the kernel distance of features as they are: KID, where they are Inception's (Binkowski et al. 2018)."""
    return kernel_distance(a, b, scaled=False)


def inception_score(logits: Tensor, splits: int = 10) -> tuple[float, float]:
    """Return mean and standard deviation of exp(KL(p(y|x) || p(y))) over `splits` parts (Salimans et al. 2016).

    Parameters
    ----------
    logits : Tensor
        (n, classes) of the Inception network; with other networks it mustn't be called by this name.
    """
    scores: list[float] = []
    for part in logits.double().chunk(max(1, min(splits, len(logits)))):
        log_p = part.log_softmax(dim=1)
        marginal = log_p.exp().mean(dim=0)
        divergence = (log_p.exp() * (log_p - marginal.clamp(min=1e-300).log())).sum(dim=1)
        scores.append(float(divergence.mean().exp()))
    values = torch.tensor(scores, dtype=torch.float64)
    return float(values.mean()), float(values.std(correction=0))


MEASURES: Mapping[str, Measure] = {
    "frechet": frechet_distance,
    "kernel": kernel_distance,
    "precision": precision,
    "recall": recall,
    "density": density,
    "coverage": coverage,
}
"""What ``compare`` measures, in this order, unless told otherwise."""


@dataclass(frozen=True)
class Spread:
    """A figure measured on several subsets.

    Attributes
    ----------
    mean : float
    low, high : float
        The 5th and the 95th percentile over the subsets.
    """

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Spread:
        """Return the spread of at least one value."""
        found = torch.tensor(values, dtype=torch.float64)
        low, high = torch.quantile(found, torch.tensor([0.05, 0.95], dtype=torch.float64)).tolist()
        return cls(float(found.mean()), low, high)


@dataclass(frozen=True)
class Figure:
    """One measure of made images against real ones.

    Attributes
    ----------
    whole : float
        Of all images at once, at most four times the limit; shares of neighbours mean little where the counts differ.
    made : Spread
        Of subsets of equal size.
    floor : Spread or None
        Of real images against other real ones, by the same rule; None where there are too few to be split.
    """

    whole: float
    made: Spread
    floor: Spread | None

    @property
    def told_apart(self) -> bool | None:
        """Whether made and real differ by more than chance in this measure; None without a floor."""
        if self.floor is None:
            return None
        return self.made.low > self.floor.high or self.made.high < self.floor.low


@dataclass(frozen=True)
class Comparison:
    """All figures, and of how many images.

    Attributes
    ----------
    subset : int
        Images on each side of one subset.
    repeats : int
        How many subsets.
    """

    figures: Mapping[str, Figure]
    subset: int
    repeats: int


def subset_size(real: int, made: int, limit: int) -> int:
    """Return how many images a subset may have: real ones are needed twice, for the floor."""
    return max(SMALLEST, min(limit, made, real // 2 if real >= 2 * SMALLEST else real))


def compare(
    real: Tensor,
    made: Tensor,
    *,
    measures: Mapping[str, Measure] = MEASURES,
    limit: int = 1000,
    repeats: int = 10,
    seed: int = 0,
    between: Callable[[int], None] = lambda done: None,
) -> Comparison:
    """Measure `made` against `real`, and real against real, on `repeats` random subsets of equal size.

    Parameters
    ----------
    real, made : Tensor
        Features (n, k) and (m, k), at least two each.
    limit : int
        The largest subset; the smallest of it, all made and half of the real images is taken.
    seed : int
        Of the subsets.
    between : callable
        Called with the number of subsets done; may raise to stop.
    """
    size = subset_size(len(real), len(made), limit)
    has_floor = len(real) >= 2 * size
    rng = torch.Generator().manual_seed(seed)
    found: dict[str, list[float]] = {name: [] for name in measures}
    floor: dict[str, list[float]] = {name: [] for name in measures}
    for done in range(repeats):
        between(done)
        order = torch.randperm(len(real), generator=rng)
        reference = real[order[:size]]
        chosen = made[torch.randperm(len(made), generator=rng)[:size]]
        for name, measure in measures.items():
            found[name].append(measure(reference, chosen))
            if has_floor:
                floor[name].append(measure(reference, real[order[size : 2 * size]]))
    # Drawn, not the first ones: a folder is in order of its classes.
    wholes = [points[torch.randperm(len(points), generator=rng)[: 4 * limit]] for points in (real, made)]
    figures = {
        name: Figure(
            measure(*wholes),
            Spread.of(found[name]),
            Spread.of(floor[name]) if has_floor else None,
        )
        for name, measure in measures.items()
    }
    return Comparison(figures, size, repeats)


@dataclass(frozen=True)
class Nearest:
    """How near made images come to real ones, in units of the median distance of real ones to their nearest neighbour.

    Attributes
    ----------
    made : Tensor
        (n,) distance of each made image to the nearest real one; far below 1 is a near copy.
    real : Tensor
        (m,) distance of each real image to the nearest other one, for comparison.
    """

    made: Tensor
    real: Tensor

    def close(self, ratio: float) -> tuple[int, int]:
        """Return how many made and how many real images have a real one nearer than `ratio`."""
        return int((self.made < ratio).sum()), int((self.real < ratio).sum())


def nearest(made: Tensor, real: Tensor) -> Nearest:
    """Measure features (n, k) against (m, k), m >= 2."""
    own = torch.cat([_to_others(part, real, start) for start, part in in_parts(real, len(real))])
    usual = float(own.median()) or 1.0
    parts = [squared_distances(part, real).min(dim=1).values for _, part in in_parts(made, len(real))]
    return Nearest(torch.cat(parts).sqrt() / usual, own / usual)


def _to_others(part: Tensor, points: Tensor, start: int) -> Tensor:
    """Return (n,) distances of `part`, which is ``points[start:start + n]``, to the nearest other point."""
    squares = squared_distances(part, points)
    rows = torch.arange(len(part))
    squares[rows, start + rows] = torch.inf
    return squares.min(dim=1).values.sqrt()
