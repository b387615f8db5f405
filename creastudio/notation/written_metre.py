"""How a bar is counted when music is written: its beats, and the groups that beams join.

Lengths in this and the other modules of writing are integers, ``QUARTER`` to a quarter note, so that the usual tuplets
down to sixty-fourths are whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

from creastudio.api.score import BarLine

QUARTER = 10080


@dataclass(frozen=True)
class Beats:
    """A bar by its beats.

    Attributes
    ----------
    length, beat : int
        Of the bar and of a beat.
    compound : bool
        Whether a beat is three (a dotted note) and not two.
    half : int
        Where the middle lies that only notes on beats may cross; 0 for none.
    groups : tuple of int
        Ends of the groups that beams join.
    """

    length: int
    beat: int
    compound: bool
    half: int
    groups: tuple[int, ...]

    def group(self, at: int) -> int:
        """Return the number of the group that a place of the bar is in."""
        return next((n for n, end in enumerate(self.groups) if at < end), len(self.groups))


def beats_of(line: BarLine, ticks_per_quarter: int) -> Beats:
    """Return how a bar is counted; a pickup is counted from its end, as the bars after it are."""
    top, bottom = line.metre.numerator, line.metre.denominator
    length = (line.end - line.start) * QUARTER // ticks_per_quarter
    unit = QUARTER * 4 // bottom
    if bottom >= 8 and top % 3 == 0:
        beat = 3 * unit
        return Beats(length, beat, True, 0, _ends(length, [beat] * (length // beat + 1)))
    beat = unit if bottom >= 8 else QUARTER
    if bottom >= 8:
        groups = _ends(length, [2 * unit] * ((top - 3) // 2) + [3 * unit])
        return Beats(length, beat, False, 0, groups)
    full = top * unit
    half = full // 2 if full in (4 * QUARTER, 8 * QUARTER) and length == full else 0
    return Beats(length, beat, False, half, _ends(length, [beat] * (length // beat + 1)))


def _ends(length: int, sizes: list[int]) -> tuple[int, ...]:
    ends: list[int] = []
    at = 0
    for size in sizes:
        at = min(length, at + size)
        ends.append(at)
        if at == length:
            break
    return tuple(ends) if ends and ends[-1] == length else (*ends, length)
