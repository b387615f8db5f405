"""What hides what: device px that opaque pictures cover, under which nothing needs to be painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion, QTransform

from creastudio.core.canvas import ImageLayer, Layer, ShapeLayer
from creastudio.core.fills import SolidFill
from creastudio.render.bounds import layer_transform
from creastudio.render.image_source import ImageSource
from creastudio.render.shapes import color
from creastudio.render.sheet import whole_px

MAX_RECTS = 64
"""Parts of a region beyond which clipping to it costs more than painting what is hidden."""

SMALLEST = 24
"""Sides of less than this many device px hide too little to be worth a look."""

_DUST = 1e-6
"""Device px by which an edge may miss a whole one and still lie on it."""


def covered(layer: Layer, to_device: QTransform, images: ImageSource) -> QRect:
    """Return device px that a layer covers with opaque colours; none where that isn't quickly known.

    Parameters
    ----------
    to_device : QTransform
        From the px that the layer lies in to device px.
    """
    if layer.opacity < 1 or layer.blend != "normal" or layer.mask is not None or layer.effects:
        return QRect()
    whole = layer_transform(layer) * to_device
    if whole.isRotating():
        return QRect()
    box = whole.mapRect(QRectF(0, 0, layer.transform.width, layer.transform.height))
    rect = whole_px(box, _DUST)
    if rect.width() < SMALLEST or rect.height() < SMALLEST or not _is_opaque(layer, images):
        return QRect()
    return rect


def shown(rect: QRect, hidden: QRegion) -> QRegion | None:
    """Return what of a rectangle isn't hidden, roughly where it is ragged; None for all of it."""
    if not hidden.intersects(rect):
        return None
    left = QRegion(rect) - hidden
    if left.rectCount() > MAX_RECTS:
        left = QRegion(left.boundingRect())
    return left


def _is_opaque(layer: Layer, images: ImageSource) -> bool:
    if isinstance(layer, ImageLayer):
        image = images.image(layer.asset) if not layer.missing else None
        return image is not None and not image.hasAlphaChannel()
    if isinstance(layer, ShapeLayer) and layer.shape == "rectangle" and layer.radius == 0:
        return (
            isinstance(layer.fill, SolidFill)
            and color(layer.fill.color).alpha() == 255
            and layer.outline is None
        )
    return False
