"""Copies of whole sequences and tracks."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id
from creastudio.core.edits.timeline import add_sequence, add_track
from creastudio.core.edits.timeline_tree import find_sequence, find_track, sequence_of_track
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip, Track

Rename = Callable[[str], str]


def duplicate_sequence(sequence_id: str, name: str = "") -> Edit:
    """Add a copy of a sequence with all its tracks and clips; what was linked or grouped is so among the copies."""
    fresh = _renaming(new_id())

    def apply(document: Document) -> Document:
        found = find_sequence(document, sequence_id)
        copy = found.model_copy(
            update={
                "id": fresh(found.id),
                "name": name or found.name,
                "tracks": tuple(_track(track, fresh) for track in found.tracks),
                "markers": tuple(item.model_copy(update={"id": fresh(item.id)}) for item in found.markers),
            }
        )
        return add_sequence(copy).apply(document)

    return Edit("Duplicate sequence", apply)


def duplicate_track(track_id: str, name: str = "") -> Edit:
    """Add a copy of a track above it; its clips are linked to nothing of other tracks."""
    fresh = _renaming(new_id())

    def apply(document: Document) -> Document:
        sequence = sequence_of_track(document, track_id)
        found = find_track(sequence, track_id)
        copy = _track(found, fresh).model_copy(update={"name": name or found.name, "locked": False})
        place = [track.id for track in sequence.tracks].index(track_id) + 1
        return add_track(sequence.id, copy, place).apply(document)

    return Edit("Duplicate track", apply)


def _renaming(salt: str) -> Rename:
    # The same names each time the edit is applied: redo must find what undo left.
    return lambda old: derived_id(salt, old) if old else ""


def _track(track: Track, fresh: Rename) -> Track:
    clips = tuple(_clip(clip, fresh) for clip in track.clips)
    return track.model_copy(update={"id": fresh(track.id), "clips": clips})


def _clip(clip: Clip, fresh: Rename) -> Clip:
    names = {"id": fresh(clip.id), "link": fresh(clip.link), "group": fresh(clip.group)}
    return clip.model_copy(update=names)
