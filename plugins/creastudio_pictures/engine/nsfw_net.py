"""The network of open-nsfw: a ResNet of bottlenecks, half as wide as usual, with two answers.

Mahadeokar and Pesavento, "Open Sourcing a Deep Learning Solution for Detecting NSFW Images" (Yahoo Engineering, 2016); He et
al., Deep Residual Learning for Image Recognition (2015), with the stride on the first convolution of a stage as in the Caffe
original. Batch norms are folded into the convolutions.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from creastudio.ml import checkpoint

ARCHITECTURE = "open-nsfw"

AGAIN = "Install it again with 'make content-nsfw'."

WIDTH = 64
BLOCKS = (3, 4, 6, 3)

WHOLE, SIDE = 256, 224
"""A picture is brought to a square of WHOLE px, of which the middle SIDE are looked at."""

MEAN = (104.0, 117.0, 123.0)
"""Blue, green and red of an average picture, 0 to 255, as the original takes them away."""


class Bottleneck(nn.Module):
    """Narrow, 3 x 3, wide again; beside it the input, or a convolution of it where the size changes."""

    def __init__(self, wide: int, narrow: int, out: int, stride: int, *, first: bool) -> None:
        super().__init__()
        self.proj = nn.Conv2d(wide, out, 1, stride) if first else None
        self.a = nn.Conv2d(wide, narrow, 1, stride)
        self.b = nn.Conv2d(narrow, narrow, 3, 1, 1)
        self.c = nn.Conv2d(narrow, out, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Return (n, out, height / stride, width / stride)."""
        beside = x if self.proj is None else self.proj(x)
        inner = functional.relu(self.b(functional.relu(self.a(x))))
        return functional.relu(beside + self.c(inner))


class NsfwNet(nn.Module):
    """Says how sure it is that a picture shows nudity.

    Parameters
    ----------
    width : int
        Channels of the first convolution; 64 in the original.
    """

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.first = nn.Conv2d(3, width, 7, 2, 3)
        blocks: list[nn.Module] = []
        wide = width
        for stage, count in enumerate(BLOCKS):
            out, narrow = 2 * width << stage, (width << stage) // 2
            for block in range(count):
                stride = 2 if stage and not block else 1
                blocks.append(Bottleneck(wide, narrow, out, stride, first=not block))
                wide = out
        self.blocks = nn.Sequential(*blocks)
        self.last = nn.Linear(wide, 2)

    def forward(self, x: Tensor) -> Tensor:
        """Return the shares of "fine" and "nudity", (n, 2), of pictures as ``prepared`` gives them."""
        x = functional.relu(self.first(x))
        # Only to the right and below, as Caffe rounds up.
        x = functional.max_pool2d(functional.pad(x, (0, 1, 0, 1), value=float("-inf")), 3, 2)
        return self.last(self.blocks(x).mean((2, 3))).softmax(-1)


def prepared(picture: Image.Image) -> Tensor:
    """Return an RGB picture as the network was trained to see it: (1, 3, 224, 224), BGR, 0 to 255 without the mean.

    Through a JPEG, as the original does: it was trained on pictures that had been one.
    """
    from io import BytesIO

    edge = (WHOLE - SIDE) // 2
    small = picture.resize((WHOLE, WHOLE), Image.Resampling.BILINEAR)
    buffer = BytesIO()
    small.crop((edge, edge, edge + SIDE, edge + SIDE)).save(buffer, format="JPEG")
    with Image.open(buffer, formats=("JPEG",)) as file:
        rgb: NDArray[np.float32] = np.asarray(file.convert("RGB"), dtype=np.float32)
    bgr = rgb[:, :, ::-1] - np.array(MEAN, dtype=np.float32)
    return torch.from_numpy(np.ascontiguousarray(bgr.transpose(2, 0, 1))[None])


def load(weights: Path) -> NsfwNet:
    """Return the network of a file of weights, in float32 on the CPU.

    Raises
    ------
    UserError
        When the file is missing or damaged.
    ValueError
        When it holds other weights.
    """
    state = {name: value.float() for name, value in checkpoint.read(weights, hint=AGAIN)[0].items()}
    if "first.weight" not in state:
        raise ValueError("no weights of this network")
    network = NsfwNet(state["first.weight"].shape[0])
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise ValueError(str(error)) from None
    return network.eval().requires_grad_(requires_grad=False)
