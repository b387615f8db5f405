"""Transitions at cuts, as long as is usual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from creastudio.api.errors import UserError
from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.place import combined
from creastudio.core.edits.timeline_transitions import set_transition
from creastudio.core.edits.timeline_tree import Spot, find_clip, locate, with_partners
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip, Sequence, Transition
from creastudio.shell.i18n import mark, tr
from creastudio.shell.session import Session
from creastudio.shell.timeline.selected import selected_spots

USUAL = FLICKS_PER_SECOND
"""How long a new transition is where there is material for it, flicks."""

LOOKS: Final[dict[str, Transition | None]] = {
    "crossfade": Transition(duration=USUAL),
    "wipe_right": Transition(kind="wipe", duration=USUAL, direction="right"),
    "wipe_left": Transition(kind="wipe", duration=USUAL, direction="left"),
    "wipe_up": Transition(kind="wipe", duration=USUAL, direction="up"),
    "wipe_down": Transition(kind="wipe", duration=USUAL, direction="down"),
    "dip_black": Transition(kind="dip", duration=USUAL, color="#000000"),
    "dip_white": Transition(kind="dip", duration=USUAL, color="#ffffff"),
    "cut": None,
}
"""What menus offer."""

LOOK_TITLES: Final[dict[str, str]] = {
    "crossfade": mark("Crossfade"),
    "wipe_right": mark("Wipe to the right"),
    "wipe_left": mark("Wipe to the left"),
    "wipe_up": mark("Wipe upwards"),
    "wipe_down": mark("Wipe downwards"),
    "dip_black": mark("Dip to black"),
    "dip_white": mark("Dip to white"),
    "cut": mark("Cut, without a transition"),
}


def look_of(transition: Transition | None) -> str:
    """Return which of the looks a transition has; "" for one of its own."""
    for name, look in LOOKS.items():
        if look is None or transition is None:
            if look is transition:
                return name
        elif transition.model_copy(update={"duration": look.duration}) == look:
            return name
    return ""


def set_look(clip: Clip, name: str) -> Edit:
    """Give the transition before a clip one of the looks; one that is there keeps its length."""
    look = LOOKS[name]
    if look is not None and clip.transition is not None:
        look = look.model_copy(update={"duration": clip.transition.duration})
    return set_transition(clip.id, look)


def cut_ids(session: Session) -> list[str]:
    """Return the clips after the cuts that are meant: those between selected clips, else before or after the selection, else the nearest to the playhead."""
    sequence, spots = session.sequence, selected_spots(session)
    if sequence is None:
        return []
    if not spots:
        found = nearest_cut(sequence, session.playhead)
        return with_linked_cuts(session.document, found) if found is not None else []
    chosen = {spot.clip.id for spot in spots}
    inner = [spot.clip.id for spot in spots if spot.index and meets(spot.track.clips, spot.index)
             and spot.track.clips[spot.index - 1].id in chosen]  # fmt: skip
    if inner:
        return inner
    before = [spot.clip.id for spot in spots if meets(spot.track.clips, spot.index)]
    if before:
        return before
    return [
        spot.track.clips[spot.index + 1].id
        for spot in spots
        if spot.index + 1 < len(spot.track.clips) and meets(spot.track.clips, spot.index + 1)
    ]


def nearest_cut(sequence: Sequence, time: int) -> str | None:
    """Return the clip after the cut nearest to a time, flicks, on tracks for pictures first."""
    cuts = [
        (track.kind != "picture", abs(clip.start - time), clip.id)
        for track in sequence.tracks
        if not track.locked
        for index, clip in enumerate(track.clips)
        if meets(track.clips, index)
    ]
    return min(cuts)[2] if cuts else None


def with_linked_cuts(document: Document, clip_id: str) -> list[str]:
    """Return a clip after a cut with those linked to it whose cut is the same: the sound of both clips meets there too."""
    sequence, chosen = locate(document, [clip_id])
    at, link = chosen[0].clip.start, _link_before(chosen[0])
    partners = with_partners(sequence, chosen) if link else []
    return [clip_id] + [
        spot.clip.id
        for spot in partners
        if spot.clip.id != clip_id
        and spot.clip.start == at
        and _link_before(spot) == link
        and not spot.track.locked
    ]


def _link_before(spot: Spot) -> str:
    """Return the link of the clip that ends where this one begins; "" where there is none."""
    clips = spot.track.clips
    return clips[spot.index - 1].link if meets(clips, spot.index) else ""


def set_looks(document: Document, clip_ids: Iterable[str], name: str) -> Edit:
    """Put a transition of one of the looks before clips where there is material for it.

    Raises
    ------
    UserError
        When none of them can have it.
    """
    edits: list[Edit] = []
    refused: UserError | None = None
    for clip_id in clip_ids:
        edit = set_look(find_clip(document, clip_id)[1], name)
        try:
            edit.apply(document)
            edits.append(edit)
        except UserError as error:
            refused = error
    if not edits:
        raise refused or UserError(tr("There is no cut here."), tr("Move two clips together first."))
    return combined("Change transition", *edits)


def meets(clips: tuple[Clip, ...], index: int) -> bool:
    """Return whether the clip at a place of a lane begins where the one before it ends."""
    return index > 0 and clips[index - 1].end == clips[index].start
