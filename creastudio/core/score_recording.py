"""What is played on a keyboard, as notes: held keys, the sustain pedal, repeats round a loop, steps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.api.score import Note, Score
from creastudio.core import score_editing as editing
from creastudio.core.score_editing import Edited

EARLY = 8
"""Part of a quarter (an eighth of it) that a note may come before recording begins and still count as on its first beat."""


@dataclass
class _Key:
    pitch: int
    velocity: int
    start: int
    released: bool = False


class Take:
    """Keys that go down and up at ticks of a score, until it is finished.

    Parameters
    ----------
    first : int
        Tick at which recording begins: what is played a little before it is on it, what is earlier isn't kept.
    end : int or None
        Tick at which a loop jumps back; notes that are held over it end there.
    quarter : int
        Ticks of a quarter note.
    """

    def __init__(self, first: int, quarter: int, end: int | None = None) -> None:
        self._first, self._quarter, self._end = first, quarter, end
        self._down: dict[int, _Key] = {}
        self._pedal = False
        self._done: list[Note] = []

    def strike(self, pitch: int, velocity: int, tick: int) -> None:
        """Take a key that went down; one that is down already, or held by the pedal, ends there."""
        if tick < self._first - self._quarter // EARLY:
            return
        tick = max(self._first, tick)
        if pitch in self._down:
            self._end_of(self._down.pop(pitch), tick)
        self._down[pitch] = _Key(pitch, min(127, max(1, velocity)), tick)

    def lift(self, pitch: int, tick: int) -> None:
        """Take a key that went up; while the pedal is down its note sounds on."""
        key = self._down.get(pitch)
        if key is None:
            return
        if self._pedal:
            key.released = True
        else:
            self._end_of(self._down.pop(pitch), tick)

    def pedal(self, down: bool, tick: int) -> None:
        """Take the sustain pedal that went down or up."""
        self._pedal = down
        if not down:
            for pitch in [key.pitch for key in self._down.values() if key.released]:
                self._end_of(self._down.pop(pitch), tick)

    def finish(self, tick: int) -> tuple[Note, ...]:
        """Return all notes, those that are held still ending here, in order."""
        for key in self._down.values():
            self._end_of(key, tick)
        self._down.clear()
        return tuple(sorted(self._done))

    @property
    def empty(self) -> bool:
        """Whether nothing was played."""
        return not self._done and not self._down

    def _end_of(self, key: _Key, tick: int) -> None:
        if tick <= key.start:
            # It was held while the loop jumped back.
            tick = self._end if self._end is not None and self._end > key.start else key.start + 1
        self._done.append(Note(key.start, tick - key.start, key.pitch, key.velocity))


def recorded(score: Score, track: int, notes: Iterable[Note], grid: int = 0) -> Edited:
    """Return the score with recorded notes in a track, put on a grid where `grid` (ticks) isn't 0; they are chosen."""
    fresh = frozenset((track, editing.spelled(score, note)) for note in notes)
    edited = Edited(editing.replaced(score, (), fresh), fresh)
    return editing.quantised(edited.score, edited.chosen, grid) if grid and fresh else edited


def stepped(score: Score, track: int, keys: dict[int, int], tick: int, duration: int) -> Edited:
    """Return the score with a chord at a tick: velocities by pitch."""
    return recorded(
        score, track, [Note(tick, max(1, duration), pitch, velocity) for pitch, velocity in keys.items()]
    )
