"""Swing and the small unevenness of hands: notes moved in time, never out of their bars."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Callable, Sequence

from creastudio.api.score import Note
from creastudio_music.theory.form import BarPlan

LATE = {"drums": 0.0, "bass": 3.0, "comp": 5.0, "arp": 3.0, "pad": 0.0}
"""Milliseconds that a part lies behind the beat when it is all human."""

SPREAD_MS = 7.0
"""Standard deviation of a stroke's time when it is all human; players in a group lie within 10 to 30 ms of one another (Rasch,
"Synchronization in performed ensemble music", Acustica 43 (1979))."""

SPREAD_VELOCITY = 7.0


def swung(plan: Sequence[BarPlan], swing: float, units: int, ticks_per_quarter: int) -> Callable[[int], int]:
    """Return where a tick goes when the second half of each unit begins at `swing` of it.

    Beats that fall into thirds stay as they are.

    Parameters
    ----------
    swing : float
        0.5 to 0.8; a half is straight.
    units : int
        Units a quarter: 1 swings eighths, 2 sixteenths.
    """
    if abs(swing - 0.5) < 1e-6:
        return lambda tick: tick
    beats = [beat for bar in plan for beat in bar.beats]
    starts = [beat.start for beat in beats]

    def moved(tick: int) -> int:
        beat = beats[max(0, bisect_right(starts, tick) - 1)]
        if beat.thirds:
            return tick
        unit = min(beat.length, ticks_per_quarter) // units
        whole, rest = divmod(tick - beat.start, max(2, unit))
        share = rest / max(2, unit)
        bent = share * 2 * swing if share < 0.5 else swing + (share - 0.5) * 2 * (1 - swing)
        return beat.start + whole * max(2, unit) + round(bent * max(2, unit))

    return moved


def with_swing(notes: Sequence[Note], moved: Callable[[int], int]) -> list[Note]:
    """Return notes with their starts and ends moved."""
    found: list[Note] = []
    for note in notes:
        start = moved(note.start)
        found.append(note._replace(start=start, duration=max(1, moved(note.start + note.duration) - start)))
    return found


def humanised(
    notes: Sequence[Note],
    plan: Sequence[BarPlan],
    amount: float,
    rng: random.Random,
    *,
    late: float,
    ticks_per_ms: Callable[[int], float],
) -> list[Note]:
    """Return notes with times and velocities as hands play them; each stays in its bar and in the piece.

    What is struck together stays nearly together.

    Parameters
    ----------
    amount : float
        0 (as written) to 1.
    late : float
        Milliseconds behind the beat.
    ticks_per_ms : callable
        By tick.
    """
    if amount <= 0:
        return list(notes)
    starts = [bar.line.start for bar in plan]
    end = plan[-1].line.end
    shifts: dict[int, float] = {}
    found: list[Note] = []
    for note in notes:
        if note.start not in shifts:
            shifts[note.start] = rng.gauss(late, SPREAD_MS)
        shift = (shifts[note.start] + rng.gauss(0.0, SPREAD_MS / 4)) * amount * ticks_per_ms(note.start)
        bar = plan[max(0, bisect_right(starts, note.start) - 1)].line
        start = min(max(note.start + round(shift), bar.start), bar.end - 1)
        # What lasts to the very end still does.
        ends = note.start + note.duration >= end
        duration = max(1, end - start if ends else min(note.duration, end - start))
        velocity = round(note.velocity + rng.gauss(0.0, SPREAD_VELOCITY) * amount)
        found.append(note._replace(start=start, duration=duration, velocity=max(1, min(127, velocity))))
    return sorted(found)
