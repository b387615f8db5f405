"""How good the end of a line is at each place of a text where one may end: lines are read phrase by phrase.

Chinese has no spaces, and Unicode lets its lines end after any letter: here they end after words, better after phrases.
The order of what belongs together most is that of the syntax: particles to what they follow, numerals to measure words,
adverbs and prepositions to what comes after them, and least a subject to its predicate.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from creastudio.render.chinese_words import Word, is_han, words_of

NEVER = 1.0
"""No line ends there, unless a line has no room for what is whole."""

_GOOD, _FAIR, _POOR = 0.1, 0.35, 0.7

_STOPS = frozenset(",.;:!?…，。；：！？、—–·|/")
_CLOSERS = "\"')]}”’）】》」』"
_FUNCTION = frozenset([
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "nor", "as", "is",
    "are", "your", "our", "my", "their", "his", "her", "its", "this", "that", "no", "not", "le", "la", "les", "un",
    "une", "des", "du", "de", "et", "el", "los", "las", "y", "der", "die", "das", "ein", "eine", "und",
])  # fmt: skip
"""Short words that belong to the word after them."""
_BEGINNERS = frozenset([
    "and", "or", "but", "for", "with", "from", "in", "on", "at", "by", "to", "of", "as", "that", "which", "who", "so",
    "than", "und", "et", "y",
])  # fmt: skip
"""Words that a line may well begin with."""

_ROUGHLY = frozenset("起止整多余来内外半左右以上以下元折天日月年号点分秒杯份件台块克斤")
"""What follows an amount and belongs to it."""
_EACH = frozenset("每这那哪各某本该全")
"""Pronouns of one thing, which comes after them."""
_CLOSED = frozenset("了过吧吗呢啊着")
"""Particles with which something is said."""


def phrase_ends(text: str, allowed: Sequence[bool], language: str = "") -> list[float]:
    """Return for each letter how bad it is that a line begins with it: 0 at its best, 1 for never.

    Parameters
    ----------
    allowed : sequence of bool
        Whether a line may begin there at all.
    language : str
        BCP 47; Japanese and Korean aren't looked up in Chinese words.
    """
    found = [_FAIR if may else NEVER for may in allowed]
    chinese = language.lower().split("-")[0] not in ("ja", "ko") and any(map(is_han, text))
    if chinese:
        words = words_of(text)
        for before, after in pairwise(words):
            found[after.start] = _between(text, before, after) if allowed[after.start] else NEVER
        inside = set(range(len(text))) - {word.start for word in words}
        found = [
            NEVER if at in inside and is_han(text[at]) and is_han(text[at - 1]) else cost
            for at, cost in enumerate(found)
        ]
    for at, may in enumerate(allowed):
        if may and at and not (is_han(text[at]) and is_han(text[at - 1])):
            found[at] = _at_a_mark(text, at, found[at])
            if _is_sign(text[at - 1]) and _is_sign(text[at]):
                found[at] = NEVER
    return found


def _is_sign(letter: str) -> bool:
    """Whether it is an emoji, or a part of one: a row of them is one picture."""
    return unicodedata.category(letter) in ("So", "Sk") or letter in "\ufe0f\u200d"


def _at_a_mark(text: str, at: int, cost: float) -> float:
    """Return the cost where a line would end with a mark or a word in letters."""
    before = text[:at].rstrip()
    bare = before.rstrip(_CLOSERS)
    if bare[-1:] in _STOPS:
        return 0.0
    if before.endswith("-"):
        return _POOR
    if before == text[:at]:
        return cost
    last = before[-24:].rpartition(" ")[2].strip("'\"“”‘’(").casefold()
    first = text[at : at + 24].partition(" ")[0].casefold()
    if last in _FUNCTION:
        return _POOR
    return _GOOD if first in _BEGINNERS else _FAIR


def _between(text: str, before: Word, after: Word) -> float:
    """Return the cost between two words of a text."""
    one, other = text[before.start : before.end], text[after.start : after.end]
    if (before.kind == "0" and other[0] in "%‰") or (after.kind == "0" and one[-1] in "第年月"):
        return NEVER
    if other == "起" and before.kind in "nqm0":
        return NEVER
    if after.kind == "u" or (before.kind in "m0" and (after.kind == "q" or other[0] in _ROUGHLY)):
        return NEVER
    if after.kind == "f" and len(other) == 1:
        return NEVER
    return _leading(one, before.kind, after.kind, other)


def _leading(one: str, kind: str, after: str, other: str) -> float:
    """Return the cost by the word before, which may ask for more."""
    short = len(one) == 1
    if kind in "dpc":
        return NEVER if short else _POOR
    if kind == "r":
        return NEVER if one[0] in _EACH else _POOR if short else 0.5
    if kind in "m0":
        return NEVER if short and kind == "m" else 0.6
    if kind == "a":
        return NEVER if short else 0.5 if after == "n" else _FAIR
    if kind == "v":
        return NEVER if short else 0.3
    if kind == "u":
        return _GOOD if one in _CLOSED else 0.4
    if kind in "fq":
        return 0.15 if kind == "f" else 0.5
    if after in "vdpcarm":
        return 0.15
    # A single letter after a noun is mostly the end of its name.
    return NEVER if len(other) == 1 and after == "n" else 0.45
