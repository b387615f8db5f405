"""The outline of what is selected: the edges of the px that are covered by half or more."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainterPath

from creastudio.render.coverage import Coverage, Plane

MOST = 40_000
"""Lines of an outline; one with more is drawn coarser."""

HALF = 128


def outline_of(coverage: Coverage, step: int = 1) -> QPainterPath:
    """Return the outline of a selection as lines along the edges of px, artboard px.

    Parameters
    ----------
    step : int
        Side of the squares that count as one px; larger ones for a view that shows the artboard small.
    """
    while True:
        plane = _coarser(coverage.plane, step) if step > 1 else coverage.plane
        level, upright = _lines(plane >= HALF)
        if len(level) + len(upright) <= MOST:
            return _path(level, upright, coverage, step)
        step *= 2


def _coarser(plane: Plane, step: int) -> Plane:
    """Return the largest value of each square of `step` px, so that nothing thin is lost."""
    height, width = plane.shape
    if not plane.size:
        return plane
    padded = np.pad(plane, ((0, -height % step), (0, -width % step)))
    return padded.reshape(padded.shape[0] // step, step, padded.shape[1] // step, step).max(axis=(1, 3))


def _lines(covered: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the level edges as rows (y, x from, x to) and the upright ones as (x, y from, y to)."""
    padded = np.pad(covered, 1)
    return _runs(padded[1:] != padded[:-1]), _runs((padded[:, 1:] != padded[:, :-1]).T)


def _runs(edges: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return where there are edges in each row, neighbours joined: (row, from, to), counted without the padding."""
    steps = np.diff(edges.astype(np.int8), axis=1, prepend=0, append=0)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    return np.column_stack((rows, starts - 1, ends - 1))


def _path(
    level: NDArray[np.int64], upright: NDArray[np.int64], coverage: Coverage, step: int
) -> QPainterPath:
    path = QPainterPath()
    left, top = coverage.left, coverage.top
    path.reserve(2 * (len(level) + len(upright)))
    for y, start, end in (level * step).tolist():
        path.moveTo(left + start, top + y)
        path.lineTo(left + end, top + y)
    for x, start, end in (upright * step).tolist():
        path.moveTo(left + x, top + start)
        path.lineTo(left + x, top + end)
    return path
