"""How long a training takes and how much memory, before it begins: formulas, calibrated on measurements.

No torch here: the window shows both beside the form.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from creastudio_gan.channels import channels_for, style_channels

SECONDS_AN_IMAGE = 1 / 26
"""What one image of 64 px takes on four cores without a GPU, 128 channels wide."""

CPU_STEP = 0.05
"""Seconds that a step takes there however small it is."""

GPU_STEP = 0.05
"""Seconds that a step takes on a GPU however small it is: several hundred calls."""

GPU_IMAGE = 4e-4
"""Seconds that one image of 64 px takes there, 128 channels wide."""


@dataclass(frozen=True)
class Work:
    """What a training has to compute.

    Attributes
    ----------
    network : {"quick", "style"}
    start : tuple of int
        Rows and columns of the lowest resolution.
    levels : int
        How many resolutions there are.
    width : int
        Channels at the lowest ones.
    critic : float
        Channels of the discriminator relative to that.
    batch, micro : int
        Images a step, and how many of them go through at once; 0 for all.
    gpu : bool
        Whether it is meant for a GPU.
    """

    network: Literal["quick", "style"]
    start: tuple[int, int]
    levels: int
    width: int
    critic: float = 1.0
    batch: int = 16
    micro: int = 0
    gpu: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the pictures, px."""
        return self.start[0] << (self.levels - 1), self.start[1] << (self.levels - 1)

    @property
    def pixels(self) -> int:
        """Of one picture."""
        height, width = self.size
        return height * width

    def channels(self, factor: float = 1.0) -> tuple[int, ...]:
        """Return the channels at each resolution, from the lowest, of a network `factor` times as wide."""
        width = round(self.width * factor)
        if self.network == "style":
            return style_channels(self.levels, 16 * width, 2 * width)
        return channels_for(4 << (self.levels - 1), width)


def seconds(work: Work) -> float:
    """Return about how many seconds one image takes: on an ordinary machine without a GPU, or on one with."""
    wide = max(0.2, work.width / 128) ** 1.5
    if work.gpu:
        return GPU_STEP / work.batch + GPU_IMAGE * (work.pixels / 64**2) ** 0.9 * wide
    return CPU_STEP / work.batch + SECONDS_AN_IMAGE * (work.pixels / 64**2) ** 0.8 * wide


def parameters(work: Work) -> tuple[int, int]:
    """Return about how many values the generator and the discriminator have."""
    g, d = work.channels(), work.channels(work.critic)
    per = 9 if work.network == "style" else 18
    generator = sum(per * b * (a + b) for a, b in pairwise(g)) + 16 * 64 * 2 * g[0] + 9 * g[0] * g[0]
    discriminator = sum(9 * (b * b + a * b) + a * b for a, b in pairwise(d))
    discriminator += 9 * d[0] * d[0] + d[0] * d[0] * work.start[0] * work.start[1]
    return generator, discriminator


def features(work: Work) -> tuple[float, float]:
    """Return how many values of features one picture leaves behind in the generator and in the discriminator."""
    first = work.start[0] * work.start[1]
    g, d = work.channels(), work.channels(work.critic)
    generator = sum((first << (2 * level)) * c for level, c in enumerate(g))
    discriminator = sum((first << (2 * level)) * c for level, c in enumerate(d))
    return float(generator), float(discriminator)


BASE = {"cpu": 330.0, "cuda": 420.0}
"""MB of a process with torch in it, before a network is there; on a card its context."""

COPIES = (9.0, 15.0)
"""Times that the features of generator and discriminator are in memory at the peak of a step."""

LOOKED_AT = 64 * 5
"""Pictures that a snapshot looks at together, times the layers of full size that are there at once."""

STATES = (6.0, 4.0)
"""Times that the weights are: weight, gradient, two moments; average and best of the generator too."""


def memory_megabytes(work: Work, device: str = "cpu", *, half: bool = False) -> float:
    """Return about how much memory a training takes at its peak, MB; the pictures themselves come on top.

    Parameters
    ----------
    half : bool
        Whether convolutions at high resolutions are in half precision.
    """
    at_once = min(work.batch, work.micro or work.batch)
    g, d = features(work)
    copies_g, copies_d = COPIES
    weights = sum(count * times for count, times in zip(parameters(work), STATES, strict=True))
    step = at_once * (copies_g * g + 2 * copies_d * d)
    gated = 2 if work.network == "quick" else 1  # linear units have twice the channels until they are gated
    look = LOOKED_AT * work.pixels * gated * max(work.channels()[-2:])
    bytes_each = 2.6 if half else 4.0
    base = BASE["cuda" if device.startswith("cuda") else "cpu"]
    return base + (weights * 4 + max(step * bytes_each, look * 4)) / 1e6
