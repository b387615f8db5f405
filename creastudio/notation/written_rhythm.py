"""Rhythm as it is written: onsets brought onto the divisions of beats, and lengths cut into values that notes can have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from creastudio.notation.written_metre import QUARTER, Beats

_SIMPLE = (1, 2, 4, 3, 6, 8, 5, 7, 12, 16)
_COMPOUND = (1, 3, 6, 2, 4, 12)
_RATIOS = {3: (3, 2), 6: (3, 2), 12: (3, 2), 5: (5, 4), 7: (7, 4)}
_RATIOS_COMPOUND = {2: (2, 3), 4: (4, 3)}
_COST = {1: 0.0, 2: 0.01, 4: 0.03, 3: 0.035, 6: 0.09, 8: 0.08}
"""What a division costs where nothing fits exactly, in parts of a beat."""

_COST_COMPOUND = {1: 0.0, 3: 0.01, 6: 0.03, 2: 0.06}
_VALUES = {QUARTER * 8 >> n: (1 << n) // 2 for n in range(9)}
"""Length -> value: 0 (breve), 1, 2, 4 ..."""


@dataclass(frozen=True)
class Segment:
    """A beat (or two) with one division; `ratio` is that of its tuplet, (1, 1) for none."""

    start: int
    length: int
    division: int
    ratio: tuple[int, int] = (1, 1)

    @property
    def end(self) -> int:
        """Return where the next begins."""
        return self.start + self.length

    def snapped(self, at: int) -> int:
        """Return the nearest place of the division."""
        step = self.length / self.division
        return self.start + round(round((at - self.start) / step) * step)


@dataclass(frozen=True)
class Value:
    """How a length is written: 4 is a quarter, 0 a breve."""

    value: int
    dots: int


def segments_of(beats: Beats, onsets: Sequence[int], ends: Sequence[int]) -> list[Segment]:
    """Return the segments of a bar by what begins and ends in it, both counted from its beginning."""
    made: list[Segment] = []
    at = 0
    while at < beats.length:
        length = min(beats.beat, beats.length - at)
        wide = _wide_triplet(beats, at, onsets, ends)
        if wide is not None:
            made.append(wide)
        else:
            inside = [x for x in onsets if at <= x < at + length]
            stops = [x for x in ends if at < x < at + length]
            made.append(_segment(beats, at, length, inside, stops))
        at = made[-1].end
    return made


def _wide_triplet(beats: Beats, at: int, onsets: Sequence[int], ends: Sequence[int]) -> Segment | None:
    """Return a triplet over two beats where that is what is there."""
    length = 2 * beats.beat
    if beats.compound or at % length or at + length > beats.length:
        return None
    inside = {x - at for x in (*onsets, *ends) if at < x < at + length}
    third = length // 3
    return Segment(at, length, 3, (3, 2)) if inside and inside <= {third, 2 * third} else None


def _segment(beats: Beats, at: int, length: int, onsets: list[int], ends: list[int]) -> Segment:
    ratios = _RATIOS_COMPOUND if beats.compound else _RATIOS
    candidates = _COMPOUND if beats.compound else _SIMPLE
    if length < beats.beat:
        return _part(beats, at, length, [*onsets, *ends], candidates, ratios)
    for wanted in ([*onsets, *ends], onsets):
        exact = next((d for d in candidates if all((x - at) * d % length == 0 for x in wanted)), None)
        if exact is not None:
            return Segment(at, length, exact, ratios.get(exact, (1, 1)))
    costs = _COST_COMPOUND if beats.compound else _COST

    def cost(division: int) -> float:
        step = length / division
        off = [abs((x - at) / step - round((x - at) / step)) * step / length for x in onsets]
        return max(off) + sum(off) / len(off) + costs[division]

    best = min(costs, key=cost)
    return Segment(at, length, best, ratios.get(best, (1, 1)))


def _part(
    beats: Beats,
    at: int,
    length: int,
    wanted: list[int],
    candidates: Iterable[int],
    ratios: dict[int, tuple[int, int]],
) -> Segment:
    """Return the segment of a part of a beat, in an upbeat or where a metre changes: divided as the whole would be."""
    for division in candidates:
        step = beats.beat // division
        if length % step == 0 and all((x - at) % step == 0 for x in wanted):
            return Segment(at, length, length // step, ratios.get(division, (1, 1)))
    return Segment(at, length, max(1, length * 8 // QUARTER))


def value_of(length: int, ratio: tuple[int, int] = (1, 1)) -> Value | None:
    """Return how a length is written within a tuplet; None where one note can't say it."""
    actual, normal = ratio
    if length * actual % normal:
        return None
    plain = length * actual // normal
    for dots, (above, below) in enumerate(((1, 1), (3, 2), (7, 4))):
        if plain * below % above == 0 and plain * below // above in _VALUES:
            return Value(_VALUES[plain * below // above], dots)
    return None


def pieces_of(
    start: int, end: int, beats: Beats, segments: Iterable[Segment], *, rest: bool = False
) -> list[tuple[int, int]]:
    """Return a length of a bar cut into such as can be written, so that the beats can be seen."""
    made: list[tuple[int, int]] = []
    bounds = [s.end for s in segments]
    tuplets = [s for s in segments if s.ratio != (1, 1)]
    at = start
    while at < end:
        inside = next((s for s in tuplets if s.start <= at < s.end), None)
        if inside is not None:
            until = _within(at, min(end, inside.end), inside)
        else:
            limit = min([end, *(s.start for s in tuplets if s.start > at)])
            until = _plain(at, limit, beats, bounds, rest=rest)
        made.append((at, until))
        at = until
    return made


def _within(at: int, end: int, segment: Segment) -> int:
    """Return where the first piece ends inside of a tuplet."""
    for until in range(end, at, -max(1, segment.length // segment.division)):
        if value_of(until - at, segment.ratio) is not None:
            return until
    return end


def _plain(at: int, end: int, beats: Beats, bounds: list[int], *, rest: bool) -> int:
    """Return where the first piece ends outside of tuplets."""
    beat = beats.beat
    length = end - at
    if at == 0 and end == beats.length and value_of(length) is not None:
        return end
    following = min([end, *(b for b in bounds if b > at)])
    if beats.compound:
        if at % beat == 0:
            fitting = [n for n in (4, 2, 1) if n * beat <= length]
            return at + fitting[0] * beat if fitting else _largest(at, end)
        return _largest(at, following)
    if at % beat == 0 and length >= beat:
        return _on_the_beat(at, end, beats, rest=rest)
    off = 2 * at % beat == 0
    crosses = beats.half and at < beats.half < end
    if off and not rest and not crosses and length in (beat, beat * 3 // 2):
        return end
    return _largest(at, following)


def _on_the_beat(at: int, end: int, beats: Beats, *, rest: bool) -> int:
    beat, length = beats.beat, end - at
    if not rest and 2 * length == 3 * beat:
        return end
    if rest:
        # Rests show the halves of the bar.
        end = min(end, beats.half) if beats.half and at < beats.half else end
        length = end - at
        sizes = (4, 2, 1) if beats.half or beats.length % (2 * beat) == 0 else (1,)
        return at + next((n * beat for n in sizes if n * beat <= length and at % (n * beat) == 0), beat)
    sizes = (8, 6, 4, 3, 2, 1) if at == 0 else (4, 3, 2, 1)
    return at + next(n * beat for n in sizes if n * beat <= length and value_of(n * beat) is not None)


def _largest(at: int, end: int) -> int:
    """Return the end of the longest note that fits and can be written with one dot at most; `end` where there is none."""
    length = end - at
    fitting = [
        size for whole in _VALUES for size in (whole, whole * 3 // 2)
        if size <= length and value_of(size) is not None
    ]  # fmt: skip
    return at + max(fitting) if fitting else end
