"""Chinese text in words, each with its part of speech: the most likely way to cut it by how often words are used.

A unigram model and Viterbi's search, as in Sproat et al., "A Stochastic Finite-State Word-Segmentation Algorithm for
Chinese" (1996), section 3, without its models of names.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import NamedTuple

from creastudio.resources import resource_path

TOTAL = 26.0
"""log2 of all uses that were counted, about."""

UNKNOWN = -1.0
"""log2 of the uses of a letter that isn't known."""


class Word(NamedTuple):
    """A word of a text.

    Attributes
    ----------
    start, end : int
        Its place.
    kind : str
        "n" noun, "v" verb, "a" adjective, "d" adverb, "p" preposition, "c" conjunction, "m" numeral, "q" measure word,
        "r" pronoun, "f" place ("inside"), "u" particle; "x" for what is no Chinese word, "0" for digits.
    """

    start: int
    end: int
    kind: str


def is_han(letter: str) -> bool:
    """Return whether a letter is a Chinese one."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003134f"


def words_of(text: str) -> list[Word]:
    """Return all of a text as words, in their order; runs of other letters are one each."""
    found: list[Word] = []
    at = 0
    for kind, letters in groupby(text, _kind):
        end = at + len(list(letters))
        found += _cut(text, at, end) if kind == "han" else [Word(at, end, kind)]
        at = end
    return found


def _kind(letter: str) -> str:
    if is_han(letter):
        return "han"
    return "0" if letter.isdigit() else "x"


def _cut(text: str, start: int, end: int) -> list[Word]:
    known, longest = lexicon()
    # best[i]: the likelihood of the text before start + i, where its last word begins, and what that is.
    best: list[tuple[float, int, str]] = [(0.0, start, "")]
    for stop in range(start + 1, end + 1):
        choices: list[tuple[float, int, str]] = []
        for begin in range(max(start, stop - longest), stop):
            kind, level = known.get(text[begin:stop], ("n", UNKNOWN))
            if level > UNKNOWN or stop - begin == 1:
                choices.append((best[begin - start][0] + level - TOTAL, begin, kind))
        best.append(max(choices))
    found: list[Word] = []
    stop = end
    while stop > start:
        _, begin, kind = best[stop - start]
        found.append(Word(begin, stop, kind))
        stop = begin
    return found[::-1]


@cache
def lexicon() -> tuple[dict[str, tuple[str, float]], int]:
    """Return word -> (kind, log2 of its uses), and the letters of the longest word."""
    known: dict[str, tuple[str, float]] = {}
    with resource_path("words", "zh.txt").open(encoding="utf-8") as lines:
        for line in lines:
            kind, level, *words = line.split()
            known.update(dict.fromkeys(words, (kind, float(level))))
    return known, max(map(len, known))
