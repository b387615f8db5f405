"""Where the caret stands in a text that is edited in place: from points to letters and back, line by line.

All places are px of the layer's box, which begins at (0, 0); indexes count the letters of ``layer.text`` as Python
does.
"""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QTextBoundaryFinder

from creastudio.core.canvas import TextLayer
from creastudio.render.text_layout import Flow, Line, flow_of
from creastudio.render.text_letters import boundaries, graphemes

_BREAK_SHOWN = 0.3
"""Width of a selected line break, in font sizes."""


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between two letters.

    Attributes
    ----------
    index : int
        The letter that it stands before, 0 to the length of the text.
    before_break : bool
        Where a line was broken between the two: at the end of the upper line rather than the start of the next.
    """

    index: int
    before_break: bool = False


def caret_at(layer: TextLayer, x: float, y: float) -> Caret:
    """Return the place nearest to a point."""
    flow = flow_of(layer)
    along, across = (y, x) if flow.vertical else (x, y)
    line = min(flow.lines, key=lambda line: max(line.low - across, across - line.high, 0.0))
    return _nearest(flow, line, along)


def caret_rect(layer: TextLayer, caret: Caret) -> QRectF:
    """Return the line that the caret draws: a rectangle of no width, or of no height in vertical text."""
    flow = flow_of(layer)
    line = flow.lines[line_number(layer, caret)]
    return _rectangle(flow, line, _along(line, caret.index), _along(line, caret.index))


def selection_rects(layer: TextLayer, start: int, end: int) -> list[QRectF]:
    """Return rectangles over the letters from `start` to before `end`; more than one a line in mixed directions."""
    flow = flow_of(layer)
    found: list[QRectF] = []
    for number, line in enumerate(flow.lines):
        first, last = max(start, line.start), max(line.start, min(end, line.end))
        spans = sorted((edge.left, edge.right) for edge in line.edges[first - line.start : last - line.start])
        if number < len(flow.lines) - 1 and line.hard and start <= line.end < end:
            stop = _along(line, line.end)
            width = _BREAK_SHOWN * flow.size * (-1 if line.rtl and not flow.vertical else 1)
            spans = sorted([*spans, (min(stop, stop + width), max(stop, stop + width))])
        found += [_rectangle(flow, line, left, right) for left, right in _merged(spans)]
    return found


def line_number(layer: TextLayer, caret: Caret) -> int:
    """Return the line that a caret stands in, counted from 0."""
    lines = flow_of(layer).lines
    number = max(0, bisect.bisect_right(lines, caret.index, key=lambda line: line.start) - 1)
    upper = lines[number - 1] if number else None
    if caret.before_break and upper is not None and not upper.hard and caret.index == upper.end:
        return number - 1
    return number


def line_edge(layer: TextLayer, caret: Caret, *, end: bool) -> Caret:
    """Return the start or the end of the line that a caret stands in (the keys Home and End)."""
    line = flow_of(layer).lines[line_number(layer, caret)]
    return Caret(line.end, before_break=not line.hard) if end else Caret(line.start)


def next_line(layer: TextLayer, caret: Caret, by: int, along: float | None = None) -> Caret:
    """Return the place `by` lines on (or back), at the same distance along the line.

    Parameters
    ----------
    along : float or None
        The distance to keep, as `distance_along` returned it before the first of several steps, so that a short
        line between doesn't change it.
    """
    flow = flow_of(layer)
    number = line_number(layer, caret) + by
    if number < 0:
        return Caret(0)
    if number >= len(flow.lines):
        return Caret(len(flow.text))
    kept = distance_along(layer, caret) if along is None else along
    return _nearest(flow, flow.lines[number], kept)


def distance_along(layer: TextLayer, caret: Caret) -> float:
    """Return how far along its line a caret stands, px: its x, or its y in vertical text."""
    flow = flow_of(layer)
    return _along(flow.lines[line_number(layer, caret)], caret.index)


def next_letter(text: str, index: int, by: int, *, words: bool = False) -> int:
    """Return the place one letter on (`by` = 1) or back (-1), or one word; letters keep their marks."""
    if words:
        kind = QTextBoundaryFinder.BoundaryType.Word
        stops = [at for at in boundaries(text, kind) if at in (0, len(text)) or not text[at].isspace()]
    else:
        stops = graphemes(text)
    if by > 0:
        return stops[min(bisect.bisect_right(stops, index), len(stops) - 1)]
    return stops[max(bisect.bisect_left(stops, index) - 1, 0)]


def arrow(
    layer: TextLayer, caret: Caret, key: Literal["left", "right", "up", "down"], along: float | None = None
) -> Caret:
    """Return where an arrow key takes the caret, as the direction of the text has it; `along` as for `next_line`."""
    flow = flow_of(layer)
    line = flow.lines[line_number(layer, caret)]
    if flow.vertical:
        lines, letters = {"left": 1, "right": -1}, {"up": -1, "down": 1}
    else:
        way = -1 if line.rtl else 1
        lines, letters = {"up": -1, "down": 1}, {"left": -way, "right": way}
    if key in lines:
        return next_line(layer, caret, lines[key], along)
    return Caret(next_letter(layer.text, caret.index, letters[key]))


def _along(line: Line, index: int) -> float:
    at = index - line.start
    if not line.edges:
        return line.origin
    return line.edges[at].lead if at < len(line.edges) else line.edges[-1].trail


def _nearest(flow: Flow, line: Line, along: float) -> Caret:
    """Return the place in a line that is nearest to a distance along it."""
    stops = [line.start + at for at in graphemes(flow.text[line.start : line.end])]
    best, distance = line.start, abs(line.origin - along) if not line.edges else float("inf")
    for start, end in itertools.pairwise(stops):
        # A letter and its marks; in text of two directions neighbours in the text may lie far apart.
        lead, trail = line.edges[start - line.start].lead, line.edges[end - 1 - line.start].trail
        for index, place in ((start, lead), (end, trail)):
            inside = 0.0 if min(lead, trail) <= along <= max(lead, trail) else 1e-3
            if abs(place - along) + inside < distance:
                best, distance = index, abs(place - along) + inside
    return Caret(best, before_break=best == line.end and not line.hard)


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in spans:
        if found and left <= found[-1][1] + 0.01:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _rectangle(flow: Flow, line: Line, left: float, right: float) -> QRectF:
    if flow.vertical:
        return QRectF(line.low, left, line.high - line.low, right - left)
    return QRectF(left, line.low, right - left, line.high - line.low)
