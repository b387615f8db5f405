"""Written text of a sequence: subtitles and titles, over the pictures."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QTransform

from creastudio.core.canvas import TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.effects import Stroke
from creastudio.core.timeline import Clip
from creastudio.render.compositor import Compositor
from creastudio.render.frame_picture import Picture, at
from creastudio.render.frame_stage import Stage
from creastudio.render.image_source import ImageSource
from creastudio.render.links import bounds
from creastudio.render.sheet import Sheet

SIZE = 0.055
"""Font size of a subtitle, as a share of the frame's height."""

MARGIN = 0.06
"""What stays free at each edge of the frame, as a share of its height or width."""


def text_layer(clip: Clip, stage: Stage) -> TextLayer:
    """Return the text of a clip as a layer of a page as large as the frame, px of the sequence."""
    width, height = stage.width * (1 - 2 * MARGIN), stage.height * (1 - 2 * MARGIN)
    size = max(1.0, stage.height * SIZE)
    return TextLayer(
        text=clip.text,
        size=size,
        weight=600,
        color="#ffffff",
        align="center",
        anchor="bottom",
        effects=(Stroke(color="#000000", width=max(0.5, size * 0.08)),),
        transform=Transform(x=stage.width / 2, y=stage.height / 2, width=width, height=height),
    )


def text_box(clip: Clip, stage: Stage) -> QRectF:
    """Return what a text paints on at rest, px of the sequence: what it is turned and scaled around."""
    return bounds(Document(), text_layer(clip, stage))


def text_picture(clip: Clip, stage: Stage, images: ImageSource, to_device: QTransform) -> Picture:
    """Return the text of a clip, painted for a map from px of the sequence to device px."""
    layer = text_layer(clip, stage)
    rect = to_device.mapRect(bounds(Document(), layer)).toAlignedRect().adjusted(-1, -1, 1, 1)
    rect &= stage.area.adjusted(-stage.across, -stage.down, stage.across, stage.down)
    sheet = Sheet(rect, to_device)
    Compositor(Document(), images).layers(sheet, (layer,))
    return at(sheet.image, QPoint(rect.topLeft()))
