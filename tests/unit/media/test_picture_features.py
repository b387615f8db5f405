from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from creastudio.core.features import read_features
from creastudio.core.likeness import Likeness
from creastudio.media.picture_features import ENDS, features_of, oklab


def gradient(first: str, second: str, size: tuple[int, int] = (120, 80)) -> Image.Image:
    mask = Image.linear_gradient("L").resize(size)
    return Image.composite(Image.new("RGB", size, first), Image.new("RGB", size, second), mask)


def test_oklab_of_known_colours() -> None:
    found = oklab(np.array([[255, 255, 255], [0, 0, 0], [255, 0, 0]], np.uint8))
    assert found[0] == pytest.approx([1, 0, 0], abs=1e-3)
    assert found[1] == pytest.approx([0, 0, 0], abs=1e-6)
    assert found[2] == pytest.approx([0.628, 0.225, 0.126], abs=1e-3)


def test_numbers_say_what_they_mean() -> None:
    dark, light = features_of(gradient("#000000", "#101020")), features_of(gradient("#ffffff", "#e0e0f0"))
    assert dark["lightness"] < light["lightness"]  # type: ignore[operator]
    warm, cool = features_of(gradient("#ff8800", "#884400")), features_of(gradient("#0066ff", "#003388"))
    assert warm["warmth"] > cool["warmth"]  # type: ignore[operator]
    rng = np.random.default_rng(1)
    noise = Image.fromarray(rng.integers(0, 255, (64, 64, 3), dtype=np.uint8))
    assert features_of(noise)["detail"] > light["detail"]  # type: ignore[operator]
    assert set(ENDS) <= set(warm)


def test_all_of_it_can_be_compared_and_alike_pictures_are_alike() -> None:
    pictures = [
        gradient("#ff8800", "#884400"), gradient("#f08010", "#804810", (240, 160)), gradient("#0066ff", "#003388"),
        gradient("#00aa44", "#ddffdd", (80, 120)),
    ]  # fmt: skip
    features = [read_features(features_of(picture)) for picture in pictures]
    assert features[0].keys() == features_of(pictures[0]).keys()
    near, far, other = Likeness(features).alike([0], [1, 2, 3])[0]
    assert near > far
    assert near > other
    assert near > 0.7


def test_shapes_and_pictures_that_are_odd() -> None:
    assert features_of(Image.new("RGB", (50, 100)))["shape"] == "tall"
    assert features_of(Image.new("RGB", (100, 95)))["shape"] == "square"
    assert features_of(Image.new("RGB", (1000, 1)))["shape"] == "wide"
    tiny = features_of(Image.new("RGBA", (1, 1), (0, 0, 0, 0)))
    assert tiny["lightness"] == pytest.approx(1, abs=1e-3)
    assert "layout" not in tiny
