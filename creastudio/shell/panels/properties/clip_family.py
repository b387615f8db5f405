"""The clips that the properties are about, and edits of all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from creastudio.core.animation import curve_of, value_at
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_keys import set_keyframe, set_value
from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.keyframes import BOUNDS, RESTING, Keyframe, Property
from creastudio.core.timeline import Clip
from creastudio.shell.timeline.selected import one_of_each

SHOWN = 300
"""With more clips than these fields stay closed: looking at all of them at every step would take long."""


@dataclass(frozen=True)
class Chosen:
    """Selected clips, and the time that fields with keyframes speak of.

    Attributes
    ----------
    playhead : int
        Flicks of the sequence.
    layer : str
        Id of the layer of the artboard that its fields are about; empty for the clip.
    """

    spots: tuple[Spot, ...]
    playhead: int
    layer: str = ""

    @property
    def clips(self) -> list[Clip]:
        """The clips themselves."""
        return [spot.clip for spot in self.spots]

    def one_of_each(self) -> list[Clip]:
        """See ``selected.one_of_each``."""
        return one_of_each(self.clips)

    def time_in(self, clip: Clip) -> int:
        """Return the time of a clip's source that its fields show: at the playhead, or at the nearer end, flicks."""
        return clip.key_time(min(max(self.playhead, clip.start), clip.end - 1))

    def value(self, clip: Clip, name: Property) -> float:
        """Return the value of a property of a clip at the playhead."""
        curve = curve_of(clip, name, self.layer)
        return RESTING[name] if curve is None else value_at(curve, self.time_in(clip))

    def key(self, clip: Clip, name: Property) -> Keyframe | None:
        """Return the keyframe of a property at the playhead."""
        curve, at = curve_of(clip, name, self.layer), self.time_in(clip)
        return next((key for key in curve.keys if key.at == at), None) if curve is not None else None

    def animated(self, clip: Clip, name: Property) -> bool:
        """Return whether a property has keyframes."""
        curve = curve_of(clip, name, self.layer)
        return curve is not None and bool(curve.keys)

    def set(self, clips: Iterable[Clip], name: Property, change: Callable[[float], float]) -> Edit | None:
        """Return the edit that changes a property: at the playhead where it has keyframes, else all the time."""
        low, high = BOUNDS[name]
        edits: list[Edit] = []
        for clip in clips:
            value = min(max(change(self.value(clip, name)), low), high)
            if self.animated(clip, name):
                edits.append(set_keyframe(clip.id, name, self.time_in(clip), value, self.layer))
            else:
                edits.append(set_value(clip.id, name, value, self.layer))
        return combined("Change clip", *edits) if edits else None
