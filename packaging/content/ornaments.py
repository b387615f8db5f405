"""Make the set of ornaments: seamless patterns in six families, drawn by rule; own work of this project.

    python packaging/content/ornaments.py build/ornaments --count 600            # folders, one a family
    python packaging/content/ornaments.py --array build/ornaments.npz --count 18000 --workers 16
    python packaging/content/ornaments.py --sheet sheet.png                      # to look at

The array holds ``images`` (n, 3, size, size) uint8, ``labels`` (n,) int64 and ``classes`` (names). Picture `i` is the
same in a set of any size: it is drawn from the seed and its number alone. Needs numpy and pillow.
"""

from __future__ import annotations

import argparse
import json
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from ornament_families import FAMILIES
from ornament_inks import palette
from PIL import Image

CLASSES = tuple(FAMILIES)
ABOUT = {
    "title": "Ornaments",
    "source": "drawn by packaging/content/ornaments.py",
    "author": "the CreaStudio project",
    "licence": "own work, Apache-2.0",
    "licence_url": "https://www.apache.org/licenses/LICENSE-2.0",
}


def draw(index: int, seed: int = 0, size: int = 128) -> np.ndarray:
    """Return ornament `index` as (size, size, 3) uint8; its family is ``index % len(CLASSES)``."""
    rng = np.random.default_rng((seed, index))
    inks = palette(rng)
    return FAMILIES[CLASSES[index % len(CLASSES)]](rng, inks, size)


def drawn(count: int, seed: int, size: int, workers: int) -> np.ndarray:
    """Return ornaments 0 to `count` - 1, (count, size, size, 3) uint8."""
    images = np.empty((count, size, size, 3), np.uint8)
    one = partial(draw, seed=seed, size=size)
    if workers <= 1:
        for index in range(count):
            images[index] = one(index)
        return images
    with ProcessPoolExecutor(workers) as pool:
        for index, image in enumerate(pool.map(one, range(count), chunksize=64)):
            images[index] = image
    return images


def save_folders(out: Path, images: np.ndarray, seed: int) -> None:
    """Write PNG files into one folder a family, and the manifest."""
    items = []
    for family in CLASSES:
        (out / family).mkdir(parents=True, exist_ok=True)
    for index, image in enumerate(images):
        name = f"{CLASSES[index % len(CLASSES)]}/ornament-{index:05d}.png"
        Image.fromarray(image).save(out / name, optimize=True)
        items.append({"file": name, "label": CLASSES[index % len(CLASSES)]})
    about = {
        **ABOUT,
        "size": images.shape[1],
        "count": len(images),
        "seed": seed,
        "classes": CLASSES,
        "items": items,
    }
    (out / "manifest.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def save_sheet(path: Path, images: np.ndarray) -> None:
    """Paste the pictures into one, a row a family."""
    size, rows = images.shape[1], len(CLASSES)
    sheet = Image.new("RGB", (len(images) // rows * size, rows * size))
    for index, image in enumerate(images[: len(images) // rows * rows]):
        sheet.paste(Image.fromarray(image), (index // rows * size, index % rows * size))
    sheet.save(path)


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path, nargs="?", help="folder for PNG files and manifest.json")
    parser.add_argument("--array", type=Path, help="write one .npz, not compressed")
    parser.add_argument("--sheet", type=Path, help="write a contact sheet (PNG)")
    parser.add_argument("--count", type=int, default=96)
    parser.add_argument("--size", type=int, default=128, help="px")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=min(16, os.cpu_count() or 1))
    arguments = parser.parse_args()
    images = drawn(arguments.count, arguments.seed, arguments.size, arguments.workers)
    if arguments.out:
        save_folders(arguments.out, images, arguments.seed)
    if arguments.array:
        arguments.array.parent.mkdir(parents=True, exist_ok=True)
        labels = np.arange(arguments.count, dtype=np.int64) % len(CLASSES)
        stacked = np.ascontiguousarray(images.transpose(0, 3, 1, 2))
        np.savez(arguments.array, images=stacked, labels=labels, classes=np.array(CLASSES))
    if arguments.sheet:
        save_sheet(arguments.sheet, images)


if __name__ == "__main__":
    main()
