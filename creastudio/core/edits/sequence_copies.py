"""Copies of whole sequences."""

from __future__ import annotations

from collections.abc import Callable

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id
from creastudio.core.edits.timeline import add_sequence
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip, Sequence, Track


def duplicate_sequence(sequence_id: str, name: str = "") -> Edit:
    """Add a copy of a sequence with all its tracks and clips; what was linked or grouped is so among the copies."""
    salt = new_id()

    def apply(document: Document) -> Document:
        copy = _copied(find_sequence(document, sequence_id), salt)
        return add_sequence(copy.model_copy(update={"name": name or copy.name})).apply(document)

    return Edit("Duplicate sequence", apply)


def _copied(sequence: Sequence, salt: str) -> Sequence:
    def fresh(old: str) -> str:
        return derived_id(salt, old, 0) if old else ""

    return sequence.model_copy(
        update={
            "id": fresh(sequence.id),
            "tracks": tuple(_track(track, fresh) for track in sequence.tracks),
            "markers": tuple(
                marker.model_copy(update={"id": fresh(marker.id)}) for marker in sequence.markers
            ),
        }
    )


def _track(track: Track, fresh: Callable[[str], str]) -> Track:
    clips = tuple(_clip(clip, fresh) for clip in track.clips)
    return track.model_copy(update={"id": fresh(track.id), "clips": clips})


def _clip(clip: Clip, fresh: Callable[[str], str]) -> Clip:
    return clip.model_copy(
        update={
            "id": fresh(clip.id),
            "link": fresh(clip.link),
            "group": fresh(clip.group),
        }
    )
