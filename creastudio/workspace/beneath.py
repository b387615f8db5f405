"""Where music for a film goes: under the clip that it was made for, at the time where that begins."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.core.assets import Asset
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import first_gap
from creastudio.core.edits.place import combined, place_on_timeline
from creastudio.core.edits.place_media import length_of, new_track, outwards
from creastudio.core.edits.timeline import add_track
from creastudio.core.edits.timeline_tree import find_sequence
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip
from creastudio.core.timeline import Sequence as Timeline


def beneath_source(
    document: Document, sequence_id: str, asset: Asset, takes: Sequence[Asset] = ()
) -> Edit | None:
    """Return the edit that puts a score under the film that it was made for; None where none of these is there.

    It goes on the first track of scores with room at that time, and on a new one where there is none: behind other music
    it would fit nothing.
    """
    sequence = find_sequence(document, sequence_id)
    clip = _source_of(sequence, asset)
    length = length_of(asset)
    if clip is None or length is None:
        return None
    for track in outwards(sequence, "score"):
        if not track.locked and first_gap(track.clips, clip.start, length) == clip.start:
            return place_on_timeline(sequence_id, asset, takes, at=clip.start, track_id=track.id)
    track = new_track(sequence, "score", new_id())
    edit = place_on_timeline(sequence_id, asset, takes, at=clip.start, track_id=track.id)
    return combined(edit.label, add_track(sequence_id, track, 0), edit)


def _source_of(sequence: Timeline, asset: Asset) -> Clip | None:
    if asset.kind != "score" or asset.recipe is None:
        return None
    films = {item.sha256 for item in asset.recipe.inputs if item.media_type.startswith("video/")}
    clips = [clip for track in sequence.tracks for clip in track.clips if clip.asset in films]
    return min(clips, key=lambda clip: clip.start, default=None)
