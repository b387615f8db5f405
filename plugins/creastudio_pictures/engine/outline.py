"""From a rough idea of a thing to its outline, and to an edge with hair and blur.

The colours inside and outside are learned in turn with what is inside, as in Rother, Kolmogorov, Blake, "GrabCut",
SIGGRAPH 2004; what is in between is settled by a random walk, Grady, "Random Walks for Image Segmentation", PAMI 2006, which
takes one linear system instead of a cut. At the edge each px lies between the colours of the thing and of the ground
beside it; what these don't tell, a guided filter does: He, Sun, Tang, "Guided Image Filtering", PAMI 2013, section 4.3.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from creastudio_pictures.engine.images import Plane, Rgb, filled
from creastudio_pictures.engine.patches import Bools, grown

BINS = 16
"""Of the histograms, a channel."""

ROUNDS = 4
WALK = 120
"""Steps towards the solution of the linear system at most."""

PULL = 0.15
"""How much what a px looks like counts against what its neighbours are."""

BESIDE = 0.12
"""Colours up to about this far beside the line between two others are mixtures of them."""

SMOOTH = 1e-4
"""Variances of colour below about this are flat to the guided filter."""


def segmented(rgb: Rgb, idea: Plane, outside: Bools, bias: float = 0.0) -> Plane:
    """Return how surely each px belongs to the thing, (height, width), 0 to 1.

    Parameters
    ----------
    rgb : Rgb
        About 300 px large.
    idea : Plane
        A rough idea of it, 0 to 1.
    outside : ndarray of bool
        What surely doesn't belong to it.
    bias : float
        -1 to 1: below 0 less belongs to it, above 0 more.
    """
    shade = np.clip(idea, 0.02, 0.98)
    sure = np.where(outside, 0, shade)
    weights = _links(rgb)
    bins = np.minimum((rgb * BINS).astype(np.int64), BINS - 1) @ np.array([BINS * BINS, BINS, 1])
    for turn in range(ROUNDS):
        colour = _by_colour(bins, sure, outside)
        # What it was thought to be at first counts less and less.
        mixed = _logit(colour) + _logit(shade) / (1 + turn) + 2 * bias
        wanted = np.where(outside, 0, 1 / (1 + np.exp(-mixed)))
        trusted = PULL * np.abs(2 * wanted - 1) + 0.01
        trusted = np.where(outside, 10, trusted)
        sure = _walked(weights, wanted, trusted, sure)
    return np.where(outside, 0, sure).astype(np.float32)


def _logit(share: Plane) -> NDArray[np.float64]:
    safe = np.clip(share.astype(np.float64), 0.01, 0.99)
    return np.log(safe / (1 - safe))


def _by_colour(bins: NDArray[np.int64], sure: Plane, outside: Bools) -> Plane:
    """Return how likely px of each colour belong to the thing, by what does so far."""
    inside = _histogram(bins, sure.astype(np.float64))
    rest = _histogram(bins, np.where(outside, 1, 1 - sure).astype(np.float64))
    return (inside / (inside + rest + 1e-9)).astype(np.float32)[bins]


def _histogram(bins: NDArray[np.int64], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the share of each colour, blurred to its neighbours, (BINS^3,)."""
    counts = np.bincount(bins.ravel(), weight.ravel(), BINS**3).reshape(BINS, BINS, BINS)
    for axis in range(3):
        padded = np.pad(counts, [(1, 1) if index == axis else (0, 0) for index in range(3)], mode="edge")
        parts = [np.take(padded, np.arange(start, start + BINS), axis) for start in range(3)]
        counts = 0.25 * parts[0] + 0.5 * parts[1] + 0.25 * parts[2]
    return counts.ravel() / max(counts.sum(), 1e-9)


