"""Keyframes on the line of a clip."""

from __future__ import annotations

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import remove_keyframe, set_keyframe
from creastudio.core.timeline import Clip
from creastudio.shell.timeline.lane_map import line_of, line_value


def add_line_key(clip: Clip, time: int) -> Edit:
    """Set a keyframe on the line of a clip at a time of the sequence, flicks, with the value that it has there."""
    name = line_of(clip) or "volume"
    return set_keyframe(clip.id, name, clip.key_time(time), line_value(clip, name, time))


def remove_keys(clip: Clip, at: int, *, on_line: bool) -> Edit:
    """Delete the keyframes at a time of the source, flicks: that on the line, or all others."""
    shown = line_of(clip)
    edits = [
        remove_keyframe(clip.id, curve.property, at, curve.layer)
        for curve in clip.curves
        if (curve.property == shown) == on_line and any(key.at == at for key in curve.keys)
    ]
    return combined("Delete keyframe", *edits)
