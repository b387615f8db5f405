"""A small network that enlarges: convolutions at the size of the input, and one step up at the end.

Wang, Xie, Dong, Shan, "Real-ESRGAN", ICCVW 2021, and its compact variant for videos: the network adds details to a
picture that is enlarged by repeating px.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from torch import Tensor, nn
from torch.nn import functional as F

ARCHITECTURE = "compact"


class Compact(nn.Module):
    """From (n, 3, height, width), 0 to 1, to (n, 3, scale * height, scale * width).

    Parameters
    ----------
    width : int
        Channels inside.
    depth : int
        Convolutions between the first and the last.
    scale : int
    """

    def __init__(self, width: int = 64, depth: int = 16, scale: int = 4) -> None:
        super().__init__()
        self.width, self.depth, self.scale = width, depth, scale
        layers: list[nn.Module] = []
        for channels in (3, *[width] * depth):
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.PReLU(width)]
        layers.append(nn.Conv2d(width, 3 * scale * scale, 3, padding=1))
        self.body = nn.Sequential(*layers)

    @property
    def config(self) -> dict[str, Any]:
        """What builds it again: kept in the card of a model."""
        return {"width": self.width, "depth": self.depth, "scale": self.scale}

    @property
    def reach(self) -> int:
        """How far away a px of the input has an effect, px of the input."""
        return self.depth + 2

    @classmethod
    def from_config(cls, config: Mapping[str, Any]) -> Compact:
        """Build it from a card; ValueError for what would ask for all memory."""
        width, depth, scale = (int(config[name]) for name in ("width", "depth", "scale"))
        if not (1 <= width <= 256 and 1 <= depth <= 64 and 1 <= scale <= 8):
            raise ValueError("out of range")
        return cls(width, depth, scale)

    def forward(self, images: Tensor) -> Tensor:
        added = F.pixel_shuffle(self.body(images), self.scale)
        return added + F.interpolate(images, scale_factor=self.scale, mode="nearest")
