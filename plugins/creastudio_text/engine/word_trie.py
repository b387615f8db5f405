"""Words as sequences of ids: which ids may come next so that one of the words that are wanted comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Children:
    """What may follow some ids: the next ids, and for each the range of words that begin so."""

    tokens: Ints
    first: Ints
    last: Ints


class WordTrie:
    """All words of a vocabulary, sorted by their ids so that those with a common beginning stand together.

    Parameters
    ----------
    sequences : sequence of sequence of int
        The ids of each word; an empty one is left out.
    """

    def __init__(self, sequences: Sequence[Sequence[int]]) -> None:
        self.order: Ints = np.array(
            sorted((w for w, ids in enumerate(sequences) if ids), key=lambda w: tuple(sequences[w])),
            dtype=np.int64,
        )
        self._ids = [tuple(sequences[word]) for word in self.order]
        self._places = {int(word): place for place, word in enumerate(self.order)}
        self._children: dict[tuple[int, int, int], Children] = {}

    def place(self, word: int) -> int | None:
        """Return where a word stands in the order of the trie, None where it doesn't."""
        return self._places.get(word)

    def id_at(self, place: int, depth: int) -> int | None:
        """Return an id of the word at a place, None behind its end."""
        return self._ids[place][depth] if depth < len(self._ids[place]) else None

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self._ids)

    def sorted(self, wanted: Bools) -> Bools:
        """Return what is said of each word in the order of the trie."""
        found: Bools = wanted[self.order]
        return found

    def word(self, first: int, depth: int) -> int | None:
        """Return the word that is whole after `depth` ids, if there is one, of a range that begins with `first`."""
        return int(self.order[first]) if self.size > first and len(self._ids[first]) == depth else None

    def children(self, first: int, last: int, depth: int) -> Children:
        """Return what may follow at `depth`, of the words from `first` to before `last`."""
        key = (first, last, depth)
        if key not in self._children:
            start = first
            while start < last and len(self._ids[start]) == depth:
                start += 1
            tokens = [self._ids[place][depth] for place in range(start, last)]
            changes = [
                place for place in range(len(tokens)) if place == 0 or tokens[place] != tokens[place - 1]
            ]
            begins = [start + place for place in changes]
            self._children[key] = Children(
                np.array([tokens[place] for place in changes], dtype=np.int64),
                np.array(begins, dtype=np.int64),
                np.array([*begins[1:], last] if begins else [], dtype=np.int64),
            )
        return self._children[key]


class Walk:
    """A way through a trie towards one of the words that are wanted."""

    def __init__(self, trie: WordTrie, wanted: Bools) -> None:
        self._trie = trie
        self._sums: Ints = np.concatenate(([0], np.cumsum(trie.sorted(wanted))))
        self._range = (0, trie.size)
        self.depth = 0

    def next_ids(self) -> Ints:
        """Return the ids that lead on to a wanted word."""
        found = self._trie.children(*self._range, self.depth)
        good = self._sums[found.last] > self._sums[found.first]
        ids: Ints = found.tokens[good]
        return ids

    def towards(self, words: Sequence[int]) -> list[int]:
        """Return the ids that lead on to some of the words, as far as these are wanted and can still be reached."""
        found: list[int] = []
        for word in words:
            place = self._trie.place(word)
            if (
                place is None
                or not self._range[0] <= place < self._range[1]
                or self._sums[place + 1] == self._sums[place]
            ):
                continue
            token = self._trie.id_at(place, self.depth)
            found += [] if token is None else [token]
        return found

    def take(self, token: int) -> bool:
        """Go on by an id; False, and nothing happens, where no wanted word goes on so."""
        found = self._trie.children(*self._range, self.depth)
        place = int(np.searchsorted(found.tokens, token))
        if place >= len(found.tokens) or found.tokens[place] != token:
            return False
        first, last = int(found.first[place]), int(found.last[place])
        if self._sums[last] <= self._sums[first]:
            return False
        self._range, self.depth = (first, last), self.depth + 1
        return True

    @property
    def word(self) -> int | None:
        """The wanted word that is whole here, or None."""
        first = self._range[0]
        whole = self._trie.word(first, self.depth) if self.depth else None
        return whole if whole is not None and self._sums[first + 1] > self._sums[first] else None
