"""How alike things are, by what is known of them, whatever medium they are of.

A feature is a number, a word, or a list of numbers. Numbers are compared by how far apart they lie among all things
that there are, words by whether they are the same, and lists by their angle, measured against the angle that things
have on average: what all things share says nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.core.features import RICH, RICH_WEIGHT, Features, Value

Floats = NDArray[np.float64]

_PAIRS = 500
"""Pairs by which it is told how alike things are on average."""


@dataclass(frozen=True)
class _Numbers:
    values: Floats  # (things,), nan where a thing has none
    spread: float

    @property
    def there(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.values)

    def alike(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        apart = np.abs(self.values[list(rows)][:, None] - self.values[list(others)][None])
        if not self.spread:
            # Not a division by nothing: all have the same.
            return np.where(np.isnan(apart), np.nan, 1.0)
        return np.exp(-0.5 * (apart / self.spread) ** 2)


@dataclass(frozen=True)
class _Words:
    codes: NDArray[np.int64]  # (things,), -1 where a thing has none

    @property
    def there(self) -> NDArray[np.bool_]:
        return self.codes >= 0

    def alike(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        own, their = self.codes[list(rows)][:, None], self.codes[list(others)][None]
        return np.where((own < 0) | (their < 0), np.nan, np.where(own == their, 1.0, 0.0))


@dataclass(frozen=True)
class _Lists:
    directions: Floats  # (things, numbers) of unit length, nan where a thing has none
    usual: float  # cosine of two things on average

    @property
    def there(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.directions[:, 0])

    def alike(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        cosines = self.directions[list(rows)] @ self.directions[list(others)].T
        return np.clip((cosines - self.usual) / max(1e-9, 1 - self.usual), 0.0, 1.0)


class Likeness:
    """Compares things of one collection; the order of things and of their features doesn't matter.

    Parameters
    ----------
    things : sequence of mapping
        The features of each; a feature that few have counts where two have it.

    Attributes
    ----------
    names : list of str
        Of all features, sorted.
    weights : ndarray
        (features,), how much each counts; they sum to 1.
    usual : ndarray
        (features,), how alike two things are on average.
    """

    def __init__(self, things: Sequence[Features]) -> None:
        self.names = sorted({name for features in things for name in features})
        self._columns = [_column(name, things) for name in self.names]
        self.has = np.zeros((len(things), len(self.names)), bool)
        for number, column in enumerate(self._columns):
            self.has[:, number] = column.there
        weights = np.array([_weight(column) for column in self._columns], np.float64)
        self.weights = weights / max(1e-12, float(weights.sum()))
        self.usual = self._averages(len(things))

    def weighted(self, factors: Mapping[str, float]) -> None:
        """Let features count more or less: names -> factors of at least 0."""
        wanted = np.array([max(0.0, factors.get(name, 1.0)) for name in self.names])
        weights = self.weights * wanted
        if weights.sum() > 0:
            self.weights = weights / weights.sum()

    def rank(self, name: str, value: float) -> float:
        """Return the share of things whose number is lower, those of the same number counted half; 0.5 for no numbers."""
        column = self._columns[self.names.index(name)] if name in self.names else None
        if not isinstance(column, _Numbers) or not column.there.any():
            return 0.5
        values = column.values[column.there]
        return float(((values < value).sum() + 0.5 * (values == value).sum()) / len(values))

    def by_feature(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """Return how alike things are in each feature, 0 to 1, (rows, others, features); nan where one lacks it."""
        made = np.empty((len(rows), len(others), len(self.names)))
        for number, column in enumerate(self._columns):
            made[:, :, number] = column.alike(rows, others)
        return made

    def alike(self, rows: Sequence[int], others: Sequence[int]) -> Floats:
        """Return how alike things are, 0 to 1, (rows, others): 1 for the same features, 0 for none in common.

        What only one of two has counts as half unlike: little is known of the two then.
        """
        found = self.by_feature(rows, others)
        known = ~np.isnan(found)
        shared = (known * self.weights).sum(axis=2)
        either = ((self.has[list(rows)][:, None] | self.has[list(others)][None]) * self.weights).sum(axis=2)
        total = (np.where(known, found, 0.0) * self.weights).sum(axis=2)
        return total / np.maximum(1e-12, (shared + either) / 2)

    def _averages(self, count: int) -> Floats:
        if count < 2 or not self.names:
            return np.zeros(len(self.names))
        rows, others = _pairs(count)
        made = np.zeros(len(self.names))
        for number, column in enumerate(self._columns):
            found = np.array([column.alike([a], [b])[0, 0] for a, b in zip(rows, others, strict=True)])
            made[number] = np.nanmean(found) if not np.isnan(found).all() else 0.0
        return made


def _pairs(count: int) -> tuple[list[int], list[int]]:
    """Return pairs of different things, all of them where they are few, else the same number all through them."""
    if count * (count - 1) // 2 <= _PAIRS:
        rows, others = np.triu_indices(count, 1)
        return rows.tolist(), others.tolist()
    # A stride that has no divisor in common with most counts, so that all things are met.
    rows = np.arange(_PAIRS) * 7919 % count
    others = (rows + 1 + np.arange(_PAIRS) * 104729 % (count - 1)) % count
    return rows.tolist(), others.tolist()


def _column(name: str, things: Sequence[Features]) -> _Numbers | _Words | _Lists:
    values = [features.get(name) for features in things]
    kind = _commonest(values)
    if kind is str:
        known = {word: code for code, word in enumerate(sorted({v for v in values if isinstance(v, str)}))}
        return _Words(np.array([known[v] if isinstance(v, str) else -1 for v in values], np.int64))
    if kind is tuple:
        return _lists([v if isinstance(v, tuple) else None for v in values])
    numbers = np.array([v if isinstance(v, float) else math.nan for v in values])
    there = numbers[~np.isnan(numbers)]
    return _Numbers(numbers, _spread(there))


def _commonest(values: Iterable[Value | None]) -> type:
    """Return the type that most have; plugins may disagree, and those of another type count as without."""
    counts: Counter[type] = Counter(type(value) for value in values if value is not None)
    return max((float, str, tuple), key=lambda kind: counts[kind])


def _spread(values: Floats) -> float:
    """Return the distance that counts as one: half of what the middle half of things spans, or their deviation.

    One thing far out must not make all others alike.
    """
    if len(values) < 2:
        return 0.0
    low, high = np.percentile(values, (25, 75))
    spread = float(high - low) / 1.349
    found = spread if spread > 0 else float(values.std())
    # What is left of equal numbers by rounding is no distance.
    return found if found > 1e-9 * float(np.abs(values).max()) else 0.0


def _lists(values: Sequence[tuple[float, ...] | None]) -> _Lists:
    sizes = [len(v) for v in values if v is not None]
    size = max(set(sizes), key=lambda found: (sizes.count(found), found))
    made = np.full((len(values), size), math.nan)
    for number, value in enumerate(values):
        if value is not None and len(value) == size:
            made[number] = value
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    # A list of zeros has no direction.
    made = np.where(lengths > 0, made / np.where(lengths > 0, lengths, 1.0), math.nan)
    there = made[~np.isnan(made[:, 0])]
    usual = 0.0
    if len(there) > 2:
        # The mean over all pairs of different ones, from the length of their sum.
        whole = float((there.sum(axis=0) ** 2).sum())
        usual = max(0.0, (whole - len(there)) / (len(there) * (len(there) - 1)))
    return _Lists(made, min(usual, 1 - 1e-6))


def _weight(column: _Numbers | _Words | _Lists) -> float:
    return RICH_WEIGHT if isinstance(column, _Lists) and column.directions.shape[1] >= RICH else 1.0
