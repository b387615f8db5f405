"""Setting properties of a clip at the playhead: as keyframes where there are some."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.core.animation import curve_of
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import set_keyframe, set_value
from creastudio.core.keyframes import Property
from creastudio.core.timeline import Clip


def set_at(clip: Clip, time: int, label: str, values: Mapping[Property, float], layer: str = "") -> Edit:
    """Return the edit that gives properties of a clip, or of a layer of its artboard, values at a time, flicks."""
    at = clip.key_time(time)
    edits: list[Edit] = []
    for name, value in values.items():
        curve = curve_of(clip, name, layer)
        if curve is not None and curve.keys:
            edits.append(set_keyframe(clip.id, name, at, value, layer))
        else:
            edits.append(set_value(clip.id, name, value, layer))
    return combined(label, *edits)
