"""Keyframes, fades and other things that a clip does over time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.core.animation import curve_of
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_tree import on_clips
from creastudio.core.edits.tree import changed
from creastudio.core.keyframes import BOUNDS, RESTING, Curve, Keyframe, Property
from creastudio.core.timeline import Clip

View = tuple[float, float, float]
"""x, y (px of the frame) and scale of a clip."""


def set_value(clip_id: str, name: Property, value: float, layer: str = "") -> Edit:
    """Set a property of a clip (or of a layer of its artboard) that has no keyframes yet."""

    def change(clip: Clip) -> Clip:
        curve = _curve(clip, name, layer)
        if curve.keys:
            raise UserError(
                "This property has keyframes.",
                "Set a keyframe, or delete the keyframes that are there first.",
            )
        return _with_curve(clip, changed(curve, value=_bounded(name, value)))

    return _edit("Change clip", clip_id, change)


def set_keyframe(clip_id: str, name: Property, at: int, value: float, layer: str = "", **how: Any) -> Edit:
    """Set a property at a time of the source (flicks); a keyframe that is there already gets the new value.

    Parameters
    ----------
    how
        ``easing`` and ``bezier`` of the keyframe, where they change.
    """

    def change(clip: Clip) -> Clip:
        curve = _curve(clip, name, layer)
        old = next((key for key in curve.keys if key.at == at), Keyframe(at=at, value=0.0))
        key = _checked(old.model_copy(update={"value": _bounded(name, value), **how}))
        return _with_curve(clip, _with_key(curve, key))

    return _edit("Set keyframe", clip_id, change)


def move_keyframe(clip_id: str, name: Property, at: int, to: int, layer: str = "") -> Edit:
    """Move a keyframe to another time of the source, flicks; one that is there already is replaced."""

    def change(clip: Clip) -> Clip:
        curve, key = _key(clip, name, at, layer)
        rest = _without_key(curve, at)
        return _with_curve(clip, _with_key(rest, changed(key, at=to)))

    return _edit("Move keyframe", clip_id, change)


def remove_keyframe(clip_id: str, name: Property, at: int, layer: str = "") -> Edit:
    """Remove a keyframe; the value of the last one stays."""

    def change(clip: Clip) -> Clip:
        curve, key = _key(clip, name, at, layer)
        rest = _without_key(curve, at)
        return _with_curve(clip, rest if rest.keys else rest.model_copy(update={"value": key.value}))

    return _edit("Delete keyframe", clip_id, change)


def clear_curve(clip_id: str, name: Property, layer: str = "") -> Edit:
    """Put a property back to rest, without keyframes."""

    def change(clip: Clip) -> Clip:
        rest = tuple(item for item in clip.curves if (item.property, item.layer) != (name, layer))
        return clip if len(rest) == len(clip.curves) else clip.model_copy(update={"curves": rest})

    return _edit("Delete keyframe", clip_id, change)


def ken_burns(
    clip_id: str, begin: View = (0.0, 0.0, 1.0), end: View = (0.0, 0.0, 1.2), layer: str = ""
) -> Edit:
    """Let a picture drift from one view to another while it is shown, by keyframes that can be changed afterwards."""

    def change(clip: Clip) -> Clip:
        names: tuple[Property, Property, Property] = ("x", "y", "scale")
        for name, first, last in zip(names, begin, end, strict=True):
            keys = (
                Keyframe(at=clip.offset, value=_bounded(name, first), easing="ease-in-out"),
                Keyframe(at=max(clip.source_end, clip.offset + 1), value=_bounded(name, last)),
            )
            clip = _with_curve(clip, changed(_curve(clip, name, layer), keys=keys))
        return clip

    return _edit("Ken Burns", clip_id, change)


def set_fades(clip_id: str, fade_in: int | None = None, fade_out: int | None = None) -> Edit:
    """Fade a clip in and out, flicks; what isn't named stays. Both together are no longer than the clip."""

    def change(clip: Clip) -> Clip:
        rising = clip.fade_in if fade_in is None else max(0, min(fade_in, clip.duration))
        falling = clip.fade_out if fade_out is None else max(0, min(fade_out, clip.duration))
        if fade_out is None:
            falling = min(falling, clip.duration - rising)
        rising = min(rising, clip.duration - falling)
        return changed(clip, fade_in=rising, fade_out=falling)

    return _edit("Change fades", clip_id, change)


def update_clip(clip_id: str, **fields: Any) -> Edit:
    """Set name, text, its style, generated content of a clip, or how it lies in the frame: what has nothing to do with where it lies."""
    allowed = {"name", "text", "style", "generated", "fit"}
    if not allowed.issuperset(fields):
        raise ValueError(f"only {sorted(allowed)} can be set")
    return _edit("Change clip", clip_id, lambda clip: changed(clip, **fields))


def _edit(label: str, clip_id: str, change: Callable[[Clip], Clip]) -> Edit:
    def apply(document: Document) -> Document:
        return on_clips(document, {clip_id: change})

    return Edit(label, apply)


def _curve(clip: Clip, name: Property, layer: str) -> Curve:
    found = curve_of(clip, name, layer)
    return found or Curve(property=name, layer=layer, value=RESTING[name])


def _key(clip: Clip, name: Property, at: int, layer: str) -> tuple[Curve, Keyframe]:
    curve = _curve(clip, name, layer)
    for key in curve.keys:
        if key.at == at:
            return curve, key
    raise UserError("This keyframe isn't there any more.", "Undo may bring it back.")


def _with_key(curve: Curve, key: Keyframe) -> Curve:
    keys = sorted([*(item for item in curve.keys if item.at != key.at), key], key=lambda item: item.at)
    return changed(curve, keys=tuple(keys))


def _without_key(curve: Curve, at: int) -> Curve:
    return curve.model_copy(update={"keys": tuple(key for key in curve.keys if key.at != at)})


def _with_curve(clip: Clip, curve: Curve) -> Clip:
    curves = list(clip.curves)
    for index, old in enumerate(curves):
        if (old.property, old.layer) == (curve.property, curve.layer):
            if old == curve:
                return clip
            curves[index] = curve
            return clip.model_copy(update={"curves": tuple(curves)})
    return clip.model_copy(update={"curves": (*curves, curve)})


def _checked(key: Keyframe) -> Keyframe:
    try:
        return Keyframe.model_validate(dict(key))
    except ValidationError as error:
        raise UserError(f"This is no easing: {error.errors()[0]['msg']}.", "Choose another one.") from None


def _bounded(name: Property, value: float) -> float:
    low, high = BOUNDS[name]
    if not low <= value <= high:
        raise UserError(f"'{name}' can't be {value:g}.", f"Enter a value from {low:g} to {high:g}.")
    return value
