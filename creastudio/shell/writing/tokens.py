"""What could have stood where a model wrote something: kept while the studio runs, by the text that was written."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

MAX_TEXTS = 400
"""Passages whose alternatives are kept; the oldest are forgotten."""

Alternatives = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Token:
    """A piece of a passage from `start` to before `end`, letters, and what could have stood there."""

    start: int
    end: int
    alternatives: Alternatives


class TokenStore:
    """Pieces of passages with their alternatives.

    They are found by the text itself: a passage that was edited has none, and one that comes back by undo has them
    again.
    """

    def __init__(self) -> None:
        self._by_text: OrderedDict[str, tuple[Token, ...]] = OrderedDict()

    def keep(self, text: str, tokens: Sequence[Token]) -> None:
        """Remember the pieces of a text."""
        if tokens and text:
            self._by_text[text] = tuple(tokens)
            self._by_text.move_to_end(text)
            while len(self._by_text) > MAX_TEXTS:
                self._by_text.popitem(last=False)

    def at(self, text: str, place: int) -> Token | None:
        """Return the piece of a text that the caret is in or behind, or None."""
        tokens = self._by_text.get(text, ())
        index = bisect_right(tokens, max(0, place - 1), key=lambda token: token.start) - 1
        if index < 0 or not tokens[index].start <= max(0, place - 1) < tokens[index].end:
            return None
        return tokens[index]

    def split(self, text: str, place: int) -> None:
        """Remember the pieces of both parts of a text that is split at `place`."""
        tokens = self._by_text.get(text, ())
        self.keep(text[:place], [token for token in tokens if token.end <= place])
        rest = [
            Token(token.start - place, token.end - place, token.alternatives)
            for token in tokens
            if token.start >= place
        ]
        self.keep(text[place:], rest)
