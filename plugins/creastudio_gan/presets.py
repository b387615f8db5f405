"""What a machine can learn in the time there is: the settings that a preset decides, unless a person does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from creastudio.api.training_presets import MachinePreset

OLDER = {"quick": "laptop 15 min", "full": "laptop 1 h"}
"""Names of presets in older recipes -> those of today that are like them."""


@dataclass(frozen=True)
class Preset:
    """One of them.

    Attributes
    ----------
    network : {"quick", "style"}
    resolution : int
        Side of square pictures, px.
    width : int
        Channels at the lowest resolutions.
    batch : int
        Images a step.
    kimg : float
        Thousand images to see.
    gpu : bool
        Whether it is meant for a machine with a GPU.
    """

    network: Literal["quick", "style"]
    resolution: int
    width: int
    batch: int
    kimg: float
    gpu: bool = False


PRESETS: dict[MachinePreset, Preset] = {
    # 66 images/s were measured on two cores at 64 px and 128 channels; the course of the distance flattened after 80 kimg.
    "laptop 15 min": Preset("quick", 64, 96, 16, 32.0),
    "laptop 1 h": Preset("quick", 64, 128, 16, 90.0),
    "workstation 1 h": Preset("style", 128, 128, 32, 900.0, gpu=True),
    "workstation overnight": Preset("style", 256, 192, 32, 4000.0, gpu=True),
}

STYLE_TAKES = 4
"""Times as many images as the quick network, where a person takes the other network in a preset of the quick one."""
