"""Which ids of a model's tokens may come in a state of a grammar.

Ids are looked up in a tree of their bytes, so that a literal costs a few steps. Inside a string nearly all ids may come;
those that are plain letters are counted once for all (Willard and Louf 2023, "Efficient Guided Generation", index what
tokens do to a state beforehand), and only those with quotes, backslashes or line ends are walked.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio_text.engine.grammar import ESCAPE, QUOTE, Grammar, Stack, State, Text
from creastudio_text.engine.language import Tokens
from creastudio_text.engine.streaming import raw

FAR = 1 << 30


@dataclass
class Branch:
    """A place in the tree of ids: those that end here, and the bytes that go on."""

    ids: list[int] = field(default_factory=list[int])
    next: dict[int, Branch] = field(default_factory=dict[int, "Branch"])


@dataclass
class Vocabulary:
    """All ids by their bytes.

    Attributes
    ----------
    plain : array of bool
        Ids that are plain parts of a string: no quote, backslash or control byte.
    first, letters, lacks : array of int
        Of each id: bytes at its beginning that belong to a character before, characters that begin in it, and bytes
        that its last character lacks.
    """

    size: int
    whole: Branch
    special: Branch
    plain: NDArray[np.bool_]
    first: NDArray[np.int64]
    letters: NDArray[np.int64]
    lacks: NDArray[np.int64]
    longest: int
    single: frozenset[bytes]


_known: weakref.WeakKeyDictionary[Any, Vocabulary] = weakref.WeakKeyDictionary()


def vocabulary_of(tokens: Tokens) -> Vocabulary:
    """Return the tree of a model's ids, built once."""
    found = _known.get(tokens)
    if found is None:
        found = _known[tokens] = _built(tokens)
    return found


def _built(tokens: Tokens) -> Vocabulary:
    whole, special = Branch(), Branch()
    plain = np.zeros(tokens.size, dtype=bool)
    counts = np.zeros((3, tokens.size), dtype=np.int64)
    single: set[bytes] = set()
    pieces = [b"" if token in tokens.ends else raw(tokens, token) for token in range(tokens.size)]
    bytewise = {piece[0] for piece in pieces if len(piece) == 1} >= set(range(0x80, 0xC0))
    longest = 1
    for token, piece in enumerate(pieces):
        if not piece:
            continue
        shape = _shape(piece)
        # Half a character leads nowhere unless every byte can be written by itself.
        if shape is None or ((shape[0] or shape[2]) and not bytewise):
            continue
        counts[:, token] = shape
        _put(whole, piece, token)
        if any(byte in (QUOTE, ESCAPE) or byte < 0x20 for byte in piece):
            _put(special, piece, token)
            longest = max(longest, len(piece))
        else:
            plain[token] = True
        single.add(piece)
    return Vocabulary(
        tokens.size, whole, special, plain, counts[0], counts[1], counts[2], longest, frozenset(single)
    )


def _put(tree: Branch, piece: bytes, token: int) -> None:
    for byte in piece:
        tree = tree.next.setdefault(byte, Branch())
    tree.ids.append(token)


def _shape(piece: bytes) -> tuple[int, int, int] | None:
    """Return (bytes of a character before, characters that begin, bytes that the last lacks); None for nonsense."""
    first = next((place for place, byte in enumerate(piece) if not 0x80 <= byte < 0xC0), len(piece))
    letters = lacks = 0
    for byte in piece[first:]:
        if 0x80 <= byte < 0xC0:
            lacks -= 1
            if lacks < 0:
                return None
        elif lacks or 0xC0 <= byte < 0xC2 or byte > 0xF4:
            return None
        else:
            letters += 1
            lacks = 0 if byte < 0x80 else 1 if byte < 0xE0 else 2 if byte < 0xF0 else 3
    return (first, letters, lacks) if first <= 3 else None


@dataclass
class _Walked:
    """Ids that may come by walking, and how many bytes more (or fewer) it takes to complete after each."""

    ids: NDArray[np.int64]
    costs: NDArray[np.int64]


class Masks:
    """Masks of one grammar over one vocabulary, kept as they are made."""

    def __init__(self, grammar: Grammar, vocabulary: Vocabulary) -> None:
        self._grammar, self._vocabulary = grammar, vocabulary
        self._walks: dict[State, _Walked] = {}

    def mask(self, state: State, left: int = FAR) -> Tensor:
        """Return which ids may come, bool (ids,), so that `left` ids, this one included, can complete it."""
        may = np.zeros(self._vocabulary.size, dtype=bool)
        for stack in state:
            thing = self._grammar.things[stack[-1]] if stack else None
            if isinstance(thing, Text) and not thing.escaped:
                cost = self._grammar.cost((stack,))
                may |= self._letters(thing, cost, left)
        near = self._near(state)
        walked = self._walks.get(near)
        if walked is None:
            walked = self._walks[near] = self._walk(near)
        cost = self._grammar.cost(near)
        far = self._grammar.cost(state) - cost
        may[walked.ids[walked.costs + far <= left - 1]] = True
        return torch.from_numpy(may)

    def _letters(self, text: Text, cost: int, left: int) -> NDArray[np.bool_]:
        """Return the plain ids that may come inside a string."""
        words = self._vocabulary
        goes_on = (words.letters == 0) & (words.first <= text.need)
        begins = (words.letters > 0) & (words.first == text.need)
        may = words.plain & (goes_on | begins) & (words.letters <= text.most)
        # Bytes that complete it after each: what was lacking is written, what the last character lacks is added.
        after = cost - np.minimum(words.letters, text.least) - words.first + words.lacks
        return may & (after <= left - 1)

    def _near(self, state: State) -> State:
        """Return the state with counts cut that no id can reach, so that a long string is one state."""
        far = self._vocabulary.longest + 1
        return tuple(sorted({self._nearer(stack, far) for stack in state}))

    def _nearer(self, stack: Stack, far: int) -> Stack:
        thing = self._grammar.things[stack[-1]] if stack else None
        if not isinstance(thing, Text) or (thing.most <= far and thing.least <= far):
            return stack
        nearer = replace(thing, least=min(thing.least, far), most=min(thing.most, far))
        return (*stack[:-1], self._grammar.add(nearer))

    def _walk(self, state: State) -> _Walked:
        inside = tuple(
            stack for stack in state if stack and isinstance(self._grammar.things[stack[-1]], Text)
        )
        outside = tuple(stack for stack in state if stack and stack not in inside)
        found: dict[int, int] = {}
        for part, tree in ((inside, self._vocabulary.special), (outside, self._vocabulary.whole)):
            if part:
                self._descend(part, tree, found)
        for stack in inside:
            thing = self._grammar.things[stack[-1]]
            if isinstance(thing, Text) and thing.escaped:
                # After a backslash even a plain letter is special.
                self._descend((stack,), self._vocabulary.whole, found)
        ids = np.fromiter(found, dtype=np.int64, count=len(found))
        return _Walked(ids, np.fromiter(found.values(), dtype=np.int64, count=len(found)))

    def _descend(self, state: State, tree: Branch, found: dict[int, int]) -> None:
        waiting = [(state, tree)]
        while waiting:
            here, branch = waiting.pop()
            for byte, deeper in branch.next.items():
                after = self._grammar.step(here, byte)
                if not after:
                    continue
                for token in deeper.ids:
                    cost = self._grammar.cost(after)
                    found[token] = min(cost, found.get(token, cost))
                if deeper.next:
                    waiting.append((after, deeper))
