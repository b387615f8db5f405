"""A sequence as OpenTimelineIO, with all that it has no word for in metadata of ours.

Our places become gaps, transitions lie between their clips, speed is a time warp, alternatives are further references
of a clip. Titles, artboards and music are written so that another program shows or plays what it can of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from creastudio.core.time import from_frame
from creastudio.core.timeline import Clip, Marker, Sequence, Track, Transition
from creastudio.export.otio_media import OtioMedia
from creastudio.media.otio_foreign import restored
from creastudio.media.otio_values import (
    COLORS,
    KEY,
    VERSION,
    Value,
    made,
    range_value,
    rate_to_write,
    time_value,
)

KINDS = {"picture": "Video", "text": "Video", "audio": "Audio", "score": "Audio"}
"""What other programs take a track for."""

ACTIVE = "DEFAULT_MEDIA"
"""Name of the reference that is shown."""

_IN_STRUCTURE = {"name", "start", "duration", "speed", "reverse", "transition", "foreign"}


def otio_of(sequence: Sequence, media: OtioMedia) -> bytes:
    """Return the file; the same sequence and media give the same bytes."""
    rate = rate_to_write(sequence.rate)
    own = sequence.model_dump(
        mode="json", exclude={"name", "tracks", "markers", "foreign"}, exclude_defaults=True
    )
    own |= {"rate_numerator": sequence.rate_numerator, "rate_denominator": sequence.rate_denominator}
    metadata: Value = {"version": VERSION, "sequence": {**own, "id": sequence.id}, **media.own()}
    stack = made(
        "Stack.1", name="tracks", metadata={}, source_range=None, effects=[], enabled=True,
        markers=[_marker(marker, rate) for marker in sequence.markers],
        children=[_Lane(track, place, rate, media).value() for place, track in _in_usual_order(sequence)],
    )  # fmt: skip
    start = from_frame(sequence.start_frame, sequence.rate)
    timeline = made(
        "Timeline.1", name=sequence.name, metadata=restored(sequence.foreign).metadata_with(metadata), tracks=stack,
        global_start_time=time_value(start, rate) if sequence.start_frame else None,
    )  # fmt: skip
    return (
        json.dumps(timeline, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
            "utf-8", "replace"
        )
        + b"\n"
    )


def _in_usual_order(sequence: Sequence) -> list[tuple[int, Track]]:
    """Return tracks with their places: what is seen from bottom to top, then what is heard from the middle outwards."""
    numbered = list(enumerate(sequence.tracks))
    seen = [row for row in numbered if KINDS[row[1].kind] == "Video"]
    return [*seen, *(row for row in reversed(numbered) if row not in seen)]


@dataclass
class _Lane:
    """One track on its way out."""

    track: Track
    place: int
    rate: Fraction
    media: OtioMedia
    children: list[Value] = field(default_factory=list)

    def value(self) -> Value:
        """Return it as a value of a file."""
        at = 0
        for before, clip in pairwise((None, *self.track.clips)):
            assert clip is not None
            if clip.start > at:
                self.children.append(self._gap(clip.start - at))
            joined = before is not None and before.end == clip.start
            if joined and clip.transition is not None:
                self.children.append(self._transition(clip.transition))
            self.children.append(self._clip(clip, joined=joined))
            at = clip.end
        own = self.track.model_dump(
            mode="json", exclude={"name", "clips", "muted", "foreign"}, exclude_defaults=True
        )
        return made(
            "Track.1", name=self.track.name, kind=KINDS[self.track.kind], enabled=not self.track.muted,
            metadata=restored(self.track.foreign).metadata_with({"place": self.place, "track": {**own, "id": self.track.id, "kind": self.track.kind}}),
            source_range=None, effects=restored(self.track.foreign).effects, markers=[], children=self.children,
        )  # fmt: skip

    def _gap(self, duration: int) -> Value:
        return made(
            "Gap.1", name="", metadata={}, source_range=range_value(0, duration, self.rate), effects=[], markers=[],
            enabled=True,
        )  # fmt: skip

    def _transition(self, transition: Transition) -> Value:
        dissolve = transition.kind == "crossfade"
        return made(
            "Transition.1", name=transition.kind, metadata={KEY: {"transition": transition.model_dump(mode="json")}},
            transition_type="SMPTE_Dissolve" if dissolve else "Custom_Transition",
            in_offset=time_value(transition.before, self.rate), out_offset=time_value(transition.after, self.rate),
        )  # fmt: skip

    def _clip(self, clip: Clip, *, joined: bool) -> Value:
        own = clip.model_dump(mode="json", exclude=_IN_STRUCTURE, exclude_defaults=True)
        own |= {"id": clip.id, "kind": clip.kind}
        if clip.transition is not None and not joined:
            own["transition"] = clip.transition.model_dump(mode="json")
        # Before the beginning of an endless source other programs find nothing; where we begin is in our metadata.
        start = max(0, clip.offset) if clip.endless else clip.offset
        if clip.freeze is not None:
            start = clip.freeze
        effects = list(_time_effects(clip))
        return made(
            "Clip.2", name=clip.name, metadata=restored(clip.foreign).metadata_with(_with_origin(clip, own, self.media)), enabled=True,
            source_range=range_value(start, clip.duration, self.rate), effects=[*effects, *restored(clip.foreign).effects],
            markers=[], media_references=self._references(clip), active_media_reference_key=ACTIVE,
        )  # fmt: skip

    def _references(self, clip: Clip) -> dict[str, Value]:
        found = {ACTIVE: self._reference(clip, clip.asset)}
        others = (sha256 for sha256 in clip.takes if sha256 != clip.asset)
        found |= {f"take {n}": self._reference(clip, sha256) for n, sha256 in enumerate(others, 1)}
        return found

    def _reference(self, clip: Clip, sha256: str) -> Value:
        shown = clip.asset == sha256
        fields: Value = {"name": clip.name if shown else "", "available_image_bounds": None, "metadata": {}}
        fields["available_range"] = (
            None if clip.source_duration is None else range_value(0, clip.source_duration, self.rate)
        )
        url = self.media.url(clip, sha256)
        if url:
            return made("ExternalReference.1", target_url=url, **fields)
        if clip.kind == "text" and not clip.asset:
            return made(
                "GeneratorReference.1", generator_kind="text", parameters={"text": clip.text}, **fields
            )
        if clip.generated is not None:
            recipe = clip.generated.recipe
            return made(
                "GeneratorReference.1", generator_kind=recipe.generator, parameters=recipe.params, **fields
            )
        known = restored(clip.foreign).reference if shown else None
        return known if known is not None else made("MissingReference.1", **fields)


def _with_origin(clip: Clip, own: Value, media: OtioMedia) -> Value:
    """Return our metadata of a clip; of a placeholder also that its reference is another program's."""
    stands_for = clip.missing and not media.url(clip, clip.asset) and restored(clip.foreign).stands_for
    return {"clip": own, "stands_for": True} if stands_for else {"clip": own}


