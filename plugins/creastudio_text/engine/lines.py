"""One line of text as a constraint: within bounds, without a break in it, and unlike those that were there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import torch
from torch import Tensor

from creastudio_text.engine.language import Tokens
from creastudio_text.sentence_ends import ends, is_ended

PAUSES = "。，、；：！？"
"""Marks that stand behind words, and never behind each other."""


@dataclass(frozen=True)
class Table:
    """What is known of each id of some tokens; all (ids,).

    Attributes
    ----------
    plain : Tensor
        bool; it adds something, without a line break.
    wordy : Tensor
        bool; plain, and more than spaces.
    stops : Tensor
        bool; it ends a line: a line break alone, or the end of a text.
    pauses : Tensor
        bool; it begins with a mark that stands behind words.
    lengths : Tensor
        int64; characters that it adds.
    """

    plain: Tensor
    wordy: Tensor
    stops: Tensor
    pauses: Tensor
    lengths: Tensor


_tables: WeakKeyDictionary[Tokens, Table] = WeakKeyDictionary()


def table_of(tokens: Tokens) -> Table:
    """Return the table of some tokens, made once."""
    found = _tables.get(tokens)
    if found is None:
        surfaces = [tokens.surface(token) for token in range(tokens.size)]
        ends = [token in tokens.ends for token in range(tokens.size)]
        plain = [
            bool(text) and text.isprintable() and not end for text, end in zip(surfaces, ends, strict=True)
        ]
        found = Table(
            plain=torch.tensor(plain),
            wordy=torch.tensor(
                [good and bool(text.strip()) for text, good in zip(surfaces, plain, strict=True)]
            ),
            stops=torch.tensor([end or text == "\n" for text, end in zip(surfaces, ends, strict=True)]),
            pauses=torch.tensor([text.lstrip()[:1] in {*PAUSES, *",;:!?."} for text in surfaces]),
            lengths=torch.tensor([len(text) for text in surfaces]),
        )
        _tables[tokens] = found
    return found


def same(text: str) -> str:
    """Return what of a line counts when lines are compared: its letters and digits, in lower case."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


class Line:
    """A constraint: a line of `least` to `most` characters that is none of `unlike`.

    Parameters
    ----------
    tokens : Tokens
    least, most : int
        Characters, without spaces at the ends; 1 <= least <= most.
    unlike : iterable of str
        Lines that it may not repeat, whatever their case and punctuation.
    closing : bool
        Whether a sentence that ends in the second half of `most` ends the line.

    Attributes
    ----------
    text : str
        What has been written.
    """

    def __init__(
        self,
        tokens: Tokens,
        *,
        least: int = 1,
        most: int = 200,
        unlike: Iterable[str] = (),
        closing: bool = True,
    ) -> None:
        self.text = ""
        self._tokens, self._table = tokens, table_of(tokens)
        self._least, self._most = least, most
        self._unlike = frozenset(same(line) for line in unlike)
        self._closing, self._over = closing, False

    def mask(self) -> Tensor | None:
        """Return the ids that keep the line within its bounds."""
        room = self._most - len(self.text)
        allowed = (self._table.plain if self.text.strip() else self._table.wordy) & (
            self._table.lengths <= room
        )
        last = self.text.rstrip()[-1:]
        if not last or last in PAUSES:
            # A model that is at a loss, as one of verse in a talk, would write marks alone.
            allowed = allowed & ~self._table.pauses
        if self._may_end():
            allowed = allowed | self._table.stops
        # At its longest and yet the same as another line: it goes on rather than repeat that.
        return allowed if bool(allowed.any()) else self._table.wordy

    def push(self, token: int) -> None:
        """Take note of the id that was chosen."""
        surface = self._tokens.surface(token)
        if token in self._tokens.ends or surface == "\n":
            self._over = True
            return
        self.text += surface
        closed = self._closing and len(self.text) > self._most / 2 and is_ended(self.text)
        self._over = self._may_end() and (closed or len(self.text) >= self._most)

    @property
    def done(self) -> bool:
        """Whether the line has ended."""
        return self._over

    def _may_end(self) -> bool:
        plain = self.text.strip()
        return len(plain) >= self._least and same(plain) != "" and same(plain) not in self._unlike


def whole(text: str, least: int = 1) -> str:
    """Return a line without the beginning of a sentence that was cut off at its end, if that leaves `least` characters."""
    line = " ".join(text.split())
    if is_ended(line):
        return line
    kept = line[: max(ends(line), default=0)]
    return kept if len(kept) >= least else line
