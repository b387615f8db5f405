"""Moving layers with effects or masks as pictures: painted once at rest, then moved.

A soft shadow takes tens of milliseconds to paint, and QPainter one to move. While it moves by less than a px its picture
is sampled between px, which nobody sees of something soft.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTransform

from creastudio.core.animation import Look
from creastudio.core.canvas import AdjustmentLayer, GroupLayer, Layer
from creastudio.core.document import Document
from creastudio.core.placement import between
from creastudio.render.compositor import Compositor
from creastudio.render.frame_cache import FrameCache, Same
from creastudio.render.frame_motion import Looks, is_moved, posed, turned
from creastudio.render.frame_picture import Picture, at
from creastudio.render.image_source import ImageSource
from creastudio.render.layer_pictures import MAX_PIXELS, LayerPictures
from creastudio.render.links import bounds, sources
from creastudio.render.sheet import Sheet


@dataclass(frozen=True)
class Lifter:
    """What lifting a layer needs: where pictures come from, and where they are kept."""

    images: ImageSource
    effects: LayerPictures
    cache: FrameCache


def is_lifted(layer: Layer, looks: Looks) -> bool:
    """Whether a layer is better moved as a picture: it is slow to paint, moves as one and only lies over what is below."""
    look = looks.get(layer.id)
    if look is None or isinstance(layer, AdjustmentLayer) or layer.blend != "normal" or not layer.visible:
        return False
    if not layer.effects and layer.mask is None:
        return False
    within = isinstance(layer, GroupLayer) and any(is_moved(item, looks) for item in layer.layers)
    seen = look.opacity > 0 and look.scale > 0
    return seen and not within and (look.x, look.y, look.scale, look.rotation) != _AT_REST


def lifted(
    document: Document, layer: Layer, looks: Looks, to_device: QTransform, lifter: Lifter
) -> Picture | None:
    """Return the picture of a layer of an artboard where it is now; None where it is too large for one."""
    look = looks[layer.id]
    source = turned(layer, look)
    grown = _steps(look.scale)
    painted = to_device * QTransform.fromScale(grown, grown)
    rect = painted.mapRect(bounds(document, source)).toAlignedRect()
    if rect.width() * rect.height() > MAX_PIXELS or rect.isEmpty():
        return None

    def make() -> Picture:
        own = Compositor(document, lifter.images, lifter.effects).alone(Sheet(rect, painted), source)
        return (
            at(own.image, own.rect.topLeft()) if own is not None else at(Sheet(rect, painted).image, QPoint())
        )

    shows = tuple(Same(item) for item in (layer, *sources(document, (layer,))))
    place = (painted.m11(), painted.m22(), source.transform.rotation)
    kept = lifter.cache.get(("lifted", shows, place, lifter.images.epoch), make)
    moved = QTransform(*between(source.transform, posed(layer.transform, look)))
    return Picture(kept.image, kept.to_device * painted.inverted()[0] * moved * to_device)


_AT_REST = (Look().x, Look().y, Look().scale, Look().rotation)


def _steps(scale: float) -> float:
    """Return a scale to paint at: at least as large, one of a few, so that a zoom needs few pictures."""
    return 2 ** (math.ceil(2 * math.log2(max(scale, 0.05)) - 1e-6) / 2)
