"""Tempo and metre of a sequence: between flicks, ticks, bars and beats, exactly.

A tick is 1/960 of a quarter note, as in a ``Score``. Tempi are exact fractions, so that a marker can lie on a bar
line to the flick, and MIDI's microseconds a quarter lose nothing.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from pydantic import Field, field_validator, model_validator

from creastudio.api.recipe import Frozen
from creastudio.core.time import FLICKS_PER_SECOND

_Changes = TypeVar("_Changes", bound=tuple[object, ...])

TICKS_PER_QUARTER = 960

FLICKS_PER_MINUTE = 60 * FLICKS_PER_SECOND

SLOWEST, FASTEST = Fraction(5), Fraction(999)
"""Bounds of a tempo, quarter notes a minute."""


class TempoChange(Frozen):
    """From `tick` on, this many quarter notes a minute, as an exact fraction."""

    tick: int = Field(default=0, ge=0)
    numerator: int = Field(default=120, ge=1)
    denominator: int = Field(default=1, ge=1)

    @property
    def tempo(self) -> Fraction:
        """Quarter notes a minute."""
        return Fraction(self.numerator, self.denominator)

    @property
    def tick_length(self) -> Fraction:
        """Length of a tick, flicks."""
        return FLICKS_PER_MINUTE / (self.tempo * TICKS_PER_QUARTER)

    @classmethod
    def of(cls, tick: int, tempo: Fraction) -> TempoChange:
        """Return a change to `tempo` quarter notes a minute."""
        return cls(tick=tick, numerator=tempo.numerator, denominator=tempo.denominator)

    @model_validator(mode="after")
    def _playable(self) -> TempoChange:
        if not SLOWEST <= self.tempo <= FASTEST:
            raise ValueError(f"a tempo is {SLOWEST} to {FASTEST} quarter notes a minute")
        return self


class MetreChange(Frozen):
    """From bar `bar` on (the first is 0), bars of `beats` notes of 1/`unit`."""

    bar: int = Field(default=0, ge=0)
    beats: int = Field(default=4, ge=1, le=64)
    unit: int = Field(default=4, ge=1, le=64)

    @property
    def beat_ticks(self) -> int:
        """Length of a beat, ticks."""
        return 4 * TICKS_PER_QUARTER // self.unit

    @property
    def bar_ticks(self) -> int:
        """Length of a bar, ticks."""
        return self.beats * self.beat_ticks

    @field_validator("unit")
    @classmethod
    def _a_note(cls, unit: int) -> int:
        if unit & (unit - 1):
            raise ValueError("notes are halves, quarters, eighths and so on")
        return unit


@dataclass(frozen=True)
class BarPosition:
    """A musical time as people count it: `bar` and `beat` from 1, then `tick` ticks."""

    bar: int
    beat: int
    tick: int

    def __str__(self) -> str:
        return f"{self.bar}.{self.beat}.{self.tick:03d}"


class TempoMap(Frozen):
    """The one tempo and metre map of a sequence: tick 0, the first bar line, lies at 0 flicks.

    Attributes
    ----------
    tempi : tuple of TempoChange
        Sorted by tick, one at each at most; the first at tick 0.
    metres : tuple of MetreChange
        Sorted by bar, one at each at most; the first at bar 0.
    """

    tempi: tuple[TempoChange, ...] = Field(default=(TempoChange(),), min_length=1)
    metres: tuple[MetreChange, ...] = Field(default=(MetreChange(),), min_length=1)

    @field_validator("tempi")
    @classmethod
    def _tempi_in_order(cls, tempi: tuple[TempoChange, ...]) -> tuple[TempoChange, ...]:
        _require_order([change.tick for change in tempi])
        return tempi

    @field_validator("metres")
    @classmethod
    def _metres_in_order(cls, metres: tuple[MetreChange, ...]) -> tuple[MetreChange, ...]:
        _require_order([change.bar for change in metres])
        return metres

    def to_flicks(self, tick: int | Fraction) -> int:
        """Return the flick at which a tick, or a fraction of one, begins."""
        anchors = _anchors(self.tempi)
        index = max(0, bisect_right(self.tempi, tick, key=_tick_of) - 1)
        change = self.tempi[index]
        return anchors[index] + _rounded((tick - change.tick) * change.tick_length)

    def to_tick(self, flicks: int) -> int:
        """Return the tick nearest to a time; ``to_tick(to_flicks(tick)) == tick``."""
        return _rounded(self.exact_tick(flicks))

    def exact_tick(self, flicks: int) -> Fraction:
        """Return what tick a time is, with its fraction."""
        anchors = _anchors(self.tempi)
        index = max(0, bisect_right(anchors, flicks) - 1)
        change = self.tempi[index]
        return change.tick + (flicks - anchors[index]) / change.tick_length

    def bar_tick(self, bar: int) -> int:
        """Return the tick at which a bar begins, the first being bar 0."""
        index = bisect_right(self.metres, bar, key=lambda change: change.bar) - 1
        change = self.metres[index]
        return _bar_anchors(self.metres)[index] + (bar - change.bar) * change.bar_ticks

    def bar_at(self, tick: int) -> int:
        """Return the bar, counted from 0, that a tick lies in."""
        change, anchor = self._metre_at(tick)
        return change.bar + (tick - anchor) // change.bar_ticks

    def position(self, tick: int) -> BarPosition:
        """Return a tick in bars, beats and ticks."""
        change, anchor = self._metre_at(tick)
        bar, rest = divmod(tick - anchor, change.bar_ticks)
        beat, rest = divmod(rest, change.beat_ticks)
        return BarPosition(change.bar + bar + 1, beat + 1, rest)

    def tick_of(self, position: BarPosition) -> int:
        """Return the tick of a position in bars, beats and ticks."""
        bar = position.bar - 1
        index = bisect_right(self.metres, bar, key=lambda change: change.bar) - 1
        beat_ticks = self.metres[index].beat_ticks
        return self.bar_tick(bar) + (position.beat - 1) * beat_ticks + position.tick

    def metre_at(self, tick: int) -> MetreChange:
        """Return the metre that a tick lies in."""
        return self._metre_at(tick)[0]

    def tempo_at(self, tick: int) -> Fraction:
        """Return the tempo at a tick, quarter notes a minute."""
        return self.tempi[max(0, bisect_right(self.tempi, tick, key=_tick_of) - 1)].tempo

    def _metre_at(self, tick: int) -> tuple[MetreChange, int]:
        anchors = _bar_anchors(self.metres)
        index = max(0, bisect_right(anchors, tick) - 1)
        return self.metres[index], anchors[index]


def _require_order(places: list[int]) -> None:
    if places[0] != 0 or any(left >= right for left, right in itertools.pairwise(places)):
        raise ValueError("changes begin at 0 and follow one another")


def _tick_of(change: TempoChange) -> int:
    return change.tick


def _rounded(value: Fraction) -> int:
    # Half up: Python's rounding to even would make ticks of unequal distance.
    return int((value + Fraction(1, 2)) // 1)


def _remembered(work: Callable[[_Changes], tuple[int, ...]]) -> Callable[[_Changes], tuple[int, ...]]:
    """Keep what was worked out last, by the identity of the changes: a thousand of them take long to be hashed."""
    kept: OrderedDict[int, tuple[_Changes, tuple[int, ...]]] = OrderedDict()

    def remembering(changes: _Changes) -> tuple[int, ...]:
        found = kept.get(id(changes))
        if found is None or found[0] is not changes:
            # What is kept holds the changes too, so no others can have their id.
            found = kept[id(changes)] = changes, work(changes)
            while len(kept) > 64:
                try:
                    kept.popitem(last=False)
                except KeyError:  # another thread was first
                    break
        return found[1]

    return remembering


@_remembered
def _anchors(tempi: tuple[TempoChange, ...]) -> tuple[int, ...]:
    """Return the flick at which each tempo begins; whole, so that fractions don't pile up."""
    out = [0]
    for before, after in itertools.pairwise(tempi):
        out.append(out[-1] + _rounded((after.tick - before.tick) * before.tick_length))
    return tuple(out)


@_remembered
def _bar_anchors(metres: tuple[MetreChange, ...]) -> tuple[int, ...]:
    """Return the tick at which each metre begins."""
    out = [0]
    for before, after in itertools.pairwise(metres):
        out.append(out[-1] + (after.bar - before.bar) * before.bar_ticks)
    return tuple(out)
