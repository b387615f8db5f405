"""Render the set of the avatar model in five styles: DiceBear designs under CC0 1.0, one class a style.

    python packaging/content/avatars_styles.py build/packed.npz                     # 2,000 of each, 128 px
    python packaging/content/avatars_styles.py build/packed.npz --unpack avatars.npz # what a trainer reads

The packed file keeps 32 colours a picture and is a fiftieth of the size: ``indices`` (n, size, size) uint8,
``palettes`` (n, 32, 3) uint8, ``labels`` (n,) int64, ``classes`` (names). Unpacked there is ``images``
(n, 3, size, size) uint8 instead of the first two; that needs numpy alone, rendering needs node with npm, and
resvg-py (``pip install .[content]``).
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from avatars import VERSION, install
from PIL import Image

BACKGROUNDS = ("f4efe6", "dbe8f5", "cfe8d5", "f6d9d5", "e3d8f1", "fbe6b8", "d3e6e4", "b9cfd0")
SKIN = ["fff1e4", "ffe3c8", "ffdbb4", "f0be93", "dba374", "b97a4e", "8d5a3b"]
HAIR = [
    "16161a",
    "16161a",
    "2f2330",
    "5b3427",
    "9a4f2c",
    "c98a4b",
    "e6c079",
    "b8463f",
    "3e5a86",
    "d97f92",
    "6f7f86",
]
CLOTHES = ["e78276", "ffcf77", "f4d35e", "7cc6a4", "8fd0d3", "8fa7df", "d59ad0", "3f5f7f"]
STYLES: dict[str, dict[str, Any]] = {
    "pixel-art": {},
    "lorelei": {"skinColor": SKIN, "hairColor": HAIR, "hairAccessoriesColor": CLOTHES},
    "open-peeps": {"maskProbability": 0, "clothingColor": CLOTHES},
    "notionists": {"gestureProbability": 0},
    "thumbs": {
        "shapeColor": CLOTHES,
        "eyesColor": ["16161a"],
        "mouthColor": ["16161a"],
        "shapeRotation": [-12, 12],
    },
}
"""Each style with what it is told: natural and soft colours, and nothing that hides the face."""


def render(svg: str, size: int) -> np.ndarray:
    """Return a drawing as (size, size, 3) uint8."""
    import resvg_py

    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    with Image.open(io.BytesIO(bytes(drawn))) as picture:
        return np.asarray(picture.convert("RGB"))


def drawings(folder: Path, style: str, count: int, size: int) -> np.ndarray:
    """Return `count` pictures of one style, (count, 3, size, size) uint8."""
    command = ["node", "avatars.mjs", str(count), ",".join(BACKGROUNDS), style, json.dumps(STYLES[style])]
    text = subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout
    pictures = [render(json.loads(line)["svg"], size) for line in text.splitlines()]
    return np.ascontiguousarray(np.stack(pictures).transpose(0, 3, 1, 2))


def packed(images: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return 32-colour `images` as indices (n, size, size) and palettes (n, 32, 3), dark to light."""
    indices, palettes = [], []
    for image in images:
        picture = Image.fromarray(image.transpose(1, 2, 0))
        few = picture.quantize(32, method=Image.Quantize.MEDIANCUT, kmeans=3, dither=Image.Dither.NONE)
        palette = np.zeros((32, 3), np.uint8)
        found = np.array(few.getpalette(), np.uint8).reshape(-1, 3)[:32]
        palette[: len(found)] = found
        # Neighbouring shades get neighbouring numbers, and the same hair gets the same ones: it packs better.
        order = np.argsort(palette @ np.array([2, 5, 1]), kind="stable")
        indices.append(np.argsort(order)[np.asarray(few)].astype(np.uint8))
        palettes.append(palette[order])
    return np.stack(indices), np.stack(palettes)


def unpacked(path: Path) -> dict[str, np.ndarray]:
    """Return what a trainer reads (images, labels, classes) of a packed file."""
    with np.load(path) as held:
        indices, palettes = held["indices"], held["palettes"]
        kept = {"labels": held["labels"], "classes": held["classes"]}
    images = np.empty((len(indices), 3, *indices.shape[1:]), np.uint8)
    for place, (index, palette) in enumerate(zip(indices, palettes, strict=True)):
        images[place] = palette[index].transpose(2, 0, 1)
    return {"images": images, **kept}


def save(path: Path, **arrays: np.ndarray) -> None:
    """Write an npz whose members are compressed by LZMA: a third of what deflate needs for flat drawings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as packed:
        for name, array in arrays.items():
            with packed.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.lib.format.write_array(member, array, allow_pickle=False)


def contact_sheet(images: np.ndarray, path: Path, columns: int = 16, rows: int = 10) -> None:
    """Paste pictures evenly taken from the whole set into one."""
    size = images.shape[-1]
    sheet = Image.new("RGB", (columns * size, rows * size))
    chosen = np.linspace(0, len(images) - 1, columns * rows).astype(int)
    for place, index in enumerate(chosen):
        tile = Image.fromarray(images[index].transpose(1, 2, 0))
        sheet.paste(tile, ((place % columns) * size, (place // columns) * size))
    sheet.save(path)


def build(out: Path, count: int, size: int, sheet: Path | None) -> None:
    """Render `count` pictures of each style into the packed file `out`."""
    with tempfile.TemporaryDirectory() as temporary:
        install(Path(temporary), tuple(f"@dicebear/{name}@{VERSION}" for name in ("core", *STYLES)))
        images = np.concatenate([drawings(Path(temporary), style, count, size) for style in STYLES])
    indices, palettes = packed(images)
    labels = np.repeat(np.arange(len(STYLES), dtype=np.int64), count)
    save(out, indices=indices, palettes=palettes, labels=labels, classes=np.array(list(STYLES)))
    if sheet:
        contact_sheet(images, sheet)


def main() -> None:
    """Read the command line; render, or unpack."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path, help="the packed .npz file")
    parser.add_argument("--count", type=int, default=2000, help="pictures of each style")
    parser.add_argument("--size", type=int, default=128, help="px")
    parser.add_argument("--sheet", type=Path, help="also write a contact sheet (PNG)")
    parser.add_argument(
        "--unpack", type=Path, help="render nothing: write the packed file's pictures here (.npz)"
    )
    arguments = parser.parse_args()
    if arguments.unpack:
        np.savez(arguments.unpack, **unpacked(arguments.file))
    else:
        build(arguments.file, arguments.count, arguments.size, arguments.sheet)


if __name__ == "__main__":
    main()
