"""Text in lines and columns: broken, justified, aligned and shrunk to its box; plain values that threads share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from creastudio.core.canvas import TextLayer
from creastudio.render import text_horizontal, text_vertical
from creastudio.render.gui_app import ensure_gui_app
from creastudio.render.text_breaks import Breaking, Span
from creastudio.render.text_cache import LayoutCache
from creastudio.render.text_even import balanced, full_lines
from creastudio.render.text_font import EM, Face, installed, raw_font
from creastudio.render.text_glyphs import Placed, ink
from creastudio.render.text_lines import Paragraph, SetLine, justified
from creastudio.render.text_shaping import Edge

_PARAGRAPH_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

_SMALLEST = 1e-3
"""Px; text for a box of no size isn't shrunk beyond."""


KEPT = 200_000
"""Letters of all layouts that are remembered; one takes about 400 bytes."""


class Setting(NamedTuple):
    """All that the layout of a text follows from; see `TextLayer`."""

    text: str
    family: str
    size: float
    weight: int
    italic: bool
    underline: bool
    tracking: float
    leading: float
    align: str
    anchor: str
    wrap: bool
    balance: bool
    fit: bool
    direction: str
    vertical: bool
    language: str
    width: float
    height: float

    @property
    def face(self) -> Face:
        """The font that is asked for, or the studio's own where that is missing."""
        return Face(
            installed(self.family),
            self.weight,
            self.italic,
            self.tracking / 1000 * EM,
            language=self.language,
        )

    @property
    def length(self) -> float:
        """How long the box lets a line be, px."""
        return self.height if self.vertical else self.width

    @property
    def depth(self) -> float:
        """How much room the box has for lines beside each other, px."""
        return self.width if self.vertical else self.height


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one column of vertical text.

    Attributes
    ----------
    start, end : int
        Its part of the text; a line break at its end is not of it.
    hard : bool
        Whether the text ends or breaks the line itself here.
    edges : tuple of Edge
        Where its letters begin and end along it, px of the layer's box.
    low, high : float
        Its top and bottom, or the left and right of a column, px of the box.
    origin : float
        Where it begins along itself, px of the box; where the caret of an empty line is.
    glyphs, underline
        What it paints, in px at `EM`, to be scaled by `scale` and moved by `x` and `y`.
    ink : QRectF
        The rectangle around that, px of the box.
    """

    start: int
    end: int
    hard: bool
    rtl: bool
    edges: tuple[Edge, ...]
    low: float
    high: float
    origin: float
    glyphs: tuple[Placed, ...]
    underline: QRectF
    scale: float
    x: float
    y: float
    ink: QRectF


@dataclass(frozen=True, slots=True)
class Flow:
    """A text laid out in a box, which begins at (0, 0).

    Attributes
    ----------
    size : float
        The font size that it is painted in, px: less than asked for where it was shrunk to fit.
    width, height : float
        What the lines take, px.
    torn : bool
        Whether a word had to be cut.
    """

    text: str
    lines: tuple[Line, ...]
    vertical: bool
    size: float
    width: float
    height: float
    torn: bool


Lines = Callable[[Breaking, Sequence[float], float, Sequence[float]], list[Span]]
"""How a paragraph is broken."""


class _Block(NamedTuple):
    """Paragraphs broken at one size, px at `EM`."""

    spans: list[list[Span]]
    length: float
    depth: float
    torn: bool


def flow_of(layer: TextLayer, width: float | None = None) -> Flow:
    """Return the layout of a layer, remembered by its fields; `width` stands in for its box's."""
    return lay_out(setting_of(layer, width))


def setting_of(layer: TextLayer, width: float | None = None) -> Setting:
    """Return all that the layout of a layer follows from; `width` stands in for its box's."""
    box = layer.transform
    return Setting(
        layer.text, layer.family, layer.size, layer.weight, layer.italic, layer.underline, layer.tracking,
        layer.leading, layer.align, layer.anchor, layer.wrap, layer.balance, layer.fit, layer.direction, layer.vertical,
        layer.language, box.width if width is None else width, box.height,
    )  # fmt: skip


def _lay_out(setting: Setting) -> Flow:
    """Lay a text out in its box."""
    ensure_gui_app()
    paragraphs = paragraphs_of(setting)
    size = setting.size
    if not setting.fit:
        return _composed(setting, paragraphs, size)
    size = _fitting(setting, paragraphs)
    flow = _composed(setting, paragraphs, size)
    # Letters at the ends of lines lose the kerning with what came after them, so lines may be a little longer.
    while size > _SMALLEST and (flow.width > setting.width or flow.height > setting.height):
        size *= (
            min(setting.width / max(flow.width, 1e-9), setting.height / max(flow.height, 1e-9), 1.0) * 0.9999
        )
        flow = _composed(setting, paragraphs, max(size, _SMALLEST))
    return flow


def paragraphs_of(setting: Setting) -> list[Paragraph]:
    """Return the paragraphs of a text, shaped and ready to be broken."""
    room = text_vertical if setting.vertical else text_horizontal
    found: list[Paragraph] = []
    start = 0
    for end in [*_PARAGRAPH_END.finditer(setting.text), None]:
        text = setting.text[start : end.start() if end else None]
        rtl = _right_to_left(text, setting.direction)
        found.append(
            room.prepare(
                text, start, setting.face, rtl=rtl, language=setting.language, balance=setting.balance
            )
        )
        start = end.end() if end else 0
    return found


