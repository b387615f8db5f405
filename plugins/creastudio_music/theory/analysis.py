"""All that is found in a score: keys, chords, cadences, metre, tempo, sections, ranges and density."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from creastudio.api.chord_kinds import symbol_of
from creastudio.api.score import Score
from creastudio_music.theory.cadences import Cadence, cadences_of
from creastudio_music.theory.extents import Density, Extent, density_of, extents_of
from creastudio_music.theory.harmony import Harmony, harmony_of
from creastudio_music.theory.keys import key_name
from creastudio_music.theory.metres import MetreGuess, TempoFacts, guess_metre, tempo_of
from creastudio_music.theory.sections import Section, sections_of
from creastudio_music.theory.walking import bars_begun, bars_within


@dataclass(frozen=True)
class Analysis:
    """What was found.

    Attributes
    ----------
    harmony : Harmony
    cadences : tuple of Cadence
    metres : tuple of (int, int, int)
        First bar (from 0), numerator and denominator of each metre that the score says.
    guessed : MetreGuess or None
        What its notes suggest, where the score says no metre.
    tempo : TempoFacts
    sections : tuple of Section
    extents : tuple of Extent
        One a track.
    density : Density
    bars, bars_of : int
        Bars that were looked at, and up to the last in which a note begins.
    """

    harmony: Harmony
    cadences: tuple[Cadence, ...]
    metres: tuple[tuple[int, int, int], ...]
    guessed: MetreGuess | None
    tempo: TempoFacts
    sections: tuple[Section, ...]
    extents: tuple[Extent, ...]
    density: Density
    bars: int
    bars_of: int

    @property
    def left_out(self) -> str:
        """A sentence on what wasn't looked at; empty where all was."""
        if self.bars >= self.bars_of:
            return ""
        return (
            f"The score is too long to be looked at as a whole: bars 1 to {self.bars} of {self.bars_of} were."
        )

    @property
    def summary(self) -> str:
        """One sentence: key, metre, tempo, how many chords there are, and the letters of the first sections."""
        if self.harmony.home is None:
            return "There are no notes with a pitch."
        _, numerator, denominator = self.metres[0]
        return (
            f"{key_name(self.harmony.home.key)}, {numerator}/{denominator}, {self.tempo.first:.0f} a minute; "
            f"chords: {len(self.harmony.chords)}; sections: {' '.join(s.letter for s in self.sections[:16])}."
        )

    def facts(self) -> dict[str, Any]:
        """Return it in JSON types; bars count from 1, ticks from 0."""
        home = self.harmony.home
        return {
            "summary": self.summary,
            "left_out": self.left_out,
            "bars": self.bars,
            "key": None if home is None else {"name": key_name(home.key), "sure": round(home.sure, 3)},
            "keys": [
                {
                    "start": span.start,
                    "end": span.end,
                    "name": key_name(span.key),
                    "sure": round(span.sure, 3),
                }
                for span in self.harmony.keys
            ],
            "chords": [
                {
                    "start": span.start,
                    "end": span.end,
                    "symbol": symbol_of(span.chord),
                    "numeral": span.numeral,
                    "explains": round(span.sure, 3),
                }
                for span in self.harmony.chords
            ],
            "cadences": [
                {"tick": c.tick, "kind": c.kind, "numerals": list(c.numerals)} for c in self.cadences
            ],
            "metres": [{"bar": bar + 1, "metre": f"{n}/{d}"} for bar, n, d in self.metres],
            "suggested_metre": None
            if self.guessed is None
            else {
                "metre": f"{self.guessed.numerator}/{self.guessed.denominator}",
                "sure": round(self.guessed.sure, 3),
            },
            "tempo": {name: round(value, 2) for name, value in self.tempo._asdict().items()},
            "sections": [
                {"letter": s.letter, "first_bar": s.first + 1, "last_bar": s.last + 1} for s in self.sections
            ],
            "tracks": [
                {**extent._asdict(), "track": extent.track + 1, "mean": round(extent.mean, 2)}
                for extent in self.extents
            ],
            "density": {
                "notes_a_beat": round(self.density.a_beat, 3),
                "notes_a_second": round(self.density.a_second, 3),
                "notes_a_bar": list(self.density.bars),
            },
        }


def analyse(score: Score, check: Callable[[], None] | None = None) -> Analysis:
    """Return what is found in a score; of a very long one in its first bars.

    Parameters
    ----------
    check : callable
        Called often; it may raise to stop.
    """
    harmony = harmony_of(score, check=check)
    bars = bars_begun(score)
    return Analysis(
        harmony=harmony,
        cadences=cadences_of(score, harmony),
        metres=_metres(score),
        guessed=None if score.metres else guess_metre(score, check=check),
        tempo=tempo_of(score),
        sections=sections_of(score, check=check),
        extents=extents_of(score, check=check),
        density=density_of(score),
        bars=min(harmony.bars, bars_within(score)),
        bars_of=bars,
    )


def _metres(score: Score) -> tuple[tuple[int, int, int], ...]:
    found = [(score.bar_map.number(m.tick), m.numerator, m.denominator) for m in score.metres]
    if not found or found[0][0] > 0:
        found.insert(0, (0, 4, 4))
    return tuple(found)
