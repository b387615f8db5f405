from __future__ import annotations

import numpy as np

from creastudio_pictures.engine.saliency import lab, patches_of, saliency


def test_lab_of_known_colours() -> None:
    colours = np.array([[[1, 1, 1], [0, 0, 0], [1, 0, 0]]], np.float32)
    assert np.allclose(lab(colours)[0], [[100, 0, 0], [0, 0, 0], [53.2, 80.1, 67.2]], atol=0.6)


def test_patches_keep_to_edges_and_know_the_border() -> None:
    colours = np.zeros((60, 80, 3))
    colours[:, 40:, 0] = 80
    found = patches_of(colours)
    assert 100 < len(found.colour) < 400
    assert set(np.unique(found.colour[:, 0].round())) == {0.0, 80.0}
    assert found.border[found.labels[0]].all()
    assert not found.border[found.labels[30, 20]]
    assert found.place.max() <= 1


def disc(height: int = 60, width: int = 80) -> tuple[np.ndarray, np.ndarray]:
    y, x = np.mgrid[0:height, 0:width]
    inside = np.hypot(y - height * 0.55, x - width * 0.6) < height * 0.25
    rgb = np.stack([x / width * 0.2 + 0.2, y / height * 0.2 + 0.3, np.full_like(x, 0.3, float)], axis=-1)
    rgb += np.random.default_rng(0).normal(0, 0.02, rgb.shape)
    rgb[inside] = (0.8, 0.5, 0.2)
    return np.clip(rgb, 0, 1).astype(np.float32), inside


def test_a_thing_on_a_slope_stands_out() -> None:
    rgb, inside = disc()
    found = saliency(rgb)
    assert found[inside].mean() > 0.8
    assert found[~inside].mean() < 0.15


def test_a_thing_that_stands_on_the_lower_side_still_does() -> None:
    rgb = np.full((60, 60, 3), 0.8, np.float32)
    rgb[20:, 20:40] = (0.1, 0.3, 0.6)
    found = saliency(rgb)
    assert found[30:, 22:38].min() > 0.8
    assert found[:, :15].max() < 0.2


def test_in_a_flat_picture_nothing_stands_out() -> None:
    assert saliency(np.full((30, 30, 3), 0.5, np.float32)).max() == 0


def test_what_is_known_to_be_background_takes_the_border_s_place() -> None:
    rgb = np.full((60, 60, 3), 0.8, np.float32)
    rgb[10:50, 10:50] = (0.2, 0.2, 0.2)
    rgb[22:38, 22:38] = (0.9, 0.2, 0.2)
    outside = np.ones((60, 60), bool)
    outside[20:40, 20:40] = False
    found = saliency(rgb, outside)
    assert found[30, 30] > 0.8
    assert found[14, 14] < 0.3
