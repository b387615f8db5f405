"""Where an English word is parted between two vowels: as dictionaries do it, which look at roots, endings and sounds.

What the patterns of TeX know comes first. Beyond them an ending stands by itself ("danc-er"), and a consonant goes with a short
stressed vowel ("cit-y") and away from a long one ("ho-ly").
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from creastudio.api.hyphenation import hyphens_of
from creastudio.api.pronouncing import VOWELS, lexicon, stresses_of

Span = tuple[int, int]
"""Where the vowel of a syllable begins and ends in its word."""

_TOGETHER = frozenset([
    "bl", "br", "ch", "ck", "cl", "cr", "dr", "fl", "fr", "gh", "gl", "gr", "kn", "ph", "pl", "pr", "qu", "sc",
    "sh", "sk", "sl", "sm", "sn", "sp", "st", "sw", "th", "tr", "tw", "wh", "wr", "str", "spr", "scr", "thr",
])  # fmt: skip
"""Consonants that begin a syllable together, or sound as one."""

_ONE_SOUND = frozenset(["ch", "ck", "gh", "ph", "sh", "th"])
_HISSES = frozenset(["sc", "sk", "sp", "st"])
_ENDINGS = ("ings", "ing", "ers", "er", "est", "ed", "es")
_SHORT = frozenset(VOWELS[name] for name in ("AE", "AH", "EH", "IH", "UH"))
_OPEN_O, _NEAR_I = VOWELS["AA"], VOWELS["IH"]


def cuts_of(word: str, vowels: Sequence[Span]) -> list[int]:
    """Return where a word is parted, a place between each two vowels that follow each other."""
    hyphens, ending = hyphens_of(word), _ending(word, len(vowels))
    closed = _closed(word, vowels)
    return [
        _cut(word, end, begin, [place for place in (*hyphens, *ending) if end <= place <= begin], shut)
        for ((_, end), (begin, _)), shut in zip(itertools.pairwise(vowels), closed, strict=False)
    ]


def _cut(word: str, end: int, begin: int, known: Sequence[int], closed: bool) -> int:
    """Return where a word is parted between two vowels: at what is known, else so that what may begin a syllable does.

    Parameters
    ----------
    closed : bool
        Whether the vowel before is short and stressed, so that a single consonant stays with it.
    """
    if known:
        return known[0]
    between = word[end:begin].lower()
    silent = between.find("e")
    if silent >= 0:
        # "ev-ery", "dif-ferent", but "some-thing", "eve-ning".
        return end + 1 if between[silent + 1 :] == "r" else end + silent + 1
    if word[begin].lower() == "m":
        return end  # "rhy-thm"
    if closed and (len(between) == 1 or between in _ONE_SOUND):
        return begin
    if closed and between in _HISSES:
        return end + 1
    if between == "r" and word[end - 1 : begin + 1].lower() == "ery":
        return begin
    keep = 0 if len(between) <= 1 or between in _TOGETHER else 1
    if len(between) > 2 and between[1:] not in _TOGETHER and between[:2] in _TOGETHER:
        keep = 2
    return end + keep


def _ending(word: str, count: int) -> tuple[int, ...]:
    """Return where an ending begins behind a common word, which may have lost its last e: 4 of "dancer"."""
    plain = re.sub(r"\W+$", "", word.lower())
    common = lexicon()[1]
    for ending in _ENDINGS:
        stem = plain.removesuffix(ending)
        if stem != plain and len(stem) > 2:
            for root in {stem, f"{stem}e"} & common:
                if any(len(way) == count - 1 for way in stresses_of(root)):
                    return (len(stem),)
    return ()


def _closed(word: str, vowels: Sequence[Span]) -> list[bool]:
    """Return of each vowel whether it is spoken short and with stress; all False where nobody knows."""
    plain = re.sub(r"[^a-z']", "", word.lower().replace("’", "'"))
    for packed in lexicon()[0].get(plain, ()):
        spoken = re.findall(r"([a-z])([012])", packed)
        if len(spoken) == len(vowels):
            return [
                stress != "0" and _is_short(sound, word[begin : end + 1].lower())
                for (sound, stress), (begin, end) in zip(spoken, vowels, strict=True)
            ]
    return [False] * len(vowels)


def _is_short(sound: str, written: str) -> bool:
    """Tell whether a vowel is a short one, by its sound, its letters and the one behind: those of "bod-y" and "spir-it", not of "wea-ry"."""
    if sound == _OPEN_O:
        return written.startswith("o")
    return sound in _SHORT and not (sound == _NEAR_I and written.endswith("r") and written[0] not in "iy")
