"""What lies in a range of time: taking it out, with or without closing up, and making time."""

from __future__ import annotations

from collections.abc import Collection

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import first_from
from creastudio.core.edits.timeline_ripple import require_room, ripple
from creastudio.core.edits.timeline_split import cut_through
from creastudio.core.edits.timeline_tree import Work, find_sequence, require
from creastudio.core.ids import new_id
from creastudio.core.timeline import Sequence


def lift_range(sequence_id: str, start: int, end: int, tracks: Collection[str] | None = None) -> Edit:
    """Take out what lies from `start` to before `end`, flicks, and leave a gap.

    Parameters
    ----------
    tracks : collection of str, optional
        Ids of the tracks that take part; all that aren't locked when left out.
    """
    salt = new_id()

    def apply(document: Document) -> Document:
        return _without_range(document, sequence_id, (start, end), tracks, salt).done()

    return Edit("Lift range", apply)


def extract_range(sequence_id: str, start: int, end: int, tracks: Collection[str] | None = None) -> Edit:
    """Take out what lies from `start` to before `end`, flicks, and close up; see ``lift_range`` and ``ripple``."""
    salt = new_id()

    def apply(document: Document) -> Document:
        work = _without_range(document, sequence_id, (start, end), tracks, salt)
        ripple(work, end, start - end, tracks)
        return work.done()

    return Edit("Extract range", apply)


def insert_time(sequence_id: str, at: int, duration: int, tracks: Collection[str] | None = None) -> Edit:
    """Make time: cut what lies over `at` and move all that comes after by `duration`, both flicks; see ``lift_range``."""
    salt = new_id()

    def apply(document: Document) -> Document:
        require(duration > 0, "There must be some time to insert.", "Enter how long.")
        sequence = find_sequence(document, sequence_id)
        work = Work.on(document, sequence)
        chosen = _taking_part(sequence, tracks)
        cut_through(work, at, chosen, salt)
        ripple(work, at, duration, tracks)
        require_room(work, chosen, at, duration)
        return work.done()

    return Edit("Insert time", apply)


def _without_range(
    document: Document, sequence_id: str, span: tuple[int, int], tracks: Collection[str] | None, salt: str
) -> Work:
    start, end = span
    require(start < end, "This range has no length.", "Set where it begins and ends first.")
    sequence = find_sequence(document, sequence_id)
    chosen = _taking_part(sequence, tracks)
    work = Work.on(document, sequence)
    for at in (start, end):
        cut_through(work, at, chosen, salt)
    for track_id in chosen:
        lane = work.lanes[track_id]
        first, last = first_from(lane, start), first_from(lane, end)
        if first < last:
            work.lanes[track_id] = (*lane[:first], *lane[last:])
    return work


def _taking_part(sequence: Sequence, tracks: Collection[str] | None) -> list[str]:
    return [
        track.id for track in sequence.tracks if not track.locked and (tracks is None or track.id in tracks)
    ]
