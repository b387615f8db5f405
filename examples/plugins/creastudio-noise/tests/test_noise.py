"""The contract of the studio, and what is special about this field."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from creastudio.api.testing import check_generator
from creastudio_noise.field import Noise, marble
from creastudio_noise.palettes import STOPS, colours
from creastudio_noise.plugin import FIELD


def test_contract(tmp_path: Path) -> None:
    check_generator(FIELD, tmp_path)


def test_field_tiles() -> None:
    height, _ = marble(Noise(3), 64, 2, 3, 0.7)
    inside = np.abs(np.diff(height, axis=1)).max()
    assert np.abs(height[:, 0] - height[:, -1]).max() <= inside * 1.5


def test_variation_of_strength_one_is_the_other_seed() -> None:
    whole, _ = marble(Noise(3, towards=8, strength=1.0), 32, 2, 2, 0.7)
    other, _ = marble(Noise(8), 32, 2, 2, 0.7)
    np.testing.assert_allclose(whole, other, atol=1e-9)


@pytest.mark.parametrize("palette", [*STOPS, "surprise"])
def test_colours_stay_in_range(palette: str) -> None:
    height, flow = marble(Noise(5), 32, 2, 3, 1.0)
    rgb = colours(palette, 5, height, flow)
    assert rgb.shape == (32, 32, 3)
    assert rgb.min() >= 0
    assert rgb.max() <= 1
