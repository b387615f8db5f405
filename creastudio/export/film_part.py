"""Which frames and samples of a sequence are exported."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from creastudio.api.errors import UserError
from creastudio.core.time import from_frame, to_frame
from creastudio.core.timeline import Sequence
from creastudio.export.film_options import MAX_SIDE

MAX_SECONDS = 24 * 3600
"""Longest film, s."""


@dataclass(frozen=True)
class FilmPart:
    """Frames `first` to before ``first + count`` of a sequence, at `rate` frames a second.

    `late` is how much later than frame `first` of that rate the part begins, frames, 0 to less than 1.
    """

    first: int
    count: int
    rate: Fraction
    late: Fraction = Fraction(0)

    def time(self, index: int) -> int:
        """Return the time of the sequence, flicks, at which frame `index` of the part is on screen."""
        return from_frame(self.first + self.late + index, self.rate)

    def samples(self, rate: int) -> tuple[int, int]:
        """Return the first sample of the sound, and how many there are: as long as the frames, to the sample."""
        first = self.first + self.late
        begin, end = round(first / self.rate * rate), round((first + self.count) / self.rate * rate)
        return begin, end - begin

    def resampled(self, rate: Fraction) -> FilmPart:
        """Return the same span at another rate, with the same frame at its beginning; never faster than its own."""
        if rate >= self.rate:
            return self
        first, late = divmod((self.first + self.late) / self.rate * rate, 1)
        return FilmPart(first, max(1, round(self.count / self.rate * rate)), rate, late)

    @property
    def seconds(self) -> float:
        """How long it is, s."""
        return float(self.count / self.rate)


def film_part(sequence: Sequence, part: str) -> FilmPart:
    """Return what "whole" or "loop" means in a sequence.

    Raises
    ------
    UserError
        When there is nothing, or more than a day.
    """
    start, end = 0, sequence.duration
    if part == "loop":
        if sequence.loop is None:
            raise UserError(
                f"'{sequence.name}' has no loop region.",
                "Mark one on the ruler, or export the whole sequence.",
            )
        start, end = sequence.loop.start, sequence.loop.end
    if not sequence.duration:
        raise UserError(f"'{sequence.name}' is empty.", "Put something on its tracks first.")
    first = to_frame(start, sequence.rate)
    count = to_frame(max(start, end - 1), sequence.rate) + 1 - first
    if count / sequence.rate > MAX_SECONDS:
        raise UserError(
            f"'{sequence.name}' is longer than a day.", "Export a part of it: mark a loop region."
        )
    return FilmPart(first, count, sequence.rate)


def film_size(sequence: Sequence, width: int, height: int, *, even: bool) -> tuple[int, int]:
    """Return the size of a film in px: where a side is 0 it follows from the other; `even` is what codecs ask for.

    Raises
    ------
    UserError
        When a side would be longer than ``MAX_SIDE``.
    """
    if not width and not height:
        width, height = sequence.width, sequence.height
    width = width or max(1, round(height * sequence.width / sequence.height))
    height = height or max(1, round(width * sequence.height / sequence.width))
    if even:
        width, height = max(2, width + width % 2), max(2, height + height % 2)
    if max(width, height) > MAX_SIDE:
        raise UserError(
            f"{width} x {height} px are too large for a film.",
            f"Choose at most {MAX_SIDE} px a side, or name a size.",
        )
    return width, height
