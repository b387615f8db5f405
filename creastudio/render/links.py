"""Linked copies: which layers they show, through groups and further copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTransform

from creastudio.core.canvas import GroupLayer, Layer, LinkedLayer
from creastudio.core.document import Document, walk
from creastudio.core.placement import between
from creastudio.render.bounds import group_transform, painted_bounds
from creastudio.render.reach import reach_of

MAX_LINKS = 8
"""Linked copies of linked copies: deeper ones are painted as missing."""


_last: tuple[Document, dict[str, Layer]] | None = None


def layer_of(document: Document, layer_id: str) -> Layer | None:
    """Return a layer by its id, or None; the newest document's are kept by id, so that many copies cost one walk."""
    global _last
    last = _last
    if last is None or last[0] is not document:
        found = {layer.id: layer for artboard in document.artboards for layer in walk(artboard.layers)}
        last = _last = (document, found)
    return last[1].get(layer_id)


def sources(document: Document, layers: Sequence[Layer], depth: int = 0) -> Iterator[Layer | None]:
    """Yield the source of each linked copy among layers and what they hold; None for one that is gone."""
    for layer in layers:
        if isinstance(layer, GroupLayer):
            yield from sources(document, layer.layers, depth)
        elif isinstance(layer, LinkedLayer) and depth < MAX_LINKS:
            found = layer_of(document, layer.source)
            yield found
            if found is not None:
                yield from sources(document, (found,), depth + 1)


def same_layers(a: Sequence[Layer | None], b: Sequence[Layer | None]) -> bool:
    """Whether two rows of layers are the very same objects: then they look the same."""
    return len(a) == len(b) and all(one is other for one, other in zip(a, b, strict=True))


def has_links(layer: Layer) -> bool:
    """Whether a layer shows another one, itself or by what it holds."""
    if isinstance(layer, GroupLayer):
        return any(has_links(item) for item in layer.layers)
    return isinstance(layer, LinkedLayer)


def bounds(document: Document, layer: Layer, depth: int = 0) -> QRectF:
    """Return the upright rectangle around all that a layer paints, that of linked copies by their sources."""
    if not has_links(layer) or depth >= MAX_LINKS:
        return painted_bounds(layer)
    if isinstance(layer, GroupLayer):
        found = QRectF()
        for item in layer.layers:
            if item.visible and item.type != "adjustment":
                found |= bounds(document, item, depth)
        found = group_transform(layer).mapRect(found)
    else:
        assert isinstance(layer, LinkedLayer)
        source = layer_of(document, layer.source)
        if source is None:
            return painted_bounds(layer)
        moved = QTransform(*between(source.transform, layer.transform))
        found = moved.mapRect(bounds(document, source, depth + 1))
    reach = reach_of(layer.effects)
    return found.adjusted(-reach, -reach, reach, reach)
