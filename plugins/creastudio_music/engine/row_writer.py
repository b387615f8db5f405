"""One candidate on its way: what it may write next, and what it has written.

The grammar (``Following.allowed``) says what is music at all; here it is said what stands already: notes that are locked are
put in as they come, and what is written between leaves room for them; a rhythm that is kept leaves only pitches open.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import Following
from creastudio_music.engine.pieces import Event, Events

MOST = 160
"""Ids of one cell: more are the babble of a bad model, and the cell is closed."""

Hole = tuple[int, int]
"""Slot and bar of the piece."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Plan:
    """What is the same for all candidates.

    Attributes
    ----------
    holes : tuple of (slot, bar)
        To be written, in order. The session may have more behind them, which are left.
    locked : mapping
        Hole -> the events that stand there and stay, in the order of the grammar.
    rhythm : mapping
        Hole -> the events whose starts and durations are kept; none where the rhythm is free.
    mono : tuple of bool
        For each slot whether one note at a time sounds.
    """

    holes: tuple[Hole, ...]
    locked: Mapping[Hole, Events]
    rhythm: Mapping[Hole, Events] = field(default_factory=dict[Hole, Events])
    mono: tuple[bool, ...] = ()


class Set(NamedTuple):
    """An event that stands in a cell, and whether it was there before."""

    event: Event
    locked: bool


class RowWriter:
    """See the module.

    Attributes
    ----------
    written : dict
        Hole -> its events so far.
    done : int
        How many holes are whole.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.written: dict[Hole, list[Set]] = {}
        self.done = 0
        self._queue: deque[int] = deque()
        self._pending: deque[Event] = deque()
        self._rhythm: deque[Event] | None = None
        self._ids = 0
        self._onset, self._pitch, self._goes_on, self._locking = 0, 0, False, False

    @property
    def hole(self) -> Hole:
        """The cell that is being written, or comes next."""
        return self.plan.holes[self.done]

    @property
    def finished(self) -> bool:
        """Whether all is written."""
        return self.done == len(self.plan.holes)

    # -- what may come

    def next(self, following: Following) -> int | Mask:
        """Return the id that must come, or which ones may, bool (``tokens.SIZE``,)."""
        if self._queue:
            return self._queue.popleft()
        if following.last in (t.ANSWER, t.END):
            return t.SLOT + self.hole[0]
        if following.last >= t.DURATION or t.SLOT <= following.last < t.POSITION:
            return self._between(following)
        mask = following.allowed()
        if following.last >= t.PITCH:
            return self._lasting(mask)
        if t.POSITION <= following.last < t.PITCH and self._pending:
            first = self._pending[0]
            if self._rhythm is None and first.onset == following.time - following.start:
                return self._put(first, following, placed=True)
        return mask

    def _between(self, following: Following) -> int | Mask:
        """Say what may begin where no note is being written."""
        now = following.time - following.start
        if self._rhythm is not None:
            return self._in_rhythm(following, now)
        if self._pending and self._due(self._pending[0], now):
            return self._put(self._pending[0], following)
        if self._ids > MOST and not self._pending:
            return t.END
        mask = following.allowed()
        mask[t.GOES_ON] &= self._may_go_on()
        if self._pending:
            onset = self._pending[0].onset
            mask[t.END] = False
            mask[t.POSITION + onset + 1 : t.POSITION + t.LONGEST_BAR] = False
            mask[t.POSITION + onset] = True
            if now >= onset:
                mask[t.PITCH : t.PITCH + t.PITCHES] = False
        return mask

    def _due(self, event: Event, now: int) -> bool:
        """Tell whether a locked note comes before whatever could be written now."""
        started = self._onset if self.written[self.hole] else now
        if self.plan.mono[self.hole[0]]:
            return event.goes_on or event.onset <= now
        return event.goes_on or event.onset in (now, started) or event.onset < started

    def _in_rhythm(self, following: Following, now: int) -> int | Mask:
        assert self._rhythm is not None
        if not self._rhythm:
            return t.END
        event = self._rhythm[0]
        if self._pending and self._pending[0][:4] == event[:4]:
            return self._put(event, following)
        held = self._ending(event.onset) if event.goes_on else None
        if held is not None:
            self._rhythm.popleft()
            self._queue.extend((t.PITCH + held, t.DURATION + event.duration))
            return t.GOES_ON
        if event.onset != now and following.last != t.POSITION + event.onset:
            return t.POSITION + event.onset
        mask = np.zeros(t.SIZE, dtype=bool)
        mask[t.PITCH : t.PITCH + t.PITCHES] = True
        return mask

    def _lasting(self, mask: Mask) -> int | Mask:
        """Say how long the note that has just begun may last."""
        if self._rhythm:
            return t.DURATION + self._rhythm.popleft().duration
        if self._pending and self.plan.mono[self.hole[0]]:
            longest = max(1, self._pending[0].onset - self._onset)
            mask[t.DURATION + longest + 1 : t.DURATION + t.LONGEST_BAR + 1] = False
        return mask

    def _put(self, event: Event, following: Following, *, placed: bool = False) -> int:
        """Write a locked note; returns the first of its ids."""
        self._locking = True
        self._pending.popleft()
        if self._rhythm:
            self._rhythm.popleft()
        ids = [t.PITCH + event.pitch, t.DURATION + event.duration]
        if event.goes_on:
            ids.insert(0, t.GOES_ON)
        elif not placed and event.onset != following.time - following.start:
            ids.insert(0, t.POSITION + event.onset)
        self._queue.extend(ids[1:])
        return ids[0]

    def _may_go_on(self) -> bool:
        """Tell whether a note of the bar before may be held over: only one that was written just now is ours to lengthen."""
        slot, bar = self.hole
        return any(not item.locked for item in self.written.get((slot, bar - 1), ()))

    def _ending(self, onset: int) -> int | None:
        """Return the pitch written in the bar before that lasts up to the bar line, if one only does."""
        slot, bar = self.hole
        before = self.written.get((slot, bar - 1), ())
        last = [item for item in before if not item.locked]
        return (
            last[-1].event.pitch
            if onset == 0 and len(before) > 0 and last[-1:] == list(before[-1:])
            else None
        )

    # -- what has come

    def take(self, item: int, following: Following) -> Set | None:
        """Take note of an id before `following` is told it; returns the event that it completes."""
        self._ids += 1
        if item >= t.DURATION:
            event = Event(self._onset, self._pitch, item - t.DURATION, self._goes_on)
            made = Set(event, self._locking)
            self.written[self.hole].append(made)
            self._goes_on = self._locking = False
            return made
        if item >= t.PITCH:
            self._pitch = item - t.PITCH
            self._onset = 0 if self._goes_on else following.time - following.start
        elif item == t.GOES_ON:
            self._goes_on = True
        elif t.SLOT <= item < t.POSITION:
            self._open()
        elif item == t.END:
            self.done += 1
        return None

    def _open(self) -> None:
        hole = self.hole
        self.written[hole] = []
        self._pending = deque(self.plan.locked.get(hole, ()))
        rhythm = self.plan.rhythm.get(hole)
        self._rhythm = deque(rhythm) if rhythm is not None else None
        self._ids = self._onset = 0
