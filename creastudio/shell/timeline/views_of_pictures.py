"""Ken Burns by its usual ways: nearer, farther, and from one side to the other."""

from __future__ import annotations

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import View, clear_curve, ken_burns
from creastudio.core.keyframes import Property
from creastudio.core.timeline import Clip

NEAR = 1.2
"""How much larger the nearer view is."""


def drift(clip: Clip, way: str, width: int) -> Edit:
    """Let a picture drift "in", "out", "left" or "right"; "none" puts it to rest. `width` is of the frame, px."""
    if way == "none":
        names: tuple[Property, ...] = ("x", "y", "scale")
        return combined("Ken Burns", *(clear_curve(clip.id, name) for name in names))
    rest: View = (0.0, 0.0, 1.0)
    near: View = (0.0, 0.0, NEAR)
    aside = width * (NEAR - 1) / 2
    right: View = (aside, 0.0, NEAR)
    left: View = (-aside, 0.0, NEAR)
    # The picture goes to the left where the view goes to the right.
    begin, end = {"in": (rest, near), "out": (near, rest), "left": (left, right), "right": (right, left)}[way]
    return ken_burns(clip.id, begin, end)
