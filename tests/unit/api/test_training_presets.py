"""What a preset says, and what a person says instead."""

from __future__ import annotations

from creastudio.api.training_presets import SequencePreset

PRESET = SequencePreset(4, 192, 768, 2048, 2500, gpu=True)


def test_what_is_set_goes_before_the_preset() -> None:
    assert PRESET.changed(layers=2, ktokens=3.0) == SequencePreset(2, 192, 768, 2048, 3.0, gpu=True)
    assert PRESET.changed(width=64, context=128, batch=256) == SequencePreset(4, 64, 128, 256, 2500, gpu=True)


def test_what_is_not_set_is_left_to_it() -> None:
    assert PRESET.changed() == PRESET
    assert PRESET.changed(layers=None, batch=None) == PRESET
