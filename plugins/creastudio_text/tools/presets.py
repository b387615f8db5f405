"""What a machine can learn of texts in the time there is: the settings that a preset decides, unless a person does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PresetName = Literal["laptop 15 min", "laptop 1 h", "workstation 1 h", "workstation overnight"]


@dataclass(frozen=True)
class Preset:
    """One of them.

    Attributes
    ----------
    layers, width, context : int
        Of the network; the context in tokens.
    batch : int
        Tokens a step.
    ktokens : float
        Thousand tokens to see at most.
    gpu : bool
        Whether it is meant for a machine with a GPU.
    """

    layers: int
    width: int
    context: int
    batch: int
    ktokens: float
    gpu: bool = False


PRESETS: dict[PresetName, Preset] = {
    # 3,600 tokens/s were measured on one core of a server for 4 layers of 224 channels and 5,400 characters.
    "laptop 15 min": Preset(4, 192, 192, 2048, 3_500),
    "laptop 1 h": Preset(4, 224, 192, 2048, 13_000),
    "workstation 1 h": Preset(8, 512, 512, 16_384, 400_000, gpu=True),
    "workstation overnight": Preset(12, 768, 1024, 32_768, 4_000_000, gpu=True),
}
