"""The pixels of images and sheets as NumPy arrays that share their memory.

Apart from ``sheet.py``, because a window that shows no effect needs no NumPy.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from creastudio.render.sheet import Sheet

Pixels = NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, alpha; premultiplied."""


def sheet_pixels(sheet: Sheet, device: QRect | None = None) -> Pixels:
    """Return the pixels of a sheet, all or those of some device px; writing to them writes the sheet."""
    whole = pixels_of(sheet.image)
    if device is None:
        return whole
    at = device.topLeft() - sheet.rect.topLeft()
    return whole[at.y() : at.y() + device.height(), at.x() : at.x() + device.width()]


def pixels_of(image: QImage, *, writable: bool = True) -> Pixels:
    """Return the bytes of a 32-bit image as (height, width, 4); writing to them writes the image.

    Reading alone spares an image that shares its pixels with another a copy.
    """
    line = image.bytesPerLine()
    data = image.bits() if writable else image.constBits()
    flat = np.frombuffer(data, np.uint8, count=line * image.height())
    return flat.reshape(image.height(), line // 4, 4)[:, : image.width()]


def plane_of(image: QImage, *, writable: bool = True) -> NDArray[np.uint8]:
    """Return the bytes of an 8-bit image as (height, width); writing to them writes the image."""
    line = image.bytesPerLine()
    data = image.bits() if writable else image.constBits()
    flat = np.frombuffer(data, np.uint8, count=line * image.height())
    return flat.reshape(image.height(), line)[:, : image.width()]
