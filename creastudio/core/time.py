"""Time as an integer count of flicks (1/705,600,000 s).

One flick divides the usual frame rates (24, 25, 30, 50, 60, 120 and the NTSC ones) and the usual sample rates
(44.1, 48, 96 kHz) exactly, so no sum of durations ever drifts. Source: Facebook, "flicks", 2018.
"""

from __future__ import annotations

from fractions import Fraction

FLICKS_PER_SECOND = 705_600_000


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


def from_frame(frame: int, rate: Fraction) -> int:
    """Return the first flick at which frame `frame` is on screen."""
    start = frame_length(rate) * frame
    return -int(-start // 1)


def snap_to_frame(flicks: int, rate: Fraction) -> int:
    """Return the start of the frame nearest to `flicks`."""
    return from_frame(round(Fraction(flicks) / frame_length(rate)), rate)


def timecode(flicks: int, rate: Fraction) -> str:
    """Return ``HH:MM:SS:FF`` (non-drop-frame) at `rate` frames/s."""
    nominal = round(rate)
    frames = to_frame(max(0, flicks), rate)
    seconds, frame = divmod(frames, nominal)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours:02d}:{minute:02d}:{second:02d}:{frame:02d}"
