"""Where English words may be hyphenated, as American dictionaries do it: by the patterns of TeX.

F. M. Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983). The patterns (``resources/words/hyphens_en.txt.gz``) are made
ready by packaging/content/hyphens.py.
"""

from __future__ import annotations

import functools
import gzip
import re

from creastudio.resources import resource_path

LEAST = 2
"""Fewest letters before and behind a hyphen: the patterns know nothing of syllables of one letter."""


def hyphens_of(word: str) -> tuple[int, ...]:
    """Return where a word may be hyphenated: numbers of characters before each hyphen, (2, 5) for "to-mor-row".

    Parameters
    ----------
    word : str
        In any case; marks around its letters don't count.

    Returns
    -------
    tuple of int
        Rising. Not every hyphen of a dictionary is found, but one that is found seldom lies wrong.
    """
    letters = re.search(r"[a-z]+", word.lower())
    if letters is None or len(word.lower()) != len(word):
        return ()
    text = f".{letters[0]}."
    strength = [0] * (len(text) + 1)
    patterns, longest = _patterns()
    for begin in range(len(text)):
        for end in range(begin + 1, min(begin + longest, len(text)) + 1):
            for place, digit in enumerate(patterns.get(text[begin:end], ())):
                strength[begin + place] = max(strength[begin + place], digit)
    count = len(letters[0])
    # Odd numbers ask for a hyphen, even ones forbid it; the dot at the beginning is no letter.
    found = [place for place in range(LEAST, count - LEAST + 1) if strength[place + 1] % 2]
    return tuple(letters.start() + place for place in found)


@functools.cache
def _patterns() -> tuple[dict[str, tuple[int, ...]], int]:
    """Return letters -> strength before each of them and behind the last, and the length of the longest."""
    packed = resource_path("words", "hyphens_en.txt.gz").read_bytes()
    found = dict(_pattern(row) for row in gzip.decompress(packed).decode().splitlines())
    return found, max(map(len, found))


def _pattern(row: str) -> tuple[str, tuple[int, ...]]:
    """Return the letters of a pattern and its strengths: "a1lo" is "alo" and (0, 1, 0, 0)."""
    letters, strengths = "", [0]
    for sign in row:
        if sign.isdigit():
            strengths[-1] = int(sign)
        else:
            letters += sign
            strengths.append(0)
    return letters, tuple(strengths)
