"""From tensors to PNG bytes, without clocks or names in them: the same pixels are the same bytes."""

from __future__ import annotations

import io
import math

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor


def to_uint8(images: Tensor) -> Tensor:
    """Return images in [-1, 1] as uint8, (n, 3, height, width), on the CPU."""
    return images.mul(127.5).add(127.5).round().clamp(0, 255).to(torch.uint8).cpu()


def png(image: Tensor) -> bytes:
    """Return one (3, height, width) uint8 image as PNG."""
    return _encode(np.ascontiguousarray(image.permute(1, 2, 0).numpy()))


def sheet(images: Tensor, columns: int | None = None) -> Tensor:
    """Lay (n, 3, height, width) images out in rows; missing ones are black.

    Returns
    -------
    Tensor
        (3, rows * height, columns * width), nearly square when `columns` is left out.
    """
    n, channels, height, width = images.shape
    across = columns or math.ceil(math.sqrt(n))
    down = math.ceil(n / across)
    full = images.new_zeros((across * down, channels, height, width))
    full[:n] = images
    rows = full.view(down, across, channels, height, width).permute(2, 0, 3, 1, 4)
    return rows.reshape(channels, down * height, across * width)


def _encode(pixels: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()