def _links(rgb: Rgb) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how tightly each px is tied to the one below and the one to its right."""
    steps = [np.square(np.diff(rgb.astype(np.float64), axis=axis)).sum(axis=-1) for axis in (0, 1)]
    mean = np.concatenate([step.ravel() for step in steps]).mean() if rgb.size > 3 else 0.0
    down, across = (np.exp(-step / (2 * mean + 1e-9)) + 1e-3 for step in steps)
    return down, across


def _walked(
    links: tuple[NDArray[np.float64], NDArray[np.float64]], wanted: Plane, trusted: Plane, start: Plane
) -> Plane:
    """Solve for values near `wanted` where that is trusted, and near each other along links: conjugate gradients."""
    down, across = links
    weight = trusted.astype(np.float64)
    diagonal = weight.copy()
    diagonal[1:] += down
    diagonal[:-1] += down
    diagonal[:, 1:] += across
    diagonal[:, :-1] += across

    def applied(values: NDArray[np.float64]) -> NDArray[np.float64]:
        made = diagonal * values
        made[1:] -= down * values[:-1]
        made[:-1] -= down * values[1:]
        made[:, 1:] -= across * values[:, :-1]
        made[:, :-1] -= across * values[:, 1:]
        return made

    values = start.astype(np.float64)
    rest = weight * wanted - applied(values)
    scaled = rest / diagonal
    way = scaled
    power = float((rest * scaled).sum())
    target = 1e-8 * max(power, 1e-12)
    for _ in range(WALK):
        if power <= target:
            break
        pushed = applied(way)
        length = power / max(float((way * pushed).sum()), 1e-30)
        values = values + length * way
        rest = rest - length * pushed
        scaled = rest / diagonal
        before, power = power, float((rest * scaled).sum())
        way = scaled + power / before * way
    return np.clip(values, 0, 1).astype(np.float32)


def pieces(mask: Bools) -> NDArray[np.int64]:
    """Return the number of the piece that each px of a mask hangs together with, 0 outside; numbers have gaps."""
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        before = labels
        padded = np.pad(labels, 1)
        near = [padded[2:, 1:-1], padded[:-2, 1:-1], padded[1:-1, 2:], padded[1:-1, :-2]]
        labels = np.where(mask, np.maximum.reduce([labels, *near]), 0)
        # A px that took the label of another takes what that one took: long ways are halved.
        labels = np.concatenate([[0], labels.ravel()])[labels]
        if np.array_equal(labels, before):
            return labels


def largest(mask: Bools, share: float = 0.2) -> Bools:
    """Return the pieces of a mask that have at least a `share` of the px of its largest piece."""
    labels = pieces(mask)
    counts = np.bincount(labels.ravel())
    counts[0] = 0
    return mask & (counts[labels] >= share * counts.max(initial=1))


def without_holes(mask: Bools) -> Bools:
    """Return a mask with all filled that it encloses."""
    labels = pieces(~mask)
    open_ones = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    return mask | ~np.isin(labels, open_ones)


def mixed(rgb: Rgb, mask: Bools, radius: int) -> Plane:
    """Return how much of each px near the outline is the thing: where it lies between the colours on the two sides.

    Parameters
    ----------
    mask : ndarray of bool
        (height, width): the thing, sharp.
    radius : int
        How far around the outline, px.
    """
    band = near_edge(mask, radius)
    inside, outside = mask & ~band, ~mask & ~band
    if not inside.any() or not outside.any():
        return mask.astype(np.float32)
    own, ground = filled(rgb, inside.astype(np.float32)), filled(rgb, outside.astype(np.float32))
    apart = own - ground
    far = np.square(apart).sum(axis=-1)
    share = np.clip(((rgb - ground) * apart).sum(axis=-1) / np.maximum(far, 1e-6), 0, 1)
    beside = np.square(rgb - ground - share[..., None] * apart).sum(axis=-1)
    # Colours that are far from the line between the two say nothing about the mixture.
    trusted = far / (far + 0.01) * np.exp(-beside / BESIDE**2)
    return np.where(band, trusted * share + (1 - trusted) * mask, mask).astype(np.float32)


def feathered(rgb: Rgb, mask: Plane, radius: int) -> tuple[NDArray[np.float32], Plane]:
    """Return what makes an edge of a mask from colours, to be applied at any resolution.

    Returns
    -------
    slopes, offset
        (height, width, 3) and (height, width): the edge is ``(slopes * colours).sum(-1) + offset``.
    """
    mean_i = _box(rgb, radius)
    mean_m = _box(mask[..., None], radius)[..., 0]
    cross = _box(rgb * mask[..., None], radius) - mean_i * mean_m[..., None]
    square = _box((rgb[..., :, None] * rgb[..., None, :]).reshape(*mask.shape, 9), radius)
    spread = square.reshape(*mask.shape, 3, 3) - mean_i[..., :, None] * mean_i[..., None, :]
    spread = spread + SMOOTH * np.eye(3, dtype=np.float32)
    slopes = np.linalg.solve(spread, cross[..., None])[..., 0]
    offset = mean_m - (slopes * mean_i).sum(axis=-1)
    return (
        _box(slopes.astype(np.float32), radius).astype(np.float32),
        _box(offset[..., None].astype(np.float32), radius)[..., 0].astype(np.float32),
    )


def _box(values: NDArray[np.floating], radius: int) -> NDArray[np.float64]:
    """Return the mean over a square of 2 radius + 1 px, at the borders over what there is of it."""
    made = values.astype(np.float64)
    for axis in (0, 1):
        size = made.shape[axis]
        sums = np.concatenate(
            [np.zeros_like(np.take(made, [0], axis)), np.cumsum(made, axis=axis)], axis=axis
        )
        place = np.arange(size)
        high, low = np.minimum(place + radius + 1, size), np.maximum(place - radius, 0)
        shape = [1] * made.ndim
        shape[axis] = size
        made = (np.take(sums, high, axis) - np.take(sums, low, axis)) / (high - low).reshape(shape)
    return made


def near_edge(mask: Bools, radius: int) -> Bools:
    """Return what lies within `radius` px of the outline of a mask."""
    return grown(mask, radius) & grown(~mask, radius)
