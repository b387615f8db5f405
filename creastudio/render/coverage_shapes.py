"""Selections from paths, from what layers cover, and from masks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF, QTransform

from creastudio.core.canvas import Artboard, Layer
from creastudio.core.document import Document
from creastudio.core.masks import Mask
from creastudio.render.compositor import Compositor
from creastudio.render.coverage import NOTHING, Coverage, at
from creastudio.render.image_source import ImageSource
from creastudio.render.masks import mask_map, mask_picture
from creastudio.render.pixels import pixels_of, plane_of
from creastudio.render.sheet import blank


def of_path(path: QPainterPath, within: QRect, *, smooth: bool = True) -> Coverage:
    """Return what of `within` lies inside a path, artboard px; `smooth` for edges that are covered in part."""
    rect = path.boundingRect().toAlignedRect() & within
    if rect.isEmpty():
        return NOTHING
    image = blank(rect.width(), rect.height(), QImage.Format.Format_Alpha8)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, smooth)
        painter.translate(-rect.left(), -rect.top())
        painter.fillPath(path, QColor(0, 0, 0))
    return at(rect, plane_of(image).copy())


def rectangle(rect: QRectF) -> QPainterPath:
    """Return the path around a rectangle."""
    path = QPainterPath()
    path.addRect(rect)
    return path


def ellipse(rect: QRectF) -> QPainterPath:
    """Return the path around an ellipse."""
    path = QPainterPath()
    path.addEllipse(rect)
    return path


def polygon(points: list[QPointF]) -> QPainterPath:
    """Return the path around a closed polygon; where it crosses itself both parts are inside."""
    path = QPainterPath()
    path.addPolygon(QPolygonF(points))
    path.closeSubpath()
    path.setFillRule(path.fillRule().WindingFill)
    return path


def of_layers(
    document: Document,
    artboard: Artboard,
    layer_ids: list[str],
    images: ImageSource,
    go_on: Callable[[], bool] | None = None,
) -> Coverage:
    """Return what some layers of an artboard cover, as opaque as each px is painted, on the artboard.

    `go_on` is that of ``Compositor``.
    """
    rect = QRect(0, 0, artboard.width, artboard.height)
    image = Compositor(document, images, go_on=go_on).artboard(alone(artboard, layer_ids), rect, QTransform())
    return at(rect, pixels_of(image, writable=False)[..., 3].copy())


def alone(artboard: Artboard, layer_ids: list[str]) -> Artboard:
    """Return an artboard with some of its layers alone, on nothing."""
    kept = _only(artboard.layers, frozenset(layer_ids))
    return artboard.model_copy(update={"background": "", "layers": kept})


def _only(layers: tuple[Layer, ...], wanted: frozenset[str]) -> tuple[Layer, ...]:
    """Return layers without those that aren't wanted and hold none that is; seen even where they are hidden."""
    kept: list[Layer] = []
    for layer in layers:
        if layer.id in wanted:
            kept.append(layer.model_copy(update={"visible": True, "clip": False, "blend": "normal"}))
        elif layer.type == "group":
            inner = _only(layer.layers, wanted)
            if inner:
                kept.append(layer.model_copy(update={"layers": inner, "visible": True}))
    return tuple(kept)


def of_mask(mask: Mask, parent: QTransform, within: QRect, images: ImageSource) -> Coverage:
    """Return what of `within` a mask shows; `parent` maps the px that its layer lies in to artboard px."""
    cover = blank(within.width(), within.height(), QImage.Format.Format_Alpha8)
    cover.fill(QColor(0, 0, 0, mask.ground))
    if mask.tiles:
        with QPainter(cover) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.setTransform(
                mask_map(mask) * parent * QTransform.fromTranslate(-within.left(), -within.top())
            )
            painter.drawImage(0, 0, mask_picture(mask, images))
    return at(within, plane_of(cover).copy())
