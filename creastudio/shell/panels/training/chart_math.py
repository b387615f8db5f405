"""Numbers for charts: ticks, smoothing, thinning."""

from __future__ import annotations

import math
from collections.abc import Sequence

Point = tuple[float, float]


def nice_ticks(low: float, high: float, count: int) -> list[float]:
    """Return round numbers within [low, high], about `count` of them (Heckbert, "Nice numbers for graph labels")."""
    if not high > low:
        return [low]
    raw = (high - low) / max(count, 1)
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= raw)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def step_ticks(low: float, high: float, count: int) -> list[float]:
    """Return round whole numbers within [low, high], about `count` of them, no two of which read alike."""
    read = {short_number(value): value for value in nice_ticks(low, high, count) if value == round(value)}
    return list(read.values())


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten within [low, high], with their halves and fifths where these are few; low > 0."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    factors = (1, 2, 5) if last - first <= 3 else (1,)
    found = [factor * 10.0**power for power in range(first, last + 1) for factor in factors]
    return [value for value in found if low * 0.999 <= value <= high * 1.001]


def smoothed(points: Sequence[Point], weight: float) -> list[Point]:
    """Return an exponential moving average, corrected for its start; `weight` 0 (none) to just below 1."""
    if weight <= 0:
        return list(points)
    average, norm = 0.0, 0.0
    found: list[Point] = []
    for x, y in points:
        if not math.isfinite(y):
            continue
        average = weight * average + (1 - weight) * y
        norm = weight * norm + (1 - weight)
        found.append((x, average / norm))
    return found


def thinned(points: Sequence[Point], limit: int) -> list[Point]:
    """Return at most about `limit` points that keep the lowest and highest of each stretch, so no peak is lost."""
    if len(points) <= limit:
        return list(points)
    size = math.ceil(len(points) * 2 / limit)
    found: list[Point] = []
    for start in range(0, len(points), size):
        part = points[start : start + size]
        low = min(part, key=lambda point: point[1])
        high = max(part, key=lambda point: point[1])
        found += sorted({low, high})
    return found


def short_number(value: float) -> str:
    """Return a number as short as it can be read: 0.0312, 12.5k, 3M."""
    if value == 0:
        return "0"
    size = abs(value)
    for unit, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if size >= unit:
            return f"{value / unit:.3g}{letter}"
    return f"{value:.3g}"
