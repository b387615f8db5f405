"""A score cut into slots of a beat or half a beat: which pitch classes sound how much in each, and over which bass.

All that is found about keys and chords is found on these, so that the notes are walked through once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from creastudio.api.score import BarLine, Metre, Note, Score

MAX_NOTES = 100_000
"""Notes that are looked at."""

MAX_SLOTS = 12_000
"""Slots that a score is cut into: an hour at 100 beats a minute, in half beats."""

HELD = 16
"""Bars behind the last in which a note begins."""

LONGEST = 256
"""Slots that one note is laid into, at most."""

_LATER = 1200
"""Added to the pitch of notes that begin within a slot: what sounds at its first tick is its bass, if anything does."""

_NOTHING = 9999

ONSET = 0.6
"""What a note adds beside its length, in slots, where it begins on the slot's first tick or sounds there."""


@dataclass
class Slot:
    """A stretch of the score.

    Attributes
    ----------
    start, end : int
        Ticks.
    strength : int
        2 on the first beat of a bar, 1 on another beat, 0 between beats.
    weights : list of float
        How much each of the twelve pitch classes sounds, in slots; a note that sounds at its first tick counts more.
    bass : int or None
        Pitch class of the lowest note that sounds longest; None where nothing does.
    bar : int
        From 0.
    """

    start: int
    end: int
    strength: int
    bar: int
    weights: list[float] = field(default_factory=lambda: [0.0] * 12)
    bass: int | None = None

    @property
    def silent(self) -> bool:
        """Whether nothing sounds."""
        return not any(self.weights)


@dataclass(frozen=True)
class Frames:
    """A score in slots.

    Attributes
    ----------
    slots : sequence of Slot
        From the first bar on, without gaps.
    bars : int
        Bars that they reach over; the score may have more.
    notes : int
        Notes with pitches that were looked at.
    spelled : dict of int to float
        For each pitch class that sounds, the mean place on the line of fifths at which its notes are spelled.
    """

    slots: Sequence[Slot]
    bars: int
    notes: int
    spelled: dict[int, float]


def beat_of(metre: Metre, ticks_per_quarter: int) -> int:
    """Return the ticks of a beat: three units in compound metres (3/8, 6/8, 9/8, 12/8), else one."""
    unit = max(1, ticks_per_quarter * 4 // metre.denominator)
    compound = metre.numerator % 3 == 0 and metre.denominator >= 8
    return unit * (3 if compound else 1)


def pitched(score: Score) -> list[int]:
    """Return the numbers of the tracks whose notes have pitches."""
    return [number for number, track in enumerate(score.tracks) if track.bars and not track.percussion]


def frames_of(
    score: Score,
    *,
    first: int = 0,
    last: int | None = None,
    divided: int = 1,
    check: Callable[[], None] | None = None,
) -> Frames:
    """Cut bars `first` up to, not including, `last` into slots.

    Parameters
    ----------
    divided : int
        Slots in a beat.
    check : callable
        Called before each bar; it may raise to stop.
    """
    # What a last note is held for is looked at for a while only.
    begun = max((len(track.bars) for track in score.tracks), default=0)
    last = min(score.bar_count, begun + HELD, score.bar_count if last is None else last)
    layer = _Layer()
    number = first
    while number < last and layer.notes < MAX_NOTES and len(layer.slots) < MAX_SLOTS:
        line = score.bar_map.bar(number)
        layer.add(_slots(score, number, line, divided))
        number += 1
    tracks = [score.tracks[track].bars for track in pitched(score)]
    done = first
    for bar in range(first, number):
        if check is not None:
            check()
        if layer.notes >= MAX_NOTES:
            break
        start = score.bar_map.bar(bar).start
        for bars in tracks:
            if bar < len(bars) and bars[bar]:
                layer.lay(bars[bar].notes(start))
        done = bar + 1
    return layer.frames(done)


def _slots(score: Score, number: int, line: BarLine, divided: int) -> Iterator[Slot]:
    beat = beat_of(line.metre, score.ticks_per_quarter)
    step = max(1, beat // divided)
    whole = line.metre.ticks(score.ticks_per_quarter)
    # An upbeat is counted from its end.
    offset = whole - (line.end - line.start) if number == 0 and score.pickup else 0
    at = line.start - offset
    while at < line.end:
        until = min(at + step, line.end)
        if until > line.start:
            counted = at - line.start + offset
            strength = 2 if counted == 0 else int(counted % beat == 0)
            yield Slot(max(at, line.start), until, strength, number)
        at += step


class _Layer:
    """Slots that notes are being laid into."""

    def __init__(self) -> None:
        self.slots: list[Slot] = []
        self.notes = 0
        self._starts: list[int] = []
        self._lowest: list[int] = []
        self._places: dict[int, list[int]] = {}

    def add(self, slots: Iterator[Slot]) -> None:
        """Take the slots of one more bar."""
        for slot in slots:
            self.slots.append(slot)
            self._starts.append(slot.start)
            self._lowest.append(_NOTHING)

    def lay(self, notes: Iterator[Note]) -> None:
        """Add notes to the slots that they sound in."""
        for note in notes:
            self.notes += 1
            self._places.setdefault(note.pitch % 12, []).append(note.spelling or 0)
            begin, end = note.start, note.start + note.duration
            at = max(0, bisect_right(self._starts, begin) - 1)
            for index in range(at, min(at + LONGEST, len(self.slots))):
                slot = self.slots[index]
                if slot.start >= end:
                    break
                sounds = (min(end, slot.end) - max(begin, slot.start)) / (slot.end - slot.start)
                there = begin <= slot.start
                slot.weights[note.pitch % 12] += sounds + (ONSET if there else 0.0)
                self._lowest[index] = min(self._lowest[index], note.pitch if there else note.pitch + _LATER)

    def frames(self, bars: int) -> Frames:
        """Return what has been laid, up to, not including, a bar."""
        for slot, low in zip(self.slots, self._lowest, strict=True):
            slot.bass = low % _LATER % 12 if low < _NOTHING else None
        slots = [slot for slot in self.slots if slot.bar < bars]
        spelled = {pc: sum(places) / len(places) for pc, places in sorted(self._places.items())}
        return Frames(slots, bars, self.notes, spelled)
