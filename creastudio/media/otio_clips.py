"""Clips of OpenTimelineIO files as clips of ours: what they show, how fast, and how one goes over into the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.media import PICTURE_SUFFIXES, SCORE_SUFFIXES
from creastudio.core.animation import curve_of
from creastudio.core.edits.place_media import length_of
from creastudio.core.ids import new_id
from creastudio.core.keyframes import SILENCE, Curve
from creastudio.core.timeline import Clip, ClipKind, Marker, Track, Transition
from creastudio.media.otio_files import Media
from creastudio.media.otio_foreign import foreign_of, name_of
from creastudio.media.otio_lanes import LaneKind, Placed, active_reference
from creastudio.media.otio_values import (
    COLORS,
    Value,
    list_of,
    own_of,
    range_of,
    schema_of,
    text_of,
)

DAMAGED = "Some of what this studio had written was damaged, and is as another program would see it."


class ClipReader:
    """Makes clips of placed items.

    Attributes
    ----------
    markers : list of Marker
        Those that lay on clips.
    """

    def __init__(self, media: Media, note: Callable[[str], None]) -> None:
        self.media, self._note = media, note
        self.markers: list[Marker] = []

    def clip(self, item: Placed, kind: LaneKind) -> Clip:
        """Return the clip of an item."""
        own = own_of(item.value).get("clip")
        clip = self._own(item, cast("Value", own)) if isinstance(own, dict) else None
        clip = clip or self._of_another_program(item, kind)
        clip = self._with_effects(clip, item)
        if item.value.get("enabled") is False:
            clip = _hidden(clip)
            self._note("Clips that were switched off are there, without picture and sound.")
        self._marks(clip, item)
        return clip

    def _own(self, item: Placed, own: Value) -> Clip | None:
        """Return a clip that this studio wrote, as it has become since; None when its metadata are damaged."""
        span = range_of(item.value.get("source_range"))
        stands_for = active_reference(item.value) if own_of(item.value).get("stands_for") else None
        fields = {
            **own, "name": text_of(item.value.get("name")), "start": item.start, "duration": item.duration,
            "foreign": foreign_of(item.value, reference=stands_for),
        }  # fmt: skip
        try:
            clip = Clip.model_validate_json(json.dumps(fields))
        except (ValidationError, ValueError):
            self._note(DAMAGED)
            return None
        # An endless source may begin before 0, which is written as 0.
        if span is not None and clip.freeze is not None:
            clip = clip.model_copy(update={"freeze": max(0, span[0])})
        elif span is not None and (clip.source_duration is not None or span[0] != max(0, clip.offset)):
            clip = clip.model_copy(update={"offset": span[0]})
        found = [self.media.asset(sha256) for sha256 in (clip.asset, *clip.takes) if sha256]
        if clip.asset and (found[0] is None) != clip.missing:
            clip = clip.model_copy(update={"missing": found[0] is None})
        if clip.asset and clip.missing:
            self.media.missing[clip.name or "a clip"] = None
        return clip

    def _of_another_program(self, item: Placed, kind: LaneKind) -> Clip:
        value = item.value
        reference = active_reference(value) if schema_of(value) == "Clip" else None
        name = text_of(value.get("name")) or (text_of(reference.get("name")) if reference is not None else "")
        common: dict[str, Any] = {
            "start": item.start,
            "duration": item.duration,
            "foreign": foreign_of(value),
        }
        written = _written(reference)
        if written:
            return Clip(kind="text", name=name, text=written, **common)
        address = reference.get("target_url") if reference is not None else None
        asset = self.media.file(address) if isinstance(address, str) and address else None
        fits = ("image", "video", "score") if kind == "Video" else ("audio", "video", "score")
        if asset is None or asset.kind not in fits:
            if schema_of(reference) == "ExternalReference" and asset is not None:
                self._note(f"'{asset.title}' doesn't fit on its track and is a placeholder now.")
            elif schema_of(reference) not in ("ExternalReference", ""):
                self._note(
                    f"'{name or schema_of(reference)}' has no file that can be shown and is a placeholder."
                )
            placeholder = _kind_by_name(str(address or ""), kind)
            stands_for = reference if schema_of(value) == "Clip" else value
            common["foreign"] = foreign_of(value, reference=stands_for)
            # What is missing has a hash all the same, by which it can be linked to a file.
            gone = hashlib.sha256(str(address or common["foreign"]).encode()).hexdigest()
            name = name or name_of(str(address or ""))
            return Clip(kind=placeholder, name=name, asset=gone, missing=True, **common)
        self.media.assets[asset.sha256] = asset
        shown = "audio" if kind == "Audio" and asset.kind == "video" else asset.kind
        length = length_of(asset)
        clip = Clip(
            kind=cast("ClipKind", shown),
            name=name or asset.title,
            asset=asset.sha256,
            source_duration=length,
            **common,
        )
        return clip.model_copy(update={"offset": _offset(item, cast("Value", reference), length)})

    def _with_effects(self, clip: Clip, item: Placed) -> Clip:
        """Return the clip at its speed, and from where on that makes it begin."""
        others: list[str] = []
        for effect in list_of(item.value.get("effects")):
            schema = schema_of(effect)
            if schema == "LinearTimeWarp":
                clip = self._at_speed(clip, cast("Value", effect).get("time_scalar"))
            elif schema == "FreezeFrame":
                held = clip.kind == "video" and clip.freeze is None
                clip = clip.model_copy(update={"freeze": max(0, clip.offset)}) if held else clip
            else:
                others.append(text_of(cast("Value", effect).get("effect_name")) if schema else "")
        if others:
            named = ", ".join(dict.fromkeys(f"'{name}'" if name else "unnamed" for name in others))
            self._note(f"Effects that have no meaning here are kept for the way back: {named}.")
        if item.skipped and not clip.reverse:
            clip = clip.model_copy(update={"offset": clip.offset + clip.to_source(item.skipped)})
        return clip

    def _at_speed(self, clip: Clip, given: object) -> Clip:
        scalar = float(given) if isinstance(given, int | float) and not isinstance(given, bool) else 1.0
        speed = min(100.0, max(0.01, abs(scalar)))
        if abs(scalar) != speed:
            self._note(
                f"'{clip.name}' plays at {speed:g} times its speed; {scalar:g} times can't be had here."
            )
        return clip.model_copy(update={"speed": speed, "reverse": scalar < 0})

    def _marks(self, clip: Clip, item: Placed) -> None:
        begin = (range_of(item.value.get("source_range")) or (0, 0))[0]
        for mark in markers_of(item.value):
            at = clip.start + clip.from_source(mark.at - begin) - item.skipped
            self.markers.append(mark.model_copy(update={"at": min(max(at, clip.start), clip.end)}))


def joined(clips: list[Clip], items: list[Placed], note: Callable[[str], None]) -> tuple[Clip, ...]:
    """Return the clips of a lane with their transitions, and fades where one leads from or to nothing."""
    found: list[Clip] = []
    for index, (clip, item) in enumerate(zip(clips, items, strict=True)):
        meets = index > 0 and clips[index - 1].end == clip.start
        if item.joint is not None and sum(item.joint[:2]) > 0:
            before, after, value = item.joint
            if meets:
                clip = clip.model_copy(update={"transition": _transition(before, after, value, note)})
            elif not own_of(item.value):
                clip = clip.model_copy(update={"fade_in": min(before + after, clip.duration)})
        if item.ending and not own_of(item.value):
            clip = clip.model_copy(update={"fade_out": min(item.ending, clip.duration - clip.fade_in)})
        found.append(clip)
    return tuple(found)


def linked(tracks: list[Track]) -> list[Track]:
    """Return tracks on which the picture and the sound of one film, where they are in step, are linked."""
    pictures = {
        _step(clip): new_id()
        for track in tracks
        for clip in track.clips
        if clip.kind == "video" and clip.asset
    }
    steps = {_step(clip) for track in tracks for clip in track.clips if clip.kind == "audio"}
    names = {step: name for step, name in pictures.items() if step in steps}

    def with_link(clip: Clip) -> Clip:
        name = names.get(_step(clip), "") if clip.kind in ("video", "audio") and not clip.link else ""
        return clip.model_copy(update={"link": name}) if name else clip

    return [track.model_copy(update={"clips": tuple(map(with_link, track.clips))}) for track in tracks]


def _step(clip: Clip) -> tuple[str, int, int, int, float]:
    return clip.asset, clip.start, clip.duration, clip.offset, clip.speed


def _transition(before: int, after: int, value: Value, note: Callable[[str], None]) -> Transition:
    own = own_of(value).get("transition")
    if isinstance(own, dict):
        try:
            known = Transition.model_validate({**cast("Value", own), "duration": before + after})
        except ValidationError:
            known = Transition(duration=before + after)
    else:
        known = Transition(duration=before + after)
        if value.get("transition_type") != "SMPTE_Dissolve":
            kind = text_of(value.get("name")) or text_of(value.get("transition_type")) or "transition"
            note(f"The transition '{kind}' is a crossfade here.")
    if (known.before, known.after) != (before, after):
        note("Transitions that lay beside their cuts have their middle on them now.")
    return known


def markers_of(value: Value) -> Iterator[Marker]:
    """Yield the markers of a value, at their own times."""
    for mark in list_of(value.get("markers")):
        span = range_of(cast("Value", mark).get("marked_range")) if schema_of(mark) == "Marker" else None
        if span is None:
            continue
        fields: Value = {"color": COLORS.get(str(mark.get("color")), "#e0a030")}
        own = own_of(mark).get("marker")
        if isinstance(own, dict):
            fields = cast("Value", own)
        fields = {
            **fields,
            "name": text_of(mark.get("name")),
            "at": max(0, span[0]),
            "foreign": foreign_of(mark),
        }
        try:
            yield Marker.model_validate(fields)
        except ValidationError:
            yield Marker(name=text_of(mark.get("name")), at=max(0, span[0]))


def _kind_by_name(address: str, kind: LaneKind) -> ClipKind:
    """Return what a file that isn't there most likely shows."""
    suffix = PurePath(name_of(address)).suffix.lower()
    if suffix in SCORE_SUFFIXES:
        return "score"
    if kind == "Audio":
        return "audio"
    return "image" if suffix in PICTURE_SUFFIXES else "video"


def _written(reference: Value | None) -> str:
    """Return the words of a generated title; empty for none."""
    if reference is None or schema_of(reference) != "GeneratorReference":
        return ""
    parameters = reference.get("parameters")
    found = cast("Value", parameters).get("text") if isinstance(parameters, dict) else None
    return text_of(found, 100_000)


def _offset(item: Placed, reference: Value, length: int | None) -> int:
    """Return where in the source an item begins: timecode that its file begins with doesn't count."""
    span, available = range_of(item.value.get("source_range")), range_of(reference.get("available_range"))
    if span is None:
        return 0
    offset = span[0] - (available[0] if available is not None else 0)
    if length is None:
        return offset
    return offset if 0 <= offset < length else 0


def _hidden(clip: Clip) -> Clip:
    name, value = ("opacity", 0.0) if clip.track_kind in ("picture", "text") else ("volume", SILENCE)
    rest = tuple(curve for curve in clip.curves if curve is not curve_of(clip, name))
    return clip.model_copy(update={"curves": (*rest, Curve(property=name, value=value))})
