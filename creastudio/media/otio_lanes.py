"""What lies when in an OpenTimelineIO composition: nested ones laid out flat, each lane without overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from creastudio.core.timeline import STILL_DURATION
from creastudio.media.otio_values import Value, flicks_of, list_of, range_of, schema_of, text_of

LaneKind = Literal["Video", "Audio"]

DEEPEST = 64
"""How deep compositions may lie in each other."""

MOST_ITEMS = 200_000
"""Of one file."""

_TIME_EFFECTS = ("LinearTimeWarp", "FreezeFrame", "TimeEffect")


@dataclass(frozen=True)
class Placed:
    """An item of a lane.

    Attributes
    ----------
    value : dict
        The clip, or what stands for one.
    start, duration : int
        Flicks of the lane.
    skipped : int
        How much of its beginning is cut off, flicks of the lane.
    joint : tuple
        In-offset, out-offset (flicks) and value of the transition at its beginning; None for none.
    ending : int
        Flicks of a transition at its end that leads to nothing: a fade.
    """

    value: Value
    start: int
    duration: int
    skipped: int = 0
    joint: tuple[int, int, Value] | None = None
    ending: int = 0

    @property
    def end(self) -> int:
        """First flick after it."""
        return self.start + self.duration


@dataclass
class Lane:
    """A track of the file, or one that a nested composition needs beside it.

    Attributes
    ----------
    value : dict
        The track that it is of.
    """

    kind: LaneKind
    value: Value
    items: list[Placed] = field(default_factory=list)
    unknown: list[Value] = field(default_factory=list)
    """Children of schemas that nobody knows and that take no time."""


class Layout:
    """Lays out the tracks of one file.

    Attributes
    ----------
    notes : list of str
        What isn't as it was, a sentence each.
    """

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._count = 0

    def lanes(self, stack: Value) -> list[Lane]:
        """Return the lanes of a stack of tracks, from bottom to top."""
        return self._stack(stack, "Video", 0)

    def note(self, sentence: str) -> None:
        """Say something once."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _stack(self, stack: Value, kind: LaneKind, depth: int) -> list[Lane]:
        found: list[Lane] = []
        for child in _children(stack):
            if schema_of(child) == "Track":
                found += self._track(child, depth + 1)
            elif schema_of(child) not in ("Transition", "Gap"):
                # A clip may lie in a stack without a track.
                found += self._track({"OTIO_SCHEMA": "Track.1", "kind": kind, "children": [child]}, depth + 1)
        return [_cut(lane, range_of(stack.get("source_range"))) for lane in found]

    def _track(self, track: Value, depth: int) -> list[Lane]:
        kind: LaneKind = "Audio" if track.get("kind") == "Audio" else "Video"
        main = Lane(kind, track)
        lanes, at = [main], 0
        joint: tuple[int, int, Value] | None = None
        for child in _children(track):
            schema = schema_of(child)
            if schema == "Transition":
                offsets = flicks_of(child.get("in_offset")), flicks_of(child.get("out_offset"))
                joint = (max(0, offsets[0] or 0), max(0, offsets[1] or 0), child)
                continue
            self._count += 1
            duration = self._duration(child, depth)
            if duration is None:
                main.unknown.append(child)
                self.note(f"'{schema or 'Something'}' of another program is kept, and does nothing here.")
                continue
            if duration == 0 and schema != "Gap":
                main.unknown.append(child)
                self.note(f"'{text_of(child.get('name')) or schema}' has no length and isn't shown.")
            elif duration > 0 and self._count <= MOST_ITEMS:
                at = self._put(child, lanes, at, duration, joint, depth)
            joint = None
        if joint is not None and main.items and main.items[-1].end == at:
            main.items[-1] = replace(main.items[-1], ending=joint[0] + joint[1])
        if self._count > MOST_ITEMS:
            self.note(f"Only the first {MOST_ITEMS:,} clips are read.")
        return [_cut(lane, range_of(track.get("source_range"))) for lane in lanes]

    def _put(
        self,
        child: Value,
        lanes: list[Lane],
        at: int,
        duration: int,
        joint: tuple[int, int, Value] | None,
        depth: int,
    ) -> int:
        """Put a child that lasts `duration` on lanes at `at`, and return when the next one begins."""
        main, schema = lanes[0], schema_of(child)
        if schema == "Gap":
            if joint is not None and main.items and main.items[-1].end == at:
                main.items[-1] = replace(main.items[-1], ending=joint[0] + joint[1])
        elif schema in ("Stack", "Track") and self._can_flatten(child, depth):
            inner = (
                self._stack(child, main.kind, depth + 1)
                if schema == "Stack"
                else self._track(child, depth + 1)
            )
            used: dict[LaneKind, int] = {"Video": 0, "Audio": 0}
            for lane in inner:
                own = [item for item in lanes if item.kind == lane.kind]
                if used[lane.kind] == len(own):
                    alike = {"name": main.value.get("name")} if lane.kind == main.kind else {}
                    lanes.append(Lane(lane.kind, alike))
                    own.append(lanes[-1])
                own[used[lane.kind]].items += [
                    _moved(item, at, duration) for item in lane.items if item.start < duration
                ]
                used[lane.kind] += 1
            if inner:
                self.note("Nested sequences were laid out flat.")
        else:
            main.items.append(Placed(child, at, duration, joint=joint))
        return at + duration

    def _can_flatten(self, child: Value, depth: int) -> bool:
        name = text_of(child.get("name")) or "a nested sequence"
        effects = [schema_of(effect) for effect in list_of(child.get("effects"))]
        if depth >= DEEPEST:
            self.note(f"'{name}' is nested too deeply and is a placeholder now.")
        elif any(schema in _TIME_EFFECTS for schema in effects):
            self.note(f"'{name}' is a nested sequence at another speed and is a placeholder now.")
        else:
            return True
        return False

    def _duration(self, child: Value, depth: int) -> int | None:
        """Return how long a child lasts, flicks; None for what takes no time."""
        if (span := range_of(child.get("source_range"))) is not None:
            return span[1]
        schema = schema_of(child)
        if schema in ("Stack", "Track"):
            if depth >= DEEPEST:
                return STILL_DURATION
            spans = [self._duration(item, depth + 1) or 0 for item in _children(child)]
            return (sum(spans) if schema == "Track" else max(spans, default=0)) or None
        if schema == "Clip":
            reference = active_reference(child)
            available = range_of(reference.get("available_range")) if reference is not None else None
            return available[1] if available is not None and available[1] else STILL_DURATION
        return 0 if schema == "Gap" else None


