"""A picture in squares so coarse that nothing can be made out: for what a person doesn't want to see unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

SQUARES = 9
"""Across the longer side: of a body or a face nothing but a tint is left."""


def pixelated(image: QImage) -> QImage:
    """Return an image of the same size and format in ``SQUARES`` squares across."""
    if image.isNull():
        return image
    width, height = image.width(), image.height()
    longer = max(width, height)
    few = max(1, round(width * SQUARES / longer)), max(1, round(height * SQUARES / longer))
    aspect = Qt.AspectRatioMode.IgnoreAspectRatio
    small = image.scaled(*few, aspect, Qt.TransformationMode.SmoothTransformation)
    back = small.scaled(width, height, aspect, Qt.TransformationMode.FastTransformation)
    return back.convertToFormat(image.format())
