"""Letters of a Python text and the units that Qt counts in: a letter beyond the first 65,536 takes two of them."""

from __future__ import annotations


def is_narrow(text: str) -> bool:
    """Return whether every letter of a text takes one unit, as nearly all do; counted in C, also for a novel."""
    return text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)


def to_units(text: str, place: int) -> int:
    """Return how many UTF-16 units the first `place` letters of a text take."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def from_units(text: str, units: int) -> int:
    """Return how many letters of a text take `units` UTF-16 units."""
    if is_narrow(text):
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
