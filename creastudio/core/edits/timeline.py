"""Edits of sequences and tracks, and the takes of clips."""

from __future__ import annotations

from typing import Any

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.assets import renamed_take
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import of_length
from creastudio.core.edits.place_media import length_of
from creastudio.core.edits.timeline_move import add_clip, move_clip, remove_clips
from creastudio.core.edits.timeline_split import split_clip
from creastudio.core.edits.timeline_tree import (
    find_clip,
    find_sequence,
    locate,
    on_clips,
    on_track,
    require_unlocked,
    sequence_of_track,
    tracks_of,
    with_partners,
)
from creastudio.core.edits.timeline_trim import trim_clip
from creastudio.core.edits.tree import changed, on_sequence, require_new, with_sequences
from creastudio.core.timeline import Clip, Sequence, Track

__all__ = [
    "add_clip", "add_sequence", "add_track", "find_clip", "move_clip", "move_track", "remove_clips", "remove_sequence",
    "remove_track", "show_clip_take", "split_clip", "trim_clip", "update_sequence", "update_track",
]  # fmt: skip


def add_sequence(sequence: Sequence) -> Edit:
    """Add a sequence, as it is."""

    def apply(document: Document) -> Document:
        require_new([sequence.id], [item.id for item in document.sequences])
        require_new([track.id for track in sequence.tracks], _track_ids(document))
        return with_sequences(document, (*document.sequences, sequence))

    return Edit("Add sequence", apply)


def remove_sequence(sequence_id: str) -> Edit:
    """Remove a sequence with all its tracks."""

    def apply(document: Document) -> Document:
        gone = find_sequence(document, sequence_id)
        return with_sequences(document, tuple(item for item in document.sequences if item is not gone))

    return Edit("Delete sequence", apply)


def update_sequence(sequence_id: str, **fields: Any) -> Edit:
    """Set name, frame size, rate, timecode, background of a sequence; at another rate nothing moves."""
    return Edit(
        "Change sequence",
        lambda document: on_sequence(document, sequence_id, lambda item: changed(item, **fields)),
    )


def add_track(sequence_id: str, track: Track, index: int | None = None) -> Edit:
    """Add a track on top, or at `index` counted from the bottom."""

    def change(sequence: Sequence) -> Sequence:
        place = len(sequence.tracks) if index is None else index
        tracks = (*sequence.tracks[:place], track, *sequence.tracks[place:])
        return sequence.model_copy(update={"tracks": tracks})

    def apply(document: Document) -> Document:
        require_new([track.id], _track_ids(document))
        return on_sequence(document, sequence_id, change)

    return Edit("Add track", apply)


def remove_track(track_id: str) -> Edit:
    """Remove a track with its clips."""

    def change(sequence: Sequence) -> Sequence:
        for track in sequence.tracks:
            if track.id == track_id:
                require_unlocked(track)
        rest = tuple(track for track in sequence.tracks if track.id != track_id)
        return sequence.model_copy(update={"tracks": rest})

    def apply(document: Document) -> Document:
        return on_sequence(document, sequence_of_track(document, track_id).id, change)

    return Edit("Delete track", apply)


def move_track(track_id: str, index: int) -> Edit:
    """Move a track to a place counted from the bottom."""

    def change(sequence: Sequence) -> Sequence:
        moved = next(track for track in sequence.tracks if track.id == track_id)
        rest = [track for track in sequence.tracks if track is not moved]
        rest.insert(max(0, index), moved)
        same = tuple(rest) == sequence.tracks
        return sequence if same else sequence.model_copy(update={"tracks": tuple(rest)})

    def apply(document: Document) -> Document:
        return on_sequence(document, sequence_of_track(document, track_id).id, change)

    return Edit("Reorder tracks", apply)


def update_track(track_id: str, **fields: Any) -> Edit:
    """Set name, height, volume, pan, mute, solo or lock of a track."""
    return Edit(
        "Change track", lambda document: on_track(document, track_id, lambda track: changed(track, **fields))
    )


def show_clip_take(clip_id: str, sha256: str) -> Edit:
    """Show another take of a clip; its name goes along, unless a person gave it one, and so does the sound of a film."""

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, [clip_id])
        clip = chosen[0].clip
        if clip.asset == sha256:
            return document
        if sha256 not in clip.takes:
            raise UserError("This clip has no such take.", "Choose one of the takes shown for it.")
        partners = (spot.clip for spot in with_partners(sequence, chosen))
        same = [item.id for item in partners if item.asset == clip.asset and sha256 in item.takes]
        take = document.find_asset(sha256)
        missing = take is None

        def change(item: Clip) -> Clip:
            name = renamed_take(document, item.name, item.asset, sha256)
            shown = changed(item, asset=sha256, name=name, missing=missing)
            return shown if take is None else of_length(shown, length_of(take))

        return on_clips(document, dict.fromkeys(same, change))

    return Edit("Choose take", apply)


def _track_ids(document: Document) -> list[str]:
    return [track.id for track in tracks_of(document)]
