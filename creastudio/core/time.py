"""Time as an integer count of flicks (1/705,600,000 s).

One flick divides the usual frame rates (24, 25, 30, 50, 60, 120 and the NTSC ones) and the usual sample rates
(44.1, 48, 96 kHz) exactly, so no sum of durations ever drifts. Source: Facebook, "flicks", 2018.
"""

from __future__ import annotations

import re
from fractions import Fraction

from creastudio.api.errors import UserError
from creastudio.api.keys import FLICKS_PER_SECOND


def from_seconds(seconds: float | Fraction) -> int:
    """Return the nearest count of flicks."""
    return round(Fraction(seconds) * FLICKS_PER_SECOND)


def to_seconds(flicks: int) -> float:
    """Return seconds; for display and devices only, never for sums."""
    return flicks / FLICKS_PER_SECOND


def frame_length(rate: Fraction) -> Fraction:
    """Return the length of one frame in flicks at `rate` frames/s (exact, whole for the usual rates)."""
    return FLICKS_PER_SECOND / rate


def to_frame(flicks: int, rate: Fraction) -> int:
    """Return the number of the frame that is on screen at `flicks`, counted from 0."""
    return int(Fraction(flicks) // frame_length(rate))


def from_frame(frame: int | Fraction, rate: Fraction) -> int:
    """Return the first flick at which frame `frame` is on screen."""
    start = frame_length(rate) * frame
    return -int(-start // 1)


def snap_to_frame(flicks: int, rate: Fraction) -> int:
    """Return the start of the frame nearest to `flicks`."""
    return from_frame(round(Fraction(flicks) / frame_length(rate)), rate)


def from_sample(sample: int, sample_rate: int) -> int:
    """Return the first flick of audio sample `sample` at `sample_rate` Hz (exact at 44.1, 48 and 96 kHz)."""
    return from_frame(sample, Fraction(sample_rate))


def to_sample(flicks: int, sample_rate: int) -> int:
    """Return the number of the audio sample that sounds at `flicks`, counted from 0."""
    return flicks * sample_rate // FLICKS_PER_SECOND


def can_drop_frames(rate: Fraction) -> bool:
    """Return whether drop-frame timecode exists for `rate`: for 29.97 and 59.94 frames/s."""
    return rate in _DROPPED


def timecode(flicks: int, rate: Fraction, *, drop_frame: bool = False, start_frame: int = 0) -> str:
    """Return ``HH:MM:SS:FF`` at `rate` frames/s, or ``HH:MM:SS;FF`` in drop-frame.

    Parameters
    ----------
    drop_frame : bool
        Count as SMPTE ST 12-1 does for NTSC: numbers 0 and 1 (0 to 3 at 59.94) of each minute are left out, but of
        every tenth minute they aren't, so that the code keeps up with the clock. Without effect at other rates.
    start_frame : int
        What is counted at 0 flicks: the frame that a sequence begins with.
    """
    frames = to_frame(max(0, flicks), rate) + start_frame
    dropped = _DROPPED.get(rate, 0) if drop_frame else 0
    nominal = round(rate)
    if dropped:
        frames += _left_out(frames, nominal, dropped)
    seconds, frame = divmod(frames, nominal)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}{';' if dropped else ':'}{frame:02d}"


def frame_of_timecode(text: str, rate: Fraction, *, drop_frame: bool = False) -> int:
    """Return the frame that a timecode counts, its leading parts left out at will ("12", "3:12", "1:00:03:12").

    A drop-frame number that is left out counts as the next one that exists.

    Raises
    ------
    UserError
        When it is no timecode at this rate.
    """
    found = re.fullmatch(r"\d{1,9}([:;.]\d{1,3}){0,3}", text.strip())
    numbers = [int(part) for part in re.split("[:;.]", text.strip())] if found else []
    hours, minutes, seconds, frame = [0] * (4 - len(numbers)) + numbers
    nominal = round(rate)
    if not found or (len(numbers) > 1 and frame >= nominal) or max(minutes, seconds) >= 60:
        raise UserError(
            f"'{text}' is no timecode at {nominal} frames a second.",
            "Write it as hours:minutes:seconds:frames.",
        )
    count = ((hours * 60 + minutes) * 60 + seconds) * nominal + frame
    dropped = _DROPPED.get(rate, 0) if drop_frame else 0
    # A bare count of frames has no minutes that could leave numbers out.
    if not dropped or len(numbers) == 1:
        return count
    total = hours * 60 + minutes
    if seconds == 0 and frame < dropped and total % 10:
        count += dropped - frame
    return count - dropped * (total - total // 10)


_DROPPED = {Fraction(30000, 1001): 2, Fraction(60000, 1001): 4}
"""Rate -> how many numbers a minute drop-frame timecode leaves out."""


def _left_out(frames: int, nominal: int, dropped: int) -> int:
    """Return how many numbers were left out before frame `frames`."""
    ten_minutes = nominal * 600 - 9 * dropped
    minute = nominal * 60 - dropped
    tens, rest = divmod(frames, ten_minutes)
    # The first of ten minutes is whole.
    later = (rest - dropped) // minute if rest >= dropped else 0
    return dropped * (9 * tens + later)