def _time_effects(clip: Clip) -> Iterator[Value]:
    """Yield how a clip runs, where it doesn't run as its source does."""
    named = {"name": "", "metadata": {}, "enabled": True}
    if clip.freeze is not None:
        yield made("FreezeFrame.1", effect_name="FreezeFrame", time_scalar=0.0, **named)
    if clip.speed != 1 or clip.reverse:
        scalar = -clip.speed if clip.reverse else clip.speed
        yield made("LinearTimeWarp.1", effect_name="LinearTimeWarp", time_scalar=scalar, **named)


def _marker(marker: Marker, rate: Fraction) -> Value:
    own = marker.model_dump(mode="json", exclude={"name", "at", "foreign"})
    return made(
        "Marker.2", name=marker.name, metadata=restored(marker.foreign).metadata_with({"marker": own}), comment=str(restored(marker.foreign).extras.get("comment", "")),
        color=nearest_color(marker.color), marked_range=range_value(marker.at, 0, rate),
    )  # fmt: skip


def nearest_color(color: str) -> str:
    """Return the name of the colour nearest to an "#rrggbb" among those that a marker has there."""

    def channels(text: str) -> list[int]:
        return [int(text[at : at + 2], 16) for at in (1, 3, 5)]

    wanted = channels(color)
    return min(
        COLORS,
        key=lambda name: sum((a - b) ** 2 for a, b in zip(wanted, channels(COLORS[name]), strict=True)),
    )
