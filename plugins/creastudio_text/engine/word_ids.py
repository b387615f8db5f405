"""The stock of English words in the ids of a vocabulary."""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field

import numpy as np

from creastudio.api import UserError
from creastudio_text.engine.language import Tokens
from creastudio_text.engine.word_trie import Bools, Ints, WordTrie
from creastudio_text.verse.word_stock import Stocked, stock

LONGEST_WORD = 4
"""Syllables; longer ones make poor verse."""
CHUNK = 500
"""Words that are turned into ids at once."""


@dataclass(frozen=True)
class WordIds:
    """The words that a vocabulary can write, each with its properties in arrays (words,).

    Attributes
    ----------
    inside, opening : WordTrie
        Words with the space before them, and words at the beginning of a line, written with a capital.
    rhyme : Ints
        A number for each rhyme, -1 for words that end no line.
    sound : Ints
        A number for each rhyme with the consonants before it: words of the same number sound alike.
    mates : Ints
        For each number of a rhyme, how many of its words of one syllable sound different.
    """

    words: tuple[Stocked, ...]
    inside: WordTrie
    opening: WordTrie
    syllables: Ints
    main: Ints
    weak: Bools
    rhyme: Ints
    sound: Ints
    mates: Ints
    newline: tuple[int, ...]
    marks: dict[str, int]
    kept: dict[tuple[int, ...], Bools] = field(default_factory=dict[tuple[int, ...], Bools])

    def _beats(self, at: int, iambic: bool) -> Bools:
        """Return which words have their beat in the right place when they begin after `at` syllables."""
        place = at + self.main
        found: Bools = (self.syllables == 1) | (place % 2 == 1) | (place == 0) | (not iambic)
        return found

    def inner(self, at: int, most: int, iambic: bool) -> Bools:
        """Return which words may follow `at` syllables inside a line of `most`; not to be changed."""
        key = (at, most, iambic)
        if key not in self.kept:
            self.kept[key] = (at + self.syllables < most) & self._beats(at, iambic)
        return self.kept[key]

    def ending(self, at: int, least: int, most: int, iambic: bool, rhyming: bool) -> Bools:
        """Return which words may end a line of `least` to `most` syllables after `at` of them; not to be changed."""
        key = (at, least, most, iambic, rhyming)
        if key not in self.kept:
            end = at + self.syllables
            found: Bools = (end >= least) & (end <= most) & self._beats(at, iambic) & ~self.weak
            self.kept[key] = found & (self.rhyme >= 0) if rhyming else found
        return self.kept[key]


def _made(tokens: Tokens) -> WordIds:
    words = tuple(word for word in stock() if word.syllables <= LONGEST_WORD)
    reading = _Reading(tokens)
    inside = reading.sequences([" " + word.text for word in words], "")
    opening = reading.sequences([word.text[0].upper() + word.text[1:] for word in words], "\n")
    both = [(a, b) if a and b else ([], []) for a, b in zip(inside, opening, strict=True)]
    if sum(bool(a) for a, _ in both) < 1000:
        raise UserError("This model's vocabulary can't write English words.", "Choose a model for English.")
    marks = {mark: ids[0] for mark in ",.;:!?" if len(ids := _ids(tokens, mark)) == 1}
    syllables = np.array([word.syllables for word in words])
    rhyme = _numbered([word.rhyme for word in words])
    sound = _numbered([word.rhyme and f"{word.onset} {word.rhyme}" for word in words])
    can = (syllables == 1) & (rhyme >= 0) & np.array([bool(a) for a, _ in both])
    return WordIds(
        words=words,
        inside=WordTrie([a for a, _ in both]),
        opening=WordTrie([b for _, b in both]),
        syllables=syllables,
        main=np.array([word.main for word in words]),
        weak=np.array([word.weak for word in words]),
        rhyme=rhyme,
        sound=sound,
        mates=np.bincount(
            np.unique(np.stack([rhyme[can], sound[can]]), axis=1)[0], minlength=int(rhyme.max()) + 1
        ),
        newline=tuple(tokens.encode("\n")),
        marks=marks,
    )


class _Reading:
    """Reads many words in few calls, as each by itself would take its share of a long call."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._surfaces: dict[int, str] = {}

    def sequences(self, texts: list[str], between: str) -> list[list[int]]:
        """Return the ids of each text, none for one that they don't say; `between` ends each when they are joined."""
        found: list[list[int]] = []
        for start in range(0, len(texts), CHUNK):
            part = texts[start : start + CHUNK]
            found += self._split(part, between) or [_ids(self._tokens, text) for text in part]
        return found

    def _split(self, texts: list[str], between: str) -> list[list[int]]:
        """Return the ids of each text out of those of all; nothing where an id reaches over two of them."""
        found: list[list[int]] = []
        ids, said = list[int](), ""
        marks = iter([mark for text in texts for mark in (text, between) if mark])
        wanted = next(marks)
        for token in self._tokens.encode("".join(text + between for text in texts)):
            ids.append(token)
            said += self._surface(token)
            if said == wanted:
                found.append(ids)
                ids, said, wanted = [], "", next(marks, "")
            elif not wanted.startswith(said):
                return []
        whole = found[:: 2 if between else 1]
        return whole if not ids and len(whole) == len(texts) else []

    def _surface(self, token: int) -> str:
        if token not in self._surfaces:
            self._surfaces[token] = self._tokens.surface(token)
        return self._surfaces[token]


def _ids(tokens: Tokens, text: str) -> list[int]:
    """Return the ids of a text, or none where they don't say it."""
    ids = tokens.encode(text)
    return ids if tokens.decode(ids).strip() == text.strip() else []


def _numbered(names: list[str]) -> Ints:
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) if name else -1 for name in names])


_KEPT: weakref.WeakKeyDictionary[Tokens, WordIds] = weakref.WeakKeyDictionary()


def words_of(tokens: Tokens) -> WordIds:
    """Return the words in the ids of a vocabulary, made once as long as it lives.

    Raises
    ------
    UserError
        When it can't write English words.
    """
    found = _KEPT.get(tokens)
    if found is None:
        found = _KEPT[tokens] = _made(tokens)
    return found
