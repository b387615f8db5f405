"""The landscapes that the flagship model learns from: the same for a seed, labelled, and painted over by style."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SCRIPT = Path(__file__).parents[3] / "packaging" / "content" / "painted_landscapes.py"


@pytest.fixture(scope="module")
def array(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """Nine pictures: one of each style, and a second of the first."""
    path = tmp_path_factory.mktemp("landscapes") / "set.npz"
    command = [
        sys.executable,
        str(SCRIPT),
        str(path.parent),
        "--count",
        "9",
        "--seed",
        "5",
        "--array",
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with np.load(path) as made:
        return {name: made[name] for name in made.files}


def test_an_array_has_pictures_labels_and_names(array: dict[str, np.ndarray]) -> None:
    assert array["images"].shape == (9, 3, 128, 192)
    assert array["images"].dtype == np.uint8
    assert array["labels"].tolist() == [0, 1, 2, 3, 4, 5, 6, 7, 0]
    assert array["classes"][0] == "plain"
    assert len(set(array["classes"])) == 8


def test_pictures_are_neither_flat_nor_alike(array: dict[str, np.ndarray]) -> None:
    images = array["images"].astype(np.float32)
    assert images.std(axis=(1, 2, 3)).min() > 12
    apart = [np.abs(images[i] - images[j]).mean() for i in range(9) for j in range(i)]
    assert min(apart) > 8


def test_a_scene_is_the_same_in_a_set_of_any_size(
    array: dict[str, np.ndarray], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    scene = importlib.import_module("landscape_scenes").scene
    alone = scene(5, 8).astype(np.float32)
    small = alone.reshape(128, 2, 192, 2, 3).mean((1, 3)).transpose(2, 0, 1)
    assert np.abs(small - array["images"][8]).max() <= 1  # "plain": shrunk, and nothing else


def test_land_below_the_picture_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SCRIPT.parent))
    sky = importlib.import_module("landscape_sky")
    land = importlib.import_module("landscape_land")
    rng = np.random.default_rng(3)
    painted = sky.paint_sky(rng, (48, 32), 16.0)
    before = painted.picture.copy()
    below = np.full(48, 40.0, np.float32)
    land.ground(rng, painted, below, sky.rgb("#44aa44"), 1.0)
    land.wood(rng, painted, below, 4.0, sky.rgb("#225533"), 0.0, 0.5)
    assert np.array_equal(painted.picture, before)
    assert (
        len(land.dunes(rng, painted, 60.0, sky.rgb("#ddbb77"))) >= 3
    )  # only the nearest reaches into the picture
