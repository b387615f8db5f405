"""What of a clip lies under the mouse, and so what a drag from there would do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.shell.theme import px
from creastudio.shell.timeline.lane_map import (
    LaneMap,
    Place,
    band_of,
    has_line,
    key_times,
    line_keys,
    line_of,
    line_value,
    line_y,
    made_key_side,
    made_key_y,
    made_keys,
)
from creastudio.shell.timeline.tools import ToolId

EDGE = 8.0
"""How near the edge of a clip the mouse must be to trim it, px."""

ROLL = 3.0
"""How near a cut between two clips the mouse must be to move the cut, px."""

GRAB = 6.0
"""How near a handle the mouse must be, px."""

HANDLE_ROOM = 52.0
"""A clip less wide has no handles for fades, px."""

Zone = Literal[
    "body", "start", "end", "ripple_start", "ripple_end", "roll", "slip", "slide", "fade_in", "fade_out", "transition",
    "transition_start", "transition_end", "line", "line_key", "key",
    "made_key",
]  # fmt: skip
"""What is under the mouse, by what a drag from there does."""


@dataclass(frozen=True)
class Hit:
    """What is under the mouse.

    Attributes
    ----------
    place : Place
        The clip; of "roll" and of transitions the one after the cut.
    at : int
        Of keyframes: their time of the source, flicks.
    """

    place: Place
    zone: Zone
    at: int = 0


def hit_at(lanes: LaneMap, x: float, y: float, tool: ToolId = "select", *, ctrl: bool = False) -> Hit | None:
    """Return what is at a point, with a tool; `ctrl` makes edges ripple."""
    place = lanes.at(x, y)
    if place is None:
        return None
    if tool == "select":
        found = _transition(lanes, place, x, y) or _handle(lanes, place, x, y) or _edge(lanes, place, x)
        return Hit(found.place, _RIPPLING[found.zone]) if ctrl and found.zone in _RIPPLING else found
    if tool == "slip" or tool == "slide":
        return Hit(place, tool)
    first = x < place.box.center().x()
    if tool == "ripple":
        return Hit(place, "ripple_start" if first else "ripple_end")
    if tool == "roll":
        later = lanes.after(place)
        if first:
            return Hit(place, "roll" if lanes.before(place) is not None else "start")
        return Hit(lanes.place(place.track, later), "roll") if later is not None else Hit(place, "end")
    return Hit(place, "body")


def fade_handle(lanes: LaneMap, place: Place, *, rising: bool) -> tuple[float, float]:
    """Return where the handle of a fade is, px: at its end, a little inside of the clip."""
    clip, box, inset = place.clip, place.box, px(16)
    x = box.left() + max(lanes.scale.width(clip.fade_in), inset)
    if not rising:
        x = box.right() - max(lanes.scale.width(clip.fade_out), inset)
    return x, box.top() + band_of(box.height()) + px(5)


def key_y(place: Place) -> float:
    """Return how high keyframes are painted that aren't on a line, px."""
    return place.box.bottom() - px(6)


def transition_top(place: Place) -> float:
    """Return where the box of a transition begins, px: the upper part of the cut is left to trimming."""
    return place.box.bottom() - min(px(20), place.box.height() * 0.5)


_RIPPLING: dict[Zone, Zone] = {"start": "ripple_start", "end": "ripple_end"}


def _transition(lanes: LaneMap, place: Place, x: float, y: float) -> Hit | None:
    later = lanes.after(place)
    owners = [place, *([lanes.place(place.track, later)] if later is not None else [])]
    for owner in owners:
        transition = owner.clip.transition
        if transition is None or y < transition_top(owner):
            continue
        left = lanes.scale.to_x(owner.clip.start - transition.before)
        right = lanes.scale.to_x(owner.clip.start + transition.after)
        if not left - 2 <= x <= right + 2:
            continue
        reach = min(GRAB, (right - left) / 3)
        if x - left <= reach:
            return Hit(owner, "transition_start")
        return Hit(owner, "transition_end" if right - x <= reach else "transition")
    return None


def _handle(lanes: LaneMap, place: Place, x: float, y: float) -> Hit | None:
    reach = px(round(GRAB))
    if place.box.width() >= px(round(HANDLE_ROOM)):
        for zone in ("fade_in", "fade_out"):
            at_x, at_y = fade_handle(lanes, place, rising=zone == "fade_in")
            if abs(x - at_x) <= reach and abs(y - at_y) <= reach:
                return Hit(place, "fade_in" if zone == "fade_in" else "fade_out")
    if abs(y - key_y(place)) <= reach:
        for at in key_times(place.clip):
            if abs(x - lanes.scale.to_x(place.clip.time_of_key(at))) <= reach:
                return Hit(place, "key", at)
    return _on_line(lanes, place, x, y, reach) or _made_key(lanes, place, x, y, reach)


def _made_key(lanes: LaneMap, place: Place, x: float, y: float, reach: float) -> Hit | None:
    side = made_key_side(place)
    if not side or abs(y - made_key_y(place)) > side / 2 + reach:
        return None
    found = min(
        ((abs(x - key_x), key.at) for key, key_x in made_keys(place, lanes.scale)), default=(float("inf"), 0)
    )
    return Hit(place, "made_key", found[1]) if found[0] <= max(reach, side / 2) else None


def _on_line(lanes: LaneMap, place: Place, x: float, y: float, reach: float) -> Hit | None:
    name = line_of(place.clip)
    if name is None or not has_line(place):
        return None
    for at, key_x, key_at_y in line_keys(place, lanes.scale):
        if abs(x - key_x) <= reach and abs(y - key_at_y) <= reach:
            return Hit(place, "line_key", at)
    if x - place.box.left() <= EDGE or place.box.right() - x <= EDGE:
        return None
    on = line_y(place.box, name, line_value(place.clip, name, lanes.scale.to_time(x)))
    return Hit(place, "line") if abs(y - on) <= 4 else None


def _edge(lanes: LaneMap, place: Place, x: float) -> Hit:
    left, right = x - place.box.left(), place.box.right() - x
    reach = min(EDGE, place.box.width() / 4)
    roll = min(ROLL, reach / 2)
    if left <= reach:
        return Hit(place, "roll" if left <= roll and lanes.before(place) is not None else "start")
    if right <= reach:
        later = lanes.after(place)
        if right <= roll and later is not None:
            return Hit(lanes.place(place.track, later), "roll")
        return Hit(place, "end")
    return Hit(place, "body")
