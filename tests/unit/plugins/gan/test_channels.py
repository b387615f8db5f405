from __future__ import annotations

from creastudio_gan.channels import channels_for, style_channels


def test_the_hybrid_network_narrows_from_16_px_on_and_keeps_8() -> None:
    assert channels_for(64) == (128, 128, 64, 32, 16)
    assert channels_for(256, width=16) == (16, 16, 8, 8, 8, 8, 8)


def test_the_network_with_styles_divides_by_the_size_within_bounds() -> None:
    assert style_channels(6) == (256, 256, 128, 64, 32, 16)
    assert style_channels(3, base=64, most=10) == (10, 8, 8)
