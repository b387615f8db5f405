"""How an accompaniment goes from bar to bar: how strong, where sections end, where it begins thin and how it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from creastudio.api.score import BarLine, Score
from creastudio_music.theory.beats import Beat, beats_of

Shape = Literal["steady", "build", "arch", "waves"]
SECTION = 8
"""Bars of a section where nobody says where they begin."""


class BarPlan(NamedTuple):
    """What is meant for one bar.

    Attributes
    ----------
    number : int
        Of the bar in the score, from 0.
    line : BarLine
    beats : tuple of Beat
    place : int
        Bars since the section began.
    energy : float
        0 to 1.
    fill : int
        Beats at its end that are a fill; 0 for none.
    begins : bool
        Whether a section begins that something led to.
    ending : bool
        Whether it is the last bar, where all hold.
    """

    number: int
    line: BarLine
    beats: tuple[Beat, ...]
    place: int
    energy: float
    fill: int
    begins: bool
    ending: bool

    @property
    def level(self) -> int:
        """Which of three patterns is played, from 0."""
        return min(2, int(self.energy * 3))


def planned(
    score: Score,
    bars: int,
    *,
    beats: int = 4,
    intensity: float = 0.5,
    shape: Shape = "steady",
    fills: int = SECTION,
    sections: Sequence[int] = (),
    levels: Sequence[float] = (),
    ending: bool = True,
) -> list[BarPlan]:
    """Return a plan for each of the first `bars` bars of a score, but for an upbeat that more follows.

    Who accompanies comes in with the first whole bar, and sections are counted from there.

    Parameters
    ----------
    beats : int
        Beats a bar of the patterns that will be played.
    intensity : float
        0 to 1.
    shape : str
        How it goes from the beginning to the end: the same, growing, to a height at two thirds, or section by section.
    fills : int
        Bars from one fill to the next; 0 for none. With `sections`, they end in one too.
    sections : sequence of int
        The bars that sections begin at; every ``SECTION`` bars where it is empty.
    ending : bool
        Whether all hold in the last bar; else it leads back to the first, as in a loop.
    levels : sequence of float
        What is added to the intensity in each section.
    """
    upbeat = 1 if score.pickup and bars > 1 else 0
    begins = sorted({upbeat, *sections}) if sections else list(range(upbeat, bars, SECTION))
    # A last section of one bar is the end of the one before.
    begins = [begin for begin in begins if begin == upbeat or upbeat < begin < bars - 1]
    found: list[BarPlan] = []
    for number in range(upbeat, bars):
        section = sum(begin <= number for begin in begins) - 1
        place = number - begins[section]
        line = score.bar_map.bar(number)
        own = beats_of(line, score.ticks_per_quarter, beats)
        more = levels[section % len(levels)] if levels else 0.0
        energy = min(0.999, max(0.0, intensity + more + _shaped(shape, number / max(1, bars - 1), section)))
        last = number == bars - 1
        closes = ending and last
        ends = number + 1 in begins or (last and not ending)
        fill = 0
        if fills and not closes and len(own) > 1 and (ends or (place + 1) % fills == 0):
            fill = _beats_of_fill(len(own), energy, ends=ends)
        led = bool(found and found[-1].fill and place == 0)
        found.append(BarPlan(number, line, own, place, energy, fill, led, closes and bars > 1))
    return found


def _shaped(shape: Shape, share: float, section: int) -> float:
    if shape == "build":
        return 0.45 * (share - 0.6)
    if shape == "arch":
        return 0.22 - 0.75 * abs(share - 0.66)
    if shape == "waves":
        return 0.14 if section % 2 else -0.14
    return 0.0


def _beats_of_fill(beats: int, energy: float, *, ends: bool) -> int:
    most = 4 if energy >= 0.66 else 2 if energy >= 0.33 else 1
    return min(most if ends else max(1, most // 2), beats)
