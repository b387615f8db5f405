"""Trimming: where clips begin and end, and which part of their source they show.

Each edit goes as far as the material and the neighbours let it; what is linked stays in step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import room_around, shifted, trimmed, with_fields
from creastudio.core.edits.timeline_ripple import ripple
from creastudio.core.edits.timeline_tree import Spot, Work, require, with_family
from creastudio.core.timeline import Clip

Edge = Literal["start", "end"]


def trim_clip(clip_id: str, start: int, duration: int) -> Edit:
    """Change where a clip starts and how long it is, flicks; its neighbours and its source limit it.

    What is linked to it and begins or ends with it does so afterwards too.
    """

    def apply(document: Document) -> Document:
        (spot,), family, work = with_family(document, clip_id)
        starting = [item for item in family if item.clip.start == spot.clip.start]
        ending = [item for item in family if item.clip.end == spot.clip.end]
        left = _clamped(start - spot.clip.start, *_start_limits(starting))
        right = _clamped(start + duration - spot.clip.end, *_end_limits(ending))
        for item in family:
            begin = item.clip.start + (left if item in starting else 0)
            end = item.clip.end + (right if item in ending else 0)
            if end <= begin:
                raise UserError("A clip can't be shorter than one flick.", "Drag its edge the other way.")
            work.replace(item.track.id, item.index, trimmed(item.clip, begin, end))
        return work.done()

    return Edit("Trim clip", apply)


def ripple_trim(clip_id: str, edge: Edge, delta: int, tracks: Collection[str] | None = None) -> Edit:
    """Move one edge of a clip by `delta` flicks, and all that comes after it along; its start stays where it is.

    Parameters
    ----------
    tracks : collection of str, optional
        Ids of the tracks that move along; all that aren't locked when left out.
    """

    def apply(document: Document) -> Document:
        (spot,), family, work = with_family(document, clip_id)
        moving = None if tracks is None else {*tracks, *(item.track.id for item in family)}
        if edge == "start":
            same = all(item.clip.start == spot.clip.start for item in family)
            require(same, "What is linked to this clip begins at another time.", "Unlink them first.")
            material = [item.clip for item in family]
            by = _clamped(delta, _at_least(clip.head for clip in material), min(map(_spare, material)))
            changed = [(item, _headed(item.clip, by)) for item in family]
            later = -by
        else:
            apart = all(item.clip.start < spot.clip.end for item in family)
            require(apart, "What is linked to this clip comes after it.", "Unlink them first.")
            ending = [item for item in family if item.clip.end == spot.clip.end]
            by = later = _clamped(
                delta,
                -min(_spare(item.clip) for item in ending),
                _least(item.clip.tail for item in ending),
            )
            changed = [(item, trimmed(item.clip, item.clip.start, item.clip.end + by)) for item in ending]
        _require_way(delta, by)
        # Shorter first, then closing up; the other way round longer clips would overlap what follows.
        # From where the first of them ends: what follows that one has to move as well.
        end = min(item.clip.end for item, _ in changed)
        if later > 0:
            ripple(work, end, later, moving, still=family)
        for item, clip in changed:
            work.replace(item.track.id, item.index, clip)
        if later < 0:
            ripple(work, end, later, moving, still=family)
        return work.done()

    return Edit("Ripple trim", apply)


def roll_edit(clip_id: str, delta: int) -> Edit:
    """Move the cut between a clip and the one before it that it meets; no other time changes.

    Cuts at the same time between clips that are linked to these two move along.
    """

    def apply(document: Document) -> Document:
        (spot,), family, work = with_family(document, clip_id)
        require(_meets(spot), "This clip begins with a gap.", "Trim it instead.")
        rolled = [item for item in family if item.clip.start == spot.clip.start and _meets(item)]
        pairs = [(item.track.clips[item.index - 1], item) for item in rolled]
        low = -_least([*(before.duration - 1 for before, _ in pairs), *(item.clip.head for _, item in pairs)])
        high = _least([*(before.tail for before, _ in pairs), *(_spare(item.clip) for _, item in pairs)])
        by = _clamped(delta, low, high)
        _require_way(delta, by)
        for before, item in pairs:
            at = item.clip.start + by
            work.replace(item.track.id, item.index - 1, trimmed(before, before.start, at))
            work.replace(item.track.id, item.index, trimmed(item.clip, at, item.clip.end))
        return work.done()

    return Edit("Roll edit", apply)


def slip_clip(clip_id: str, delta: int) -> Edit:
    """Show what comes `delta` flicks (of the sequence) later in the same place, and so of what is linked.

    Of a clip that is played backwards that is an earlier part of its source; of a held picture, another picture.
    """

    def apply(document: Document) -> Document:
        _, family, work = with_family(document, clip_id)
        rooms = [_slip_room(item.clip) for item in family]
        by = _clamped(delta, -_least(before for before, _ in rooms), _least(after for _, after in rooms))
        _require_way(delta, by)
        for item in family:
            work.replace(item.track.id, item.index, _slipped(item.clip, by))
        return work.done()

    return Edit("Slip clip", apply)


def slide_clip(clip_id: str, delta: int) -> Edit:
    """Move a clip, and what is linked to it, between its neighbours: those that it meets get longer and shorter."""

    def apply(document: Document) -> Document:
        _, family, work = with_family(document, clip_id)
        ids = {item.clip.id for item in family}
        limits = [_slide_limits(item, ids) for item in family]
        by = _clamped(delta, max(low for low, _ in limits), _least(high for _, high in limits))
        _require_way(delta, by)
        for item in family:
            _slide(work, item, by, ids)
        return work.done()

    return Edit("Slide clip", apply)


def _start_limits(family: list[Spot]) -> tuple[int, int]:
    """Return how far the starts of clips may move, flicks: to their neighbours, and as far as the source goes."""
    low = max(room_around(item.track.clips, item.index)[0] - item.clip.start for item in family)
    return max(low, _at_least(item.clip.head for item in family)), _FAR


def _end_limits(family: list[Spot]) -> tuple[int, int]:
    rooms = [room_around(item.track.clips, item.index)[1] for item in family]
    free = [None if room is None else room - item.clip.end for room, item in zip(rooms, family, strict=True)]
    return -_FAR, min(_least(free), _least(item.clip.tail for item in family))


def _neighbours(item: Spot, moving: Collection[str]) -> tuple[Clip | None, Clip | None]:
    """Return the clips that a clip meets before and after it, without those that move with it."""
    clips, index = item.track.clips, item.index
    before = clips[index - 1] if _meets(item) else None
    after = clips[index + 1] if index + 1 < len(clips) and clips[index + 1].start == item.clip.end else None
    return (
        None if before is None or before.id in moving else before,
        None if after is None or after.id in moving else after,
    )


def _slide_limits(item: Spot, moving: Collection[str]) -> tuple[int, int]:
    clips, index, clip = item.track.clips, item.index, item.clip
    before, after = _neighbours(item, moving)
    low, high = -clip.start, _FAR
    if before is not None:
        low, high = 1 - before.duration, _least([before.tail])
    elif index and clips[index - 1].id not in moving:
        low = clips[index - 1].end - clip.start
    if after is not None:
        low, high = max(low, _at_least([after.head])), min(high, after.duration - 1)
    elif index + 1 < len(clips) and clips[index + 1].id not in moving:
        high = min(high, clips[index + 1].start - clip.end)
    return low, high


def _slide(work: Work, item: Spot, by: int, moving: Collection[str]) -> None:
    before, after = _neighbours(item, moving)
    name, lane = item.track.id, work.lanes[item.track.id]
    # As they are now: what lies between two that move has two edges to give.
    if before is not None:
        left = lane[item.index - 1]
        work.replace(name, item.index - 1, trimmed(left, left.start, left.end + by))
    if after is not None:
        right = lane[item.index + 1]
        work.replace(name, item.index + 1, trimmed(right, right.start + by, right.end))
    work.replace(name, item.index, shifted(item.clip, by))


def _headed(clip: Clip, by: int) -> Clip:
    """Return a clip that shows its source from `by` flicks later on, and begins where it did."""
    return shifted(trimmed(clip, clip.start + by, clip.end), -by)


def _slip_room(clip: Clip) -> tuple[int | None, int | None]:
    """Return how much earlier and later another part could be shown, flicks of the sequence; None for any."""
    if clip.freeze is None or clip.source_duration is None:
        return clip.head, clip.tail
    return clip.from_source(clip.freeze), clip.from_source(max(0, clip.source_duration - 1 - clip.freeze))


def _slipped(clip: Clip, by: int) -> Clip:
    if clip.freeze is not None:
        return with_fields(clip, freeze=max(0, clip.freeze + clip.to_source(by)))
    return with_fields(clip, offset=clip.offset + clip.to_source(-by if clip.backwards else by))


def _meets(item: Spot) -> bool:
    """Return whether a clip meets the one before it."""
    return item.index > 0 and item.track.clips[item.index - 1].end == item.clip.start


def _spare(clip: Clip) -> int:
    return clip.duration - 1


_FAR = 1 << 62


def _least(limits: Iterable[int | None]) -> int:
    return min((limit for limit in limits if limit is not None), default=_FAR)


def _at_least(heads: Iterable[int | None]) -> int:
    return -_least(heads)


def _clamped(value: int, low: int, high: int) -> int:
    return min(max(value, low), high)


def _require_way(wanted: int, possible: int) -> None:
    if wanted and not possible:
        raise UserError(
            "There is no more material in this direction.", "Go the other way, or show less of the clip."
        )
