"""What a machine can learn of music in the time there is: the settings that a preset decides, unless a person does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PresetName = Literal["laptop 15 min", "laptop 1 h", "workstation 1 h", "workstation overnight"]


@dataclass(frozen=True)
class Preset:
    """One of them.

    Attributes
    ----------
    layers, width : int
        Of the network.
    longest : int
        Ids of what is learned at once.
    batch : int
        Ids a step.
    ktokens : float
        Thousand ids to see at most.
    gpu : bool
        Whether it is meant for a machine with a GPU.
    """

    layers: int
    width: int
    longest: int
    batch: int
    ktokens: float
    gpu: bool = False


PRESETS: dict[PresetName, Preset] = {
    # 2,000 ids/s were measured on one core of a server for 6 layers of 256 channels.
    "laptop 15 min": Preset(4, 192, 768, 2048, 2_500),
    "laptop 1 h": Preset(6, 256, 1024, 2048, 7_000),
    "workstation 1 h": Preset(8, 512, 2048, 16_384, 200_000, gpu=True),
    "workstation overnight": Preset(12, 768, 2048, 32_768, 2_000_000, gpu=True),
}
