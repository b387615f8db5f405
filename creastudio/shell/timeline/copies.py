"""Copies of clips, with links and groups of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from creastudio.core.edits.edit import Edit
from creastudio.core.edits.timeline_move import Way, place_clips
from creastudio.core.edits.timeline_tree import Spot
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip


def copied(
    spots: Iterable[Spot], delta: int, way: Way = "overwrite", tracks: Mapping[str, str] | None = None
) -> Edit:
    """Put copies of clips down, `delta` flicks later, on their own tracks or on others (clip id -> track id)."""
    found = list(spots)
    homes = [(tracks or {}).get(spot.clip.id, spot.track.id) for spot in found]
    copies = fresh([spot.clip for spot in found], delta)
    return place_clips(list(zip(homes, copies, strict=True)), way, label="Duplicate clips")


def fresh(clips: Iterable[Clip], delta: int = 0) -> list[Clip]:
    """Return clips with new ids, links and groups, `delta` flicks later; what belonged together does so again."""
    named: dict[str, str] = {"": ""}
    return [
        clip.model_copy(
            update={
                "id": new_id(),
                "start": max(0, clip.start + delta),
                "link": named.setdefault(clip.link, new_id()),
                "group": named.setdefault(clip.group, new_id()),
                "transition": None,
            }
        )
        for clip in clips
    ]
