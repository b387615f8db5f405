"""Bold letters: which weight of a family that is."""

from __future__ import annotations

from creastudio.core.canvas import TextLayer
from creastudio.render.text_families import font_weights
from creastudio.render.text_font import installed

REGULAR, BOLD_FROM, BOLD = 400, 600, 700
"""The usual weight, the one from which on letters count as bold, and the one that is meant by it."""


def is_bold(layer: TextLayer) -> bool:
    """Whether the letters of a text count as bold."""
    return layer.weight >= BOLD_FROM


def with_bold(layer: TextLayer, *, on: bool) -> dict[str, object]:
    """Return the fields of a text that make its letters bold, or regular again."""
    return {"weight": bold_weight(layer.family) if on else REGULAR}


def bold_weight(family: str) -> int:
    """Return the weight of a family that serves as bold: the one nearest to 700."""
    heavy = [weight for weight in font_weights(installed(family)) if weight >= BOLD_FROM]
    return min(heavy, key=lambda weight: abs(weight - BOLD), default=BOLD)
