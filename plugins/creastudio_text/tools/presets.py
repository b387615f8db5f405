"""What a machine can learn of texts in the time there is: the settings that a preset decides, unless a person does."""

from __future__ import annotations

from creastudio.api.training_presets import MachinePreset, SequencePreset

PRESETS: dict[MachinePreset, SequencePreset] = {
    # 3,600 tokens/s were measured on one core of a server for 4 layers of 224 channels and 5,400 characters.
    "laptop 15 min": SequencePreset(4, 192, 192, 2048, 3_500),
    "laptop 1 h": SequencePreset(4, 224, 192, 2048, 13_000),
    "workstation 1 h": SequencePreset(8, 512, 512, 16_384, 400_000, gpu=True),
    "workstation overnight": SequencePreset(12, 768, 1024, 32_768, 4_000_000, gpu=True),
}
