"""What the curves and fades of a clip come to at a time: for the painter and the mixer alike."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from creastudio.api.keys import eased
from creastudio.core.keyframes import RESTING, SILENCE, Curve, Property
from creastudio.core.timeline import Clip


@dataclass(frozen=True)
class Look:
    """How a clip or a layer of its artboard is painted; units as those of ``Curve``."""

    opacity: float = 1.0
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    rotation: float = 0.0


def look_at(clip: Clip, time: int, layer: str = "") -> Look:
    """Return how a clip (or one of its layers) is painted at a time of the sequence, flicks; fades of the clip included."""
    value = _reader(clip, time, layer)
    fade = 1.0 if layer else fade_at(clip, time)
    return Look(value("opacity") * fade, value("x"), value("y"), value("scale"), value("rotation"))


def fade_at(clip: Clip, time: int) -> float:
    """Return how far a clip is faded in, 0 to 1, at a time of the sequence, flicks."""
    since, left = time - clip.start, clip.end - time
    rising = min(1.0, max(0.0, since / clip.fade_in)) if clip.fade_in else 1.0
    falling = min(1.0, max(0.0, left / clip.fade_out)) if clip.fade_out else 1.0
    return min(rising, falling)


def amplitude(decibels: float) -> float:
    """Return the factor of the amplitude; 0 from ``SILENCE`` down."""
    return 0.0 if decibels <= SILENCE else 10 ** (decibels / 20)


def curve_of(clip: Clip, name: Property, layer: str = "") -> Curve | None:
    """Return the curve of a property, or None where nothing sets it."""
    return next((curve for curve in clip.curves if curve.property == name and curve.layer == layer), None)


def value_at(curve: Curve, at: int) -> float:
    """Return the value of a curve at a time of the source, flicks: that of its ends before and after them."""
    keys = curve.keys
    if not keys:
        return curve.value
    index = bisect_right(keys, at, key=lambda key: key.at)
    if index == 0:
        return keys[0].value
    left = keys[index - 1]
    if index == len(keys) or left.easing == "hold":
        return left.value
    right = keys[index]
    share = eased(left.easing, (at - left.at) / (right.at - left.at), left.bezier)
    return left.value + (right.value - left.value) * share


def _reader(clip: Clip, time: int, layer: str) -> Callable[[Property], float]:
    at = clip.key_time(time)

    def value(name: Property) -> float:
        curve = curve_of(clip, name, layer)
        return RESTING[name] if curve is None else value_at(curve, at)

    return value
