"""How long several clips are, in one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_tree import locate, with_family
from creastudio.core.edits.timeline_trim import ripple_trim, trim_clip


def set_durations(lengths: Mapping[str, int]) -> Edit:
    """Make clips as long as their ids say, flicks, as far as the material lets them.

    Where several of them lie on one track, what comes after each follows on that track: pictures in a row stay in a row. One alone
    is trimmed, and its neighbour limits it.
    """

    def apply(document: Document) -> Document:
        _, spots = locate(document, list(lengths))
        on_track = Counter(spot.track.id for spot in spots)
        for clip_id, length in lengths.items():
            (spot,) = locate(document, [clip_id])[1]
            clip, by = spot.clip, length - spot.clip.duration
            if on_track[spot.track.id] == 1:
                document = trim_clip(clip_id, clip.start, length).apply(document)
                continue
            # What is linked to it ends with it, and may have less material.
            ending = [item.clip for item in with_family(document, clip_id)[1] if item.clip.end == clip.end]
            by = min([by, *(item.tail for item in ending if item.tail is not None)])
            if by:
                document = ripple_trim(clip_id, "end", by, tracks=()).apply(document)
        return document

    return Edit("Trim clip", apply)
