"""Placing, moving and removing clips.

Three ways to come down on a track: over what lies there ("overwrite"), pushing all that comes after ("insert"), or into the
first gap that is long enough ("gap").
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import (
    Clips,
    first_from,
    first_gap,
    put,
    shifted,
    start_of,
    with_fields,
    without,
)
from creastudio.core.edits.timeline_ripple import ripple
from creastudio.core.edits.timeline_split import cut_through
from creastudio.core.edits.timeline_tree import (
    Spot,
    Work,
    find_track,
    locate,
    require_fitting,
    require_new_clips,
    require_unlocked,
    sequence_of_track,
    with_partners,
)
from creastudio.core.edits.tree import settled
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip
from creastudio.core.timeline import Sequence as Timeline

Way = Literal["overwrite", "insert", "gap"]

Landing = dict[str, list[Clip]]
"""Id of a track -> what comes down on it, sorted by start."""


def add_clip(track_id: str, clip: Clip) -> Edit:
    """Add a clip at its start or, where that is taken, in the first gap after it that is long enough."""
    return place_clips([(track_id, clip)], "gap", label="Add clip")


def place_clips(
    placed: Sequence[tuple[str, Clip]],
    way: Way = "overwrite",
    *,
    tracks: Collection[str] | None = None,
    label: str = "Place clips",
) -> Edit:
    """Add clips to tracks of one sequence, each at its start; with "gap" they keep their distance.

    Parameters
    ----------
    placed : sequence of (str, Clip)
        Each with the id of its track.
    tracks : collection of str, optional
        Ids of the tracks that make room for an insert; all that aren't locked when left out.
    """
    salt = new_id()
    return Edit(label, lambda document: place_all(document, placed, way, salt, tracks))


def place_all(
    document: Document,
    placed: Sequence[tuple[str, Clip]],
    way: Way,
    salt: str,
    tracks: Collection[str] | None = None,
) -> Document:
    """Return the document with clips on tracks of one sequence; see ``place_clips``."""
    if not placed:
        return document
    sequence = sequence_of_track(document, placed[0][0])
    require_new_clips(document, (clip.id for _, clip in placed))
    work = Work.on(document, sequence)
    _land(work, _landing(work, placed), way, salt, tracks)
    return work.done()


def move_clips(
    clip_ids: Sequence[str],
    delta: int,
    way: Way = "overwrite",
    *,
    tracks: Mapping[str, str] | None = None,
    pushed: Collection[str] | None = None,
    label: str = "Move clip",
) -> Edit:
    """Move clips, with what is linked to them and grouped with them, by one distance; none before the start.

    Parameters
    ----------
    delta : int
        Flicks.
    tracks : mapping of str to str, optional
        Id of a clip -> id of the track that it goes on; of the same kind as its own.
    pushed : collection of str, optional
        Ids of the tracks that make room for an insert; all that aren't locked when left out.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, clip_ids)
        moved = with_partners(sequence, chosen, groups=True)
        return _moved(document, sequence, moved, (delta, way, tracks or {}, salt), pushed)

    return Edit(label, apply)


def nudge_clips(clip_ids: Sequence[str], delta: int) -> Edit:
    """Move clips by a little, flicks, over what lies there."""
    return move_clips(clip_ids, delta, label="Nudge clips")


def move_clip(clip_id: str, track_id: str, start: int, way: Way = "gap") -> Edit:
    """Move a clip, and what belongs to it, so that it begins at `start` (flicks), maybe on another track."""
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, [clip_id])
        moved = with_partners(sequence, chosen, groups=True)
        delta = max(0, start) - chosen[0].clip.start
        return _moved(document, sequence, moved, (delta, way, {clip_id: track_id}, salt))

    return Edit("Move clip", apply)


def remove_clips(clip_ids: Sequence[str]) -> Edit:
    """Remove clips, and what belongs to them; what comes after them stays where it is."""

    def apply(document: Document) -> Document:
        if not clip_ids:
            return document
        sequence, chosen = locate(document, clip_ids)
        gone = with_partners(sequence, chosen, groups=True)
        work = Work.on(document, sequence)
        ids = {spot.clip.id for spot in gone}
        for track_id in {spot.track.id for spot in gone}:
            work.lanes[track_id] = without(work.lanes[track_id], ids)
        return work.done()

    return Edit("Delete clips", apply)


def _moved(
    document: Document,
    sequence: Timeline,
    moved: list[Spot],
    how: tuple[int, Way, Mapping[str, str], str],
    pushed: Collection[str] | None = None,
) -> Document:
    delta, way, tracks, salt = how
    delta = max(delta, -min(spot.clip.start for spot in moved))
    ids = {spot.clip.id for spot in moved}
    work = Work.on(document, sequence)
    placed: list[tuple[str, Clip]] = []
    for spot in moved:
        require_unlocked(spot.track)
        target = tracks.get(spot.clip.id, spot.track.id)
        before = spot.track.clips[spot.index - 1] if spot.index else None
        together = before is not None and before.id in ids and target == tracks.get(before.id, spot.track.id)
        clip = shifted(spot.clip, delta)
        # A transition stays only where both its clips go the same way.
        placed.append((target, clip if together else with_fields(clip, transition=None)))
    for track_id in {spot.track.id for spot in moved}:
        work.lanes[track_id] = without(work.lanes[track_id], ids)
    _land(work, _landing(work, placed), way, salt, pushed)
    for spot, (target, _) in zip(moved, placed, strict=True):
        # What came to lie where it was, after a way to the next gap, is no other clip.
        place = first_from(work.lanes[target], spot.clip.start)
        if work.lanes[target][place : place + 1] == (spot.clip,):
            work.replace(target, place, spot.clip)
    return settled(document, work.done())


def _landing(work: Work, placed: Sequence[tuple[str, Clip]]) -> Landing:
    """Return what comes down where; UserError for another kind of track, or two clips in one place."""
    out: Landing = {}
    for track_id, clip in placed:
        track = find_track(work.sequence, track_id)
        require_unlocked(track)
        require_fitting(work.document, track, clip)
        out.setdefault(track_id, []).append(clip)
    for clips in out.values():
        clips.sort(key=start_of)
        if any(left.end > right.start for left, right in itertools.pairwise(clips)):
            raise UserError("Two clips can't lie in the same place of a track.", "Move them one by one.")
    return out


def _land(work: Work, landing: Landing, way: Way, salt: str, tracks: Collection[str] | None = None) -> None:
    clips = [clip for lane in landing.values() for clip in lane]
    first, last = min(clip.start for clip in clips), max(clip.end for clip in clips)
    if way == "gap":
        by = _way_to_gaps(work.lanes, landing)
        landing = {
            name: [shifted(clip, by) for clip in lane] if by else lane for name, lane in landing.items()
        }
    elif way == "insert":
        cut_through(work, first, set(landing), salt)
        ripple(work, first, last - first, tracks if tracks is None else {*tracks, *landing})
        if _way_to_gaps(work.lanes, landing):
            raise UserError(
                "Something before this place is linked to what comes after it.", "Unlink those clips first."
            )
    for track_id, lane in landing.items():
        work.lanes[track_id] = put(work.lanes[track_id], lane, salt)


def _way_to_gaps(lanes: Mapping[str, Clips], landing: Landing) -> int:
    """Return how much later all must come down so that every clip finds a gap, flicks."""
    by = 0
    while True:
        further = max(
            first_gap(lanes[name], clip.start + by, clip.duration) - clip.start
            for name, lane in landing.items()
            for clip in lane
        )
        if further <= by:
            return by
        by = further
