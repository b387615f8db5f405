"""How much of what a model wrote stands word for word in what it learned from.

Windows of one length are hashed (Karp and Rabin 1987). Whether a sample and the training texts have one in common tells
whether their longest common span is so long, and halving finds how long it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

COMPARED = 8_000_000
"""Characters of the training texts that are looked at, at most; what lies beyond isn't compared with."""

WINDOW = 6
"""Shortest span that is found, characters."""

_CHUNK = 1 << 20
_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2**64."""
_INVERSE = pow(_BASE, -1, 1 << 64)
_TABLE = 16
"""Bits of a hash by which most windows are told apart at once."""

_WORD = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003134f]|[^\W_]+(?:['’][^\W_]+)*")

Sums = NDArray[np.uint64]


@dataclass(frozen=True)
class Copied:
    """The longest span that a text shares with others.

    Attributes
    ----------
    text : str
        The span itself, blanks made one.
    start : int
        Where it begins in the text that was looked at, characters of its blanks-made-one form.
    share : float
        Of the text, 0 to 1.
    """

    text: str = ""
    start: int = 0
    share: float = 0.0

    @property
    def characters(self) -> int:
        """Its length."""
        return len(self.text)

    @property
    def words(self) -> int:
        """Its length in words; a Chinese or Japanese character counts as one."""
        return count_words(self.text)


def count_words(text: str) -> int:
    """Return how many words a text has; a Chinese or Japanese character counts as one."""
    return len(_WORD.findall(text))


def plain(text: str) -> str:
    """Return a text with every run of blanks made one."""
    return " ".join(text.split())


class Learned:
    """Training texts to compare with.

    Parameters
    ----------
    texts : sequence of str
    """

    def __init__(self, texts: Sequence[str]) -> None:
        joined: list[str] = []
        left = COMPARED
        for text in texts:
            part = plain(text)[:left]
            joined.append(part)
            left -= len(part) + 1
            if left <= 0:
                break
        # A sign that no text has, so that no span runs from one into the next.
        self.text = "\0".join(joined)
        self._sums = _sums(self.text)
        self._powers = _powers(_INVERSE, min(_CHUNK, len(self.text) + 1))

    def longest(self, text: str) -> Copied:
        """Return the longest span of `text` that stands in the training texts; shorter than six characters is none."""
        own = plain(text)
        sums = _sums(own)
        powers = _powers(_INVERSE, len(own) + 1)
        low, high, start = WINDOW - 1, min(len(own), len(self.text)), 0
        while low < high:
            length = (low + high + 1) // 2
            place = self._place(sums, powers, length, own)
            if place is None:
                high = length - 1
            else:
                low, start = length, place
        if low < WINDOW:
            return Copied()
        return Copied(own[start : start + low], start, low / len(own))

    def _place(self, sums: Sums, powers: Sums, length: int, own: str) -> int | None:
        """Return where in a sample a window of `length` begins that the training texts have; None for nowhere."""
        wanted = _hashes(sums, powers, length)
        order = np.argsort(wanted, kind="stable")
        ordered = wanted[order]
        known = np.zeros(1 << _TABLE, bool)
        known[(ordered >> np.uint64(64 - _TABLE)).astype(np.int64)] = True
        for at in range(0, len(self.text) - length + 1, _CHUNK):
            part = self._sums[at : at + _CHUNK + length]
            # The sums of a later chunk carry the power of its first place.
            shift = np.uint64(pow(_INVERSE, at, 1 << 64))
            found = _hashes(part, self._powers, length) * shift
            found = found[known[(found >> np.uint64(64 - _TABLE)).astype(np.int64)]]
            spots = np.minimum(np.searchsorted(ordered, found), len(ordered) - 1)
            for spot in np.unique(spots[ordered[spots] == found]):
                start = int(order[spot])
                # Hashes may be equal by chance.
                if own[start : start + length] in self.text:
                    return start
        return None


def _sums(text: str) -> Sums:
    """Return, for each place, the sum of the codes before it times powers of the base, modulo 2**64; (n + 1,)."""
    codes = np.frombuffer(text.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    found = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_BASE, len(codes)), out=found[1:])
    return found


def _powers(base: int, count: int) -> Sums:
    found = np.full(count, base, np.uint64)
    if count:
        found[0] = 1
    return np.cumprod(found, dtype=np.uint64)


def _hashes(sums: Sums, powers: Sums, length: int) -> Sums:
    """Return a hash for each window of `length`, the same for equal windows wherever they stand; at most one a power."""
    count = min(len(sums) - length, len(powers))
    return (sums[length : length + count] - sums[:count]) * powers[:count]
