"""Contrast and Oklab against values that are known."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio_layout.engine.colors import (
    contrast_behind,
    contrast_of,
    distance,
    from_oklab,
    hex_of,
    mixed,
    oklab,
    rgb_of,
    with_lightness,
)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_of(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast_of(other, one) == contrast_of(one, other)


def test_oklab_of_known_colours() -> None:
    assert oklab(rgb_of("#ffffff")) == pytest.approx([1, 0, 0], abs=1e-3)
    # Red, as the author of the space gives it.
    assert oklab(rgb_of("#ff0000")) == pytest.approx([0.628, 0.225, 0.126], abs=1e-3)


@pytest.mark.parametrize("color", ["#12ab9f", "#f0a030", "#0b0b0b"])
def test_there_and_back(color: str) -> None:
    assert hex_of(from_oklab(oklab(rgb_of(color)))) == color
    assert mixed(color, "#ffffff", 0.0) == color
    assert distance(color, color) == 0


def test_lightness_keeps_the_hue() -> None:
    light = oklab(rgb_of(with_lightness("#0b5d4e", 0.8, 0.05)))
    dark = oklab(rgb_of("#0b5d4e"))
    assert light[0] == pytest.approx(0.8, abs=0.01)
    assert np.arctan2(light[2], light[1]) == pytest.approx(np.arctan2(dark[2], dark[1]), abs=0.1)


def test_contrast_takes_the_worse_end() -> None:
    half = np.zeros((10, 10, 3))
    half[:5] = 1
    assert contrast_behind(half, "#ffffff") == pytest.approx(1)
    assert contrast_behind(np.zeros((4, 4, 3)), "#ffffff") == pytest.approx(21)
    # #777777 on white is the textbook case that just fails.
    assert contrast_behind(np.ones((4, 4, 3)), "#777777") == pytest.approx(4.48, abs=0.01)
