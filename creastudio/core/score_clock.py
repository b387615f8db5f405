"""When the notes of a score clip sound: its ticks on the tempo map of the sequence."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from creastudio.core.tempo import TICKS_PER_QUARTER, TempoMap
from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class ScoreClock:
    """Between the ticks of a score and the time of a sequence, whose tempo map rules; what tempi a score has are left out.

    The beginning of the score lies where the clip would begin if nothing of it were cut off. A clip of another speed
    plays in a tempo that is so many times that of the sequence; its pitch stays.

    Attributes
    ----------
    origin : int
        Flicks of the sequence at which tick 0 lies; before 0 for a clip whose beginning is cut off.
    ticks_per_quarter : int
        Of the score.
    """

    tempo: TempoMap
    origin: int
    ticks_per_quarter: int
    speed: float = 1.0

    @classmethod
    def of(cls, clip: Clip, tempo: TempoMap, ticks_per_quarter: int) -> ScoreClock:
        """Return the clock of a clip in a sequence of this tempo map."""
        return cls(tempo, clip.start - clip.from_source(clip.offset), ticks_per_quarter, clip.speed)

    def flicks(self, tick: int) -> int:
        """Return the time of the sequence at which a tick of the score sounds, flicks."""
        return self.tempo.to_flicks(self._begin + tick * self._ratio)

    def tick(self, flicks: int) -> int:
        """Return the tick of the score that is nearest to a time of the sequence."""
        return round((self.tempo.exact_tick(flicks) - self._begin) / self._ratio)

    @property
    def _begin(self) -> Fraction:
        return self.tempo.exact_tick(self.origin)

    @property
    def _ratio(self) -> Fraction:
        """Ticks of the sequence for one of the score."""
        return Fraction(TICKS_PER_QUARTER, self.ticks_per_quarter) / Fraction(self.speed)
