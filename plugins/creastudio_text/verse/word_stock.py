"""Words that English verse is made of here: common ones whose syllables, main stress and rhyme are beyond doubt."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from creastudio.api.pronouncing import lexicon
from creastudio_text.verse.english import Sound, sound

WEAK = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "nor",
        "but",
        "if",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "on",
        "onto",
        "to",
        "up",
        "with",
        "than",
        "that",
        "this",
        "these",
        "those",
        "is",
        "was",
        "are",
        "were",
        "am",
        "be",
        "been",
        "being",
        "has",
        "had",
        "have",
        "do",
        "does",
        "did",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "while",
        "so",
        "not",
        "no",
        "very",
        "too",
        "such",
        "some",
        "any",
        "each",
        "every",
        "both",
        "i'm",
        "i'll",
        "i've",
        "i'd",
        "you're",
        "you'll",
        "he's",
        "she's",
        "it's",
        "we're",
        "they're",
        "that's",
        "there's",
        "because",
        "though",
        "until",
        "upon",
        "about",
        "per",
        "vs",
        "via",
        "etc",
        "re",
        "de",
        "la",
        "us",
        "them",
        "him",
        "me",
        "thy",
        "ye",
        "o",
    ]
)
"""Words that no line ends on."""


@dataclass(frozen=True)
class Stocked:
    """A word with what verse asks of it.

    Attributes
    ----------
    text : str
        As it stands inside a line.
    syllables : int
    main : int
        Which of them carries the main stress, from 0.
    rhyme : str
        What it rhymes on as the end of a line; "" where it is none: weak words, and those whose last syllable is weak.
    onset : str
        The consonants before the rhyme.
    weak : bool
        Whether it is one of the small words that come again and again.
    """

    text: str
    syllables: int
    main: int
    rhyme: str
    onset: str
    weak: bool


@functools.cache
def stock() -> tuple[Stocked, ...]:
    """Return the words, in the order of the alphabet."""
    known, common = lexicon()
    found: list[Stocked] = []
    for word in sorted(common):
        if not re.fullmatch(r"[a-z]+('[a-z]+)?", word) or (len(word) == 2 and not set(word) & set("aeiouy")):
            continue
        made = _stocked(word, [sound(packed) for packed in known[word]])
        if made is not None:
            found.append(made)
    return tuple(found)


def _stocked(word: str, ways: list[Sound]) -> Stocked | None:
    """Return a word, or None where its pronunciations differ in syllables or in the place of the main stress."""
    shapes = {(len(way.stresses), max(0, way.stresses.find("1"))) for way in ways}
    if len(shapes) > 1 or ways[0].stresses.count("1") > 1:
        return None
    syllables, main = shapes.pop()
    weak = word in WEAK
    rhymes = {(way.rhyme, way.onset) for way in ways}
    strong = not weak and main == syllables - 1 and len(rhymes) == 1 and ways[0].stresses[-1] == "1"
    rhyme, onset = rhymes.pop() if strong else ("", "")
    text = re.sub(r"^i(?=$|')", "I", word)
    return Stocked(text, syllables, main, rhyme, onset, weak)
