"""From tensors to PNG bytes; see ``pixels``."""

from __future__ import annotations

import torch
from torch import Tensor

from creastudio.ml import pixels


def to_uint8(images: Tensor) -> Tensor:
    """Return images in [-1, 1] as uint8, (n, 3, height, width), on the CPU."""
    return images.mul(127.5).add(127.5).round().clamp(0, 255).to(torch.uint8).cpu()


def png(image: Tensor) -> bytes:
    """Return one (3, height, width) uint8 image as PNG."""
    return pixels.encoded(image.permute(1, 2, 0).numpy())


def sheet(images: Tensor, columns: int | None = None) -> Tensor:
    """Lay (n, 3, height, width) uint8 images on the CPU out in rows; missing ones are black.

    Returns
    -------
    Tensor
        (3, rows * height, columns * width), nearly square when `columns` is left out.
    """
    laid = pixels.laid_out(images.permute(0, 2, 3, 1).numpy(), columns)
    return torch.from_numpy(laid).permute(2, 0, 1)
