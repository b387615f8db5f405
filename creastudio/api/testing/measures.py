"""Sizes of texts in a font that nobody has: for tests of composers, which must not need one."""

from __future__ import annotations

import re
import unicodedata

from creastudio.api.measuring import TextFit, TextSize

LETTER, LINE = 0.55, 1.2
"""Width of a letter and distance of lines, font sizes."""

_PIECES = re.compile(r"\n|[^\s\u2e80-\uffef]+[ \t]*\n?|[\u2e80-\uffef][ \t]*\n?|[ \t]+\n?")


def fake_size(fit: TextFit) -> TextSize:
    """Return how a text comes out when wide signs are as wide as high and any other letter ``LETTER`` of it."""
    pieces = [(piece, _width(piece.rstrip(), fit)) for piece in _PIECES.findall(fit.text)]
    spaces = [_width(piece[len(piece.rstrip()) :].replace("\n", ""), fit) for piece, _ in pieces]
    lines, broken = [0.0], False
    before = 0.0
    for (piece, width), space in zip(pieces, spaces, strict=True):
        if fit.width and lines[-1] and lines[-1] + before + width > fit.width:
            lines.append(0.0)
            before = 0.0
        lines[-1] += (before if lines[-1] else 0.0) + width
        broken = broken or (fit.width > 0 and width > fit.width)
        before = space
        if piece.endswith("\n"):
            lines.append(0.0)
            before = 0.0
    height = (fit.leading or LINE) * fit.size
    return TextSize(
        width=max(lines), height=height * len(lines), lines=len(lines), broken=broken, pieces=tuple(pieces),
        spaces=tuple(spaces), line_height=height,
    )  # fmt: skip


def _width(text: str, fit: TextFit) -> float:
    letters = sum(1.0 if unicodedata.east_asian_width(one) in "WF" else LETTER for one in text)
    return letters * fit.size + max(0, len(text) - 1) * fit.tracking / 1000 * fit.size
