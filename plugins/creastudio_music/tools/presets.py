"""What a machine can learn of music in the time there is: the settings that a preset decides, unless a person does."""

from __future__ import annotations

from creastudio.api.training_presets import MachinePreset, SequencePreset

PRESETS: dict[MachinePreset, SequencePreset] = {
    # 2,000 ids/s were measured on one core of a server for 6 layers of 256 channels.
    "laptop 15 min": SequencePreset(4, 192, 768, 2048, 2_500),
    "laptop 1 h": SequencePreset(6, 256, 1024, 2048, 7_000),
    "workstation 1 h": SequencePreset(8, 512, 2048, 16_384, 200_000, gpu=True),
    "workstation overnight": SequencePreset(12, 768, 2048, 32_768, 2_000_000, gpu=True),
}
