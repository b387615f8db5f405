"""How English words sound: the CMU Pronouncing Dictionary, packed, with the common words marked.

A sound is a letter: capitals are consonants, small letters vowels with the digit of their stress behind (0 none, 1 main,
2 side). ``resources/words/en.txt.gz`` is made by packaging/content/verse_words.py, which names the letters.
"""

from __future__ import annotations

import functools
import gzip
import re

from creastudio.resources import resource_path

VOWELS = dict(
    zip(
        ["AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"],
        "abcdefghijklmno",
        strict=True,
    )
)
"""Name of a vowel in the dictionary -> its letter here."""


@functools.cache
def lexicon() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return every word's pronunciations, in small letters, and which words are common."""
    packed = resource_path("words", "en.txt.gz").read_bytes()
    sounds: dict[str, tuple[str, ...]] = {}
    common: set[str] = set()
    for row in gzip.decompress(packed).decode().splitlines():
        word, *found = row.split(" ")
        if word[0] == "*":
            word = word[1:]
            common.add(word)
        sounds[word] = tuple(found)
    return sounds, frozenset(common)


def stresses_of(word: str) -> tuple[str, ...]:
    """Return the stress of each syllable, a digit each, for every way of saying a word: ``("10",)`` for "table".

    Parameters
    ----------
    word : str
        In any case; marks around it don't count.

    Returns
    -------
    tuple of str
        None alike; empty where the dictionary doesn't know the word.
    """
    plain = re.sub(r"[^a-z']", "", word.lower().replace("’", "'"))
    known = lexicon()[0]
    found = known.get(plain) or known.get(plain.strip("'")) or ()
    return tuple(dict.fromkeys(re.sub(r"[^0-9]", "", packed) for packed in found))
