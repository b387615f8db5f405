"""Edits of sequences, tracks and clips. Clips of a track stay sorted and never overlap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as List
from typing import Any

from creastudio.api.errors import UserError
from creastudio.api.media import kind_of
from creastudio.core.document import Document
from creastudio.core.edits.assets import renamed_take
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import (
    changed,
    on_sequence,
    replace_item,
    require_new,
    settled,
    with_sequences,
)
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip, Sequence, Track


def add_sequence(sequence: Sequence) -> Edit:
    """Add a sequence, as it is."""

    def apply(document: Document) -> Document:
        require_new([sequence.id], [item.id for item in document.sequences])
        require_new([track.id for track in sequence.tracks], _track_ids(document))
        return with_sequences(document, (*document.sequences, sequence))

    return Edit("Add sequence", apply)


def add_track(sequence_id: str, track: Track) -> Edit:
    """Add a track on top."""

    def change(sequence: Sequence) -> Sequence:
        return sequence.model_copy(update={"tracks": (*sequence.tracks, track)})

    def apply(document: Document) -> Document:
        require_new([track.id], _track_ids(document))
        return on_sequence(document, sequence_id, change)

    return Edit("Add track", apply)


def remove_track(track_id: str) -> Edit:
    """Remove a track with its clips."""

    def change(sequence: Sequence) -> Sequence:
        rest = tuple(track for track in sequence.tracks if track.id != track_id)
        return sequence.model_copy(update={"tracks": rest})

    def apply(document: Document) -> Document:
        return on_sequence(document, _sequence_of_track(document, track_id).id, change)

    return Edit("Delete track", apply)


def update_track(track_id: str, **fields: Any) -> Edit:
    """Set fields of a track."""
    return Edit(
        "Change track", lambda document: _on_track(document, track_id, lambda track: changed(track, **fields))
    )


def add_clip(track_id: str, clip: Clip) -> Edit:
    """Add a clip at its start or, where that is taken, in the first gap after it that is long enough."""

    def apply(document: Document) -> Document:
        require_new([clip.id], [item.id for track in _tracks(document) for item in track.clips])
        return _on_track(document, track_id, lambda track: with_clip(_fitting(document, track, clip), clip))

    return Edit("Add clip", apply)


def move_clip(clip_id: str, track_id: str, start: int) -> Edit:
    """Move a clip to another place, maybe on another track; it finds the first gap from `start` (flicks)."""

    def apply(document: Document) -> Document:
        track, clip = find_clip(document, clip_id)
        without = _on_track(document, track.id, lambda item: _without(item, frozenset({clip_id})))
        moved = clip.model_copy(update={"start": max(0, start)})
        placed = _on_track(without, track_id, lambda item: with_clip(_fitting(document, item, moved), moved))
        return settled(document, placed)

    return Edit("Move clip", apply)


def trim_clip(clip_id: str, start: int, duration: int) -> Edit:
    """Change where a clip starts and how long it is, flicks; its neighbours limit it."""

    def change(track: Track) -> Track:
        index = next(i for i, item in enumerate(track.clips) if item.id == clip_id)
        floor = track.clips[index - 1].end if index else 0
        ceiling = track.clips[index + 1].start if index + 1 < len(track.clips) else None
        begin = max(start, floor)
        end = start + duration if ceiling is None else min(start + duration, ceiling)
        if end <= begin:
            raise UserError("A clip can't be shorter than one flick.", "Drag its edge the other way.")
        clip = changed(track.clips[index], start=begin, duration=end - begin)
        clips = (*track.clips[:index], clip, *track.clips[index + 1 :])
        return track if clip is track.clips[index] else track.model_copy(update={"clips": clips})

    return Edit("Trim clip", lambda document: _on_track(document, find_clip(document, clip_id)[0].id, change))


def split_clip(clip_id: str, at: int) -> Edit:
    """Cut a clip in two at time `at`, flicks."""
    right_id = new_id()

    def change(track: Track) -> Track:
        clip = next(item for item in track.clips if item.id == clip_id)
        if not clip.start < at < clip.end:
            raise UserError("The playhead isn't inside this clip.", "Move the playhead over the clip first.")
        left = clip.model_copy(update={"duration": at - clip.start})
        right = clip.model_copy(update={"id": right_id, "start": at, "duration": clip.end - at})
        return _sorted(track, [item for item in track.clips if item is not clip] + [left, right])

    return Edit(
        "Split clip", lambda document: _on_track(document, find_clip(document, clip_id)[0].id, change)
    )


def remove_clips(clip_ids: List[str]) -> Edit:
    """Remove clips; what comes after them stays where it is."""
    gone = frozenset(clip_ids)

    def apply(document: Document) -> Document:
        for clip_id in gone:
            find_clip(document, clip_id)
        return _map_tracks(document, lambda track: _without(track, gone))

    return Edit("Delete clips", apply)


def show_clip_take(clip_id: str, sha256: str) -> Edit:
    """Show another take of a clip; its name goes along, unless a person gave it one."""

    def apply(document: Document) -> Document:
        track, clip = find_clip(document, clip_id)
        if clip.asset == sha256:
            return document
        if sha256 not in clip.takes:
            raise UserError("This clip has no such take.", "Choose one of the takes shown for it.")
        name = renamed_take(document, clip.name, clip.asset, sha256)
        missing = document.find_asset(sha256) is None
        shown = changed(clip, asset=sha256, name=name, missing=missing)
        clips = tuple(shown if item is clip else item for item in track.clips)
        return _on_track(document, track.id, lambda item: item.model_copy(update={"clips": clips}))

    return Edit("Choose take", apply)


def find_clip(document: Document, clip_id: str) -> tuple[Track, Clip]:
    """Return a clip with its track; UserError when it is gone."""
    for sequence in document.sequences:
        for track in sequence.tracks:
            for clip in track.clips:
                if clip.id == clip_id:
                    return track, clip
    raise UserError("This clip isn't in the document any more.", "Undo may bring it back.")


def with_clip(track: Track, clip: Clip) -> Track:
    """Return the track with `clip` in the first gap from its start that is long enough."""
    start = clip.start
    for other in track.clips:
        if other.end <= start:
            continue
        if other.start >= start + clip.duration:
            break
        start = other.end
    return _sorted(track, [*track.clips, clip.model_copy(update={"start": start})])


def _fitting(document: Document, track: Track, clip: Clip) -> Track:
    """Return `track`; UserError when the asset of `clip` is unknown or of another kind than the track."""
    asset = document.find_asset(clip.asset)
    if asset is None and clip.missing:
        return track
    if asset is None:
        raise UserError("What this clip shows isn't in the project.", "Place it again.")
    kind = kind_of(asset.media_type)
    kind = "picture" if kind in ("image", "video") else kind
    if kind != track.kind:
        raise UserError(
            f"'{asset.title or 'This'}' doesn't fit on a track for {track.kind}.", "Choose another track."
        )
    return track


def _sorted(track: Track, clips: List[Clip]) -> Track:
    return track.model_copy(update={"clips": tuple(sorted(clips, key=lambda clip: clip.start))})


def _without(track: Track, gone: frozenset[str]) -> Track:
    rest = tuple(clip for clip in track.clips if clip.id not in gone)
    return track if len(rest) == len(track.clips) else track.model_copy(update={"clips": rest})


def _on_track(document: Document, track_id: str, change: Callable[[Track], Track]) -> Document:
    def on_tracks(sequence: Sequence) -> Sequence:
        tracks = replace_item(sequence.tracks, track_id, change, "track")
        return sequence if tracks is sequence.tracks else sequence.model_copy(update={"tracks": tracks})

    return on_sequence(document, _sequence_of_track(document, track_id).id, on_tracks)


def _map_tracks(document: Document, change: Callable[[Track], Track]) -> Document:
    for sequence in document.sequences:
        for track in sequence.tracks:
            if change(track) is not track:
                document = _on_track(document, track.id, change)
    return document


def _tracks(document: Document) -> Iterator[Track]:
    for sequence in document.sequences:
        yield from sequence.tracks


def _track_ids(document: Document) -> list[str]:
    return [track.id for track in _tracks(document)]


def _sequence_of_track(document: Document, track_id: str) -> Sequence:
    for sequence in document.sequences:
        if any(track.id == track_id for track in sequence.tracks):
            return sequence
    raise UserError("This track isn't in the document any more.", "Undo may bring it back.")
