"""Pixels as PNG and in rows, without torch; and without clocks or names: the same pixels are the same bytes."""

from __future__ import annotations

import io
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


def encoded(pixels: Pixels) -> bytes:
    """Return (height, width, 3 or 4) pixels as PNG; without the last axis they are grey."""
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def laid_out(pictures: Pixels, columns: int | None = None) -> Pixels:
    """Lay (n, height, width, channels) pictures out in rows; missing ones are black.

    Returns
    -------
    ndarray
        (rows * height, columns * width, channels), nearly square when `columns` is left out.
    """
    n, height, width, channels = pictures.shape
    across = columns or math.ceil(math.sqrt(n))
    down = math.ceil(n / across)
    full = np.zeros((down * across, height, width, channels), dtype=pictures.dtype)
    full[:n] = pictures
    rows = full.reshape(down, across, height, width, channels).swapaxes(1, 2)
    return rows.reshape(down * height, across * width, channels)
