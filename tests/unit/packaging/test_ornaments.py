"""The script that draws the set of ornaments."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

SCRIPT = Path(__file__).parents[3] / "packaging" / "content" / "ornaments.py"


def run(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, SCRIPT, *map(str, arguments)], check=True, timeout=60)


def test_every_family_is_drawn_without_a_seam(tmp_path: Path) -> None:
    run("--array", tmp_path / "set.npz", tmp_path / "set", "--count", "24", "--size", "64", "--workers", "1")
    with np.load(tmp_path / "set.npz") as held:
        images, labels, classes = held["images"], held["labels"], held["classes"].tolist()

    assert images.shape == (24, 3, 64, 64)
    assert images.dtype == np.uint8
    assert np.bincount(labels).tolist() == [4] * len(classes)
    for axis in (2, 3):
        steps = np.abs(np.diff(images.astype(int), axis=axis)).mean((0, 1))
        inside = steps.mean(0 if axis == 3 else 1)
        across = np.abs(images.take(0, axis).astype(int) - images.take(-1, axis)).mean()
        assert across < inside.max() * 1.5  # the step over the edge is like the steps inside
    manifest = json.loads((tmp_path / "set" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["licence"] == "own work, Apache-2.0"
    assert all((tmp_path / "set" / item["file"]).is_file() for item in manifest["items"])


def test_a_picture_is_the_same_in_a_set_of_any_size(tmp_path: Path) -> None:
    run("--array", tmp_path / "few.npz", "--count", "6", "--size", "32", "--workers", "1")
    run("--array", tmp_path / "more.npz", "--count", "12", "--size", "32", "--workers", "2")

    assert np.array_equal(
        np.load(tmp_path / "few.npz")["images"], np.load(tmp_path / "more.npz")["images"][:6]
    )
