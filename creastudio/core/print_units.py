"""Lengths on paper."""

from __future__ import annotations

MM_AN_INCH = 25.4


def millimetres(length: float, resolution: float) -> float:
    """Return how long `length` px are on paper, mm; `resolution` is in px an inch."""
    return length / resolution * MM_AN_INCH
