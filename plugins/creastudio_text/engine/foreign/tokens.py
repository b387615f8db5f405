"""Tokens of a model of another maker, by its ``tokenizer.json``."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

from creastudio_text.engine.foreign.pieces import pieces


class ForeignTokens:
    """``Tokens`` over a tokenizer of the library of that name, which runs nothing that a file brings.

    Parameters
    ----------
    tokenizer : tokenizers.Tokenizer
    ends : collection of int
        Ids that end a text.
    most : int, optional
        How many ids the network knows; those that were added to the tokenizer alone are never read.

    Attributes
    ----------
    before, after : tuple of int
        Control ids that the tokenizer wants around a text that is read.
    """

    def __init__(self, tokenizer: Any, ends: Collection[int], most: int | None = None) -> None:
        self.tokenizer = tokenizer
        known = int(tokenizer.get_vocab_size(with_added_tokens=True))
        self.size = known if most is None else min(known, most)
        self.ends = frozenset(int(token) for token in ends)
        self.before, self.after = _around(tokenizer)

    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`, without anything before or after it."""
        return [
            token for token in self.tokenizer.encode(text, add_special_tokens=False).ids if token < self.size
        ]

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of `ids`; control ids say nothing, and half a character is left out."""
        return b"".join(self.raw(token) for token in ids).decode("utf-8", "ignore")

    def surface(self, token: int) -> str:
        """Return what one id adds to a text; "" for control ids and for a part of a character."""
        try:
            return self.raw(token).decode("utf-8")
        except UnicodeDecodeError:
            return ""

    def raw(self, token: int) -> bytes:
        """Return what one id adds to a text in UTF-8, which may be less than a character."""
        return self._pieces[token] if 0 <= token < len(self._pieces) else b""

    @cached_property
    def _pieces(self) -> tuple[bytes, ...]:
        return pieces(self.tokenizer, self.size)


def _around(tokenizer: Any) -> tuple[tuple[int, ...], tuple[int, ...]]:
    bare = tokenizer.encode("a", add_special_tokens=False).ids
    whole = tokenizer.encode("a", add_special_tokens=True).ids
    extra = len(whole) - len(bare)
    for place in range(extra + 1):
        if whole[place : place + len(bare)] == bare:
            return tuple(whole[:place]), tuple(whole[place + len(bare) :])
    return (), ()
