"""English words as syllables: as many as the pronouncing dictionary says, and their stress; ``cutting`` says where they are parted.

What the dictionary doesn't know goes by the spelling alone: a vowel each.
"""

from __future__ import annotations

import itertools
import re

from creastudio.api.pronouncing import stresses_of
from creastudio_music.engine.sung.cutting import Span, cuts_of

FULL, SIDE, EVEN, LIGHT = 1.0, 0.7, 0.5, 0.0
"""Stress: of the main syllable of a word, of a short word that has a meaning, of what nobody knows, of the others."""

_DRAWN = re.compile(r"[eo]['’]e", re.IGNORECASE)
_FIRE = re.compile(r"ire$", re.IGNORECASE)
_VOWELS = re.compile(r"[eo]['’]e|(?<=q)u[aeiouy]+|[aeiouyàâäáèéêëìíîïòóôöùúûüÿœæ]+", re.IGNORECASE)
_PARTED = re.compile(r"(?<![tscxg]i)(?<=i)(?=[aou])|(?<=u)(?=[aei]$)", re.IGNORECASE)
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

_STRESS = {"1": FULL, "2": EVEN, "0": LIGHT}
"""What the digits of the dictionary mean in a word of several syllables."""


def parted(word: str) -> list[str]:
    """Return the syllables of an English word: as many as the dictionary knows it to have, else one for each vowel."""
    vowels, silent = _vowels(word)
    # What is drawn together by a mark, such as "o'er", is sung so.
    known = {len(way) for way in stresses_of(word)} if not _DRAWN.search(word) else set[int]()
    # Where a vowel may be dropped ("every", "several"), singers do without it.
    fewer = [count for count in known if count < len(vowels)]
    if fewer and (len(vowels) not in known or _dropped(word, vowels) is not None):
        vowels = _with_fewer(word, vowels, max(fewer))
    elif known and len(vowels) not in known:
        # Some say "de-si-er"; the written e of "desire" is no syllable for that.
        sung = silent if silent is not None and not _FIRE.search(word[: silent[1]]) else None
        vowels = _with_more(word, vowels, sung, min(known))
    cuts = cuts_of(word, vowels)
    return [word[a:b] for a, b in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _vowels(word: str) -> tuple[list[Span], Span | None]:
    """Return the vowels that are sung, as the spelling suggests, and the last one where it is written only."""
    vowels = [part for match in _VOWELS.finditer(word) for part in _each(word, match.start(), match.end())]
    if len(vowels) > 1 and _is_silent(word, vowels):
        return vowels[:-1], vowels[-1]
    return vowels, None


def _each(word: str, begin: int, end: int) -> list[Span]:
    """Return the vowels of a group that are syllables of their own: two in "radio", one in "rain" and "nation"."""
    places = [begin, *(cut.start() for cut in _PARTED.finditer(word, begin, end)), end]
    return [(a, b) for a, b in itertools.pairwise(places) if b > a]


def _dropped(word: str, vowels: list[Span]) -> int | None:
    """Return which vowel is an "e" within the word that may go: before an "r", or before a consonant and a vowel."""
    for number in range(len(vowels) - 2, 0, -1):
        begin, end = vowels[number]
        behind = word[end : vowels[number + 1][0]].lower()
        if word[begin:end].lower() == "e" and len(behind) == 1 and vowels[number - 1][1] < begin:
            return number
    return None


def _with_fewer(word: str, vowels: list[Span], count: int) -> list[Span]:
    """Return vowels of which some make one syllable, or are silent, so that there are `count`."""
    vowels = list(vowels)
    while len(vowels) > max(1, count):
        joint = next((n for n in range(1, len(vowels)) if vowels[n - 1][1] == vowels[n][0]), None)
        inner = next(
            (n for n in range(len(vowels) - 2, 0, -1) if word[slice(*vowels[n])].lower() == "e"), None
        )
        dropped = _dropped(word, vowels)
        if joint is not None:
            vowels[joint - 1 : joint + 1] = [(vowels[joint - 1][0], vowels[joint][1])]
        else:
            vowels.pop(dropped if dropped is not None else inner if inner is not None else -1)
    return vowels


def _with_more(word: str, vowels: list[Span], silent: Span | None, count: int) -> list[Span]:
    """Return vowels of which some are taken apart, or sung though they seemed silent, so that there are up to `count`."""
    vowels = list(vowels)
    while len(vowels) < count:
        best = max(range(len(vowels)), key=lambda n: _openness(word, vowels[n]), default=None)
        open_ = _openness(word, vowels[best]) if best is not None else 0
        if silent is not None and open_ < 2:
            vowels, silent = [*vowels, silent], None
        elif best is not None and open_:
            begin, end = vowels[best]
            group = word[begin:end].lower()
            inner = group.find("y", 1, -1)  # "joy-ous"
            middle = begin + (
                1 if group in ("iou", "eou", "uou") else inner + 1 if inner > 0 else len(group) - 1
            )
            vowels[best : best + 1] = [(begin, middle), (middle, end)]
        else:
            break
    tail = re.search(r"(?<=s|h)ms?\W*$", word, re.IGNORECASE)
    if len(vowels) < count and tail is not None:  # the m of "rhythm"
        vowels.append((tail.start(), len(word)))
    return vowels


def _openness(word: str, vowel: Span) -> int:
    """Return how readily a group of vowels is two syllables: "ia" before "ea", that before "ee"; one letter never is."""
    begin, end = vowel
    group = word[begin:end].lower()
    if len(group) < 2:
        return 0
    if group in ("ee", "oo") and word[:begin].lower() in ("c", "r", "pr"):
        return 2  # "co-or-di-nate", "re-en-ter"
    if group in ("ee", "oo", "ai", "ay", "ou", "oa", "au", "oy", "ey"):
        return 1
    if group[0] == "i" and word[begin - 1 : begin].lower() in tuple("tscxg") and _VOWELS.search(word[:begin]):
        return 1  # "creation", but "science"
    return 2 if group in ("ea", "ei", "ie", "oi", "eu", "ue", "ui", "oe") else 3


def _is_silent(word: str, vowels: list[Span]) -> bool:
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


def stresses(parts: list[str]) -> list[float]:
    """Return how stressed the syllables of a word are, 0 to 1: as the dictionary says, else by their number."""
    plain = [re.sub(r"[\W_]", "", part.lower()) for part in parts]
    if len(parts) == 1:
        return [LIGHT if plain[0] in _LIGHT_WORDS else SIDE]
    way = next((way for way in stresses_of("".join(parts)) if len(way) == len(parts)), None)
    if way is not None and "1" in way:
        return [_STRESS[digit] for digit in way]
    main = 1 if len(parts) == 2 and plain[0] in _BEFORE else max(0, len(parts) - 3)
    # Two away from the main one comes the next.
    return [FULL if n == main else EVEN if abs(n - main) % 2 == 0 else LIGHT for n in range(len(parts))]
