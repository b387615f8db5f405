"""How a page of writing looks: its letters, as in a book, and the room beside its lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from creastudio.shell.theme import SPACE, font, px

FAMILIES = ("Noto Serif SC", "Source Han Serif SC", "Songti SC", "SimSun", "Noto Serif", "Noto Color Emoji")
"""Fonts of a page: one that has both Latin letters and Chinese characters with serifs."""

SIZE = 16
"""Of its letters, px at text scale 1."""

MEASURE = 34
"""Ems of the longest line: about 66 Latin letters, as books have, or 34 Chinese characters."""

LEADING = 112
"""Distance of lines in per cent of what the font asks for, which is generous in one with Chinese characters."""

NOTES = 132
"""Width beside the lines where notes stand, px at text scale 1, where there is room for it."""

WIDEST_NOTES = 230
"""The same where there is room in plenty, so that a sentence is seen whole."""


@dataclass(frozen=True)
class Margins:
    """Room beside the lines, px.

    Attributes
    ----------
    notes : int
        Width that notes have within the right margin; 0 where there is none for their words.
    """

    left: int
    right: int
    notes: int


def letters() -> QFont:
    """Return the letters of a page."""
    found = font(SIZE)
    found.setFamilies(list(FAMILIES))
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


def margins(room: int, em: float, *, noted: bool) -> Margins:
    """Return the margins of a page: lines in its middle, no longer than a book's, and notes at their right where they fit.

    Parameters
    ----------
    room : int
        Width of the page without its scroll bar, px.
    em : float
        Width of a Chinese character, px.
    noted : bool
        Whether there is anything to say beside the lines.
    """
    measure, least = round(em * MEASURE), px(2 * SPACE)
    fits = noted and room > round(em * 20) + px(NOTES)
    notes = max(px(NOTES), min(px(WIDEST_NOTES), room - round(em * 24))) if fits else 0
    right = notes or least
    left = max(least, (room - measure) // 2 if room - measure > 2 * right else room - measure - right)
    return Margins(left, max(right, room - left - measure), notes)
