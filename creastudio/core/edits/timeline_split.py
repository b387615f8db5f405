"""Splitting clips."""

from __future__ import annotations

from collections.abc import Collection

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import cut, derived_id, index_over, with_fields
from creastudio.core.edits.timeline_tree import Work, find_sequence, locate
from creastudio.core.ids import new_id


def split_clip(clip_id: str, at: int) -> Edit:
    """Cut a clip in two at time `at`, flicks, and what is linked to it."""
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, (spot,) = locate(document, [clip_id])
        if not spot.clip.start < at < spot.clip.end:
            raise UserError("The playhead isn't inside this clip.", "Move the playhead over the clip first.")
        work = Work.on(document, sequence)
        cut_through(work, at, {spot.track.id}, salt)
        return work.done()

    return Edit("Split clip", apply)


def split_at(sequence_id: str, at: int, tracks: Collection[str] | None = None) -> Edit:
    """Cut all clips that lie over a time, with what is linked to them.

    Parameters
    ----------
    tracks : collection of str, optional
        Ids of the tracks to cut; all that aren't locked when left out.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence = find_sequence(document, sequence_id)
        chosen = [track.id for track in sequence.tracks if not track.locked] if tracks is None else tracks
        work = Work.on(document, sequence)
        if not cut_through(work, at, chosen, salt):
            raise UserError("There is nothing to split here.", "Move the playhead over a clip first.")
        return work.done()

    return Edit("Split clip", apply)


def cut_through(work: Work, at: int, tracks: Collection[str], salt: str) -> bool:
    """Cut the clips of some tracks, and those linked to them, at a time; returns whether there were any.

    What lies after the cut gets a link of its own, so that the two halves of picture and sound can go separate ways.
    """
    links: set[str] = set()
    any_cut = False
    for track_id in _lanes_cut(work, at, tracks):
        index = index_over(work.lanes[track_id], at)
        if index is None:
            continue
        lane = work.lanes[track_id]
        left, right = cut(lane[index], at, derived_id(salt, lane[index].id, at))
        work.lanes[track_id] = (*lane[:index], left, right, *lane[index + 1 :])
        any_cut = True
        links |= {right.link} - {""}
    if links:
        _link_anew(work, at, links, salt)
    return any_cut


def _lanes_cut(work: Work, at: int, tracks: Collection[str]) -> list[str]:
    over = {
        track_id: lane[index]
        for track_id, lane in work.lanes.items()
        if (index := index_over(lane, at)) is not None
    }
    links: set[str] = set()
    chosen: set[str] = set()
    while True:
        more = {name for name, clip in over.items() if name in tracks or (clip.link and clip.link in links)}
        if more == chosen:
            return [track.id for track in work.sequence.tracks if track.id in chosen]
        chosen = more
        links = {over[name].link for name in chosen}


def _link_anew(work: Work, at: int, links: set[str], salt: str) -> None:
    for track_id, lane in work.lanes.items():
        if any(clip.link in links and clip.start >= at for clip in lane):
            work.lanes[track_id] = tuple(
                with_fields(clip, link=derived_id(salt, clip.link, at))
                if clip.link in links and clip.start >= at
                else clip
                for clip in lane
            )
