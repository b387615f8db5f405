"""Which accidentals are shown: those that differ from the key and from what the bar said before."""

from __future__ import annotations

from creastudio.api.spelling import LETTERS, alteration_of, letter_of

SHOWN = {-2: "ff", -1: "f", 0: "n", 1: "s", 2: "x"}


class Accidentals:
    """The accidentals of one bar of one staff."""

    def __init__(self, fifths: int) -> None:
        self._key = {letter: _of_key(letter, fifths) for letter in LETTERS}
        self._bar: dict[tuple[str, int], int] = {}

    def shown(self, spelling: int, octave: int) -> str:
        """Return the sign before a note (``s``, ``f``, ``n``, ``x``, ``ff``), or none, and remember it."""
        letter, alteration = letter_of(spelling), alteration_of(spelling)
        held = self._bar.get((letter, octave), self._key[letter])
        if held == alteration:
            return ""
        self._bar[letter, octave] = alteration
        return SHOWN[alteration]


def _of_key(letter: str, fifths: int) -> int:
    if fifths > 0:
        return int(letter in LETTERS[:fifths])
    return -int(letter in LETTERS[::-1][:-fifths])
