"""The stops of a gradient: added, moved and removed; always by offset, and at least two of them.

Each function returns the stops and the place among them of the one that it is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from creastudio.core.fills import GradientFill, GradientStop

Stops = tuple[GradientStop, ...]

LEAST, MOST = 2, 64
"""How many stops a gradient that is edited has."""


def stops_of(fill: GradientFill) -> Stops:
    """Return the stops by offset; a lone one, as files may have it, stands at both ends."""
    stops = tuple(sorted(fill.stops, key=lambda stop: stop.offset))
    if len(stops) >= LEAST:
        return stops
    return tuple(GradientStop(offset=end, color=stops[0].color) for end in (0.0, 1.0))


def color_at(stops: Sequence[GradientStop], offset: float) -> str:
    """Return the colour at an offset, ``#rrggbb``, or ``#rrggbbaa`` where it isn't opaque."""
    if offset <= stops[0].offset:
        return stops[0].color
    for before, after in pairwise(stops):
        if offset <= after.offset:
            share = (offset - before.offset) / (after.offset - before.offset)
            return _mixed(before.color, after.color, share)
    return stops[-1].color


def with_stop(stops: Stops, offset: float) -> tuple[Stops, int]:
    """Add a stop in the colour that is there already, so that nothing looks different yet."""
    if len(stops) >= MOST:
        return stops, nearest(stops, offset)
    return _placed(stops, GradientStop(offset=_unit(offset), color=color_at(stops, offset)))


def with_stop_beside(stops: Stops, place: int) -> tuple[Stops, int]:
    """Add a stop half way to the next one, or to the one before the last."""
    other = place + 1 if place + 1 < len(stops) else place - 1
    return with_stop(stops, (stops[place].offset + stops[other].offset) / 2)


def moved_stop(stops: Stops, place: int, offset: float) -> tuple[Stops, int]:
    """Move a stop; past another one they change places."""
    moved = stops[place].model_copy(update={"offset": _unit(offset)})
    return _placed(stops[:place] + stops[place + 1 :], moved)


def recolored_stop(stops: Stops, place: int, color: str) -> Stops:
    """Give a stop another colour."""
    return (*stops[:place], stops[place].model_copy(update={"color": color}), *stops[place + 1 :])


def without_stop(stops: Stops, place: int) -> tuple[Stops, int]:
    """Remove a stop, unless fewer than two would be left."""
    if len(stops) <= LEAST:
        return stops, place
    return stops[:place] + stops[place + 1 :], max(0, place - 1)


def nearest(stops: Sequence[GradientStop], offset: float) -> int:
    """Return the place of the stop that is nearest to an offset."""
    return min(range(len(stops)), key=lambda place: abs(stops[place].offset - offset))


def _placed(stops: Stops, stop: GradientStop) -> tuple[Stops, int]:
    place = sum(other.offset <= stop.offset for other in stops)
    return (*stops[:place], stop, *stops[place:]), place


def _unit(offset: float) -> float:
    return min(max(offset, 0.0), 1.0)


def _mixed(first: str, second: str, share: float) -> str:
    pairs = zip(_channels(first), _channels(second), strict=True)
    mixed = [round(a + (b - a) * share) for a, b in pairs]
    opaque = mixed[3] == 255
    return "#" + "".join(f"{value:02x}" for value in (mixed[:3] if opaque else mixed))


def _channels(color: str) -> tuple[int, ...]:
    digits = color[1:] if len(color) > len("#rrggbb") else f"{color[1:]}ff"
    return tuple(bytes.fromhex(digits))
