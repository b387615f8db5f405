"""What a layer paints by itself: its picture, text or shape, without effects, mask and blending."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from creastudio.core.canvas import ImageLayer, ShapeLayer, TextLayer
from creastudio.render.image_source import ImageSource
from creastudio.render.shapes import paint_shape
from creastudio.render.text import paint_text


def paint_content(painter: QPainter, layer: ImageLayer | TextLayer | ShapeLayer, images: ImageSource) -> None:
    """Paint a layer into its own box, (0, 0) to (width, height)."""
    if isinstance(layer, ImageLayer):
        _paint_image(painter, layer, images)
    elif isinstance(layer, TextLayer):
        paint_text(painter, layer)
    else:
        paint_shape(painter, layer)


def paint_placeholder(painter: QPainter, box: QRectF) -> None:
    """Paint what stands for missing media: a light box with a cross in it."""
    painter.fillRect(box, QColor(240, 224, 224))
    pen = QPen(QColor(176, 58, 58), 2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRect(box)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def device_size(transform: QTransform, box: QRectF) -> tuple[float, float]:
    """Return how many device px a box is wide and high."""
    across = math.hypot(transform.m11(), transform.m12())
    down = math.hypot(transform.m21(), transform.m22())
    return box.width() * across, box.height() * down


def _shown(layer: ImageLayer, images: ImageSource, width: float, height: float) -> QImage | None:
    return images.image_for(layer.asset, width, height) if layer.smooth else images.image(layer.asset)


def _paint_image(painter: QPainter, layer: ImageLayer, images: ImageSource) -> None:
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    width, height = device_size(painter.deviceTransform(), box)
    image = None if layer.missing else _shown(layer, images, width, height)
    if image is None:
        paint_placeholder(painter, box)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, layer.smooth)
    painter.drawImage(box, image, QRectF(image.rect()))
