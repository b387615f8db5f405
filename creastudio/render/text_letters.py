"""Letters of a text: where they begin, and what kind they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QTextBoundaryFinder

CHINESE_TOO = frozenset("“”‘’—…·")
"""Punctuation that Latin and Chinese share: it takes the font of the Chinese next to it."""


def graphemes(text: str) -> list[int]:
    """Return where the letters of a text begin, and its end: the places where a caret can stand."""
    return boundaries(text, QTextBoundaryFinder.BoundaryType.Grapheme)


def boundaries(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """Return the boundaries of one kind, as indexes into a Python string, 0 and its length included."""
    finder = QTextBoundaryFinder(kind, text)
    points = code_points(text)
    found = [0]
    while (at := finder.toNextBoundary()) >= 0:
        # Qt may see a boundary between the two halves of one character.
        if points[at] > found[-1]:
            found.append(points[at])
    if found[-1] != len(text):
        found.append(len(text))
    return found


def code_points(text: str) -> Sequence[int]:
    """Return the index into a Python string for each UTF-16 index, which is what Qt counts in."""
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    found: list[int] = []
    for index, letter in enumerate(text):
        found += [index] * (2 if letter > "\uffff" else 1)
    return [*found, len(text)]


def is_cursive(letter: str) -> bool:
    """Return whether a letter joins the next, so that tracking would tear them apart (Arabic and its kin)."""
    return unicodedata.bidirectional(letter) == "AL"


def is_wide(letter: str) -> bool:
    """Return whether a letter takes a full square, as Chinese, Japanese and Korean ones do."""
    return unicodedata.east_asian_width(letter) in ("W", "F")
