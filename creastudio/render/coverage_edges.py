"""Softening and moving the edge of what is selected.

Growing is done square by square, and only where an edge is near: a selection of a large artboard is mostly uniform.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from creastudio.core.masks import TILE
from creastudio.render.coverage import NOTHING, Coverage, Plane
from creastudio.render.effects import blurred, grown

EDGE_REACH = 3.0
"""Standard deviations after which nothing of a blur is left to see."""


def feathered(coverage: Coverage, radius: float) -> Coverage:
    """Return a selection whose edge fades over about `radius` px to each side.

    It is a Gaussian blur with a standard deviation of half the radius, so that the edge is at one half where it was.
    """
    sigma = radius / 2
    if coverage.plane.size == 0:
        return NOTHING
    wide = _widened(coverage, math.ceil(sigma * EDGE_REACH) + 1)
    return Coverage(wide.left, wide.top, blurred(wide.plane, sigma))


def grown_by(coverage: Coverage, by: float) -> Coverage:
    """Return a selection grown by `by` px to all sides, or shrunk where negative."""
    if coverage.plane.size == 0 or by == 0:
        return coverage
    wide = _widened(coverage, math.ceil(max(by, 0)) + 1)
    moved = _by_squares(wide.plane, math.ceil(abs(by)) + 2, lambda plane, rows: grown(plane, by, rows))
    # A faint px is only as far from the edge as it is covered; none may lose by growing, nor gain by shrinking.
    bound = np.maximum if by > 0 else np.minimum
    return Coverage(wide.left, wide.top, bound(moved, wide.plane))


def bordered(coverage: Coverage, width: float) -> Coverage:
    """Return a band of `width` px along the edge of a selection, half of it to each side."""
    outer = grown_by(coverage, width / 2)
    if outer.plane.size == 0:
        return NOTHING
    inner = grown_by(coverage, -width / 2)
    return Coverage(outer.left, outer.top, np.minimum(outer.plane, 255 - inner.on(outer.rect)))


def _widened(coverage: Coverage, by: int) -> Coverage:
    return Coverage(coverage.left - by, coverage.top - by, np.pad(coverage.plane, by))


def _by_squares(plane: Plane, reach: int, change: Callable[[Plane, slice], Plane]) -> Plane:
    """Return `plane` changed by something that looks no farther than `reach` px, where it isn't uniform.

    `change` is asked for some rows of a part. What lies outside of the plane counts as 0.
    """
    padded = np.pad(plane, reach)
    out = plane.copy()
    height, width = plane.shape
    for top in range(0, height, TILE):
        for left in range(0, width, TILE):
            bottom, right = min(top + TILE, height), min(left + TILE, width)
            around = padded[top : bottom + 2 * reach, left : right + 2 * reach]
            if around.min() == around.max():
                continue
            inside = change(around, slice(reach, reach + bottom - top))
            out[top:bottom, left:right] = inside[:, reach : reach + right - left]
    return out
