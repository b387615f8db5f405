"""Which ids of a vocabulary are Chinese characters of a tone or a rhyme: a mask a class, made once for each."""

from __future__ import annotations

import weakref

import torch
from torch import Tensor

from creastudio_text.engine.language import Tokens
from creastudio_text.verse.pingshui import LEVEL, OBLIQUE, TONES, readings, sides

Key = str | int
"""A rhyme: the name of a Pingshui rhyme ("平尤") or a number of a group of ci."""


class VerseMasks:
    """The characters of one vocabulary by tone and rhyme.

    A character with several readings counts for each that is in use; rare readings are left to checks.

    Attributes
    ----------
    characters : dict of int to str
        Ids that add one Chinese character of the rhyme table.
    ids : dict of str to list of int
        The other way round.
    signs : dict of str to Tensor
        For 平, 仄 and 中, which ids suit; bool (ids,).
    """

    def __init__(self, tokens: Tokens) -> None:
        self.size = tokens.size
        self.characters: dict[int, str] = {}
        self.ids: dict[str, list[int]] = {}
        self._others: dict[str, int] = {}
        for token in range(tokens.size):
            surface = tokens.surface(token)
            if len(surface) != 1 or token in tokens.ends:
                continue
            if sides(surface, rare=False):
                self.characters[token] = surface
                self.ids.setdefault(surface, []).append(token)
            else:
                self._others.setdefault(surface, token)
        self.bits = {token: sides(c, rare=False) for token, c in self.characters.items()}
        self.signs = {
            sign: self.of([token for token, bits in self.bits.items() if bits & wanted])
            for sign, wanted in TONES.items()
        }
        self._feet: dict[tuple[Key, int], list[int]] = {}
        self._keys: dict[tuple[int, int, bool], frozenset[Key]] = {}
        for token, character in self.characters.items():
            self._sort(token, character)
        self._masks = {place: self.of(found) for place, found in self._feet.items()}
        self._named: dict[str, Tensor] = {}

    def _sort(self, token: int, character: str) -> None:
        """Note in which rhymes a character may stand at the end of a line."""
        for side in (LEVEL, OBLIQUE):
            mine = [r for r in readings(character) if r.side == side and r.use < 2]
            # Level rhymes are counted in poems, so that only words are taken that poets rhyme on.
            good = [r for r in mine if r.use == 0] or ([] if side == LEVEL else mine)
            narrow = frozenset[Key](r.rhyme for r in good)
            wide = frozenset[Key](group for r in good for group in r.groups)
            self._keys[token, side, False], self._keys[token, side, True] = narrow, wide
            for key in (*narrow, *wide):
                self._feet.setdefault((key, side), []).append(token)

    def of(self, ids: list[int]) -> Tensor:
        """Return a mask that is True for `ids`."""
        mask = torch.zeros(self.size, dtype=torch.bool)
        mask[torch.tensor(ids, dtype=torch.int64)] = True
        return mask

    def any_of(self, characters: str) -> Tensor:
        """Return which ids are one of some characters; each set is made once."""
        if characters not in self._named:
            self._named[characters] = self.of([token for c in characters for token in self.ids.get(c, ())])
        return self._named[characters]

    def mark(self, character: str) -> int | None:
        """Return the id of a sign that is no Chinese character, or None."""
        return self._others.get(character)

    def keys(self, token: int, side: int, ci: bool) -> frozenset[Key]:
        """Return the rhymes that an id may end a line in."""
        return self._keys.get((token, side, ci), frozenset())

    def foot(self, key: Key, side: int) -> Tensor | None:
        """Return which ids rhyme in `key` with a tone of `side`, or None where there is none."""
        return self._masks.get((key, side))

    def feet(self, key: Key, side: int) -> list[int]:
        """Return the ids that rhyme in `key` with a tone of `side`."""
        return self._feet.get((key, side), [])

    def rhymes(self, ci: bool) -> list[Key]:
        """Return all rhymes that some id can end a line in."""
        kind = int if ci else str
        return sorted({key for key, _ in self._feet if isinstance(key, kind)}, key=str)


_MADE: weakref.WeakKeyDictionary[Tokens, VerseMasks] = weakref.WeakKeyDictionary()


def masks_of(tokens: Tokens) -> VerseMasks:
    """Return the masks of a vocabulary, made once as long as it lives."""
    found = _MADE.get(tokens)
    if found is None:
        found = _MADE[tokens] = VerseMasks(tokens)
    return found
