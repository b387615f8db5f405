"""Transitions between clips that meet."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import longest_transition, with_fields
from creastudio.core.edits.timeline_tree import Spot, Work, locate, with_partners
from creastudio.core.timeline import Clip, Track, Transition


def set_transition(clip_id: str, transition: Transition | None) -> Edit:
    """Let a clip come out of the one before it by a transition; None cuts.

    Raises
    ------
    UserError
        When it begins with a gap, or the two clips have no material left beyond the cut ("handles"); a transition
        that is only too long becomes as long as can be.
    """

    def apply(document: Document) -> Document:
        sequence, (spot,) = locate(document, [clip_id])
        before = spot.track.clips[spot.index - 1] if spot.index else None
        shown = transition if transition is None else _fitted(before, spot.clip, transition)
        work = Work.on(document, sequence)
        work.replace(spot.track.id, spot.index, with_fields(spot.clip, transition=shown))
        return work.done()

    return Edit("Change transition", apply)


def set_transitions(clip_ids: Sequence[str], transition: Transition | None) -> Edit:
    """Put a transition on every cut between two of these clips, or before and after a single one; None cuts.

    Where clips are linked, the cuts of their partners at the same times are meant too.

    Raises
    ------
    UserError
        When there is no such cut, or none that has material beyond it; those that have none stay cuts.
    """

    def apply(document: Document) -> Document:
        sequence, chosen = locate(document, clip_ids)
        work = Work.on(document, sequence)
        cuts = _cuts(with_partners(sequence, chosen), single=len(chosen) == 1)
        if not cuts:
            raise UserError("None of these clips meet.", "Select clips that lie side by side.")
        refused: list[UserError] = []
        for track, index in cuts:
            left, right = track.clips[index - 1 : index + 1]
            try:
                shown = None if transition is None else _fitted(left, right, transition)
            except UserError as error:
                refused.append(error)
                continue
            work.replace(track.id, index, with_fields(right, transition=shown))
        if len(refused) == len(cuts):
            raise refused[0]
        return work.done()

    return Edit("Change transition", apply)


def _cuts(spots: list[Spot], *, single: bool) -> list[tuple[Track, int]]:
    """Return the clips that begin at a cut between two of some clips, or at either end of them where `single`."""
    chosen = {(spot.track.id, spot.index) for spot in spots}
    found: dict[tuple[str, int], Track] = {}
    for spot in spots:
        for index in (spot.index, spot.index + 1):
            both = (spot.track.id, index - 1) in chosen and (spot.track.id, index) in chosen
            clips = spot.track.clips
            inside = 0 < index < len(clips) and clips[index - 1].end == clips[index].start
            if inside and (single or both):
                found[spot.track.id, index] = spot.track
    return [(track, index) for (_, index), track in found.items()]


def _fitted(left: Clip | None, right: Clip, transition: Transition) -> Transition:
    if left is None or left.end != right.start:
        raise UserError("There is no clip right before this one.", "Move the two clips together first.")
    longest = longest_transition(left, right, transition.kind)
    if longest == 0:
        raise UserError(
            "These clips have no handles: nothing of them is left beyond the cut.",
            "Trim both a little first, or use a dip to colour, which needs none.",
        )
    return transition.model_copy(update={"duration": min(transition.duration, longest)})
