"""Bars of any lengths as metres: pickups, bars that a repeat cut in two, and bars that are longer or shorter than they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from creastudio.api.score import Metre

_DENOMINATORS = (4, 8, 16, 32, 64)
FINEST = 1_000_000
"""Parts of a quarter that music is placed at: sums of unlike parts, as hostile files have them, would grow without end."""


def not_too_fine(quarters: Fraction) -> Fraction:
    """Return a time or length itself, or the nearest of at most ``FINEST`` parts of a quarter."""
    return quarters if quarters.denominator <= FINEST else quarters.limit_denominator(FINEST)


@dataclass
class BarLengths:
    """The measures of a piece in order: quarters that each lasts, and the metre that is written (None for free)."""

    found: list[tuple[Fraction, tuple[int, int] | None]] = field(default_factory=list)

    def add(self, length: Fraction, metre: tuple[int, int] | None) -> None:
        """Add a measure; one without any length is none."""
        if length > 0:
            self.found.append((length, metre))


def bars_of_lengths(lengths: BarLengths, ticks: int) -> tuple[tuple[Metre, ...], int]:
    """Return metres that make such bars, and the ticks of the pickup (0 for none).

    Two measures that together are one bar (the last of a repeated section and the upbeat of the next) become one.
    """
    measures = _merged(lengths.found)
    metres: list[Metre] = []
    at, pickup = Fraction(0), 0
    written: tuple[int, int] | None = None
    for number, (length, metre) in enumerate(measures):
        whole = Fraction(4 * metre[0], metre[1]) if metre else length
        wanted = metre or metre_of_length(length)
        if number == 0 and metre and len(measures) > 1 and length < whole:
            pickup = round(length * ticks)
        elif length != whole or metre is None:
            # The last bar of a piece may be shorter than its metre says without being another metre.
            last = number == len(measures) - 1 and length < whole
            wanted = metre if metre and last else metre_of_length(length)
        if wanted != written:
            metres.append(Metre(tick=round(at * ticks), numerator=wanted[0], denominator=wanted[1]))  # type: ignore[arg-type]
            written = wanted
        at = not_too_fine(at + length)
    return tuple(metres), pickup


def _merged(
    found: list[tuple[Fraction, tuple[int, int] | None]],
) -> list[tuple[Fraction, tuple[int, int] | None]]:
    made: list[tuple[Fraction, tuple[int, int] | None]] = []
    open_bar = False
    for length, metre in found:
        whole = Fraction(4 * metre[0], metre[1]) if metre else Fraction(0)
        fits = open_bar and metre is not None and made[-1][1] == metre and made[-1][0] + length == whole
        if fits and len(made) > 1:
            made[-1] = (whole, metre)
            open_bar = False
            continue
        made.append((length, metre))
        open_bar = 0 < length < whole
    return made


def metre_of_length(quarters: Fraction) -> tuple[int, int]:
    """Return a metre whose bars are so long, the nearest longer one in sixty-fourths where there is none."""
    for denominator in _DENOMINATORS:
        beats = quarters * denominator / 4
        if beats.denominator == 1 and 1 <= beats <= 255:
            return int(beats), denominator
    return max(1, min(255, -int(-quarters * 16 // 1))), 64
