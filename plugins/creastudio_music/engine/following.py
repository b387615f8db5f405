"""Follows ids one at a time: where in the music they are, what sounds there, and what may come next.

The network is told, beside each id, in which slot and at which time the next thing happens, what the other voices sound
there, before and after, and how it went on where the music was the same (``echo``). All of it follows from the ids before, so a text that is being written and one that is learned are told the same.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio_music.engine import tokens as t
from creastudio_music.engine.echo import Echo

REST, UNKNOWN = 128, 129
"""What a slot sounds where it is silent, and where nothing is known of it."""
SOUNDS = 130
NO_SLOT = t.SLOTS
SOONEST = 96
"""Steps after which it makes no difference when the next note of another part begins."""
PLACES = t.LONGEST_BAR + 1
BARS = 8
"""Bars, from the beginning and to the end, that are told apart; with more of them a network knows pieces by their lengths."""
TOLD = 14
"""Numbers of a place before those of the slots."""
WIDTH = TOLD + 3 * t.SLOTS
"""Numbers of a place."""
HEADER = (
    (t.STYLE, t.MODE),
    (t.MODE, t.METRE),
    (t.METRE, t.ROLE),
    (t.SHIFT, t.SLOT),
)
"""First id, and the one after the last, of what the header says that is told beside every id."""
HEADERS = tuple(last - first + 1 for first, last in HEADER)
"""How many values each of them has."""
REPEATING = 2
"""How far an echo must agree to be a repeat: two ids, which are a note."""
_ROOM = 4096


class Hole(NamedTuple):
    """A cell that is to be written."""

    slot: int
    bar: int
    start: int
    end: int


class Following:
    """State after some ids.

    Attributes
    ----------
    slot, time : int
        Where the next thing happens: the slot (``NO_SLOT`` in the header and between bars), and steps from the beginning.
    start, end : int
        Steps at which the cell begins and ends.
    bars : list of (int, int)
        Start and length of every bar of the skeleton so far, steps.
    holes : list of Hole
        Masked cells that are still to be written, in their order.
    answering : bool
        Whether the answers have begun.
    mono : list of bool
        For each slot whether one note at a time sounds there; set it before the answers to have the grammar say so.
    """

    def __init__(self) -> None:
        self.slot, self.time, self.start, self.end = NO_SLOT, 0, 0, 0
        self.bars: list[tuple[int, int]] = []
        self.holes: list[Hole] = []
        self.answering = False
        self.mono = [True] * t.SLOTS
        self.last = t.PAD
        self._length = 4 * t.STEPS
        self._onset = 0
        self._pitch = 0
        self._held = False
        self._sounds = np.full((t.SLOTS, _ROOM), UNKNOWN, dtype=np.int16)
        self._begins = np.zeros(_ROOM, dtype=bool)
        self._onsets = np.zeros((t.SLOTS, _ROOM), dtype=bool)
        self._echo = Echo()
        self._header = [0, 0, 0, 0]
        self._bar = 0

    # -- going on

    def push(self, item: int) -> None:
        """Take note of the next id."""
        self._remember(item)
        if item >= t.DURATION:
            self._duration(item - t.DURATION)
        elif item >= t.PITCH:
            self._pitch = item - t.PITCH
            self._onset = self.time
        elif item >= t.POSITION:
            self.time = self.start + item - t.POSITION
        elif item >= t.SLOT:
            self._begin_cell(item - t.SLOT)
        elif item >= t.STYLE:
            self._read_header(item)
        elif item == t.BAR:
            self._begin_bar()
        elif item == t.MASK:
            number = len(self.bars) - 1
            self.holes.append(Hole(self.slot, number, self.start, self.end))
            self._fill(UNKNOWN)
        elif item == t.ANSWER:
            self.answering = True
            self._to_next_hole()
        elif item == t.END:
            self._end_cell()
        elif item == t.GOES_ON:
            self.time = self.start
        if item < t.DURATION:
            self._held = item == t.GOES_ON or (item >= t.PITCH and self.last == t.GOES_ON)
        self.last = item

    def _read_header(self, item: int) -> None:
        for kind, (first, last) in enumerate(HEADER):
            if first <= item < last:
                self._header[kind] = item - first + (first != t.SHIFT)

    def _remember(self, item: int) -> None:
        if self.slot != NO_SLOT and self.bars and (item >= t.POSITION or item == t.GOES_ON):
            self._echo.push(item)

    def _end_cell(self) -> None:
        self._echo.end()
        if self.answering:
            self._to_next_hole()

    def _duration(self, length: int) -> None:
        if self.slot == NO_SLOT:
            start, _ = self.bars[-1]
            self.bars[-1] = (start, length)
            self._length = length
            return
        until = min(self.end, self._onset + length)
        self._sounds[self.slot, self._onset : until] = self._pitch
        self._onsets[self.slot, self._onset] = True
        if not self._held:
            self._begins[self._onset] = True
        self.time = until

    def _begin_bar(self) -> None:
        start = sum(self.bars[-1]) if self.bars else 0
        self.bars.append((start, self._length))
        self.slot, self.time, self.start = NO_SLOT, start, start
        if start + t.LONGEST_BAR + SOONEST + 1 > len(self._begins):
            self._grow()

    def _begin_cell(self, slot: int) -> None:
        self.slot = slot
        if not self.bars:
            return
        if self.answering:
            hole = self.holes.pop(0)
            self.start, self.end, self._bar = hole.start, hole.end, hole.bar
        else:
            self._bar = len(self.bars) - 1
            self.start, length = self.bars[-1]
            self.end = self.start + length
        self.time = self.start
        self._fill(REST)
        self._echo.begin(slot, self._bar, [length for _, length in self.bars])

    def _fill(self, value: int) -> None:
        self._sounds[self.slot, self.start : self.end] = value

    def _to_next_hole(self) -> None:
        if self.holes:
            self.slot, self.time = self.holes[0].slot, self.holes[0].start
            self.start, self.end, self._bar = self.holes[0].start, self.holes[0].end, self.holes[0].bar
        else:
            self.slot = NO_SLOT

    def _grow(self) -> None:
        more = len(self._begins)
        unknown = np.full((t.SLOTS, more), UNKNOWN, dtype=np.int16)
        self._sounds = np.concatenate((self._sounds, unknown), axis=1)
        self._begins = np.concatenate((self._begins, np.zeros(more, dtype=bool)))
        self._onsets = np.concatenate((self._onsets, np.zeros((t.SLOTS, more), dtype=bool)), axis=1)

    # -- what is told

    def place(self) -> list[int]:
        """Return ``WIDTH`` numbers.

        Slot, place in the bar, time, steps to the next onset of another part, steps to the end of the bar, number of the bar, bars to the end
        (0 before the answers); of the echo what sounds there, for how many steps on, and how far it agrees; of the header style, mode and metre
        (0 for any) and shift; then what each slot sounds: now, just before, and at that next onset. Those are pitches, ``REST`` or ``UNKNOWN``.
        Of the own slot it is what sounded just before, a quarter before, and what sounds after the bar.
        """
        time, slot = self.time, self.slot
        if slot == NO_SLOT:
            return [
                slot,
                0,
                time,
                SOONEST,
                0,
                0,
                0,
                UNKNOWN,
                0,
                0,
                *self._header,
                *([UNKNOWN] * (3 * t.SLOTS)),
            ]
        ahead = self._begins[time + 1 : time + SOONEST]
        near = int(ahead.argmax()) if ahead.size else 0
        soon = near + 1 if ahead.size and ahead[near] else SOONEST
        bar = min(self._bar, BARS - 1)
        left = min(len(self.bars) - self._bar, BARS) if self.answering else 0
        told = [
            slot,
            min(time - self.start, PLACES - 1),
            time,
            soon,
            min(self.end - time, PLACES - 1),
            bar,
            left,
        ]
        return [*told, *self._echoed(), *self._header, *self._sounding(soon)]

    def _sounding(self, soon: int) -> list[int]:
        time, slot = self.time, self.slot
        now = self._sounds[:, time].tolist()
        before = self._sounds[:, time - 1].tolist() if time else [UNKNOWN] * t.SLOTS
        then = self._sounds[:, time + soon].tolist() if soon < SOONEST else [UNKNOWN] * t.SLOTS
        now[slot] = before[slot]
        before[slot] = int(self._sounds[slot, time - t.STEPS]) if time >= t.STEPS else UNKNOWN
        then[slot] = int(self._sounds[slot, self.end])
        return [*now, *before, *then]

    def _echoed(self) -> tuple[int, int, int]:
        """Return what sounds at this place of the echo, for how many steps on, and how far the echo agrees."""
        found = self._echo.found
        if found is None:
            return UNKNOWN, 0, 0
        start, length = self.bars[found.bar]
        at = start + self.time - self.start
        if at >= start + length:
            return UNKNOWN, 0, self._echo.agreeing
        sounds = self._sounds[self.slot, at : start + length]
        ends = sounds[1:] != sounds[0]
        ends |= self._onsets[self.slot, at + 1 : start + length]
        first = int(ends.argmax()) if ends.size else 0
        lasts = first + 1 if ends.size and ends[first] else len(sounds)
        return int(sounds[0]), min(lasts, SOONEST), self._echo.agreeing

    def repeated(self) -> int | None:
        """Return the id that would go on with a repeat, where what is written has been one for some notes."""
        return self._echo.next if self._echo.agreeing >= REPEATING else None

    def before(self) -> int:
        """Return what the slot of the present cell sounds just before the cell begins."""
        return int(self._sounds[self.slot, self.start - 1]) if self.start else UNKNOWN

    # -- what may come

    def allowed(self) -> NDArray[np.bool_]:
        """Return which ids may come next in the answers, bool (``SIZE``,).

        Between the cells that is the slot of the next hole, and after the last one nothing but ``PAD``.
        """
        mask = np.zeros(t.SIZE, dtype=bool)
        last = self.last
        if last in (t.ANSWER, t.END):
            mask[t.SLOT + self.holes[0].slot if self.holes else t.PAD] = True
        elif last >= t.DURATION:
            self._after_a_note(mask)
        elif last >= t.PITCH:
            mask[t.DURATION + 1 : t.DURATION + 1 + self.end - self.time] = True
        elif last == t.GOES_ON:
            self._goes_on(mask)
        elif last >= t.POSITION:
            mask[t.PITCH : t.PITCH + t.PITCHES] = True
        else:
            mask[t.END] = True
            mask[t.PITCH : t.PITCH + t.PITCHES] = True
            mask[t.POSITION + 1 : t.POSITION + self.end - self.start] = True
            mask[t.GOES_ON] = self.before() != REST
        return mask

    def _after_a_note(self, mask: NDArray[np.bool_]) -> None:
        mask[t.END] = True
        mono = self.mono[self.slot]
        if self.time < self.end:
            mask[t.PITCH : t.PITCH + t.PITCHES] = True
        first = self.time if mono else self._onset
        mask[t.POSITION + first - self.start : t.POSITION + self.end - self.start] = True
        if self.time < self.end:
            mask[t.POSITION + self.time - self.start] = False
        mask[t.GOES_ON] = self._held and not mono

    def _goes_on(self, mask: NDArray[np.bool_]) -> None:
        before = self.before()
        if self.mono[self.slot] and before < REST:
            mask[t.PITCH + before] = True
        else:
            mask[t.PITCH : t.PITCH + t.PITCHES] = True
