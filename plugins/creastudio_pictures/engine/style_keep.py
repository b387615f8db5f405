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


def kept(picture: Tensor, painted: Tensor, colors: float, light: float, strength: float) -> Tensor:
    """Return `painted` with some of `picture` brought back.

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
    weights = picture.new_tensor((0.299, 0.587, 0.114)).view(1, 3, 1, 1)
    own = (picture * weights).sum(1, keepdim=True)
    luma = (painted * weights).sum(1, keepdim=True)
    chroma = torch.lerp(painted - luma, picture - own, colors)
    lit = luma + light * (broad(own) - broad(luma))
    return torch.lerp(picture, lit + chroma, strength).clamp(0, 1)


def broad(luma: Tensor) -> Tensor:
    """Return the large lights and darks of (n, 1, height, width)."""
    height, width = luma.shape[2:]
    cell = max(1.0, min(height, width) / CELLS)
    size = (max(1, round(height / cell)), max(1, round(width / cell)))
    coarse = functional.interpolate(luma, size=size, mode="area")
    return functional.interpolate(coarse, size=(height, width), mode="bicubic")
