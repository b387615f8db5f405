"""Boxes on a picture: which one is under the mouse, by which part, and what pulling that does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt

from creastudio.api.past_ads import PastElement
from creastudio.shell.canvas.handles import DIRECTIONS, Corner
from creastudio.shell.past_ads.annotating import LEAST, Box

Part = Literal["nw", "n", "ne", "e", "se", "s", "sw", "w", "move", "new"]

SIDE = 9.0
"""Side of a handle, view px."""

GRAB = 8.0
"""How near the mouse must be to a handle or an edge, view px."""

CURSORS: Mapping[Part, Qt.CursorShape] = {
    "nw": Qt.CursorShape.SizeFDiagCursor, "se": Qt.CursorShape.SizeFDiagCursor,
    "ne": Qt.CursorShape.SizeBDiagCursor, "sw": Qt.CursorShape.SizeBDiagCursor,
    "n": Qt.CursorShape.SizeVerCursor, "s": Qt.CursorShape.SizeVerCursor,
    "e": Qt.CursorShape.SizeHorCursor, "w": Qt.CursorShape.SizeHorCursor,
    "move": Qt.CursorShape.SizeAllCursor, "new": Qt.CursorShape.CrossCursor,
}  # fmt: skip


def handle_points(rect: QRectF) -> dict[Corner, QPointF]:
    """Return where the handles of a box are, in its own px."""
    middle = rect.center()
    return {
        name: QPointF(
            middle.x() + right * rect.width() / 2,
            middle.y() + down * rect.height() / 2,
        )
        for name, (right, down) in DIRECTIONS.items()
    }


def part_at(point: QPointF, rect: QRectF, *, inside: bool) -> Part:
    """Return what a press on the chosen box takes hold of.

    Parameters
    ----------
    inside : bool
        Whether it is moved by its inside, not by its edge alone.
    """
    near: list[tuple[float, Part]] = [
        ((at - point).manhattanLength(), name)
        for name, at in handle_points(rect).items()
        if abs(at.x() - point.x()) <= GRAB and abs(at.y() - point.y()) <= GRAB
    ]
    if near:
        return min(near)[1]
    if rect.contains(point) and inside:
        return "move"
    band = rect.adjusted(-GRAB / 2, -GRAB / 2, GRAB / 2, GRAB / 2)
    core = rect.adjusted(GRAB / 2, GRAB / 2, -GRAB / 2, -GRAB / 2)
    return "move" if band.contains(point) and not core.contains(point) else "new"


def pulled(box: Box, part: Part, dx: float, dy: float, across: float, down: float) -> Box:
    """Return a box after a drag of (dx, dy), all px of an ad of `across` x `down`.

    A moved one keeps its size at the edges; a pulled one keeps the sides that weren't taken hold of.
    """
    x, y, width, height = box
    if part == "move":
        return (
            min(max(x + dx, 0.0), max(0.0, across - width)),
            min(max(y + dy, 0.0), max(0.0, down - height)),
            width,
            height,
        )
    if part == "new":
        return box
    right, lower = DIRECTIONS[part]
    left, top, end, foot = x, y, x + width, y + height
    if right < 0:
        left = min(max(left + dx, 0.0), end - LEAST)
    elif right > 0:
        end = max(min(end + dx, across), left + LEAST)
    if lower < 0:
        top = min(max(top + dy, 0.0), foot - LEAST)
    elif lower > 0:
        foot = max(min(foot + dy, down), top + LEAST)
    return left, top, end - left, foot - top


def under(elements: Sequence[PastElement], x: float, y: float) -> int:
    """Return the smallest element at a point, px of the ad; the upper one of equals; -1 for none."""
    found = [
        (element.box[2] * element.box[3], -at)
        for at, element in enumerate(elements)
        if element.box[0] <= x <= element.box[0] + element.box[2]
        and element.box[1] <= y <= element.box[1] + element.box[3]
    ]
    return -min(found)[1] if found else -1