def active_reference(clip: Value) -> Value | None:
    """Return the media reference that a clip shows, or None."""
    references = clip.get("media_references")
    if isinstance(references, dict):
        found = cast("Value", references).get(str(clip.get("active_media_reference_key")))
    else:
        found = clip.get("media_reference")
    return cast("Value", found) if schema_of(found) else None


def _children(value: Value) -> Iterator[Value]:
    return (cast("Value", child) for child in list_of(value.get("children")) if isinstance(child, dict))


def _moved(item: Placed, at: int, limit: int) -> Placed:
    """Return an item of a nested composition that begins at `at` and is seen for `limit` flicks."""
    ending = item.ending if item.end <= limit else 0
    return replace(
        item, start=item.start + at, duration=min(item.duration, limit - item.start), ending=ending
    )


def _cut(lane: Lane, span: tuple[int, int] | None) -> Lane:
    """Return the part of a lane that a source range shows, which begins at 0."""
    if span is None:
        return lane
    begin, duration = span
    kept: list[Placed] = []
    for item in lane.items:
        start, end = max(item.start, begin), min(item.end, begin + duration)
        if start >= end:
            continue
        late = start - item.start
        kept.append(
            replace(item, start=start - begin, duration=end - start, skipped=item.skipped + late,
                    joint=None if late else item.joint, ending=item.ending if end == item.end else 0)
        )  # fmt: skip
    return replace(lane, items=kept)
