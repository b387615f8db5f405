"""Music that ends with the picture: how many bars, and at which tempo, fill a stretch of time exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Stretch(NamedTuple):
    """Bars between two moments of a film.

    Attributes
    ----------
    start, end : Fraction
        Seconds.
    bars : int
    tempo : Fraction
        Quarter notes a minute at which the bars last exactly from `start` to `end`.
    """

    start: Fraction
    end: Fraction
    bars: int
    tempo: Fraction


def fitted(
    start: Fraction, end: Fraction, quarters: Fraction, wanted: float, *, least: int = 1, whole: int = 1
) -> Stretch:
    """Return the bars that fill a stretch at the tempo nearest to `wanted`.

    Parameters
    ----------
    quarters : Fraction
        Quarter notes in a bar.
    wanted : float
        Quarter notes a minute.
    least : int
        At least so many bars.
    whole : int
        Their number is a multiple of it where the tempo doesn't suffer more than a tenth.
    """
    seconds = end - start
    exact = seconds * Fraction(wanted).limit_denominator(1000) / 60 / quarters
    choices = {max(least, int(exact)), max(least, int(exact) + 1)}
    rounded = max(least, whole * round(exact / whole)) if whole > 1 else 0
    if rounded and rounded >= least and abs(float(rounded / exact) - 1) <= 0.1:
        choices = {rounded}
    bars = min(choices, key=lambda count: (abs(float(count / exact) - 1), count))
    return Stretch(start, end, bars, bars * quarters * 60 / seconds)


MOST_OFF = 0.12
"""By how much the tempo of one stretch may differ from the one of the whole."""

MOST_CUTS = 200
"""Of more, the last ones are passed over."""


def to_cuts(
    length: Fraction, cuts: Sequence[Fraction], quarters: Fraction, wanted: float, *, shortest: int = 2
) -> list[Stretch]:
    """Return stretches that fill a film and begin at as many of its cuts as can be without hurrying.

    The best way through all cuts (dynamic programming), for several tempi near to the wanted one: each stretch is paid for by how far its
    tempo lies from that of the whole, and each cut that no bar line meets costs a little.

    Parameters
    ----------
    length : Fraction
        Seconds of the film.
    cuts : sequence of Fraction
        Seconds.
    shortest : int
        Bars of a stretch at least.
    """
    inner = sorted({cut for cut in cuts if 0 < cut < length})[:MOST_CUTS]
    points = [Fraction(0), *inner, length]
    times = [float(point) for point in points]
    best: tuple[float, list[int], float] | None = None
    for percent in range(-10, 11, 2):
        tempo = wanted * (1 + percent / 100)
        cost, chosen = _way(times, float(quarters), tempo, shortest)
        cost += 0.5 * (percent / 10) ** 2
        if best is None or cost < best[0] - 1e-9:
            best = cost, chosen, tempo
    assert best is not None  # there is a tempo
    return [fitted(points[begin], points[end], quarters, best[2]) for begin, end in pairwise(best[1])]


def _way(times: Sequence[float], quarters: float, tempo: float, shortest: int) -> tuple[float, list[int]]:
    """Return the cost of the best way, and the numbers of the points that it goes through."""
    last = len(times) - 1
    best: list[tuple[float, list[int]]] = [(0.0, [0])]
    for end in range(1, last + 1):
        found = (float("inf"), [0])
        for begin in range(end):
            exact = (times[end] - times[begin]) * tempo / 60 / quarters
            bars = max(1, round(exact))
            off = abs(bars / exact - 1)
            if (begin, end) != (0, last) and (off > MOST_OFF or bars < shortest):
                continue
            # A jump of tempo is heard; what is missed is only seen.
            cost = best[begin][0] + (off / 0.05) ** 2 + 0.8 * (end - begin - 1)
            if cost < found[0]:
                found = cost, [*best[begin][1], end]
        best.append(found)
    return best[last]
