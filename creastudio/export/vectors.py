"""What formats with vectors have in common: which layers they hold as they are, and their parts."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainterPath, QTransform

from creastudio.core.canvas import ImageLayer, Layer, LinkedLayer, ShapeLayer, TextLayer, is_frame
from creastudio.core.document import Document
from creastudio.core.fills import GradientFill, SolidFill
from creastudio.core.masks import Mask
from creastudio.core.placement import between
from creastudio.export.slices import Slice
from creastudio.render.bounds import layer_transform
from creastudio.render.shapes import shape_path
from creastudio.render.text_glyphs import pictures
from creastudio.render.text_layout import flow_of

Plain = ImageLayer | TextLayer | ShapeLayer
"""Layers that a painter paints in one go."""


@dataclass(frozen=True)
class Part:
    """One layer to be drawn as it is.

    Attributes
    ----------
    to_page : QTransform
        Maps its own box, (0, 0) to (width, height), to px of the page.
    mask : Mask or None
        Applied to it, in the px that it lies in.
    """

    layer: Plain
    to_page: QTransform
    mask: Mask | None = None


def part_of(item: Slice, document: Document) -> Part | None:
    """Return a slice as vectors; None where only its pixels will do."""
    layer = item.layer
    if layer is None or any(effect.visible for effect in layer.effects):
        return None
    if isinstance(layer, LinkedLayer):
        found = document.find_layer(layer.source)
        if found is None or found[1].mask is not None or not _is_plain(found[1]):
            return None
        source = found[1]
        moved = QTransform(*between(source.transform, layer.transform)) * item.to_page
        assert isinstance(source, Plain)
        return Part(source, layer_transform(source) * moved)
    if isinstance(layer, Plain) and _is_plain(layer):
        return Part(layer, layer_transform(layer) * item.to_page)
    return None


def clip_path(layer: Layer) -> QPainterPath | None:
    """Return where a layer paints, or cuts, in its own box, if that has a sharp edge; None for others."""
    if layer.mask is not None or layer.effects or not isinstance(layer, ShapeLayer):
        return None
    if is_frame(layer) and layer.shape != "line":
        return shape_path(layer)
    if layer.fill is None or layer.outline is not None or layer.shape == "line":
        return None
    fill = layer.fill
    colors = [fill.color] if isinstance(fill, SolidFill) else [stop.color for stop in fill.stops]
    return shape_path(layer) if all(len(color) == 7 for color in colors) else None


def _is_plain(layer: Layer) -> bool:
    if any(effect.visible for effect in layer.effects):
        return False
    if isinstance(layer, ShapeLayer):
        fills = (layer.fill, layer.outline.fill if layer.outline is not None else None)
        return not any(isinstance(fill, GradientFill) and fill.kind == "conic" for fill in fills)
    if isinstance(layer, TextLayer):
        return not any(pictures(line.glyphs) for line in flow_of(layer).lines)
    return isinstance(layer, ImageLayer)
