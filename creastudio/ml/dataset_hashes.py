"""Pictures that are the same, or nearly: perceptual hashes find candidates, thumbnails settle it.

Two hashes of 64 bits: the signs of differences between neighbours (dHash, Krawetz 2013) and of low frequencies (pHash,
Zauner 2010, section 3.1.1). Either alone calls flat drawings alike that are not; so a pair that is near by hash counts
only when its thumbnails are near as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Hashes = NDArray[np.uint64]
Thumbs = NDArray[np.uint8]

THUMB = 32
"""Width and height of the thumbnails that everything is compared by, px."""

NEAR_BITS = 10
"""Bits of 64 in which two hashes may differ for their pictures to be compared at all."""

NEAR_PIXELS = 0.045
"""Root of the mean squared difference of two thumbnails, of the full range, below which they count as one picture."""

_BLOCK = 1 << 22
"""Pairs that are compared at once: about 32 MB."""

_BITS = 2 ** np.arange(64, dtype=np.uint64)


def thumbnail(picture: Image.Image) -> Thumbs:
    """Return a whole picture, distorted, as (32, 32, 3) uint8."""
    return np.asarray(picture.resize((THUMB, THUMB), Image.Resampling.BOX), dtype=np.uint8)


def greys(thumbs: Thumbs) -> NDArray[np.float64]:
    """Return (n, 32, 32) luma, 0 to 255, of (n, 32, 32, 3) thumbnails (ITU-R BT.601)."""
    return thumbs.astype(np.float64) @ np.array([0.299, 0.587, 0.114])


def difference_hashes(thumbs: Thumbs) -> Hashes:
    """Return (n,) hashes: whether each of 8 x 8 areas is darker than the one to its right."""
    grey = greys(thumbs)
    n = len(grey)
    rows = grey.reshape(n, 8, THUMB // 8, THUMB).mean(axis=2)
    edges = np.linspace(0, THUMB, 10)
    columns = np.stack([_span(rows, edges[i], edges[i + 1]) for i in range(9)], axis=2)
    return _packed((columns[:, :, 1:] > columns[:, :, :-1]).reshape(n, 64))


def frequency_hashes(thumbs: Thumbs) -> Hashes:
    """Return (n,) hashes: whether each of the 8 x 8 lowest frequencies is above their median."""
    low = _COSINES @ greys(thumbs) @ _COSINES.T
    flat = low.reshape(len(low), 64)
    return _packed(flat > np.median(flat, axis=1, keepdims=True))


def distance(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Return in how many bits hashes differ, 0 to 64; shapes broadcast."""
    return np.bitwise_count(a ^ b)


def near_groups(
    thumbs: Thumbs, others: Thumbs | None = None, check: Callable[[], object] = lambda: None
) -> list[list[int]]:
    """Return groups of two pictures or more that look the same, each in order, by their first.

    Groups are kept, not pairs: of n frames of a still film there are n^2 pairs.

    Parameters
    ----------
    thumbs : ndarray
        (n, 32, 32, 3) uint8.
    others : ndarray, optional
        (n, 32, 32, 3): how the later one of two is looked at, as mirrored; as it is when left out.
    check : callable
        Called now and then; may raise to stop.
    """
    other = thumbs if others is None else others
    own = difference_hashes(thumbs), frequency_hashes(thumbs)
    theirs = own if others is None else (difference_hashes(other), frequency_hashes(other))
    group = np.arange(len(thumbs))
    rows = max(1, _BLOCK // max(1, len(other)))
    for start in range(0, len(thumbs), rows):
        check()
        # Only pairs (i, j) with i < j are wanted, so what lies before a block needn't be looked at.
        near = np.zeros((min(rows, len(thumbs) - start), len(other) - start), dtype=bool)
        for mine, its in zip(own, theirs, strict=True):
            near |= distance(mine[start : start + rows, None], its[None, start:]) <= NEAR_BITS
        _join(group, thumbs, other, near, start)
    return _members(group)


def _join(
    group: NDArray[np.int64], thumbs: Thumbs, other: Thumbs, near: NDArray[np.bool_], start: int
) -> None:
    """Let pictures that are near by hash and by thumbnail be of one group: the number of its first."""
    first, second = np.nonzero(near)
    first, second = first + start, second + start
    later = second > first
    first, second = first[later], second[later]
    for begin in range(0, len(first), 4096):
        a, b = first[begin : begin + 4096], second[begin : begin + 4096]
        apart = group[a] != group[b]
        a, b = a[apart], b[apart]
        if not len(a):
            continue
        # Areas of 2 x 2: what another encoder or a shift by half a pixel does to edges isn't a difference.
        gap = _coarse(thumbs[a]) - _coarse(other[b])
        alike = np.sqrt((gap**2).mean(axis=(1, 2, 3))) < NEAR_PIXELS
        for i, j in zip(a[alike], b[alike], strict=True):
            if group[i] != group[j]:
                low, high = sorted((int(group[i]), int(group[j])))
                group[group == high] = low


def _members(group: NDArray[np.int64]) -> list[list[int]]:
    members: dict[int, list[int]] = defaultdict(list)
    for index, number in enumerate(group.tolist()):
        members[number].append(index)
    return [found for found in members.values() if len(found) > 1]


def _coarse(thumbs: Thumbs) -> NDArray[np.float64]:
    half = THUMB // 2
    return thumbs.reshape(len(thumbs), half, 2, half, 2, 3).mean(axis=(2, 4)) / 255


def _span(rows: NDArray[np.float64], start: float, end: float) -> NDArray[np.float64]:
    """Return the mean of columns from `start` to `end`, parts of columns counted as such."""
    at = np.arange(THUMB)
    weight = np.clip(np.minimum(at + 1, end) - np.maximum(at, start), 0, None)
    return rows @ (weight / weight.sum())


def _packed(bits: NDArray[np.bool_]) -> Hashes:
    return (bits * _BITS).sum(axis=1, dtype=np.uint64)


_COSINES = np.cos(np.pi * np.arange(1, 9)[:, None] * (2 * np.arange(THUMB) + 1)[None] / (2 * THUMB))
