"""How a text breaks into lines: a table that holds at every size, as widths grow with the size of the font."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.api.even_lines import even_lines
from creastudio.api.measuring import TextSize

MOST_LINES = 48
"""Lines that are tried; a text that needs more is too long for any ad."""

LOOSER, PHRASED = 1.22, 5
"""How much wider a text may be for lines that end with phrases, and up to how many lines that is tried."""
MOST_PIECES = 24
"""Of a text that is tried: running text is wide enough."""

SPARE = 1.012
"""Room that a box leaves beside its longest line: letters at the ends of lines lose their kerning."""


@dataclass(frozen=True)
class Wrap:
    """A text in one font.

    Attributes
    ----------
    widths : ndarray
        (lines,) Font sizes: ``widths[n - 1]`` is the least width at which the text takes n lines or fewer. Falls. Lines
        are as even as they can be there.
    first, line : float
        Height of one line, and what each further line adds, font sizes.
    missing : str
        Characters that no font has.
    family : str
        The font family that it is set in; "" where that isn't known.
    """

    widths: NDArray[np.float64]
    first: float
    line: float
    missing: str = ""
    family: str = ""

    def height(self, lines: int) -> float:
        """Return the height of this many lines, font sizes."""
        return self.first + (lines - 1) * self.line

    def lines(self, width: float) -> int:
        """Return how many lines it takes at a width, font sizes; 0 where a word would have to be broken."""
        return 0 if self.widths[-1] > width else int((self.widths > width).sum()) + 1


def wrap_of(paragraphs: Sequence[TextSize], size: float) -> Wrap:
    """Return the table of a text whose paragraphs have been measured at `size` px, without a width."""
    rows = [_Row(paragraph, size) for paragraph in paragraphs]
    least = max(row.longest for row in rows)
    widest = max(row.whole for row in rows)
    fewest = len(rows)
    most = min(MOST_LINES, sum(row.lines(least) for row in rows))
    widths: list[float] = [1e6] * (fewest - 1)
    for lines in range(fewest, max(most, fewest) + 1):
        widths.append(_least(rows, lines, least, widest))
    if len(rows) == 1 and any(paragraphs[0].ends):
        widths = _with_phrases(rows[0], widths)
    one = paragraphs[0]
    return Wrap(
        np.array(widths) * SPARE,
        one.height / size / max(1, one.lines),
        (one.line_height or one.height / max(1, one.lines)) / size,
        "".join(dict.fromkeys("".join(paragraph.missing for paragraph in paragraphs))),
        one.family,
    )


def _with_phrases(row: _Row, widths: list[float]) -> list[float]:
    """Return widths that leave room for lines that end with phrases, as far as they take no other number of lines."""
    found = list(widths)
    if row.pieces > MOST_PIECES:
        return found
    for count in range(2, min(PHRASED, len(widths)) + 1):
        least = widths[count - 1]
        # At the next number of lines' own width, the text would take that.
        most = min(LOOSER * least, widths[count - 2] / SPARE - 1e-6)
        length = row.even(count, most) if most > least else None
        if length is not None:
            found[count - 1] = max(least, length + 1e-6)
    return found


def _least(rows: Sequence[_Row], lines: int, low: float, high: float) -> float:
    """Return the least width, between two, at which rows take at most this many lines."""
    if sum(row.lines(low) for row in rows) <= lines:
        return low
    while high - low > 1e-3 * high:
        middle = (low + high) / 2
        if sum(row.lines(middle) for row in rows) <= lines:
            high = middle
        else:
            low = middle
    return high


class _Row:
    """One paragraph: where each piece ends and the next begins, font sizes."""

    def __init__(self, measured: TextSize, size: float) -> None:
        pieces = [advance / size for _, advance in measured.pieces] or [measured.width / size]
        spaces = [space / size for space in measured.spaces] + [0.0] * len(pieces)
        starts, ends, at = [], [], 0.0
        for piece, space in zip(pieces, spaces, strict=False):
            starts.append(at)
            ends.append(at + piece)
            at += piece + space
        self._starts, self._ends = starts, ends
        self._costs = list(measured.ends) or [0.0] * len(ends)
        self.longest = max(pieces)
        self.whole = max(ends[-1], self.longest)

    @property
    def pieces(self) -> int:
        """How many pieces it has."""
        return len(self._ends)

    def even(self, count: int, width: float) -> float | None:
        """Return the length of the longest line where this many are even and end with phrases; None where they don't fit."""
        firsts = even_lines(self._starts, self._ends, self._costs, count, width)
        if firsts is None:
            return None
        stops = [*firsts[1:], len(self._ends)]
        return max(
            self._ends[stop - 1] - self._starts[first] for first, stop in zip(firsts, stops, strict=True)
        )

    def lines(self, width: float) -> int:
        """Return how many lines it takes when each takes all pieces that fit."""
        at, count = 0, 0
        while at < len(self._ends):
            at = max(at + 1, bisect_right(self._ends, self._starts[at] + width + 1e-9, lo=at))
            count += 1
        return max(count, 1)
