"""Texts measured for composers: by the same shaping and breaking that paints them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from creastudio.api.measuring import TextFit, TextSize
from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text_cache import LayoutCache
from creastudio.render.text_fallback import families_of
from creastudio.render.text_font import EM, first_installed
from creastudio.render.text_layout import Setting, flow_of, paragraphs_of, setting_of
from creastudio.render.text_lines import Paragraph

_UNBROKEN = 1e6
"""Width of a box that breaks nothing, px."""

KEPT = 100_000
"""Letters of all texts whose measures are remembered."""


def measure(fits: Sequence[TextFit]) -> list[TextSize]:
    """Return how each text comes out; see ``TextSize``. Any thread may call it."""
    return [_remembered(fit) for fit in fits]


def _measured(fit: TextFit) -> TextSize:
    layer = _layer(fit)
    flow = flow_of(layer)
    setting = setting_of(layer)
    paragraphs = paragraphs_of(setting)
    pieces, spaces, ends = _pieces(paragraphs, fit.size / EM)
    return TextSize(
        width=flow.width,
        height=flow.height,
        lines=len(flow.lines),
        broken=flow.torn,
        pieces=pieces,
        spaces=spaces,
        ends=ends,
        line_height=flow.height / max(1, len(flow.lines)),
        missing=_missing(paragraphs, setting),
        family=setting.face.family,
    )


_remembered = LayoutCache(_measured, lambda fit: len(fit.text) + 16, KEPT)


def _layer(fit: TextFit) -> TextLayer:
    return TextLayer(
        text=fit.text,
        family=first_installed(fit.families),
        size=fit.size,
        weight=fit.weight,
        italic=fit.italic,
        tracking=fit.tracking,
        leading=fit.leading,
        wrap=fit.width > 0,
        balance=fit.balance,
        language=fit.language,
        transform=Transform(width=fit.width or _UNBROKEN, height=_UNBROKEN),
    )


def _pieces(
    paragraphs: Sequence[Paragraph], scale: float
) -> tuple[tuple[tuple[str, float], ...], tuple[float, ...], tuple[float, ...]]:
    """Return what can't be broken with its advance, the advances of the spaces after, px, and how bad a break before each is."""
    pieces: list[tuple[str, float]] = []
    ends: list[float] = []
    spaces: list[float] = []
    for number, paragraph in enumerate(paragraphs):
        known, text, advances = paragraph.known, paragraph.text, paragraph.advances
        known = known.whole if known.ends else known
        breaks = [0, *(at for at in range(1, len(text)) if known.allowed[at]), len(text)]
        for start, end in pairwise(breaks):
            seen = end
            while seen > start and known.space[seen - 1]:
                seen -= 1
            pieces.append((text[start:end], sum(advances[start:seen]) * scale))
            spaces.append(sum(advances[seen:end]) * scale)
            ends.append(known.ends[start] if known.ends and start else 0.0)
        if number + 1 < len(paragraphs):
            # An empty paragraph has one empty piece by now.
            last, advance = pieces[-1]
            pieces[-1] = (f"{last}\n", advance)
    return tuple(pieces), tuple(spaces), tuple(ends)


def _missing(paragraphs: Sequence[Paragraph], setting: Setting) -> str:
    """Return the letters that no font has, each once."""
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        for start, end, family in families_of(paragraph.text, setting.face):
            if not family:
                found |= dict.fromkeys(paragraph.text[start:end])
    return "".join(found)
