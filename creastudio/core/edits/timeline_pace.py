"""How the source of a clip runs: its speed, backwards, or held.

A held clip is a still of a moving picture (``Clip.freeze``); what sounds with it goes on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from creastudio.api.errors import UserError
from creastudio.core.animation import value_at
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import cut, derived_id, put, room_around, trimmed, with_fields
from creastudio.core.edits.timeline_ripple import require_room, ripple
from creastudio.core.edits.timeline_split import cut_through
from creastudio.core.edits.timeline_tree import (
    Spot,
    Work,
    locate,
    on_clips,
    require,
    with_family,
    with_partners,
)
from creastudio.core.ids import new_id
from creastudio.core.timeline import Clip


def set_speed(
    clip_id: str, speed: float, *, closing: bool = False, tracks: Collection[str] | None = None
) -> Edit:
    """Play the same part of the source faster or slower, and what is linked.

    Parameters
    ----------
    speed : float
        Flicks of the source in a flick of the sequence, 0.01 to 100.
    closing : bool
        Move all that comes after by what is gained or lost; else a longer clip ends at its neighbour.
    tracks : collection of str, optional
        Ids of the tracks that take part in that; all that aren't locked when left out.
    """

    def apply(document: Document) -> Document:
        (spot,), family, work = with_family(document, clip_id)
        require(0.01 <= speed <= 100, "A speed is 1% to 10,000%.", "Enter another speed.")
        same = all((item.clip.start, item.clip.end) == (spot.clip.start, spot.clip.end) for item in family)
        require(same, "What is linked to this clip begins or ends at another time.", "Unlink them first.")
        source = spot.clip.to_source(spot.clip.duration)
        full = max(1, with_fields(spot.clip, speed=speed).from_source(source))
        duration = full
        if not closing:
            rooms = [room_around(item.track.clips, item.index)[1] for item in family]
            duration = min([full, *(room - spot.clip.start for room in rooms if room is not None)])
        later = duration - spot.clip.duration
        moving = None if tracks is None else {*tracks, *(item.track.id for item in family)}
        if closing and later > 0:
            ripple(work, spot.clip.end, later, moving, still=family)
        for item in family:
            faster = with_fields(item.clip, speed=speed, duration=full)
            shown = trimmed(faster, item.clip.start, item.clip.start + duration)
            work.replace(item.track.id, item.index, shown)
        if closing and later < 0:
            ripple(work, spot.clip.end, later, moving, still=family)
        return work.done()

    return Edit("Change speed", apply)


def set_reverse(clip_ids: Sequence[str], reverse: bool = True) -> Edit:
    """Play clips, and what is linked to them, from the end of their part of the source to its beginning, or forwards again."""

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, clip_ids)
        family = with_partners(sequence, chosen)
        scores = any(spot.clip.kind == "score" for spot in family)
        require(not scores, "A score can't be played backwards.", "Play a recording of it backwards instead.")
        names = (spot.clip.id for spot in family)
        return on_clips(document, dict.fromkeys(names, lambda clip: with_fields(clip, reverse=reverse)))

    return Edit("Play backwards" if reverse else "Play forwards", apply)


def set_freeze(clip_id: str, at: int | None) -> Edit:
    """Hold a clip at a time of its source (flicks), or let it run on from there (None), as long as there is material."""

    def apply(document: Document) -> Document:
        _, (spot,) = locate(document, [clip_id])
        changed = _running(spot.clip) if at is None else _held(spot.clip, at)
        return on_clips(document, {clip_id: lambda _: changed})

    return Edit("Let run" if at is None else "Hold frame", apply)


def hold_frame(clip_id: str, at: int) -> Edit:
    """Hold what a clip shows at a time of the sequence (flicks) from there to its end; nothing gets longer."""
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, (spot,) = locate(document, [clip_id])
        _require_inside(spot.clip, at)
        work, shown = Work.on(document, sequence), spot.clip.source_time(at)
        if at == spot.clip.start:
            work.replace(spot.track.id, spot.index, _held(spot.clip, shown))
            return work.done()
        left, right = cut(spot.clip, at, derived_id(salt, clip_id, at))
        lane = work.lanes[spot.track.id]
        held = _held(right, shown)
        work.lanes[spot.track.id] = (*lane[: spot.index], left, held, *lane[spot.index + 1 :])
        return work.done()

    return Edit("Hold frame", apply)


def insert_hold(clip_id: str, at: int, duration: int, tracks: Collection[str] | None = None) -> Edit:
    """Stop a clip at a time of the sequence for a while, both flicks, and go on after it; all that comes after moves.

    Parameters
    ----------
    tracks : collection of str, optional
        Ids of the tracks that make room; all that aren't locked when left out. That of the clip always does.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        sequence, (spot,) = locate(document, [clip_id])
        _require_inside(spot.clip, at)
        require(duration > 0, "A frame is held for some time.", "Enter how long.")
        held = _still(spot, at, duration, derived_id(salt, "held", clip_id))
        work, track_id = Work.on(document, sequence), spot.track.id
        cut_through(work, at, {track_id}, salt)
        ripple(work, at, duration, None if tracks is None else {*tracks, track_id})
        require_room(work, [track_id], at, duration)
        work.lanes[track_id] = put(work.lanes[track_id], [held], salt)
        return work.done()

    return Edit("Insert held frame", apply)


def _held(clip: Clip, at: int) -> Clip:
    moving = clip.track_kind == "picture" and clip.kind in ("video", "generated")
    require(moving, "Only a moving picture can be held.", "Choose a video.")
    last = None if clip.source_duration is None else clip.source_duration - 1
    return with_fields(clip, freeze=max(0, at) if last is None else min(max(0, at), last))


def _still(spot: Spot, at: int, duration: int, own: str) -> Clip:
    """Return a clip that shows for a while what another shows at a time of the sequence, moved and coloured as it is then."""
    clip = spot.clip
    key_time = clip.key_time(at)
    curves = tuple(
        curve.model_copy(update={"value": value_at(curve, key_time), "keys": ()}) for curve in clip.curves
    )
    place = {"id": own, "start": at, "duration": duration, "offset": key_time, "reverse": False, "link": ""}
    still = {"fade_in": 0, "fade_out": 0, "transition": None, "curves": curves}
    return _held(clip, clip.source_time(at)).model_copy(update=place | still)


def _running(clip: Clip) -> Clip:
    """Return a held clip that runs on from what it shows; backwards, if it is a reversed one."""
    if clip.freeze is None:
        return clip
    length, begin = clip.to_source(clip.duration), clip.freeze
    if clip.reverse:
        length = min(length, clip.freeze + 1)
        begin = clip.freeze + 1 - length
    elif clip.source_duration is not None:
        length = min(length, clip.source_duration - clip.freeze)
    duration = min(clip.duration, max(1, clip.from_source(length)))
    running = with_fields(clip, freeze=None, offset=begin, duration=duration)
    return trimmed(running, running.start, running.end)


def _require_inside(clip: Clip, at: int) -> None:
    if not clip.start <= at < clip.end:
        raise UserError("The playhead isn't inside this clip.", "Move the playhead over the clip first.")
