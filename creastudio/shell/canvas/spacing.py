"""Clinging to equal gaps: where a dragged thing lies as far from its neighbours as they from each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF

NEIGHBOURS = 24
"""How many of the nearest others are looked at."""


@dataclass(frozen=True)
class Spacing:
    """A move that makes gaps equal.

    Attributes
    ----------
    shift : float
        How far, artboard px.
    gaps : tuple of QLineF
        The equal gaps, artboard px.
    """

    shift: float
    gaps: tuple[QLineF, ...] = field(default=())


def equal_gaps(rect: QRectF, others: Iterable[QRectF], reach: float, *, across: bool) -> Spacing | None:
    """Return the smallest move of `rect` that makes its gap to a neighbour equal to another gap, or None.

    Parameters
    ----------
    reach : float
        Longer moves aren't taken, artboard px.
    across : bool
        Left and right; else up and down.
    """
    mine = rect if across else _turned(rect)
    beside = [other if across else _turned(other) for other in others]
    beside = [other for other in beside if other.top() < mine.bottom() and other.bottom() > mine.top()]
    beside = sorted(beside, key=lambda other: abs(other.center().x() - mine.center().x()))[:NEIGHBOURS]
    best: tuple[float, tuple[tuple[float, float], ...]] | None = None
    for left, gaps in _places(mine, sorted(beside, key=QRectF.left)):
        shift = left - mine.left()
        if abs(shift) <= reach and (best is None or abs(shift) < abs(best[0])):
            best = (shift, gaps)
    if best is None:
        return None
    level = mine.center().y()
    lines = [QLineF(QPointF(start, level), QPointF(end, level)) for start, end in best[1]]
    return Spacing(best[0], tuple(line if across else _turned_line(line) for line in lines))


def _places(mine: QRectF, beside: list[QRectF]) -> Iterator[tuple[float, tuple[tuple[float, float], ...]]]:
    """Yield left edges that make gaps equal, with those gaps from start to end."""
    for first, second in pairwise(beside):
        gap = second.left() - first.right()
        if gap < 0:
            continue
        between = (first.right(), second.left())
        yield second.right() + gap, (between, (second.right(), second.right() + gap))
        yield first.left() - gap - mine.width(), ((first.left() - gap, first.left()), between)
        rest = (gap - mine.width()) / 2
        if rest >= 0:
            start = first.right() + rest
            yield start, ((first.right(), start), (start + mine.width(), second.left()))


def _turned(rect: QRectF) -> QRectF:
    return QRectF(rect.top(), rect.left(), rect.height(), rect.width())


def _turned_line(line: QLineF) -> QLineF:
    return QLineF(line.y1(), line.x1(), line.y2(), line.x2())
