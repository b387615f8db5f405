"""Transitions between clips that meet."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.lanes import longest_transition, with_fields
from creastudio.core.edits.timeline_tree import Work, locate
from creastudio.core.timeline import Clip, Transition


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
