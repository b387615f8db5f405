"""The painter: artboards and their layers, the same for screen, thumbnails and files."""

from __future__ import annotations

import math

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageWriter, QPainter, QPen, QTransform

from creastudio.core.canvas import Artboard, BlendMode, GroupLayer, ImageLayer, Layer, TextLayer
from creastudio.core.document import Document
from creastudio.render.image_source import PAINTED, ImageSource
from creastudio.render.text import color, paint_text, text_size

BLEND: dict[BlendMode, QPainter.CompositionMode] = {
    "normal": QPainter.CompositionMode.CompositionMode_SourceOver,
    "multiply": QPainter.CompositionMode.CompositionMode_Multiply,
    "screen": QPainter.CompositionMode.CompositionMode_Screen,
    "overlay": QPainter.CompositionMode.CompositionMode_Overlay,
    "darken": QPainter.CompositionMode.CompositionMode_Darken,
    "lighten": QPainter.CompositionMode.CompositionMode_Lighten,
    "difference": QPainter.CompositionMode.CompositionMode_Difference,
    "plus": QPainter.CompositionMode.CompositionMode_Plus,
}

_HINTS = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


def render_artboard(
    document: Document, artboard_id: str, images: ImageSource, size: tuple[int, int] | None = None
) -> QImage:
    """Return an artboard as an sRGB image of `size` px (its own size when left out); any thread may call it.

    Raises
    ------
    KeyError
        When the document has no such artboard.
    MemoryError
        When there is no room for an image of that size.
    """
    artboard = document.artboard(artboard_id)
    width, height = size or (artboard.width, artboard.height)
    image = _blank(width, height)
    painter = QPainter(image)
    painter.scale(width / artboard.width, height / artboard.height)
    paint_artboard(painter, document, artboard_id, images)
    painter.end()
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    return image


def render_artboard_png(
    document: Document, artboard_id: str, images: ImageSource, size: tuple[int, int] | None = None
) -> bytes:
    """Return an artboard as the bytes of a PNG, for callers without Qt."""
    return png_bytes(render_artboard(document, artboard_id, images, size))


def png_bytes(image: QImage) -> bytes:
    """Return an image as the bytes of a PNG."""
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(device, QByteArray(b"png")).write(image):
        raise MemoryError("there was no room to encode the image")
    return bytes(device.data().data())


def paint_artboard(
    painter: QPainter,
    document: Document,
    artboard_id: str,
    images: ImageSource,
    scale: float = 1.0,
    region: QRectF | None = None,
) -> None:
    """Paint an artboard with its upper left corner at the painter's origin.

    Parameters
    ----------
    scale : float
        Painter units an artboard px, on top of the painter's own transform.
    region : QRectF, optional
        The part that is needed, artboard px; the rest may be left out.
    """
    artboard = document.artboard(artboard_id)
    bounds = QRectF(0, 0, artboard.width, artboard.height)
    painter.save()
    painter.setRenderHints(_HINTS)
    painter.scale(scale, scale)
    within = bounds if region is None else bounds & region
    painter.setClipRect(within, Qt.ClipOperation.IntersectClip)
    if artboard.background:
        painter.fillRect(bounds, color(artboard.background))
    if _needs_isolation(artboard):
        # Layers blend with each other, never with what lies behind the artboard.
        _paint_isolated(painter, artboard.layers, images, 1.0, "normal", within)
    else:
        for layer in artboard.layers:
            paint_layer(painter, layer, images, within)
    painter.restore()


def paint_layer(painter: QPainter, layer: Layer, images: ImageSource, within: QRectF | None = None) -> None:
    """Paint one layer in artboard px, over what is there; nothing when it is hidden.

    Parameters
    ----------
    within : QRectF, optional
        What lies outside may be left out, artboard px.
    """
    if not layer.visible or layer.opacity <= 0:
        return
    if isinstance(layer, GroupLayer):
        _paint_group(painter, layer, images, within)
        return
    if within is not None and not within.intersects(painted_bounds(layer)):
        return
    painter.save()
    painter.setOpacity(painter.opacity() * layer.opacity)
    painter.setCompositionMode(BLEND[layer.blend])
    painter.setTransform(layer_transform(layer), True)
    if isinstance(layer, ImageLayer):
        _paint_image(painter, layer, images)
    else:
        paint_text(painter, layer)
    painter.restore()


def layer_transform(layer: Layer) -> QTransform:
    """Return the map from a layer's own box, (0, 0) to (width, height), to artboard px."""
    place = layer.transform
    moved = QTransform.fromTranslate(place.x, place.y)
    moved.rotate(place.rotation)
    return moved.translate(-place.width / 2, -place.height / 2)


