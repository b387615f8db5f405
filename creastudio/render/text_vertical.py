"""Setting in columns from top to bottom, as Chinese and Japanese are written.

Chinese letters and their punctuation stand upright, words of other scripts lie on their right side, numbers of one
or two digits stand upright in one square (tate-chu-yoko). After the W3C's Requirements for Chinese Text Layout,
section 2.3, and Unicode's UTR #50 in a simplified form.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from creastudio.render.text_breaks import Span, breaking
from creastudio.render.text_font import EM, Face, raw_font
from creastudio.render.text_glyphs import Placed
from creastudio.render.text_letters import CHINESE_TOO, graphemes, is_wide
from creastudio.render.text_lines import Paragraph, SetLine, tails_of
from creastudio.render.text_shaping import Edge, Glyph, shape

Way = Literal["upright", "turned", "pair"]

_MIDDLE = 0.38 * EM
"""How far the middle of a Chinese letter's square lies above the baseline (0.88 em above it to 0.12 em below)."""

_PAIR = re.compile(r"[0-9]{1,2}|[!?]{2}")

_TURNS = frozenset("（）｛｝［］〔〕〈〉《》「」『』【】〖〗ー～〜…“”‘’＿－＝")
"""Wide signs that are turned where a font has no vertical form of them."""


class _Piece(NamedTuple):
    """A part of a paragraph that is set in one way."""

    start: int
    end: int
    way: Way


def prepare(
    text: str, start: int, face: Face, *, rtl: bool, language: str, balance: bool = False
) -> Paragraph:
    """Return a paragraph ready to be broken into columns."""
    known = breaking(text, language, balance=balance)
    advances = [0.0] * len(text)
    for piece in _pieces(text):
        part = text[piece.start : piece.end]
        if piece.way == "turned":
            edges = shape(part, face, rtl=False)[0].edges
            advances[piece.start : piece.end] = [edge.right - edge.left for edge in edges]
        elif piece.way == "upright":
            for at in graphemes(part)[:-1]:
                advances[piece.start + at] = EM + face.tracking
        else:
            advances[piece.start] = EM + face.tracking
            for at in range(piece.start + 1, piece.end):
                known.allowed[at] = known.letter[at] = False
    whole = shape(text, face, rtl=False)[0]
    half = (whole.ascent + whole.descent) / 2
    return Paragraph(start, text, rtl, known, advances, tails_of(text, face), half, half)


def set_lines(paragraph: Paragraph, spans: Sequence[Span], face: Face) -> list[SetLine]:
    """Return the columns of a paragraph, with places in the whole text."""
    pieces = _pieces(paragraph.text)
    return [_set_line(paragraph, span, pieces, face) for span in spans]


def _set_line(paragraph: Paragraph, span: Span, pieces: Sequence[_Piece], face: Face) -> SetLine:
    edges: list[Edge] = []
    glyphs: list[Placed] = []
    at = 0.0
    for piece in pieces:
        start, end = max(piece.start, span.start), min(piece.end, span.end)
        if start >= end:
            continue
        part = paragraph.text[start:end]
        way = {"turned": _turned, "upright": _upright, "pair": _pair}[piece.way]
        new_edges, new_glyphs = way(part, face, at)
        edges += new_edges
        begin = paragraph.start + start
        glyphs += [one._replace(glyph=one.glyph._replace(at=one.glyph.at + begin)) for one in new_glyphs]
        at = max((edge.right for edge in new_edges), default=at)
    return SetLine(
        paragraph.start + span.start, paragraph.start + span.end, False, edges, glyphs,
        paragraph.length_of(span), paragraph.hang_of(span),
        paragraph.ascent, paragraph.descent,
    )  # fmt: skip


