"""What a person has put in its place stays there: words and logo that move keep clear of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from creastudio.api.layout import Element, Layout
from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.regions import Rect, within

MOST = 16
"""Parts of a zone that are tried: those that two boxes in its middle leave."""

SMALLEST = 0.12
"""Share of a zone that is left beside something locked, below which the frame is given up."""


def around_locks(frames: Sequence[Frame], held: Sequence[Rect], roles: Collection[str]) -> list[Frame]:
    """Return frames whose zones leave locked boxes out, in the ways that leave most room; as they are where nothing is locked.

    Parameters
    ----------
    held : sequence of Rect
        Boxes that words and logo keep clear of.
    roles : collection of str
        What is locked.
    """
    found = [frame._replace(zone=zone) for frame in frames for zone in _free(frame.zone, held)]
    if "logo" in roles:
        # A corner that is kept free for the logo is of no use to one that stands elsewhere.
        found = [frame for frame in found if frame.logo != "corner"] or found
    return found


def _free(zone: Rect, held: Sequence[Rect]) -> list[Rect]:
    """Return what of a zone is clear of all boxes: the largest parts, as their number would grow fourfold with each box."""
    zones = [zone]
    for box in held:
        parts = list(dict.fromkeys(part for one in zones for part in _beside(one, box)))
        kept = set(sorted(parts, key=lambda part: -part[2] * part[3])[:MOST])
        zones = [part for part in parts if part in kept]
    return zones


def _beside(zone: Rect, box: Rect) -> list[Rect]:
    """Return what of a zone lies above, below, left and right of a box, where that is enough; the zone where it is clear."""
    shared = within(zone, box)
    if shared[2] <= 0 or shared[3] <= 0:
        return [zone]
    x, y, width, height = zone
    gap = 0.03 * min(width, height)
    left, top = box[0] - gap - x, box[1] - gap - y
    right, bottom = x + width - box[0] - box[2] - gap, y + height - box[1] - box[3] - gap
    parts: list[Rect] = [
        (x, y, width, top),
        (x, y + height - bottom, width, bottom),
        (x, y, left, height),
        (x + width - right, y, right, height),
    ]
    return [
        part
        for part in parts
        if part[2] > 0 and part[3] > 0 and part[2] * part[3] > SMALLEST * width * height
    ]


def with_locked(layout: Layout, before: Layout, locked: Sequence[Element]) -> Layout:
    """Return a layout with locked elements as they were, at the height among the others that they had."""
    if not locked:
        return layout
    names = {element.id for element in locked}
    fresh = [element for element in layout.elements if element.id not in names]
    order = {element.id: at for at, element in enumerate(before.elements)}
    placed = list(fresh)
    for element in locked:
        # Behind the last of those that lay beneath it.
        under = [at for at, other in enumerate(placed) if order.get(other.id, -1) < order[element.id]]
        placed.insert(max(under, default=-1) + 1, element)
    dropped = tuple(item for item in layout.dropped if item.id not in names)
    return layout.model_copy(update={"elements": tuple(placed), "dropped": dropped})
