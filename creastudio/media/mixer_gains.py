"""How loud a part of a clip is, sample by sample: curves, fades, transitions, edges and the pan law."""

from __future__ import annotations

import math

import numpy as np

from creastudio.core.animation import amplitude, curve_of, value_at
from creastudio.core.keyframes import RESTING, Property
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip
from creastudio.media.mixer_parts import Part

CONTROL = 128
"""Samples between two looks at a curve; what lies between is a straight line, so no step is heard."""

EDGE = 0.001
"""Seconds over which the sound of a clip comes and goes where it is cut out of something longer."""


def gains_of(
    part: Part, first: int, count: int, rate: int, volume: float = 0.0, pan: float = 0.0
) -> np.ndarray:
    """Return the factors of the left and the right channel for samples `first` to before ``first + count``.

    Parameters
    ----------
    volume, pan : float
        Of the track: dB, and -1 to 1, which is added to the pan of the clip.

    Returns
    -------
    ndarray
        (count, 2) float32, or (2,) where nothing changes.
    """
    scale = FLICKS_PER_SECOND // rate
    clip = part.clip
    # What rings on after a clip is as loud as its end was.
    start, stop = (part.begin - 1, 1) if part.tail else (first, count)
    level = amplitude(volume) * _volume(clip, start, stop, scale)
    place = _curve(clip, "pan", start, stop, scale) + pan
    if not part.tail:
        shape = _shape(part, first, count, scale)
        level = level if shape is None else level * shape
    return _with_pan(level, place)


def _with_pan(level: np.ndarray | float, place: np.ndarray | float) -> np.ndarray:
    """Constant power, and no louder in the middle than the sound is by itself: at a side 3 dB are added."""
    if isinstance(place, np.ndarray):
        angle = (np.clip(place, -1.0, 1.0) + 1) * (math.pi / 4)
        sides = np.stack((np.cos(angle), np.sin(angle)), axis=-1)
    elif place:
        angle = (min(1.0, max(-1.0, place)) + 1) * (math.pi / 4)
        sides = np.array((math.cos(angle), math.sin(angle)))
    else:
        sides = _MIDDLE
    gains = sides * (level[:, None] if isinstance(level, np.ndarray) else level) * math.sqrt(2)
    return gains.astype(np.float32)


_MIDDLE = np.full(2, math.sqrt(0.5))


def _volume(clip: Clip, first: int, count: int, scale: int) -> np.ndarray | float:
    curve = curve_of(clip, "volume")
    if curve is None:
        return 1.0
    if not curve.keys:
        return amplitude(curve.value)
    return _ramps([amplitude(value) for value in _points(clip, "volume", first, count, scale)], first, count)


def _curve(clip: Clip, name: Property, first: int, count: int, scale: int) -> np.ndarray | float:
    curve = curve_of(clip, name)
    if curve is None or not curve.keys:
        return RESTING[name] if curve is None else curve.value
    return _ramps(_points(clip, name, first, count, scale), first, count)


def _points(clip: Clip, name: Property, first: int, count: int, scale: int) -> list[float]:
    """Return the values of a curve at the multiples of ``CONTROL`` that enclose the samples."""
    curve = curve_of(clip, name)
    assert curve is not None
    numbers = range(first // CONTROL, (first + count - 1) // CONTROL + 2)
    return [value_at(curve, clip.key_time(number * CONTROL * scale)) for number in numbers]


def _ramps(points: list[float], first: int, count: int) -> np.ndarray | float:
    values = np.array(points)
    if values.min() == values.max():
        return float(values[0])
    at = first % CONTROL + np.arange(count)
    index = at // CONTROL
    share = at % CONTROL / CONTROL
    return values[index] + (values[index + 1] - values[index]) * share


def _shape(part: Part, first: int, count: int, scale: int) -> np.ndarray | None:
    """Return fades, transitions and edges together; None where there are none in these samples."""
    clip = part.clip
    last = first + count
    begin, end = first * scale, last * scale
    edge = round(EDGE * FLICKS_PER_SECOND / scale)
    factors: list[np.ndarray] = []
    if clip.fade_in and begin < clip.start + clip.fade_in:
        factors.append(_rising((_times(first, last, scale) - clip.start) / clip.fade_in))
    if clip.fade_out and end > clip.end - clip.fade_out:
        factors.append(_rising((clip.end - _times(first, last, scale)) / clip.fade_out))
    for transition, cut, enters in ((part.entering, clip.start, True), (part.leaving, clip.end, False)):
        if transition is None:
            continue
        met = cut - transition.before
        if begin < met + transition.duration and end > met:
            share = (_times(first, last, scale) - met) / transition.duration
            share = share if enters else 1 - share
            # In a dip the one is gone before the other comes.
            factors.append(_rising(2 * share - 1 if transition.kind == "dip" else share))
    if first < part.begin + edge and _has_edge(part, "start"):
        factors.append(np.clip((np.arange(first, last) - part.begin + 1) / (edge + 1), 0, 1))
    if last > part.end - edge and _has_edge(part, "end"):
        factors.append(np.clip((part.end - np.arange(first, last)) / (edge + 1), 0, 1))
    return math.prod(factors[1:], start=factors[0]) if factors else None


def _times(first: int, last: int, scale: int) -> np.ndarray:
    return np.arange(first, last) * scale


def _has_edge(part: Part, side: str) -> bool:
    """Whether the sound is cut there: not where it begins or ends by itself, fades, or goes on in the clip beside."""
    clip = part.clip
    begins = clip.offset <= 0
    ends = clip.source_duration is not None and clip.source_end >= clip.source_duration
    if clip.backwards:
        begins, ends = ends, begins
    if side == "start":
        return not (part.joined_before or part.entering is not None or clip.fade_in or begins)
    return not (part.joined_after or part.leaving is not None or clip.fade_out or ends)


def _rising(share: np.ndarray) -> np.ndarray:
    """Constant power: the squares of a fade and of its counterpart add up to 1."""
    return np.sin(np.clip(share, 0.0, 1.0) * (math.pi / 2))
