"""Words of a song as syllables: where they may be parted, and which are stressed.

English goes by rules of thumb, since words that are sung have hyphens where a person wants them: ``glo-ri-a`` is taken as it
stands. Of Chinese each character is a syllable.
"""

from __future__ import annotations

import itertools
import re
from typing import Literal, NamedTuple

Syllabic = Literal["single", "begin", "middle", "end"]

FULL, SIDE, EVEN, LIGHT = 1.0, 0.7, 0.5, 0.0
"""Stress: of the main syllable of a word, of a short word that has a meaning, of what nobody knows, of the others."""

_WORD = re.compile(r"[㐀-鿿豈-﫿𠀀-𰀀]|[^\s㐀-鿿豈-﫿𠀀-𰀀]+")
_HAN = re.compile(r"[㐀-鿿豈-﫿𠀀-𰀀]")
_VOWELS = re.compile(r"(?<=q)u[aeiouy]+|[aeiouyàâäáèéêëìíîïòóôöùúûüÿœæ]+", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]", re.UNICODE)
_TOGETHER = frozenset(
    [
        "bl",
        "br",
        "ch",
        "ck",
        "cl",
        "cr",
        "dr",
        "fl",
        "fr",
        "gh",
        "gl",
        "gr",
        "kn",
        "ph",
        "pl",
        "pr",
        "qu",
        "sc",
        "sh",
        "sk",
        "sl",
        "sm",
        "sn",
        "sp",
        "st",
        "sw",
        "th",
        "tr",
        "tw",
        "wh",
        "wr",
        "str",
        "spr",
        "scr",
        "thr",
    ]
)
_PARTED = re.compile(r"(?<=i)(?=[aou])|(?<=u)(?=[aei]$)", re.IGNORECASE)
_BEFORE = (
    "a",
    "be",
    "de",
    "re",
    "un",
    "in",
    "im",
    "ex",
    "con",
    "com",
    "pro",
    "pre",
    "for",
    "to",
    "en",
    "em",
    "dis",
    "mis",
    "sur",
)
"""First syllables that are seldom stressed in words of two."""

_LIGHT_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "if",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "off",
        "on",
        "to",
        "up",
        "with",
        "than",
        "that",
        "is",
        "am",
        "are",
        "was",
        "were",
        "be",
        "been",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "he",
        "him",
        "his",
        "she",
        "her",
        "it",
        "its",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
        "which",
        "so",
        "no",
        "not",
        "o",
        "oh",
        "this",
        "these",
    ]
)


class Syllable(NamedTuple):
    """What stands under one note.

    Attributes
    ----------
    text : str
        With the marks of punctuation that stand at it.
    syllabic : str
        How it lies in its word, as ``Lyric`` says it.
    stress : float
        0 to 1.
    first : bool
        Whether a line of the words begins with it.
    """

    text: str
    syllabic: Syllabic
    stress: float
    first: bool = False


def verses_of(text: str) -> list[list[Syllable]]:
    """Return the syllables of each verse; verses have an empty line between them."""
    parts = re.split(r"\n\s*\n", text.strip())
    return [found for part in parts if (found := _verse(part))]


def _verse(text: str) -> list[Syllable]:
    found: list[Syllable] = []
    for line in text.splitlines():
        begin = len(found)
        for match in _WORD.finditer(line):
            _add(found, match[0], begin)
        if begin < len(found):
            found[begin] = found[begin]._replace(first=True)
    return found


def _add(found: list[Syllable], word: str, begin: int) -> None:
    if not _LETTERS.search(word):
        # A dash or a comma by itself belongs to what stands before.
        if len(found) > begin:
            found[-1] = found[-1]._replace(text=found[-1].text + word)
        return
    if _HAN.fullmatch(word):
        found.append(Syllable(word, "single", EVEN))
        return
    parts = [part for part in word.split("-") if part] if "-" in word else parted(word)
    stresses = _stresses(parts)
    for number, (part, stress) in enumerate(zip(parts, stresses, strict=True)):
        place: Syllabic = "single" if len(parts) == 1 else "begin" if number == 0 else "middle"
        found.append(Syllable(part, "end" if number and number == len(parts) - 1 else place, stress))


def parted(word: str) -> list[str]:
    """Return the syllables of an English word: a vowel each, consonants between them shared out."""
    vowels = [(place, place + len(part)) for match in _VOWELS.finditer(word) for place, part in _each(match)]
    if len(vowels) > 1 and _is_silent(word, vowels):
        vowels.pop()
    cuts: list[int] = []
    for (_, end), (begin, _) in itertools.pairwise(vowels):
        between = word[end:begin].lower()
        keep = 0 if len(between) <= 1 or between in _TOGETHER else 1
        if len(between) > 2 and between[1:] not in _TOGETHER and between[:2] in _TOGETHER:
            keep = 2
        cuts.append(end + keep)
    return [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _each(match: re.Match[str]) -> list[tuple[int, str]]:
    """Return the vowels of a group that are syllables of their own: two in "radio", one in "rain"."""
    places = [0, *(cut.start() for cut in _PARTED.finditer(match[0])), len(match[0])]
    return [(match.start() + a, match[0][a:b]) for a, b in itertools.pairwise(places) if b > a]


def _is_silent(word: str, vowels: list[tuple[int, int]]) -> bool:
    """Tell whether the last vowel is written and not sung: "love", "walked", "times"; not "table", "hundred", "wanted", "roses"."""
    plain = re.sub(r"[\W_]+$", "", word.lower())
    before = vowels[-1][0] - 1
    if vowels[-1][1] - vowels[-1][0] != 1 or plain[before + 1 : before + 2] != "e" or before < 1:
        return False
    letter = plain[before]
    if letter in "lr" and plain[before - 1] not in "aeiouylr":
        return False
    ending = plain[before + 1 :]
    if ending == "e":
        return True
    if ending == "ed":
        return letter not in "td"
    return ending == "es" and letter not in "szxcg" and plain[before - 1 : before + 1] not in ("sh", "ch")


def _stresses(parts: list[str]) -> list[float]:
    plain = [re.sub(r"[\W_]", "", part.lower()) for part in parts]
    if len(parts) == 1:
        return [LIGHT if plain[0] in _LIGHT_WORDS else SIDE]
    main = 1 if len(parts) == 2 and plain[0] in _BEFORE else max(0, len(parts) - 3)
    # Two away from the main one comes the next.
    return [FULL if n == main else EVEN if abs(n - main) % 2 == 0 else LIGHT for n in range(len(parts))]
