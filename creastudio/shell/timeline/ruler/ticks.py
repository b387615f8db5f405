"""What is written on the ruler: round timecodes, and bars and beats of the tempo map."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from creastudio.core.tempo import MetreChange, TempoMap
from creastudio.core.time import can_drop_frames, from_frame, timecode, to_frame
from creastudio.core.timeline import Sequence
from creastudio.shell.timeline.timescale import TICK_ROOM, TimeScale

BEAT_ROOM = 9.0
"""Least distance between two beats, px."""

BAR_ROOM = 34.0
"""Least distance between two numbers of bars, px."""

_FRAMES = (1, 2, 5, 10)
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 18000)


@dataclass(frozen=True)
class Tick:
    """One line on the ruler.

    Attributes
    ----------
    at : int
        Flicks.
    text : str
        What stands beside it; empty for a short line.
    """

    at: int
    text: str = ""


def timecode_ticks(sequence: Sequence, scale: TimeScale, width: float) -> Iterator[Tick]:
    """Yield the timecodes that are seen in `width` px, each at the frame that it counts, and short lines between."""
    rate, nominal = sequence.rate, round(sequence.rate)
    step = _step(rate, scale)
    parts = _parts(step, nominal)
    first, last = (
        _count_at(scale.to_time(0), sequence) // step,
        _count_at(scale.to_time(width), sequence) // step,
    )
    for number in range(first, last + 1):
        for part in range(parts):
            count = number * step + step * part // parts
            at = from_frame(_frame_of(count, sequence) - sequence.start_frame, rate)
            if at >= 0:
                yield Tick(at, _text(sequence, at, step >= nominal) if part == 0 else "")


def bar_ticks(tempo: TempoMap, scale: TimeScale, width: float) -> Iterator[Tick]:
    """Yield the bars that are seen in `width` px, with their numbers, and beats as short lines where they have room."""
    start, end = scale.to_time(0), scale.to_time(width)
    bar, last = tempo.bar_at(tempo.to_tick(start)), tempo.bar_at(tempo.to_tick(end))
    while bar <= last:
        tick = tempo.bar_tick(bar)
        at = tempo.to_flicks(tick)
        metre = tempo.metre_at(tick)
        length = scale.width(tempo.to_flicks(tick + metre.bar_ticks) - at)
        step = _bars_a_number(length)
        # Of many bars only each fourth, sixteenth and so on is written, counted from the first.
        if bar % step:
            bar += step - bar % step
            continue
        yield Tick(at, str(bar + 1))
        if step == 1:
            yield from _beats(tempo, tick, metre, length)
        bar += step


def _beats(tempo: TempoMap, tick: int, metre: MetreChange, length: float) -> Iterator[Tick]:
    if length / metre.beats < BEAT_ROOM:
        return
    bar = tempo.bar_at(tick) + 1
    written = length / metre.beats >= BAR_ROOM * 1.5
    for beat in range(1, metre.beats):
        at = tempo.to_flicks(tick + beat * metre.beat_ticks)
        yield Tick(at, f"{bar}.{beat + 1}" if written else "")


def _bars_a_number(length: float) -> int:
    step = 1
    while length * step < BAR_ROOM and step < 1 << 20:
        step *= 2 if step < 4 else 4
    return step


def _step(rate: Fraction, scale: TimeScale) -> int:
    """Return the count of frames from one written timecode to the next."""
    nominal = round(rate)
    steps = [count for count in _FRAMES if count < nominal] + [count * nominal for count in _SECONDS]
    return next((step for step in steps if scale.width(from_frame(step, rate)) >= TICK_ROOM), steps[-1])


def _parts(step: int, nominal: int) -> int:
    """Return in how many parts short lines cut a step: whole frames, and whole seconds or minutes where it has them."""
    unit = step if step < nominal else step // nominal
    if unit == 1:
        return 1 if step == 1 else (5 if nominal % 5 == 0 else 4)
    return next(count for count in (5, 6, 3, 4, 2) if unit % count == 0)


def _count_at(time: int, sequence: Sequence) -> int:
    """Return the number that timecode counts at a time, without gaps: 108,000 an hour at 29.97 frames/s."""
    if not (sequence.drop_frame and can_drop_frames(sequence.rate)):
        return to_frame(time, sequence.rate) + sequence.start_frame
    text = timecode(time, sequence.rate, drop_frame=True, start_frame=sequence.start_frame)
    hours, minutes, seconds, frame = (int(part) for part in re.split("[:;]", text))
    return ((hours * 60 + minutes) * 60 + seconds) * round(sequence.rate) + frame


def _frame_of(count: int, sequence: Sequence) -> int:
    """Return the frame that has a number of timecode; one that drop-frame leaves out is the next that exists."""
    rate = sequence.rate
    if not (sequence.drop_frame and can_drop_frames(rate)):
        return count
    nominal = round(rate)
    dropped = 2 * round(rate / 30)
    minutes, rest = divmod(count, 60 * nominal)
    if minutes % 10 and rest < dropped:
        count += dropped - rest
    return count - dropped * (minutes - minutes // 10)


def _text(sequence: Sequence, at: int, seconds: bool) -> str:
    text = timecode(at, sequence.rate, drop_frame=sequence.drop_frame, start_frame=sequence.start_frame)
    if seconds:
        text = text[:-3]
    return text.removeprefix("00:")
