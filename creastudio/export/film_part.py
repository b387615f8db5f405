"""Which frames and samples of a sequence are exported."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND, frame_length, from_frame, to_frame
from creastudio.core.timeline import Sequence

MAX_SECONDS = 24 * 3600
"""Longest film, s."""


@dataclass(frozen=True)
class FilmPart:
    """Frames `first` to before ``first + count`` of a sequence, at `rate` frames a second."""

    first: int
    count: int
    rate: Fraction

    def time(self, index: int) -> int:
        """Return the time of the sequence, flicks, at which frame `index` of the part is on screen."""
        return from_frame(self.first + index, self.rate)

    def samples(self, rate: int) -> tuple[int, int]:
        """Return the first sample of the sound, and how many there are: as long as the frames, to the sample."""
        begin = round(frame_length(self.rate) * self.first * rate / FLICKS_PER_SECOND)
        end = round(frame_length(self.rate) * (self.first + self.count) * rate / FLICKS_PER_SECOND)
        return begin, end - begin

    def resampled(self, rate: Fraction) -> FilmPart:
        """Return the same span at another rate; never faster than its own."""
        if rate >= self.rate:
            return self
        first = round(self.first / self.rate * rate)
        return FilmPart(first, max(1, round(self.count / self.rate * rate)), rate)

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
        When a side would be longer than 8192 px.
    """
    if not width and not height:
        width, height = sequence.width, sequence.height
    width = width or max(1, round(height * sequence.width / sequence.height))
    height = height or max(1, round(width * sequence.height / sequence.width))
    if even:
        width, height = max(2, width + width % 2), max(2, height + height % 2)
    if max(width, height) > 8192:
        raise UserError(
            f"{width} x {height} px are too large for a film.",
            "Choose at most 8192 px a side, or name a size.",
        )
    return width, height