def _pieces(text: str) -> list[_Piece]:
    """Return the parts of a text and how each is set."""
    found: list[_Piece] = []
    stops = graphemes(text)
    ways = [
        (start, end, _stands(text, start)) for start, end in itertools.pairwise(stops)
    ]  # fmt: skip
    for upright, group in itertools.groupby(ways, key=lambda item: item[2]):
        run = list(group)
        start, end = run[0][0], run[-1][1]
        found += [_Piece(start, end, "upright")] if upright else _words(text, start, end)
    return found


def _stands(text: str, at: int) -> bool:
    """Return whether a letter stands upright."""
    letter = text[at]
    if letter in CHINESE_TOO:
        return any(is_wide(other) for other in text[max(0, at - 2) : at + 3])
    return is_wide(letter) or unicodedata.category(letter) == "So"


def _words(text: str, start: int, end: int) -> Iterator[_Piece]:
    """Return the parts of what isn't upright by itself: numbers that stand in one square, and the rest."""
    for word in re.finditer(r"\s+|\S+", text[start:end]):
        way: Way = "pair" if _PAIR.fullmatch(word[0]) else "turned"
        yield _Piece(start + word.start(), start + word.end(), way)


def _turned(part: str, face: Face, top: float) -> tuple[list[Edge], list[Placed]]:
    line = shape(part, face, rtl=False)[0]
    edges = [Edge(top + edge.lead, top + edge.trail) for edge in line.edges]
    # Along the column the baseline runs down; its middle is the middle of the Chinese letters.
    glyphs = [
        Placed(glyph._replace(x=-_MIDDLE - glyph.y, y=top + glyph.x), turned=True) for glyph in line.glyphs
    ]  # fmt: skip
    return edges, glyphs


def _upright(part: str, face: Face, top: float) -> tuple[list[Edge], list[Placed]]:
    standing = face._replace(tracking=0.0, upright=True)
    line = shape(part, standing, rtl=False)[0]
    step = EM + face.tracking
    stops = graphemes(part)
    edges: list[Edge] = []
    cells: list[tuple[float, float, float]] = []
    for number, (start, end) in enumerate(itertools.pairwise(stops)):
        low = top + number * step
        edges += [Edge(low, low + step)] + [Edge(low + step, low + step)] * (end - start - 1)
        left = min(edge.left for edge in line.edges[start:end])
        right = max(edge.right for edge in line.edges[start:end])
        cells += [(low, left, right)] * (end - start)
    glyphs: list[Placed] = []
    for glyph in line.glyphs:
        low, left, right = cells[glyph.at]
        if _must_turn(part[glyph.at], glyph):
            # Its ink, not its baseline, is put into the middle of the column.
            middle = raw_font(glyph.face).boundingRect(glyph.glyph).center().y()
            moved = glyph._replace(x=middle, y=low + (EM - (right - left)) / 2)
            glyphs.append(Placed(moved, turned=True))
            continue
        x, y = glyph.x - left - (right - left) / 2, low + EM / 2 + _MIDDLE + glyph.y
        glyphs.append(Placed(glyph._replace(x=x, y=y)))
    return edges, glyphs


def _must_turn(letter: str, glyph: Glyph) -> bool:
    """Return whether a sign has no vertical form; two dashes have none, as fonts make one glyph of them."""
    if letter == "—":
        return True
    return letter in _TURNS and raw_font(glyph.face).glyphIndexesForString(letter)[:1] == [glyph.glyph]


def _pair(part: str, face: Face, top: float) -> tuple[list[Edge], list[Placed]]:
    line = shape(part, face._replace(tracking=0.0), rtl=False)[0]
    step = (EM + face.tracking) / len(part)
    edges = [Edge(top + at * step, top + (at + 1) * step) for at in range(len(part))]
    base = top + EM / 2 + raw_font(face).capHeight() / 2
    glyphs = [
        Placed(glyph._replace(x=glyph.x - line.width / 2, y=base + glyph.y)) for glyph in line.glyphs
    ]  # fmt: skip
    return edges, glyphs
