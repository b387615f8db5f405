"""Lines that are even and end where a phrase ends: of all ways to break a text into so many lines, the best.

By dynamic programming over whole paragraphs, as Knuth and Plass, "Breaking Paragraphs into Lines" (1981); what makes a line
bad is here how far its length is from the mean, as words of ads are set ragged, and what it separates.
"""

from __future__ import annotations

from collections.abc import Sequence

MOST_PIECES, MOST_LINES = 60, 8
"""Longer texts are running text, which is set full."""

SEPARATED = 0.5
"""What it costs to end a line in the worst place, as the square of how far off the mean two lines are, in shares of it."""

WIDOW, SHORT = 0.3, 0.34
"""What a last line costs that is shorter than this share of the mean."""


def even_lines(
    starts: Sequence[float],
    ends: Sequence[float],
    costs: Sequence[float],
    count: int,
    limit: float,
    hangs: Sequence[float] | None = None,
) -> list[int] | None:
    """Return the first piece of each line; None where there are too many pieces or lines, or no way that fits.

    Parameters
    ----------
    starts, ends : sequence of float
        Where each piece begins and ends when all stand in one line, without the space after it.
    costs : sequence of float
        How bad it is that a line begins with the piece: 0 at its best, 1 at its worst.
    count : int
        Lines.
    limit : float
        Length of a line.
    hangs : sequence of float, optional
        How much of each piece may hang over the end of a line.
    """
    pieces = len(ends)
    if not 1 < count <= min(MOST_LINES, pieces) or pieces > MOST_PIECES:
        return None
    hangs = hangs or [0.0] * pieces
    mean = max(1e-9, ends[-1] / count)
    infinite = float("inf")
    # before[i]: the least cost of setting the pieces before i, and where the last of their lines begins.
    before = [0.0] + [infinite] * pieces
    rows: list[list[int]] = []
    for line in range(1, count + 1):
        row, cost = [0] * (pieces + 1), [infinite] * (pieces + 1)
        for stop in range(line, pieces - (count - line) + 1):
            for first in range(stop - 1, line - 2, -1):
                length = ends[stop - 1] - starts[first]
                if length - hangs[stop - 1] > limit:
                    break
                if before[first] == infinite:
                    continue
                bad = (
                    before[first]
                    + ((length - mean) / mean) ** 2
                    + (SEPARATED * costs[first] if first else 0.0)
                )
                if line == count and length < SHORT * mean:
                    bad += WIDOW
                if bad < cost[stop]:
                    cost[stop], row[stop] = bad, first
        before = cost
        rows.append(row)
    if before[pieces] == infinite:
        return None
    found: list[int] = []
    stop = pieces
    for row in reversed(rows):
        stop = row[stop]
        found.append(stop)
    return found[::-1]
