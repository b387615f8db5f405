"""Snapping: what is moved or scaled clings to edges and middles, and says to which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from creastudio.core.canvas import Artboard, Guide

REACH = 6.0
"""How near a line must be, view px."""


@dataclass(frozen=True)
class Lines:
    """Positions that something may cling to, artboard px."""

    across: tuple[float, ...] = ()
    """x of upright lines."""
    down: tuple[float, ...] = ()
    """y of level lines."""


@dataclass(frozen=True)
class Snap:
    """How far to move, and the lines that were met (None: none in reach)."""

    dx: float = 0.0
    dy: float = 0.0
    line_x: float | None = None
    line_y: float | None = None


def lines_on(artboard: Artboard, others: Iterable[QRectF]) -> Lines:
    """Return what something on an artboard may cling to: its edges, bleed and middles, guides and other layers."""
    edges = QRectF(0, 0, artboard.width, artboard.height)
    bleed = artboard.bleed
    beyond = [edges.adjusted(-bleed, -bleed, bleed, bleed)] if bleed > 0 else []
    return lines_of(edges, [*beyond, *others], artboard.guides)


def lines_of(board: QRectF, others: Iterable[QRectF], guides: Iterable[Guide] = ()) -> Lines:
    """Return edges and middles of the artboard and of the other layers, and the guides."""
    across: set[float] = set()
    down: set[float] = set()
    for rect in (board, *others):
        across |= {rect.left(), rect.center().x(), rect.right()}
        down |= {rect.top(), rect.center().y(), rect.bottom()}
    for guide in guides:
        (across if guide.axis == "x" else down).add(guide.at)
    return Lines(tuple(sorted(across)), tuple(sorted(down)))


def snap_rect(rect: QRectF, lines: Lines, reach: float) -> Snap:
    """Return the smallest move that brings an edge or the middle of `rect` onto a line.

    Parameters
    ----------
    reach : float
        Lines farther than this are ignored, artboard px.
    """
    dx, line_x = _nearest((rect.left(), rect.center().x(), rect.right()), lines.across, reach)
    dy, line_y = _nearest((rect.top(), rect.center().y(), rect.bottom()), lines.down, reach)
    return Snap(dx, dy, line_x, line_y)


def snap_point(x: float, y: float, lines: Lines, reach: float) -> Snap:
    """Return the smallest move that brings a point onto a line in each direction."""
    dx, line_x = _nearest((x,), lines.across, reach)
    dy, line_y = _nearest((y,), lines.down, reach)
    return Snap(dx, dy, line_x, line_y)


def _nearest(values: Iterable[float], lines: tuple[float, ...], reach: float) -> tuple[float, float | None]:
    best: tuple[float, float | None] = (0.0, None)
    for value in values:
        for line in lines:
            distance = line - value
            if abs(distance) <= reach and (best[1] is None or abs(distance) < abs(best[0])):
                best = (distance, line)
    return best