def _right_to_left(text: str, direction: str) -> bool:
    if direction != "auto":
        return direction == "rtl"
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def _fitting(setting: Setting, paragraphs: list[Paragraph]) -> float:
    """Return the largest size up to the asked one at which the text fits and no word is cut."""

    def fits(size: float) -> bool:
        # Even lines are as many as full ones.
        limit = setting.length * EM / size if setting.wrap else float("inf")
        block = _block(setting, paragraphs, limit, full_lines)
        scale = size / EM
        inside = block.length * scale <= setting.length and block.depth * scale <= setting.depth
        return inside and not block.torn

    if fits(setting.size):
        return setting.size
    unbroken = _block(setting, paragraphs, float("inf"), full_lines)
    low = min(
        setting.size,
        setting.length * EM / max(unbroken.length, 1e-9),
        setting.depth * EM / max(unbroken.depth, 1e-9),
    )
    high = setting.size
    while setting.wrap and high - low > setting.size / 4096:
        middle = (low + high) / 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return max(low, _SMALLEST)


def _block(setting: Setting, paragraphs: list[Paragraph], limit: float, lines_of: Lines = balanced) -> _Block:
    """Return the paragraphs broken at `limit`, measured by their letters alone."""
    spans = [lines_of(item.known, item.advances, limit, item.tails) for item in paragraphs]
    length = depth = 0.0
    torn = False
    for item, lines in zip(paragraphs, spans, strict=True):
        for line in lines:
            torn = torn or line.torn
            own = item.length_of(line)
            length = max(length, min(own, max(limit, own - item.hang_of(line))))
            depth += _pitch(setting, item.ascent + item.descent)
    return _Block(spans, length, depth, torn)


def _pitch(setting: Setting, own: float) -> float:
    return setting.leading * EM if setting.leading else own


def _composed(setting: Setting, paragraphs: list[Paragraph], size: float) -> Flow:
    """Return the paragraphs set at a size."""
    scale = size / EM
    limit = setting.length / scale if setting.wrap else float("inf")
    block = _block(setting, paragraphs, limit)
    room = text_vertical if setting.vertical else text_horizontal
    lines: list[tuple[SetLine, bool]] = []
    for item, spans in zip(paragraphs, block.spans, strict=True):
        for line in room.set_lines(item, spans, setting.face):
            hard = line.end == item.start + len(item.text)
            if setting.align == "justify" and setting.wrap and not hard:
                line = justified(line, setting.length / scale, setting.text, vertical=setting.vertical)
            lines.append((line, hard))
    depth = sum(_pitch(setting, line.ascent + line.descent) for line, _ in lines) * scale
    placed: list[Line] = []
    at = (setting.depth - depth) * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[setting.anchor]
    for line, hard in lines:
        pitch = _pitch(setting, line.ascent + line.descent) * scale
        placed.append(_placed(setting, line, scale, at, pitch, hard=hard))
        at += pitch
    length = max(line.shown_width(setting.length / scale) for line, _ in lines) * scale
    width, height = (depth, length) if setting.vertical else (length, depth)
    return Flow(setting.text, tuple(placed), setting.vertical, size, width, height, block.torn)


def _placed(setting: Setting, line: SetLine, scale: float, at: float, pitch: float, *, hard: bool) -> Line:
    """Return a line at its place: `at` px from the top, or from the right for a column."""
    room = setting.length - line.shown_width(setting.length / scale) * scale
    align = {"justify": "start"}.get(setting.align, setting.align)
    if line.rtl and align != "center" and not setting.vertical:
        align = "end" if align == "start" else "start"
    origin = room * {"start": 0.0, "center": 0.5, "end": 1.0}[align]
    edges = tuple(Edge(origin + edge.lead * scale, origin + edge.trail * scale) for edge in line.edges)
    underline = _underline(setting, line) if setting.underline and line.width else QRectF()
    if setting.vertical:
        low, x, y = setting.width - at - pitch, setting.width - at - pitch / 2, origin
    else:
        # Leading is shared above and below, as in CSS.
        own = (line.ascent + line.descent) * scale
        low, x, y = at, origin, at + (pitch - own) / 2 + line.ascent * scale
    covered = ink(line.glyphs) | underline
    painted = QRectF()
    if not covered.isEmpty():
        painted = QTransform(scale, 0, 0, scale, x, y).mapRect(covered)
    start = origin + line.width * scale if line.rtl and not setting.vertical else origin
    return Line(
        line.start, line.end, hard, line.rtl, edges, low, low + pitch, start, tuple(line.glyphs), underline, scale,
        x, y, painted,
    )  # fmt: skip


def _underline(setting: Setting, line: SetLine) -> QRectF:
    font = raw_font(setting.face)
    thick = max(font.lineThickness(), EM / 32)
    if not setting.vertical:
        return QRectF(0, font.underlinePosition() - thick / 2, line.width, thick)
    # Beside the column: at its left in Chinese, at its right in Japanese and Korean.
    right = setting.language.split("-")[0].lower() in ("ja", "ko")
    return QRectF((0.56 if right else -0.56) * EM - thick / 2, 0, thick, line.width)


lay_out = LayoutCache(_lay_out, lambda setting: len(setting.text) + 16, KEPT)
"""Lay a text out in its box; remembered."""
