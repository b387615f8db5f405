"""Which clips are selected, and which belong together when one is clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creastudio.core.edits.lane_index import index_of
from creastudio.core.edits.timeline_tree import Spot, with_partners
from creastudio.core.timeline import Clip, Sequence

if TYPE_CHECKING:
    from creastudio.shell.session import Session


def selected_spots(session: Session) -> list[Spot]:
    """Return where the selected clips of the active sequence are, track by track and in the order of time."""
    sequence = session.sequence
    return spots_of(sequence, session.selected_clips) if sequence is not None else []


def spots_of(sequence: Sequence, clip_ids: Iterable[str]) -> list[Spot]:
    """Return where clips are; those that aren't in the sequence are left out."""
    wanted = frozenset(clip_ids)
    if not wanted:
        return []
    found: list[Spot] = []
    for track in sequence.tracks:
        ids = index_of(track.clips).ids
        places = sorted(ids[name] for name in wanted if name in ids)
        found += [Spot(track, place, track.clips[place]) for place in places]
    return found


def one_of_each(clips: Iterable[Clip]) -> list[Clip]:
    """Return clips, of those linked to each other only the first: what is done to it is done to all."""
    seen: set[str] = set()
    out: list[Clip] = []
    for clip in clips:
        if not clip.link or clip.link not in seen:
            out.append(clip)
        seen.add(clip.link)
    return out


def together(sequence: Sequence, clip_ids: Iterable[str]) -> tuple[str, ...]:
    """Return clips with all that is linked to them and grouped with them."""
    spots = spots_of(sequence, clip_ids)
    return tuple(spot.clip.id for spot in with_partners(sequence, spots, groups=True)) if spots else ()
