"""Moving all that comes after: opening gaps and closing them, and deleting with what follows closing up.

A ripple moves everything from a time on, on all tracks that aren't locked, by one distance, so that what is in time
with each other stays so. What is linked to something that moves comes along, though it begins earlier.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import reduce
from operator import attrgetter

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import Clips, first_from, first_gap, moved_from, without
from creastudio.core.edits.timeline_tree import (
    Spot,
    Work,
    find_track,
    locate,
    sequence_of_track,
    with_partners,
)
from creastudio.core.timeline import Clip

Span = tuple[int, int]
"""Start and end, flicks."""

_id_of = attrgetter("id")
_link_of = attrgetter("link")


def ripple(
    work: Work, time: int, delta: int, tracks: Collection[str] | None = None, still: Collection[Spot] = ()
) -> None:
    """Move all that begins at `time` or later by `delta` flicks.

    Parameters
    ----------
    tracks : collection of str, optional
        Ids of the tracks that take part; all that aren't locked when left out.
    still : collection of Spot
        Clips before `time` that stay where they are, whatever they are linked to.

    Raises
    ------
    UserError
        Where something would run into what stays, or be parted from its picture or sound.
    """
    if delta == 0:
        return
    taking_part = [
        track.id
        for track in work.sequence.tracks
        if not track.locked and (tracks is None or track.id in tracks)
    ]
    staying = frozenset(spot.clip.id for spot in still)
    firsts = _pulled_along(work, dict.fromkeys(taking_part, time), staying)
    if any(spot.clip.start >= firsts.get(spot.track.id, time) for spot in still):
        raise UserError(
            "What moves is linked to something before this clip.", "Unlink those clips, then try again."
        )
    for track_id, first in firsts.items():
        lane = moved_from(work.lanes[track_id], first, delta)
        if lane is None:
            name = find_track(work.sequence, track_id).name
            raise UserError(
                f"On track '{name}' something is in the way of closing up.",
                "Lock that track to leave it as it is, or make room on it first.",
            )
        work.lanes[track_id] = lane


def require_room(work: Work, tracks: Iterable[str], at: int, duration: int) -> None:
    """Raise UserError unless `duration` flicks from a time on are free, which a clip that was pulled along may have taken."""
    if any(first_gap(work.lanes[track_id], at, duration) != at for track_id in tracks):
        raise UserError(
            "Something before this place is linked to what comes after it.", "Unlink those clips first."
        )


def ripple_delete(clip_ids: Sequence[str], tracks: Collection[str] | None = None) -> Edit:
    """Remove clips, and close the gaps that they leave; see ``ripple``."""

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, clip_ids)
        gone = with_partners(sequence, chosen, groups=True)
        work = Work.on(document, sequence)
        ids = {spot.clip.id for spot in gone}
        for track_id in {spot.track.id for spot in gone}:
            work.lanes[track_id] = without(work.lanes[track_id], ids)
        # From the last to the first, so that no hole has moved when its turn comes.
        for start, end in reversed(_holes(gone)):
            ripple(work, end, start - end, tracks)
        return work.done()

    return Edit("Ripple delete", apply)


def close_gap(track_id: str, time: int, tracks: Collection[str] | None = None) -> Edit:
    """Close the gap of a track that a time lies in; see ``ripple``."""

    def apply(document: Document) -> Document:
        sequence = sequence_of_track(document, track_id)
        clips = find_track(sequence, track_id).clips
        index = first_from(clips, time)
        start = clips[index - 1].end if index else 0
        if index == len(clips) or time < start or clips[index].start == start:
            raise UserError("There is no gap here that could be closed.", "Choose a gap between two clips.")
        work = Work.on(document, sequence)
        ripple(work, clips[index].start, start - clips[index].start, tracks)
        return work.done()

    return Edit("Close gap", apply)


def _holes(gone: list[Spot]) -> list[tuple[int, int]]:
    """Return the times at which nothing of what belongs together is left, sorted, none overlapping.

    What is linked leaves a hole where all of its tracks have one.
    """
    together: dict[str, dict[str, list[Span]]] = {}
    for spot in gone:
        tracks = together.setdefault(spot.clip.link or spot.clip.id, {})
        tracks.setdefault(spot.track.id, []).append((spot.clip.start, spot.clip.end))
    return _united(span for tracks in together.values() for span in reduce(_common, tracks.values()))


def _united(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _common(some: list[Span], others: list[Span]) -> list[Span]:
    """Return where the spans of two lists, each sorted and without overlaps, lie over each other."""
    both = ((max(a[0], b[0]), min(a[1], b[1])) for a in _joined(some) for b in _joined(others))
    return [span for span in both if span[0] < span[1]]


def _joined(spans: list[Span]) -> list[Span]:
    """Return sorted spans with those that meet made one."""
    out: list[Span] = []
    for start, end in spans:
        if out and start == out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _pulled_along(work: Work, firsts: dict[str, int], still: frozenset[str]) -> dict[str, int]:
    """Return the time from which each lane moves, so that nothing linked to what moves stays behind."""
    while True:
        parted = _parted(work, firsts, still)
        if not parted:
            return firsts
        for track_id, clip in parted:
            if track_id not in firsts:
                name = find_track(work.sequence, track_id).name
                raise UserError(
                    f"What moves is linked to clips on track '{name}', which stay where they are.",
                    "Unlock that track, or unlink the clips first.",
                )
            firsts = firsts | {track_id: min(firsts[track_id], clip.start)}


def _parted(work: Work, firsts: dict[str, int], still: frozenset[str]) -> list[tuple[str, Clip]]:
    """Return the clips that stay though they are linked to what moves, each with its track."""
    begins = {
        track_id: first_from(lane, firsts[track_id]) if track_id in firsts else len(lane)
        for track_id, lane in work.lanes.items()
    }
    moving: set[str] = set()
    for track_id, lane in work.lanes.items():
        moving |= _links(lane[begins[track_id] :], still)
    out: list[tuple[str, Clip]] = []
    for track_id, lane in work.lanes.items():
        staying = lane[: begins[track_id]]
        if both := _links(staying, still) & moving:
            out += [(track_id, clip) for clip in staying if clip.link in both and clip.id not in still]
    return out


def _links(clips: Clips, still: frozenset[str]) -> set[str]:
    """Return the links of clips without some of them, by loops that run in C where none of those is among them."""
    if still.isdisjoint(map(_id_of, clips)):
        return set(map(_link_of, clips)) - {""}
    return {clip.link for clip in clips if clip.id not in still} - {""}
