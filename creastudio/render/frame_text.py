"""Written words in a sequence, subtitles and titles: laid out by the frame's size, so that they hold at every size of it."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPen, QTransform

from creastudio.core.canvas import TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.effects import Stroke
from creastudio.core.text_style import TextStyle
from creastudio.render.bounds import layer_transform
from creastudio.render.compositor import Compositor
from creastudio.render.frame_picture import Picture, at
from creastudio.render.frame_stage import Stage
from creastudio.render.image_source import ImageSource
from creastudio.render.shapes import color
from creastudio.render.sheet import Sheet
from creastudio.render.text import has_pictures, text_bounds, text_path

MAX_LETTERS = 5000
"""Of a text that are painted; no frame has room for more."""

_PADDING = 0.35
"""Room between the letters and the edge of the box behind them, font sizes."""


def text_layer(words: str, style: TextStyle, stage: Stage) -> TextLayer:
    """Return a text as a layer of a page as large as the frame, px of the sequence."""
    margin = style.margin * stage.height
    width, height = stage.width - 2 * margin, stage.height - 2 * margin
    size = max(1.0, style.size * stage.height)
    line = style.outline_width * size
    sides = {"left": "start", "center": "center", "right": "end"}
    if _from_right(words):
        sides |= {"left": "end", "right": "start"}
    return TextLayer(
        text=words[:MAX_LETTERS],
        family=style.family,
        size=size,
        weight=style.weight,
        italic=style.italic,
        color=style.color,
        leading=style.leading,
        align=sides[style.align],  # pyright: ignore[reportArgumentType]
        anchor=style.position,
        effects=(Stroke(color=style.outline, width=min(line, 512.0)),) if line > 0 else (),
        transform=Transform(
            x=stage.width / 2, y=stage.height / 2, width=max(1.0, width), height=max(1.0, height)
        ),
    )


def text_box(words: str, style: TextStyle, stage: Stage) -> QRectF:
    """Return what a text paints on at rest, px of the sequence: what it is turned and scaled around."""
    layer = text_layer(words, style, stage)
    place = layer.transform
    ink = text_bounds(layer).translated(place.x - place.width / 2, place.y - place.height / 2)
    room = layer.size * max(_PADDING if style.box_opacity > 0 else 0.0, style.outline_width)
    return ink.adjusted(-room, -room, room, room)


def text_picture(
    words: str,
    style: TextStyle,
    stage: Stage,
    images: ImageSource,
    to_device: QTransform,
    room: QRect | None = None,
) -> Picture:
    """Return a text, painted for a map from px of the sequence to device px.

    Parameters
    ----------
    room : QRect, optional
        The device px that are seen; what lies outside isn't painted.
    """
    layer, box = text_layer(words, style, stage), text_box(words, style, stage)
    device = to_device.mapRect(box).toAlignedRect().adjusted(-1, -1, 1, 1)
    if room is not None:
        device &= room
    sheet = Sheet(device, to_device)
    if style.box_opacity > 0:
        with sheet.painter() as painter:
            tone = color(style.box)
            tone.setAlphaF(tone.alphaF() * style.box_opacity)
            painter.fillRect(box, tone)
    if layer.effects and not has_pictures(layer):
        _outline(sheet, layer, style)
        layer = layer.model_copy(update={"effects": ()})
    Compositor(Document(), images).layers(sheet, (layer,))
    return at(sheet.image, QPoint(device.topLeft()))


def _outline(sheet: Sheet, layer: TextLayer, style: TextStyle) -> None:
    """Paint the line around the letters; quicker than the effect, which looks at every px."""
    pen = QPen(color(style.outline), 2 * style.outline_width * layer.size)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    with sheet.painter() as painter:
        painter.setTransform(layer_transform(layer), True)
        painter.strokePath(text_path(layer), pen)


def _from_right(words: str) -> bool:
    """Whether a text is read from right to left, by its first strong letter."""
    for letter in words[:MAX_LETTERS]:
        side = unicodedata.bidirectional(letter)
        if side in ("L", "R", "AL"):
            return side != "L"
    return False
