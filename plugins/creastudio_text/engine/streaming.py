"""From ids to text while it is written: no half characters, nothing of a stop string."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from creastudio_text.engine.language import Tokens


@runtime_checkable
class ByteTokens(Protocol):
    """Tokens that may be parts of a character."""

    def raw(self, token: int) -> bytes:
        """Return what one id adds to a text in UTF-8, which may be less than a character."""
        ...


def raw(tokens: Tokens, token: int) -> bytes:
    """Return what one id adds to a text in UTF-8."""
    return tokens.raw(token) if isinstance(tokens, ByteTokens) else tokens.surface(token).encode()


class TextStream:
    """One text that grows id by id.

    Parameters
    ----------
    tokens : Tokens
    stops : sequence of str
        Strings that end the text; they don't belong to it.

    Attributes
    ----------
    stopped : bool
        Whether a stop string came.
    """

    def __init__(self, tokens: Tokens, stops: Sequence[str] = ()) -> None:
        self._tokens = tokens
        self._stops = tuple(stop for stop in stops if stop)
        # A random or damaged model also writes bytes that are no character; they are left out.
        self._decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        self._told: list[str] = []
        self._held = ""
        self.stopped = False

    @property
    def text(self) -> str:
        """All that was handed out so far."""
        return "".join(self._told)

    def push(self, token: int) -> str:
        """Take one id and return the text that is certain now; it may come with a later id."""
        if self.stopped:
            return ""
        self._held += self._decoder.decode(raw(self._tokens, token))
        at = min((place for stop in self._stops if (place := self._held.find(stop)) >= 0), default=-1)
        if at >= 0:
            self.stopped = True
            return self._hand_out(at, rest="")
        return self._hand_out(len(self._held) - self._unsure())

    def finish(self) -> str:
        """Return what was held back, as no id comes any more."""
        return "" if self.stopped else self._hand_out(len(self._held))

    def _unsure(self) -> int:
        """Return how many characters at the end may be the beginning of a stop string."""
        longest = max((len(stop) for stop in self._stops), default=1) - 1
        for length in range(min(longest, len(self._held)), 0, -1):
            if any(stop.startswith(self._held[-length:]) for stop in self._stops):
                return length
        return 0

    def _hand_out(self, length: int, rest: str | None = None) -> str:
        part, self._held = self._held[:length], self._held[length:] if rest is None else rest
        self._told.append(part)
        return part
