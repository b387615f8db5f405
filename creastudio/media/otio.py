"""OpenTimelineIO files, of this studio and of other programs, as sequences.

What another program wrote and has no meaning here is kept for the way back and told of; what isn't there becomes a
placeholder. How large, how deep and how much a file may be is capped, and only files that it names are read.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from creastudio.api.errors import UserError
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard
from creastudio.core.edits.place_media import TRACK_LETTERS
from creastudio.core.ids import new_id
from creastudio.core.time import to_frame
from creastudio.core.timeline import Clip, Sequence, Track, TrackKind
from creastudio.media.images import read_file
from creastudio.media.otio_clips import (
    DAMAGED,
    ClipReader,
    joined,
    linked,
    markers_of,
)
from creastudio.media.otio_files import Media, Project
from creastudio.media.otio_foreign import foreign_of
from creastudio.media.otio_lanes import Lane, Layout, Placed
from creastudio.media.otio_values import (
    Value,
    flicks_of,
    list_of,
    own_of,
    range_of,
    rate_of,
    schema_of,
    text_of,
)

MAX_BYTES = 64 * 1024 * 1024

_HINT = "Export it again where it comes from."


@dataclass(frozen=True)
class ImportedSequence:
    """What came of a timeline of another program.

    Attributes
    ----------
    artboards, assets : tuple
        What it shows.
    notes : tuple of str
        What isn't as it was, a sentence each.
    """

    sequence: Sequence
    artboards: tuple[Artboard, ...] = ()
    assets: tuple[Asset, ...] = ()
    notes: tuple[str, ...] = ()


def import_otio(path: Path, project: Project) -> ImportedSequence:
    """Return the sequence of a file; any thread may call it.

    Parameters
    ----------
    project : Project
        Where media go that it shows.

    Raises
    ------
    UserError
        When the file can't be read, is damaged or too large, or is no timeline.
    """
    data = read_file(path)
    if len(data) > MAX_BYTES:
        raise UserError(f"'{path.name}' is larger than {MAX_BYTES // 2**20} MB.", "Export a part of it.")
    try:
        return _Reader(_timeline(data, path.name), path, project).read()
    except RecursionError:
        raise UserError(f"'{path.name}' is nested too deeply.", _HINT) from None


def _timeline(data: bytes, name: str) -> Value:
    """Return the timeline of a file; UserError when there is none."""
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, parse_constant=_no_number, parse_float=_finite, parse_int=_short)
    except (ValueError, RecursionError):
        raise UserError(f"'{name}' is damaged, or is no OpenTimelineIO file.", _HINT) from None
    if schema_of(found) == "SerializableCollection":
        found = next((c for c in list_of(found.get("children")) if schema_of(c) == "Timeline"), found)
    if schema_of(found) == "Timeline" and isinstance(found.get("tracks"), dict):
        return cast("Value", found)
    if schema_of(found) in ("Stack", "Track"):
        return {"OTIO_SCHEMA": "Timeline.1", "tracks": {"OTIO_SCHEMA": "Stack.1", "children": [found]}}
    raise UserError(f"'{name}' holds no timeline.", _HINT)


def _no_number(_constant: str) -> None:
    """Return what stands for NaN and Infinity, which nothing of ours can say."""


def _finite(digits: str) -> float | None:
    value = float(digits)
    return value if math.isfinite(value) else None


def _short(digits: str) -> int | float | None:
    return int(digits) if len(digits) < 20 else _finite(digits)


class _Reader:
    def __init__(self, timeline: Value, path: Path, project: Project) -> None:
        self._timeline, self._path = timeline, path
        self._own = own_of(timeline)
        self._layout = Layout()
        self._media = Media(path.parent, project, own=dict(self._known_assets()))
        self._clips = ClipReader(self._media, self._layout.note)

    def read(self) -> ImportedSequence:
        """Return what came of it."""
        stack = cast("Value", self._timeline["tracks"])
        artboards = tuple(self._artboards())
        sequence = self._sequence(tuple(self._ordered_tracks(stack)), stack)
        missing = list(self._media.missing)
        if missing:
            named = ", ".join(f"'{name}'" for name in missing[:5]) + (
                " and others" if len(missing) > 5 else ""
            )
            self._layout.note(f"Files that weren't found are placeholders: {named}.")
        notes = (*self._layout.notes, *self._media.notes)
        return ImportedSequence(sequence, artboards, tuple(self._media.assets.values()), notes)

    def _known_assets(self) -> Iterator[tuple[str, tuple[Asset, str]]]:
        for row in list_of(self._own.get("assets")):
            if isinstance(row, dict):
                try:
                    asset = Asset.model_validate_json(json.dumps(row.get("asset")))
                except (ValidationError, ValueError):
                    continue
                yield asset.sha256, (asset, str(row.get("file") or ""))

    def _artboards(self) -> Iterator[Artboard]:
        """Yield the artboards of a timeline of ours, and keep what they need."""
        from creastudio.core.canvas import ImageLayer
        from creastudio.core.document import walk

        for row in list_of(self._own.get("artboards")):
            try:
                board = Artboard.model_validate_json(json.dumps(row))
            except (ValidationError, ValueError):
                self._layout.note("An artboard of the timeline was damaged and is a placeholder now.")
                continue
            for layer in walk(board.layers):
                if isinstance(layer, ImageLayer):
                    for sha256 in dict.fromkeys((layer.asset, *layer.takes)):
                        self._media.asset(sha256)
            yield board
        parts = self._own.get("parts")
        for sha256, address in cast("Value", parts).items() if isinstance(parts, dict) else ():
            self._media.keep(str(address), sha256)

    def _ordered_tracks(self, stack: Value) -> list[Track]:
        """Return the tracks from bottom to top: as they lay here, else what is heard below, its first track uppermost."""
        rows: list[tuple[Any, Track]] = [
            (own_of(lane.value).get("place"), track)
            for lane in self._layout.lanes(stack)
            for track in self._tracks(lane)
        ]
        if all(isinstance(place, int) for place, _ in rows):
            return [track for _, track in sorted(rows, key=lambda row: row[0])]
        tracks = _named_apart([track for _, track in rows])
        heard = [track for track in tracks if track.kind in ("audio", "score")]
        seen = [track for track in tracks if track.kind in ("picture", "text")]
        return linked([*reversed(heard), *seen])

    def _tracks(self, lane: Lane) -> Iterator[Track]:
        """Yield the tracks of a lane: one for each kind of clip on it, the lane's own first."""
        clips = [self._clips.clip(item, lane.kind) for item in lane.items]
        own = own_of(lane.value).get("track")
        own = cast("Value", own) if isinstance(own, dict) else {}
        main: TrackKind = "audio" if lane.kind == "Audio" else "picture"
        if own.get("kind") in ("picture", "audio", "score", "text"):
            main = own["kind"]
        kinds = dict.fromkeys([main, *(clip.track_kind for clip in clips)])
        for kind in cast("list[TrackKind]", list(kinds)):
            pairs = [
                (clip, item) for clip, item in zip(clips, lane.items, strict=True) if clip.track_kind == kind
            ]
            if not pairs and kind == main and len(kinds) > 1 and not own:
                continue
            placed = joined([clip for clip, _ in pairs], [item for _, item in pairs], self._layout.note)
            if kind == main:
                yield self._track(lane, own, kind, placed)
            else:
                yield Track(kind=kind, clips=placed)

    def _track(self, lane: Lane, own: Value, kind: TrackKind, clips: tuple[Clip, ...]) -> Track:
        fields: Value = {
            "name": text_of(lane.value.get("name")), "kind": kind, "muted": lane.value.get("enabled") is False,
            "foreign": foreign_of(lane.value, unknown=lane.unknown),
        }  # fmt: skip
        try:
            track = Track.model_validate_json(json.dumps({**own, **fields}))
        except (ValidationError, ValueError):
            track = Track(**fields)
        return track.model_copy(update={"clips": clips})

    def _sequence(self, tracks: tuple[Track, ...], stack: Value) -> Sequence:
        begin = self._timeline.get("global_start_time")
        own = self._own.get("sequence")
        fields: Value = dict(cast("Value", own)) if isinstance(own, dict) else {}
        if not fields:
            rate = self._rate()
            start = flicks_of(begin) or 0
            fields = {
                "rate_numerator": rate.numerator, "rate_denominator": rate.denominator,
                "start_frame": to_frame(max(0, start), rate), **self._size(),
            }  # fmt: skip
        marks = [*markers_of(stack), *self._clips.markers]
        fields |= {
            "name": text_of(self._timeline.get("name")) or self._path.stem, "foreign": foreign_of(self._timeline),
        }  # fmt: skip
        try:
            sequence = Sequence.model_validate_json(json.dumps(fields))
        except (ValidationError, ValueError):
            self._layout.note(DAMAGED)
            sequence = Sequence(name=fields["name"])
        ordered = tuple(sorted(_with_own_ids(marks), key=lambda mark: mark.at))
        return sequence.model_copy(update={"tracks": tracks, "markers": ordered})

    def _rate(self) -> Fraction:
        """Return the frame rate: of the start, else the one that most clips of pictures are cut at."""
        found = rate_of(self._timeline.get("global_start_time"))
        counted: Counter[Fraction] = Counter()
        for lane in Layout().lanes(cast("Value", self._timeline["tracks"])):
            counted.update(rate for item in lane.items if (rate := _rate_of_item(item)) is not None)
        rates = ([found] if found is not None else []) + [rate for rate, _ in counted.most_common()]
        # Sound may be cut at its samples.
        return next((rate for rate in rates if rate <= 1000), Fraction(25))

    def _size(self) -> Value:
        videos = (asset.size for asset in self._media.assets.values() if asset.kind == "video")
        width, height = next(((w, h) for w, h in videos if 0 < w <= 16384 and 0 < h <= 16384), (1920, 1080))
        return {"width": width, "height": height}


def _named_apart(tracks: list[Track]) -> list[Track]:
    """Return tracks of which none has no name, or that of another."""
    used: set[str] = set()
    out: list[Track] = []
    for track in tracks:
        stem, number = track.name, 1
        name = stem
        while not name or name in used:
            number += 1
            name = f"{stem} {number}" if stem else f"{TRACK_LETTERS[track.kind]}{number - 1}"
        used.add(name)
        out.append(track.model_copy(update={"name": name}))
    return out


def _rate_of_item(item: Placed) -> Fraction | None:
    span: Any = item.value.get("source_range")
    return rate_of(cast("Value", span).get("duration")) if range_of(span) is not None else None


def _with_own_ids(marks: list[Any]) -> Iterator[Any]:
    known: set[str] = set()
    for mark in marks:
        yield mark if mark.id not in known else mark.model_copy(update={"id": new_id()})
        known.add(mark.id)
