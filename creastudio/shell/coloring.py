"""Colours of what is selected, and the ones that were used last."""

from __future__ import annotations

from collections.abc import Iterator

from creastudio.api.colors import contrast
from creastudio.core.canvas import Artboard, GroupLayer, Layer, ShapeLayer, TextLayer
from creastudio.core.document import walk
from creastudio.core.edits.canvas import update_each
from creastudio.core.edits.edit import Edit
from creastudio.core.fills import Fill, GradientFill, SolidFill
from creastudio.shell.session import Session

MAX_RECENT = 12

READABLE = 3.0
"""Contrast ratio to its ground that a new text has at least, where its colour wasn't chosen for it."""

_recent: list[str] = []
"""Newest first, for every window of this run."""


def recent_colors() -> tuple[str, ...]:
    """Return the colours that were used last, newest first."""
    return tuple(_recent)


def remember_color(color: str) -> None:
    """Put a colour first among those that were used last."""
    color = color.lower()
    if color in _recent:
        _recent.remove(color)
    _recent.insert(0, color)
    del _recent[MAX_RECENT:]


def text_color(artboard: Artboard) -> str:
    """Return the colour of a new text: the one used last where it can be read on an artboard, else black or white.

    What can be read is told by the contrast ratio of WCAG 2.2 (1.4.3) to the artboard's own colour, at least that
    of large letters.
    """
    ground = artboard.background[:7] or "#ffffff"
    best = max(("#000000", "#ffffff"), key=lambda color: contrast(color, ground))
    last = next(iter(_recent), best)[:7]
    return last if contrast(last, ground) >= READABLE else best


def color_selected(session: Session, color: str) -> Edit | None:
    """Return the edit that gives a colour to the selected shapes and texts; None where none is selected."""
    fields: dict[str, dict[str, object]] = {}
    for _, layer in session.document.find_layers(session.selected_layers):
        if isinstance(layer, ShapeLayer):
            fields[layer.id] = {"fill": SolidFill(color=color)}
        elif isinstance(layer, TextLayer):
            fields[layer.id] = {"color": color}
    return update_each(fields, "Change shape") if fields else None


def colors_of(layer: Layer) -> Iterator[str]:
    """Yield the colours of a layer and of all in it: of texts, fills, outlines and effects."""
    for item in walk((layer,)) if isinstance(layer, GroupLayer) else (layer,):
        if isinstance(item, TextLayer):
            yield item.color
        elif isinstance(item, ShapeLayer):
            yield from _of_fill(item.fill)
            if item.outline is not None:
                yield from _of_fill(item.outline.fill)
        for effect in item.effects:
            color = getattr(effect, "color", "")
            if color:
                yield color


def _of_fill(fill: Fill | None) -> Iterator[str]:
    if isinstance(fill, GradientFill):
        yield from (stop.color for stop in fill.stops)
    elif fill is not None:
        yield fill.color
