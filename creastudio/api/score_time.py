"""Bars and seconds of a score, by its metres and its tempi."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from creastudio.api.score_parts import Metre, Tempo


class BarLine(NamedTuple):
    """Where a bar begins and ends, ticks, and the metre that it is counted in."""

    start: int
    end: int
    metre: Metre


class BarMap:
    """Bars without end: those of the last metre go on for ever.

    A bar begins wherever a metre does, so the one before may be cut short; so is the first where there is a pickup.
    """

    def __init__(self, ticks_per_quarter: int, metres: Sequence[Metre], pickup: int = 0) -> None:
        self._spans: list[tuple[int, int, int, Metre]] = []
        """First tick, number of the first bar, ticks a bar, and metre, of each stretch with one length of bars."""
        first = metres[0] if metres and metres[0].tick == 0 else Metre(tick=0, numerator=4, denominator=4)
        later = [metre for metre in metres if metre.tick > 0]
        number = 0
        if pickup:
            self._spans.append((0, 0, pickup, first))
            number = 1
            first = first.model_copy(update={"tick": pickup})
            later = [metre for metre in later if metre.tick > pickup] or []
            for metre in metres:
                if 0 < metre.tick <= pickup:
                    first = metre.model_copy(update={"tick": pickup})
        for metre, following in zip([first, *later], [*later, None], strict=True):
            length = metre.ticks(ticks_per_quarter)
            self._spans.append((metre.tick, number, length, metre))
            if following is not None:
                number += -(-(following.tick - metre.tick) // length)
        self._starts = [span[0] for span in self._spans]
        self._numbers = [span[1] for span in self._spans]

    def lengths(self, count: int) -> list[int]:
        """Return the ticks of each of the first `count` bars."""
        made: list[int] = []
        for place, (start, first, length, _) in enumerate(self._spans):
            following = self._spans[place + 1] if place + 1 < len(self._spans) else None
            last = count if following is None else min(count, following[1])
            made += [length] * (last - first)
            if following is not None and made and last == following[1] and last > first:
                # A bar begins where a metre does, so the one before may be cut short.
                made[-1] = min(length, following[0] - (start + (last - first - 1) * length))
            if len(made) >= count:
                break
        return made[:count]

    @property
    def spans(self) -> list[tuple[int, int, int]]:
        """First tick, number of the first bar and ticks a bar of each stretch with one length of bars."""
        return [(start, number, length) for start, number, length, _ in self._spans]

    def number(self, tick: int) -> int:
        """Return the number, from 0, of the bar that `tick` is in."""
        start, number, length, _ = self._spans[bisect_right(self._starts, max(0, tick)) - 1]
        return number + (max(0, tick) - start) // length

    def bar(self, number: int) -> BarLine:
        """Return where the bar `number` lies."""
        at = bisect_right(self._numbers, number) - 1
        start, first, length, metre = self._spans[at]
        begin = start + (number - first) * length
        end = begin + length
        if at + 1 < len(self._spans):
            end = min(end, self._starts[at + 1])
        return BarLine(begin, end, metre)


class TempoMap:
    """Ticks to seconds and back; 120 quarter notes a minute where nothing is said."""

    def __init__(self, ticks_per_quarter: int, tempi: Sequence[Tempo]) -> None:
        self._ticks: list[int] = [0]
        self._seconds: list[float] = [0.0]
        self._per_tick: list[float] = [60.0 / (120.0 * ticks_per_quarter)]
        for tempo in tempi:
            per_tick = 60.0 / (tempo.bpm * ticks_per_quarter)
            if tempo.tick == 0:
                self._per_tick[0] = per_tick
                continue
            self._seconds.append(self.seconds(tempo.tick))
            self._ticks.append(tempo.tick)
            self._per_tick.append(per_tick)

    def seconds(self, tick: float) -> float:
        """Return the time of a tick, s."""
        at = max(0, bisect_right(self._ticks, tick) - 1)
        return self._seconds[at] + (tick - self._ticks[at]) * self._per_tick[at]

    def tick(self, seconds: float) -> float:
        """Return the tick at a time, with its fraction."""
        at = max(0, bisect_right(self._seconds, seconds) - 1)
        return self._ticks[at] + (seconds - self._seconds[at]) / self._per_tick[at]
