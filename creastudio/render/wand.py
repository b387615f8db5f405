"""Colour ranges: the px whose colour is near to that of one px, all of them or those that hang together with it.

What hangs together is found by joining runs of px: each row is split into runs, runs of neighbouring rows that touch
are joined, and the smallest number of a run goes through what is joined (hooking and pointer jumping, Shiloach and
Vishkin, "An O(log n) parallel connectivity algorithm", 1982). Every step is one operation of NumPy on all runs.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from creastudio.render.coverage import Plane
from creastudio.render.pixels import Pixels

Bools = NDArray[np.bool_]


def color_range(
    pixels: Pixels, x: int, y: int, tolerance: int, *, contiguous: bool = True, smooth: bool = True
) -> Plane:
    """Return what of a picture has the colour of the px at (x, y).

    Parameters
    ----------
    pixels : ndarray
        (height, width, 4), premultiplied.
    tolerance : int
        How far each channel may lie from that px, 0 to 255.
    contiguous : bool
        Whether only what hangs together with that px, side by side, is taken.
    smooth : bool
        Whether px at the edge are covered in part.
    """
    near = _near(pixels, pixels[y, x], tolerance)
    if contiguous:
        near = connected(near, x, y)
    cover = np.where(near, np.uint8(255), np.uint8(0))
    return _smoothed(cover) if smooth else cover


def _near(pixels: Pixels, color: NDArray[np.uint8], tolerance: int) -> Bools:
    """Return which px differ from a colour by no more than the tolerance in any channel."""
    near = np.ones(pixels.shape[:2], np.bool_)
    for channel, value in enumerate(color.tolist()):
        plane = pixels[..., channel]
        if value - tolerance > 0:
            near &= plane >= value - tolerance
        if value + tolerance < 255:
            near &= plane <= value + tolerance
    return near


def connected(inside: Bools, x: int, y: int) -> Bools:
    """Return what of `inside` hangs together, side by side, with the px at (x, y)."""
    if not inside[y, x]:
        return np.zeros_like(inside)
    steps = np.diff(inside.astype(np.int8), axis=1, prepend=0, append=0).ravel()
    # Of the padded rows laid end to end: a run never goes on in the next row.
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    padded = inside.shape[1] + 1
    run_at = np.searchsorted(starts, y * padded + x, side="right") - 1
    upper, lower = _touching(inside, starts, padded)
    names = _joined(len(starts), upper, lower)
    wanted = names == names[run_at]
    marks = np.zeros(steps.size, np.int8)
    marks[starts[wanted]] += 1
    marks[ends[wanted]] -= 1
    return np.cumsum(marks, dtype=np.int8).reshape(inside.shape[0], padded)[:, :-1].astype(np.bool_)


def _touching(
    inside: Bools, starts: NDArray[np.intp], padded: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the runs of each row and of the row below that touch: numbers of the upper and of the lower run."""
    both = inside[:-1] & inside[1:]
    first = both.copy()
    # One px of each stretch in which they touch is enough.
    first[:, 1:] &= ~both[:, :-1]
    rows, columns = np.nonzero(first)
    place = rows * padded + columns
    return (
        np.searchsorted(starts, place, side="right") - 1,
        np.searchsorted(starts, place + padded, side="right") - 1,
    )


def _joined(count: int, one: NDArray[np.intp], other: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each of `count` runs the smallest number among those that it is joined with."""
    names = np.arange(count)
    while True:
        a, b = names[one], names[other]
        apart = a != b
        if not apart.any():
            return names
        one, other, a, b = one[apart], other[apart], a[apart], b[apart]
        np.minimum.at(names, np.maximum(a, b), np.minimum(a, b))
        while True:
            farther = names[names]
            if np.array_equal(farther, names):
                break
            names = farther


def _smoothed(cover: Plane) -> Plane:
    """Return coverage whose edge goes over one px to each side: the mean of three px by three."""
    wide = np.pad(cover, 1, mode="edge").astype(np.uint16)
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    return ((rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:] + 4) // 9).astype(np.uint8)
