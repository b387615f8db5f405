"""Colours in numbers, with known values."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio.api.colors import TO_LAB, TO_LMS, contrast, encoded, linear, luminance


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.478)],
)
def test_contrast(one: str, other: str, value: float) -> None:
    assert contrast(one, other) == pytest.approx(value, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_light_is_linear_for_numbers_and_arrays() -> None:
    assert linear(0.5) == pytest.approx(0.21404, abs=1e-5)
    assert linear(0.02) == pytest.approx(0.02 / 12.92)
    values = np.linspace(0, 1, 256)
    assert np.allclose(encoded(linear(values)), values, atol=1e-6)
    assert linear(values)[128] == linear(float(values[128]))
    assert luminance("#ffffff") == pytest.approx(1)


def test_white_and_red_in_oklab() -> None:
    def lab(*rgb: float) -> np.ndarray:
        return np.array(TO_LAB) @ np.cbrt(np.array(TO_LMS) @ linear(np.array(rgb)))

    assert lab(1, 1, 1) == pytest.approx([1, 0, 0], abs=1e-4)
    # Ottosson's own table has X of the sRGB red at L 0.628, a 0.225, b 0.126.
    assert lab(1, 0, 0) == pytest.approx([0.628, 0.225, 0.126], abs=1e-3)
