"""Which drag begins with a press of the mouse: by the tool, by what was hit, and by the keys that are held."""

from __future__ import annotations

from creastudio.core.edits.timeline_tree import Spot, with_partners
from creastudio.core.tempo import TempoMap
from creastudio.core.timeline import Sequence
from creastudio.shell.session import Session
from creastudio.shell.timeline.mouse.drags import (
    ClipDrag,
    Edge,
    EdgeDrag,
    Grip,
    MoveDrag,
    RollDrag,
    SlideDrag,
    SlipDrag,
)
from creastudio.shell.timeline.mouse.handle_drags import (
    FadeDrag,
    KeyDrag,
    LineDrag,
    LineKeyDrag,
    MadeKeyDrag,
    TransitionDrag,
)
from creastudio.shell.timeline.mouse.hits import Hit, Zone
from creastudio.shell.timeline.mouse.snapping import BEAT_ROOM, REACH, beats_of
from creastudio.shell.timeline.selected import selected_spots, spots_of
from creastudio.shell.timeline.state import TimelineState


def drag_of(
    session: Session, state: TimelineState, sequence: Sequence, hit: Hit, at: tuple[int, float]
) -> ClipDrag:
    """Return the drag that begins at a hit; `at` is where the press was: flicks and px."""
    time, y = at
    clip, zone = hit.place.clip, hit.zone
    if zone == "body":
        return _moving(session, state, sequence, hit, time)
    family = {spot.clip.id for spot in with_partners(sequence, spots_of(sequence, [clip.id]))}
    grip = grip_of(session, state, sequence, family)
    if zone in _EDGES:
        return EdgeDrag(grip, clip, _EDGES[zone], ripple=state.tool == "ripple")
    if zone in ("roll", "transition"):
        return RollDrag(grip, clip)
    if zone in ("slip", "slide"):
        return SlipDrag(grip, clip, time) if zone == "slip" else SlideDrag(grip, clip, time)
    if zone in ("fade_in", "fade_out"):
        return FadeDrag(grip, clip, zone == "fade_in")
    if zone == "line":
        return LineDrag(grip, clip, hit.place.box, time, y)
    if zone == "line_key":
        return LineKeyDrag(grip, clip, hit.place.box, hit.at, y)
    if zone == "made_key":
        return MadeKeyDrag(grip, clip, hit.at)
    return KeyDrag(grip, clip, hit.at) if zone == "key" else TransitionDrag(grip, clip)


_EDGES: dict[Zone, Edge] = {"start": "start", "end": "end", "ripple_start": "start", "ripple_end": "end"}


def grip_of(
    session: Session,
    state: TimelineState,
    sequence: Sequence,
    without: set[str] | frozenset[str] = frozenset(),
) -> Grip:
    """Return what dragged things cling to now; `without` names clips that move themselves."""
    scale = state.scale
    reach = scale.length(REACH) if state.snapping else -1
    grid = (
        beats_of(sequence.tempo, scale.length(BEAT_ROOM))
        if state.snapping and _is_musical(sequence)
        else None
    )
    return Grip(sequence.rate, state.marks.of(sequence, session.playhead, without), reach, grid)


def _is_musical(sequence: Sequence) -> bool:
    """Return whether beats mean something: there is a score, or a tempo that somebody set."""
    return any(track.kind == "score" for track in sequence.tracks) or sequence.tempo != TempoMap()


def _moving(session: Session, state: TimelineState, sequence: Sequence, hit: Hit, time: int) -> MoveDrag:
    chosen = [spot for spot in selected_spots(session) if not spot.track.locked]
    own = spots_of(sequence, [hit.place.clip.id])
    spots = chosen if any(spot.clip.id == hit.place.clip.id for spot in chosen) else own
    moved: list[Spot] = with_partners(sequence, spots, groups=True)
    grip = grip_of(session, state, sequence, {spot.clip.id for spot in moved})
    return MoveDrag(grip, sequence, tuple(moved), own[0], time)
