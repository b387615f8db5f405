"""The packed form of the set of avatars in five styles."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np

from tests.support.source import ROOT


def drawings() -> np.ndarray:
    """Flat drawings: few colours each, with one soft edge."""
    rng = np.random.default_rng(0)
    images = np.empty((5, 3, 16, 16), np.uint8)
    images[:] = rng.integers(0, 256, (5, 3, 1, 1))
    images[:, :, 4:12, 4:12] = rng.integers(0, 256, (5, 3, 1, 1))
    images[:, :, 4, 4:12] = (images[:, :, 3, 4:12].astype(int) + images[:, :, 5, 4:12]) // 2
    return images


def test_drawings_of_few_colours_are_packed_without_loss(
    content: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    avatars_styles = content("avatars_styles")
    images = drawings()
    indices, palettes = avatars_styles.packed(images)
    labels, classes = np.arange(5) % 2, np.array(["one", "other"])
    avatars_styles.save(
        tmp_path / "packed.npz", indices=indices, palettes=palettes, labels=labels, classes=classes
    )
    command = [
        sys.executable,
        ROOT / "packaging" / "content" / "avatars_styles.py",
        tmp_path / "packed.npz",
        "--unpack",
        tmp_path / "all.npz",
    ]
    subprocess.run(command, check=True, timeout=60)

    with np.load(tmp_path / "all.npz") as held:
        assert np.array_equal(held["images"], images)
        assert np.array_equal(held["labels"], labels)
        assert held["classes"].tolist() == ["one", "other"]
