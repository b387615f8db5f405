"""Text layers for tests, in fonts that ship with the studio."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text import paint_text

LATIN = "The quick brown fox jumps over the lazy dog, and types a line that is long enough to wrap."
CHINESE = "他说：“你好，世界。”然后走了——真的……吗？《红楼梦》（上）第12回「甲」，一九八七年，Studio出版。"
ARABIC = "مرحبا بالعالم، هذا نص عربي 123 طويل with English بما يكفي."
HEBREW = "שלום עולם! זהו טקסט (עם סוגריים) 42."


def text_layer(text: str, width: float = 220, height: float = 150, **fields: object) -> TextLayer:
    """Return a text layer in a box of a size."""
    values = {"size": 18.5, **fields}
    return TextLayer(text=text, transform=Transform(width=width, height=height), **values)  # type: ignore[arg-type]


def picture(layer: TextLayer, scale: float = 1.0, margin: float = 4.0) -> QImage:
    """Return the layer's box, thinly framed, with its text on white."""
    width, height = layer.transform.width + 2 * margin, layer.transform.height + 2 * margin
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        painter.scale(scale, scale)
        painter.translate(margin, margin)
        painter.setPen(QColor("#e8c8c8"))
        painter.drawRect(QRectF(0, 0, layer.transform.width, layer.transform.height))
        paint_text(painter, layer)
    finally:
        painter.end()
    return image
