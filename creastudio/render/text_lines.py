"""What horizontal and vertical setting share: a paragraph ready to be broken, and a line that is set."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from creastudio.render.text_breaks import Breaking, Span
from creastudio.render.text_font import Face
from creastudio.render.text_glyphs import Placed
from creastudio.render.text_letters import graphemes, is_cursive, is_wide
from creastudio.render.text_shaping import Edge


class Paragraph(NamedTuple):
    """A paragraph and the length of each of its letters, px at `EM`.

    Attributes
    ----------
    start : int
        Where it begins in the text.
    tails : list of float
        The part of each advance that is tracking.
    ascent, descent : float
        Of the tallest of its letters; for vertical text half the width of a column each.
    """

    start: int
    text: str
    rtl: bool
    known: Breaking
    advances: list[float]
    tails: list[float]
    ascent: float
    descent: float

    def length_of(self, span: Span) -> float:
        """Return the length of a line without the spaces at its end."""
        end = self._seen_end(span)
        return (
            max(0.0, sum(self.advances[span.start : end]) - self.tails[end - 1]) if end > span.start else 0.0
        )

    def hang_of(self, span: Span) -> float:
        """Return how much of that may hang over the end of the box."""
        last = self._seen_end(span) - 1
        return self.known.hang[last] * (self.advances[last] - self.tails[last]) if last >= span.start else 0.0

    def _seen_end(self, span: Span) -> int:
        end = span.end
        while end > span.start and self.known.space[end - 1]:
            end -= 1
        return end


class SetLine(NamedTuple):
    """A line with its glyphs, which begins at 0, px at `EM`.

    Attributes
    ----------
    start, end : int
        In the whole text.
    width : float
        Its length without the spaces at its end and the tracking of its last letter.
    hang : float
        How much of that may hang over the end of the box.
    """

    start: int
    end: int
    rtl: bool
    edges: list[Edge]
    glyphs: list[Placed]
    width: float
    hang: float
    ascent: float
    descent: float

    def shown_width(self, limit: float) -> float:
        """Return its length in a box of `limit`: what may hang out does where there is no room for it."""
        return min(self.width, max(limit, self.width - self.hang))


def tails_of(text: str, face: Face) -> list[float]:
    """Return the tracking after each letter, px at `EM`: none where letters join."""
    return [0.0 if is_cursive(letter) else face.tracking for letter in text]


def justified(line: SetLine, length: float, text: str, *, vertical: bool) -> SetLine:
    """Return the line stretched to `length` at its spaces and between its Chinese letters."""
    gaps = _gaps(text, line)
    room = length - line.width
    if not gaps or room <= 0:
        return line
    step = room / len(gaps)
    # A gap belongs to the letter before it; all that lies beyond, to the right or below, moves on.
    places = sorted(line.edges[gap].trail for gap in gaps)

    def moved(place: float) -> float:
        return place + step * bisect.bisect_right(places, place + 1e-6)

    edges = [Edge(moved(edge.lead), moved(edge.trail)) for edge in line.edges]
    glyphs: list[Placed] = []
    for one in line.glyphs:
        edge = line.edges[one.glyph.at - line.start]
        shift = moved(edge.left) - edge.left
        place = one.glyph
        place = place._replace(y=place.y + shift) if vertical else place._replace(x=place.x + shift)
        glyphs.append(one._replace(glyph=place))
    return line._replace(edges=edges, glyphs=glyphs, width=length)


def _gaps(text: str, line: SetLine) -> list[int]:
    """Return the letters of a line, counted from its start, after which there may be room."""
    part = text[line.start : line.end].rstrip(" \t\u3000")
    stops = graphemes(part)[1:-1]
    return [stop - 1 for stop in stops if part[stop - 1] in " \u3000" or _between_wide(part, stop)]


def _between_wide(part: str, stop: int) -> bool:
    # The halves of a dash or an ellipsis stay together.
    return is_wide(part[stop - 1]) and is_wide(part[stop])