def painted_bounds(layer: ImageLayer | TextLayer) -> QRectF:
    """Return the upright rectangle around all that a layer paints, artboard px; text may run out of its box."""
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    if isinstance(layer, TextLayer):
        size = text_size(layer)
        # Glyphs may reach over their line box a little.
        box |= QRectF(0, 0, size.width(), size.height())
        box.adjust(-layer.size, -layer.size, layer.size, layer.size)
    return layer_transform(layer).mapRect(box)


def paint_placeholder(painter: QPainter, box: QRectF) -> None:
    """Paint what stands for missing media: a light box with a cross in it."""
    painter.fillRect(box, QColor(240, 224, 224))
    pen = QPen(QColor(176, 58, 58), 2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawRect(box)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())


def _paint_image(painter: QPainter, layer: ImageLayer, images: ImageSource) -> None:
    box = QRectF(0, 0, layer.transform.width, layer.transform.height)
    width, height = _device_size(painter.deviceTransform(), box)
    image = images.image_for(layer.asset, width, height) if layer.smooth else images.image(layer.asset)
    if image is None:
        paint_placeholder(painter, box)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, layer.smooth)
    painter.drawImage(box, image, QRectF(image.rect()))


def _paint_group(painter: QPainter, group: GroupLayer, images: ImageSource, within: QRectF | None) -> None:
    """Paint a group: its layers lie in artboard px, and are turned together around its middle."""
    painter.save()
    place = group.transform
    if place.rotation:
        painter.translate(place.x, place.y)
        painter.rotate(place.rotation)
        painter.translate(-place.x, -place.y)
        # Told in px that aren't turned; turning it back isn't worth its while.
        within = None
    plain = group.opacity >= 1 and group.blend == "normal" and all(_is_plain(item) for item in group.layers)
    if plain:
        # Painting over is associative: the picture is the same without a sheet of its own.
        for layer in group.layers:
            paint_layer(painter, layer, images, within)
    else:
        _paint_isolated(painter, group.layers, images, group.opacity, group.blend, within)
    painter.restore()


def _paint_isolated(
    painter: QPainter,
    layers: tuple[Layer, ...],
    images: ImageSource,
    opacity: float,
    blend: BlendMode,
    within: QRectF | None,
) -> None:
    """Paint layers on a sheet of their own in device px, then the sheet with opacity and blend mode."""
    rect = _device_clip(painter)
    if rect.isEmpty():
        return
    ratio = painter.device().devicePixelRatio()
    sheet = _blank(math.ceil(rect.width() * ratio), math.ceil(rect.height() * ratio))
    sheet.setDevicePixelRatio(ratio)
    own = QPainter(sheet)
    own.setRenderHints(_HINTS)
    own.setClipRect(QRectF(0, 0, rect.width(), rect.height()))
    own.translate(-rect.left(), -rect.top())
    own.setTransform(painter.combinedTransform(), True)
    for layer in layers:
        paint_layer(own, layer, images, within)
    own.end()
    painter.save()
    painter.resetTransform()
    painter.setOpacity(painter.opacity() * opacity)
    painter.setCompositionMode(BLEND[blend])
    painter.drawImage(QPointF(rect.topLeft()), sheet)
    painter.restore()


def _needs_isolation(artboard: Artboard) -> bool:
    opaque = len(artboard.background) == 7 or artboard.background.lower().endswith("ff")
    return not (artboard.background and opaque) and not all(_is_plain(layer) for layer in artboard.layers)


def _is_plain(layer: Layer) -> bool:
    if layer.blend != "normal":
        return False
    return not isinstance(layer, GroupLayer) or all(_is_plain(item) for item in layer.layers)


def _device_clip(painter: QPainter) -> QRect:
    """Return what of the device can be painted now, in device-independent px."""
    device = painter.device()
    # An image counts in physical px, a widget doesn't; the clip makes up for what that is too much.
    whole = QRectF(0, 0, device.width(), device.height())
    if painter.hasClipping():
        whole &= painter.combinedTransform().mapRect(painter.clipBoundingRect())
    return whole.toAlignedRect()


def _device_size(transform: QTransform, box: QRectF) -> tuple[float, float]:
    across = math.hypot(transform.m11(), transform.m12())
    down = math.hypot(transform.m21(), transform.m22())
    return box.width() * across, box.height() * down


def _blank(width: int, height: int) -> QImage:
    image = QImage(max(1, width), max(1, height), PAINTED)
    if image.isNull():
        raise MemoryError(f"no room for an image of {width} x {height} px")
    image.fill(Qt.GlobalColor.transparent)
    return image
