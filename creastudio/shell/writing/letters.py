"""Letters of a Python text and the units that Qt counts in: a letter beyond the first 65,536 takes two of them."""

from __future__ import annotations


def to_units(text: str, place: int) -> int:
    """Return how many UTF-16 units the first `place` letters of a text take."""
    head = text[:place]
    return len(head) if head.isascii() else len(head) + sum(letter > "\uffff" for letter in head)


def from_units(text: str, units: int) -> int:
    """Return how many letters of a text take `units` UTF-16 units."""
    if text.isascii():
        return min(units, len(text))
    count = 0
    for place, letter in enumerate(text):
        if count >= units:
            return place
        count += 2 if letter > "\uffff" else 1
    return len(text)
