"""Shaping by Qt: from letters to glyphs in their visual order, and where each letter begins and ends."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from creastudio.render.text_fallback import families_of
from creastudio.render.text_font import DEFAULT_FAMILY, Face, qt_font, raw_font
from creastudio.render.text_letters import code_points, graphemes, is_cursive

_WIDEST = 1e7
_ALL = QTextLayout.GlyphRunRetrievalFlag
_SEPARATOR = "\N{LINE SEPARATOR}"
_MISSING = "\N{REPLACEMENT CHARACTER}"
_SHOWN_AS = {"\t": "\N{EM SPACE}", "\ufffc": _MISSING}


class Glyph(NamedTuple):
    """A glyph at (x, y) from the beginning of its line's baseline, px at `EM`.

    Attributes
    ----------
    at : int
        The letter that it belongs to, an index into the whole text that was shaped.
    """

    at: int
    face: Face
    glyph: int
    x: float
    y: float


class Edge(NamedTuple):
    """Where a letter begins and ends along its line; it ends left of its beginning when written to the left."""

    lead: float
    trail: float

    @property
    def left(self) -> float:
        """The smaller of the two."""
        return min(self)

    @property
    def right(self) -> float:
        """The larger of the two."""
        return max(self)


class ShapedLine(NamedTuple):
    """One line, in px at `EM`.

    Attributes
    ----------
    edges : list of Edge
        One a letter; what is seen of the line begins at 0.
    width : float
        Without the spaces at its end and what tracking adds there.
    """

    start: int
    end: int
    edges: list[Edge]
    glyphs: list[Glyph]
    width: float
    ascent: float
    descent: float


def shape(text: str, face: Face, *, rtl: bool, breaks: Sequence[int] = ()) -> list[ShapedLine]:
    """Shape a paragraph, broken before the letters whose indexes are `breaks` (ascending).

    All lines are shaped together, so that the direction of a line's signs may depend on the line before it.
    """
    starts = [0, *breaks]
    ends = [*breaks, len(text)]
    shown, faces = _with_faces("".join(_SHOWN_AS.get(letter, letter) for letter in text), face)
    joined = _SEPARATOR.join(shown[start:end] for start, end in zip(starts, ends, strict=True))
    for at in reversed(breaks):
        faces.insert(at, faces[at - 1])
    layout = QTextLayout(joined, qt_font(face))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.ManualWrap)
    option.setUseDesignMetrics(True)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    layout.setFormats(_formats(joined, faces))
    layout.beginLayout()
    found: list[ShapedLine] = []
    points = code_points(joined)
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        line = layout.createLine()
        line.setLineWidth(_WIDEST)
        line.setPosition(QPointF(0, 0))
        glyphs, written_left = _glyphs(line, faces, points, number)
        edges, width, shift = _edges(text, start, end, glyphs, written_left)
        moved = [glyph._replace(x=glyph.x - shift) for glyph in glyphs]
        found.append(ShapedLine(start, end, edges, moved, width, line.ascent(), line.descent()))
    layout.endLayout()
    return found


def _with_faces(text: str, face: Face) -> tuple[str, list[Face]]:
    """Return the text, with a sign for each letter that no font has, and the face of each letter."""
    shown: list[str] = []
    faces: list[Face] = []
    for start, end, found in families_of(text, face):
        family = found or families_of(_MISSING, face)[0][2] or DEFAULT_FAMILY
        for letter in text[start:end]:
            shown.append(letter if found else _MISSING)
            mark = bool(faces) and unicodedata.combining(letter) != 0
            tracking = faces[-1].tracking if mark else 0.0 if is_cursive(letter) else face.tracking
            faces.append(face._replace(family=family, tracking=tracking))
    return "".join(shown), faces


def _formats(joined: str, faces: list[Face]) -> list[QTextLayout.FormatRange]:
    """Return the font of each run of the text."""
    formats: list[QTextLayout.FormatRange] = []
    units = at = 0
    for face, run in itertools.groupby(faces):
        count = len(list(run))
        length = len(joined[at : at + count].encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setFont(qt_font(face))
        span = QTextLayout.FormatRange()
        span.start, span.length, span.format = units, length, look  # pyright: ignore[reportAttributeAccessIssue]
        formats.append(span)
        at += count
        units += length
    return formats


def _glyphs(
    line: QTextLine, faces: list[Face], points: Sequence[int], number: int
) -> tuple[list[Glyph], set[int]]:
    """Return the glyphs of a line, and the letters among them that are written from right to left."""
    glyphs: list[Glyph] = []
    written_left: set[int] = set()
    baseline = line.ascent()
    # One separator before each line but the first isn't in the text.
    for run in line.glyphRuns(-1, -1, _ALL(7)):
        for glyph, place, unit in zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=False):
            at = points[unit]
            glyphs.append(Glyph(at - number, faces[at], glyph, place.x(), place.y() - baseline))
            if run.isRightToLeft():
                written_left.add(at - number)
    return glyphs, written_left


def _edges(
    text: str, start: int, end: int, glyphs: list[Glyph], written_left: set[int]
) -> tuple[list[Edge], float, float]:
    """Return the edges of a line's letters, its width, and how far it lay right of 0."""
    if not glyphs:
        return [Edge(0.0, 0.0)] * (end - start), 0.0, 0.0
    heads: dict[int, Glyph] = {}
    for glyph in glyphs:
        # Marks follow the letter that carries them.
        heads.setdefault(glyph.at, glyph)
    visual = sorted(heads.values(), key=lambda glyph: glyph.x)
    rights = {left.at: right.x for left, right in itertools.pairwise(visual)}
    last = visual[-1]
    advance = raw_font(last.face).advancesForGlyphIndexes([last.glyph])[0].x() + last.face.tracking
    rights[last.at] = last.x + advance
    edges = [Edge(0.0, 0.0)] * (end - start)
    logical = sorted(heads)
    stops = set(graphemes(text[start:end]))
    for index, following in zip(logical, [*logical[1:], end], strict=True):
        letters = [at for at in range(index, following) if at - start in stops and not _no_width(text[at])]
        _divide(
            edges, range(index - start, following - start), [at - start for at in letters],
            heads[index].x, rights[index], to_left=index in written_left,
        )  # fmt: skip
    seen = [at for at, visible in enumerate(_visible(text[start:end])) if visible]
    shift = min((edges[at].left for at in seen), default=0.0)
    width = 0.0
    if seen:
        last = max(seen, key=lambda at: edges[at].right)
        tracking = heads[start + last].face.tracking if start + last in heads else 0.0
        width = edges[last].right - tracking - shift
    return [Edge(edge.lead - shift, edge.trail - shift) for edge in edges], width, shift


def _divide(
    edges: list[Edge], cluster: range, letters: list[int], left: float, right: float, *, to_left: bool
) -> None:
    """Share the width of a cluster, such as a ligature, among its letters."""
    step = (right - left) / max(1, len(letters))
    done = 0
    begin = right if to_left else left
    way = -step if to_left else step
    for at in cluster:
        lead = begin + way * done
        done += at in letters or (not letters and at == cluster[-1])
        edges[at] = Edge(lead, begin + way * done)


def _no_width(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc")


def _visible(line: str) -> list[bool]:
    """Return for each letter whether it counts for the width: all but the spaces at the end."""
    kept = len(line.rstrip(" \t\u3000\u200b"))
    return [at < kept for at in range(len(line))]
