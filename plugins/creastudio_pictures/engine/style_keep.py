"""What of a picture stays when it is painted over: its colours, its lights and darks, or a share of all of it.

Lightness and colour are taken apart by the luma of YIQ, as Gatys et al. do to keep the colours of a photograph
(Preserving Color in Neural Artistic Style Transfer, 2016, section 4); here either can stay in part.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

CELLS = 16
"""Across the shorter side: what is larger than such a cell is "in the large"."""


BAND = 4_000_000
"""Px that are mixed at once: copies of a whole large picture would fill the memory."""


def kept(picture: Tensor, painted: Tensor, colors: float, light: float, strength: float) -> Tensor:
    """Return `painted` with some of `picture` brought back; `painted` itself is changed.

    Parameters
    ----------
    picture, painted : Tensor
        (n, 3, height, width), 0 to 1, of one size.
    colors : float
        Share of the picture's own chroma, 0 to 1.
    light : float
        Share of the picture's own lights and darks in the large, 0 to 1.
    strength : float
        Share of the outcome, 0 to 1; the rest is the picture.
    """
    with torch.inference_mode():  # what comes out of a network is changed in place
        height, width = picture.shape[2:]
        lift = light * (broad(luma(picture)) - broad(luma(painted))) if light else None
        rows = max(1, BAND // (width * picture.shape[0]))
        for top in range(0, height, rows):
            band = (slice(None), slice(None), slice(top, top + rows))
            own, made = picture[band], painted[band]
            grey = luma(made)
            mixed = torch.lerp(made - grey, own - luma(own), colors)
            mixed += grey if lift is None else grey + lift[band]
            painted[band] = torch.lerp(own, mixed, strength).clamp_(0, 1)
    return painted


def luma(pixels: Tensor) -> Tensor:
    """Return the lightness of (n, 3, height, width) RGB, (n, 1, height, width)."""
    red, green, blue = pixels.split(1, 1)
    return (red * 0.299).add_(green, alpha=0.587).add_(blue, alpha=0.114)


def broad(plane: Tensor) -> Tensor:
    """Return the large lights and darks of (n, 1, height, width)."""
    height, width = plane.shape[2:]
    cell = max(1.0, min(height, width) / CELLS)
    size = (max(1, round(height / cell)), max(1, round(width / cell)))
    coarse = functional.interpolate(plane, size=size, mode="area")
    return functional.interpolate(coarse, size=(height, width), mode="bicubic")
