"""Keeps an English poem in its form while it is written: whole words whose syllables, beats and rhymes come out right.

Between words it is settled which words may come: those that leave the line a way to its length, and at its end those
that rhyme. Within a word the ids are free as long as one of these words comes out. A rhyme is only begun where enough
words of one syllable are left for all its lines, so that no line is ever stuck.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from creastudio_text.engine.language import Tokens
from creastudio_text.engine.word_ids import WordIds, words_of
from creastudio_text.engine.word_trie import Bools, Walk
from creastudio_text.verse.check_en import SHAPES
from creastudio_text.verse.english import WORD

RECENT = 3
"""A word doesn't come again within so many words."""
SPARE = 3
"""Words that a rhyme must have beyond those that it needs."""
OFTEN = 2
"""How often a word that isn't one of the small ones may come in a poem."""


@dataclass(frozen=True)
class _Stand:
    """Between two words: which may come inside the line and which at its end, and the way towards them."""

    inner: Bools
    ending: Bools
    walk: Walk


class EnglishVerse:
    """The constraint of one poem.

    Parameters
    ----------
    tokens : Tokens
        Any vocabulary that can write English words.
    form : str
        "sonnet", "limerick" or "haiku".
    wish : str
        Words that are preferred, where they fit, until each has come.

    Raises
    ------
    UserError
        When the vocabulary can't write English words.
    """

    def __init__(self, tokens: Tokens, form: str, wish: str = "") -> None:
        self._size = tokens.size
        self._words: WordIds = words_of(tokens)
        self._shape = SHAPES[form]
        self._lines = len(self._shape.rhymes)
        self._line = 0
        self._at = 0  # syllables of the line so far
        self._written: list[int] = []
        self._often: Counter[int] = Counter()
        self._rhymes: dict[str, int] = {}
        # Words that may not come again inside a line, and those whose sound has ended one.
        self._banned: Bools = np.zeros(len(self._words.words), dtype=np.bool_)
        self._ended: Bools = np.zeros(len(self._words.words), dtype=np.bool_)
        self._queue: list[int] = []
        self._done = False
        self._first = 0  # words before this line
        wished = {word.lower() for word in WORD.findall(wish)}
        self._wish = [
            number for number, word in enumerate(self._words.words) if word.text in wished and not word.weak
        ]
        self._now = self._begun(0, [], opening=True)
        self._next: _Stand | None = None

    # ---- which words

    def _bounds(self) -> tuple[int, int]:
        return self._shape.aim[self._line]

    def _begun(self, at: int, before: list[int], *, opening: bool = False) -> _Stand:
        """Return what may come after `at` syllables and the words `before`."""
        trie = self._words.opening if opening else self._words.inside
        inner, ending = self._inner(at, before), self._ending(at, before)
        return _Stand(inner, ending, Walk(trie, inner | ending))

    def _inner(self, at: int, before: list[int]) -> Bools:
        """Return which words may stand there and not end the line."""
        found: Bools = self._words.inner(at, self._bounds()[1], self._shape.iambic) & ~self._banned
        found[before[-RECENT:]] = False
        return found

    def _ending(self, at: int, before: list[int]) -> Bools:
        """Return which words may end the line."""
        words = self._words
        letter = self._shape.rhymes[self._line]
        found: Bools = words.ending(at, *self._bounds(), self._shape.iambic, letter != ".").copy()
        if letter == ".":
            found[before[-RECENT:]] = False
            return found
        found &= ~self._ended
        if letter in self._rhymes:
            return found & (words.rhyme == self._rhymes[letter])
        # Not one that another letter has, nor one with too few words for all the lines of this one.
        open_rhymes = words.mates >= self._shape.rhymes.count(letter) + SPARE
        open_rhymes[list(self._rhymes.values())] = False
        return found & open_rhymes[words.rhyme]

    # ---- what is asked

    def mask(self) -> Tensor | None:
        """Return which ids may come next."""
        found = np.zeros(self._size, dtype=np.bool_)
        if self._queue:
            found[self._queue[0]] = True
            return torch.from_numpy(found)
        found[self._now.walk.next_ids()] = True
        if self._now.walk.word is not None:
            found[self._after_word(self._now.walk.word)] = True
        return torch.from_numpy(found)

    def _may(self, word: int) -> tuple[bool, bool]:
        """Return whether a whole word may stand inside the line, and whether it may end it."""
        return bool(self._now.inner[word]), bool(self._now.ending[word])

    def _after_word(self, word: int) -> list[int]:
        """Return the ids that may follow a whole word: the next word's, a sign, or the end of the line."""
        marks, last = self._words.marks, self._line == self._lines - 1
        inner, ending = self._may(word)
        ids: list[int] = []
        if ending:
            ids += [token for mark, token in marks.items() if not last or mark in ".!?"]
            if not last or not ids:
                ids.append(self._words.newline[0])
        if inner:
            ids += self._following(word).walk.next_ids().tolist()
            if "," in marks and len(self._written) > self._first:
                ids.append(marks[","])
        return ids

    def _following(self, word: int) -> _Stand:
        """Return what may come after a word."""
        if self._next is None:
            self._next = self._begun(self._at + int(self._words.syllables[word]), [*self._written, word])
        return self._next

    def lean(self) -> list[int]:
        """Return the ids that lead on to words that are wished for and haven't come."""
        wish = [word for word in self._wish if word not in self._often]
        if not wish or self._queue:
            return []
        walk = self._now.walk
        ids = walk.towards(wish)
        if walk.word is not None and self._may(walk.word)[0]:
            ids += self._following(walk.word).walk.towards(wish)
        return ids

    # ---- what is told

    def push(self, token: int) -> None:
        """Take note of an id."""
        if self._queue:
            self._queue.pop(0)
            self._done = not self._queue and self._line == self._lines
            return
        if self._now.walk.take(token):
            self._next = None
            return
        word = self._now.walk.word
        if word is not None:
            self._close(word, token)

    def _close(self, word: int, token: int) -> None:
        """End a word by the id behind it."""
        inner, ending = self._may(word)
        following = self._following(word) if inner else None
        comma = token == self._words.marks.get(",") and not ending
        if following is None or not (comma or following.walk.take(token)):
            self._end_line(word, token)
            return
        self._count(word)
        self._now, self._next = following, None

    def _count(self, word: int) -> None:
        self._written.append(word)
        self._often[word] += 1
        self._banned[word] |= self._often[word] >= OFTEN and not self._words.weak[word]
        self._at += int(self._words.syllables[word])

    def _end_line(self, word: int, token: int) -> None:
        words = self._words
        letter = self._shape.rhymes[self._line]
        self._count(word)
        if letter != ".":
            self._rhymes.setdefault(letter, int(words.rhyme[word]))
            self._ended |= words.sound == words.sound[word]
        self._line, self._at, self._first, self._next = self._line + 1, 0, len(self._written), None
        last = self._line == self._lines
        newline = list(words.newline)
        self._queue = newline[1:] if token == newline[0] else ([] if last else newline)
        if last:
            self._done = not self._queue
        else:
            self._now = self._begun(0, self._written, opening=True)

    @property
    def done(self) -> bool:
        """Whether the poem is complete."""
        return self._done
