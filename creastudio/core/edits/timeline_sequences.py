"""Sequences as a whole: a copy of one, and another rate."""

from __future__ import annotations

from fractions import Fraction

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import derived_id
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.edits.tree import changed, on_sequence, with_sequences
from creastudio.core.ids import new_id
from creastudio.core.time import can_drop_frames, frame_of_timecode, timecode
from creastudio.core.timeline import Sequence


def duplicate_sequence(sequence_id: str, name: str = "") -> Edit:
    """Add a copy of a sequence right after it, with its tracks, clips and markers.

    Parameters
    ----------
    name : str
        Of the copy; that of the sequence with "copy" when empty.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        source = find_sequence(document, sequence_id)
        copy = _renamed(source, salt).model_copy(update={"name": name or f"{source.name} copy"})
        place = document.sequences.index(source) + 1
        sequences = (*document.sequences[:place], copy, *document.sequences[place:])
        return with_sequences(document, sequences)

    return Edit("Duplicate sequence", apply)


def set_rate(sequence_id: str, numerator: int, denominator: int = 1) -> Edit:
    """Count a sequence in other frames a second; nothing moves, and its timecode still begins at the same hour.

    Times that lay on a frame may lie between two frames afterwards. Drop-frame goes where the rate has none.
    """

    def change(sequence: Sequence) -> Sequence:
        rated = changed(sequence, rate_numerator=numerator, rate_denominator=denominator)
        if rated is sequence:
            return sequence
        drop = sequence.drop_frame and can_drop_frames(rated.rate)
        return changed(rated, start_frame=_start_frame(sequence, rated.rate, drop), drop_frame=drop)

    return Edit("Change sequence", lambda document: on_sequence(document, sequence_id, change))


def _start_frame(sequence: Sequence, rate: Fraction, drop_frame: bool) -> int:
    """Return the frame of the new rate that has the timecode of the old start, its frames by their share of a second."""
    old = timecode(0, sequence.rate, drop_frame=sequence.drop_frame, start_frame=sequence.start_frame)
    clock, frames = old.replace(";", ":").rsplit(":", 1)
    share = int(frames) * round(rate) // round(sequence.rate)
    return frame_of_timecode(f"{clock}:{share}", rate, drop_frame=drop_frame)


def _renamed(sequence: Sequence, salt: str) -> Sequence:
    """Return a sequence with new ids throughout; links and groups only mean something within one, and stay."""
    tracks = tuple(
        track.model_copy(
            update={
                "id": derived_id(salt, "track", track.id),
                "clips": tuple(
                    clip.model_copy(update={"id": derived_id(salt, "clip", clip.id)}) for clip in track.clips
                ),
            }
        )
        for track in sequence.tracks
    )
    markers = tuple(
        item.model_copy(update={"id": derived_id(salt, "marker", item.id)}) for item in sequence.markers
    )
    return sequence.model_copy(update={"id": salt, "tracks": tracks, "markers": markers})
