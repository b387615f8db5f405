"""Paint a set of landscapes with style labels: scenes by rule, then painted over by the networks of style transfer.

    python packaging/content/painted_landscapes.py build/landscapes --count 200              # a folder for each style
    python packaging/content/painted_landscapes.py build --count 24000 --array build/landscapes.npz \\
        --workers 16 --device cuda                                                           # one file for training
    python packaging/content/painted_landscapes.py build --count 96 --sheet build/sheet.png  # to look at

Pictures are 192 x 128 px. Scene ``i`` of a seed is the same in a set of any size; its style is ``i`` modulo the number
of styles. ``--array`` writes ``images`` uint8 (n, 3, 128, 192), ``labels`` int64 (n,) and ``classes``, and no folders.
Needs NumPy, Pillow, torch and safetensors alone, and the weights of resources/models/styles-26 (``--weights``).
"""

from __future__ import annotations

import argparse
import functools
import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from landscape_scenes import scene
from numpy.typing import NDArray
from PIL import Image
from style_nets import ROOT, alone
from torch import Tensor
from torch.nn import functional

WIDTH, HEIGHT = 192, 128
WEIGHTS = ROOT / "resources" / "models" / "styles-26" / "model.safetensors"
BATCH = 32
NETS, KEEP = alone("style_nets"), alone("style_keep")
ABOUT = {
    "title": "Painted landscapes",
    "source": "packaging/content/painted_landscapes.py",
    "author": "the CreaStudio authors",
    "licence": "Apache-2.0",
    "licence_url": "https://www.apache.org/licenses/LICENSE-2.0",
    "note": "Own work: scenes drawn by rule, painted over by the style network of resources/models/styles-26.",
}


@dataclass(frozen=True)
class Style:
    """One class of the set: rows of the network of 26 styles and how much of the scene stays."""

    name: str
    rows: tuple[tuple[int, float], ...] = ()
    """Rows and their shares; none: the scene as it is."""
    strength: float = 1.0
    """Share of the painted picture, the rest is the scene."""
    colors: float = 0.0
    """Share of the scene's own colours (chroma) that stays."""
    light: float = 0.0
    """Share of the scene's large lights and darks that stays, so that night stays night."""
    width: int = 576
    """Width in px at which it is painted: the wider, the finer the strokes."""


STYLES = (
    Style("plain"),
    Style("impasto", ((0, 1.0),), 0.95, 0.75, 0.6, 480),
    Style("swirls", ((19, 1.0),), 0.97, 0.25, 0.3, 576),
    Style("watercolour", ((14, 1.0),), 0.9, 0.8, 0.45, 576),
    Style("impressionist", ((12, 1.0),), 0.9, 0.7, 0.6, 480),
    Style("woodcut", ((24, 1.0),), 0.97, 0.12, 0.2, 672),
    Style("pastel", ((16, 1.0),), 0.95, 0.7, 0.6, 576),
    Style("nocturne", ((23, 1.0),), 0.95, 0.2, 0.2, 576),
)
CLASSES = tuple(style.name for style in STYLES)


def painted(net: Any, scenes: Tensor, style: Style) -> Tensor:
    """Return (n, 3, h, w) scenes of 0 to 1 in a style, 192 x 128 px."""
    small = functional.interpolate(scenes, size=(HEIGHT, WIDTH), mode="area")
    if not style.rows:
        return small
    width = style.width
    size = (width * scenes.shape[2] // scenes.shape[3], width)
    large = functional.interpolate(scenes, size=size, mode="bicubic").clamp(0, 1)
    weights = scenes.new_zeros(len(scenes), 26)
    for row, share in style.rows:
        weights[:, row] = share
    out = functional.interpolate(net(large, weights), size=(HEIGHT, WIDTH), mode="area")
    return KEEP.kept(small, out, style.colors, style.light, style.strength)


def drawn(seed: int, index: int) -> NDArray[np.uint8]:
    """Return a scene; one that its rules can't draw is named and stands aside, so that it doesn't cost the others."""
    try:
        return scene(seed, index)
    except ValueError as error:
        sys.stderr.write(f"scene {index} of seed {seed} can't be drawn ({error}); another takes its place\n")
        return scene(seed, index + 10_000_019)


def rendered(seed: int, count: int, workers: int) -> Iterator[NDArray[np.uint8]]:
    """Yield the scenes of a seed in order."""
    job = functools.partial(drawn, seed)
    if workers <= 1:
        yield from map(job, range(count))
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(workers) as pool:
        yield from pool.imap(job, range(count), chunksize=16)


def pictures(arguments: argparse.Namespace) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
    """Yield index, label and picture (3, h, w), a batch of each style at a time."""
    net = NETS.load_named(arguments.weights).to(arguments.device)
    waiting: dict[int, list[tuple[int, NDArray[np.uint8]]]] = {label: [] for label in range(len(STYLES))}

    def flush(label: int) -> Iterator[tuple[int, int, NDArray[np.uint8]]]:
        items = waiting[label]
        waiting[label] = []
        batch = torch.from_numpy(np.stack([made for _, made in items])).to(arguments.device)
        with torch.no_grad():
            out = painted(net, batch.permute(0, 3, 1, 2).float() / 255, STYLES[label])
        done = (out * 255 + 0.5).byte().cpu().numpy()
        yield from ((index, label, made) for (index, _), made in zip(items, done, strict=True))

    size = BATCH if arguments.device != "cpu" else 4
    for index, made in enumerate(rendered(arguments.seed, arguments.count, arguments.workers)):
        label = index % len(STYLES)
        waiting[label].append((index, made))
        if len(waiting[label]) == size:
            yield from flush(label)
    for label in waiting:
        if waiting[label]:
            yield from flush(label)


def write_array(path: Path, made: Iterator[tuple[int, int, NDArray[np.uint8]]], count: int) -> None:
    """Write all pictures to one uncompressed npz file."""
    images = np.empty((count, 3, HEIGHT, WIDTH), np.uint8)
    labels = np.empty(count, np.int64)
    for index, label, picture in made:
        images[index], labels[index] = picture, label
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, images=images, labels=labels, classes=np.array(CLASSES))


def write_folders(
    out: Path, made: Iterator[tuple[int, int, NDArray[np.uint8]]], form: str
) -> list[dict[str, Any]]:
    """Write a folder for each style; return the entries of the manifest."""
    items: list[dict[str, Any]] = []
    for index, label, picture in made:
        name = f"{CLASSES[label]}/{index:05d}.{form}"
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image = Image.fromarray(picture.transpose(1, 2, 0))
        image.save(path, **({"quality": 88, "subsampling": 0} if form == "jpg" else {"optimize": True}))
        items.append({"file": name, "label": CLASSES[label], "scene": index})
    return sorted(items, key=lambda item: item["scene"])


def write_sheet(path: Path, made: Iterator[tuple[int, int, NDArray[np.uint8]]], count: int) -> None:
    """Write a contact sheet with one column for each style."""
    rows = -(-count // len(STYLES))
    gap = 4
    sheet = Image.new("RGB", (len(STYLES) * (WIDTH + gap) + gap, rows * (HEIGHT + gap) + gap), "white")
    for index, label, picture in made:
        place = (gap + label * (WIDTH + gap), gap + index // len(STYLES) * (HEIGHT + gap))
        sheet.paste(Image.fromarray(picture.transpose(1, 2, 0)), place)
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes that draw scenes")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--array", type=Path, help="write one npz file and no folders")
    parser.add_argument("--sheet", type=Path, help="write one contact sheet and no folders")
    parser.add_argument("--form", choices=("png", "jpg"), default="png")
    arguments = parser.parse_args()
    start = time.perf_counter()
    torch.set_num_threads(1)
    made = pictures(arguments)
    if arguments.array:
        write_array(arguments.array, made, arguments.count)
    elif arguments.sheet:
        write_sheet(arguments.sheet, made, arguments.count)
    else:
        items = write_folders(arguments.out, made, arguments.form)
        about = {
            **ABOUT,
            "width": WIDTH,
            "height": HEIGHT,
            "seed": arguments.seed,
            "classes": CLASSES,
            "items": items,
        }
        (arguments.out / "manifest.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{arguments.count} pictures in {time.perf_counter() - start:.1f} s\n")


if __name__ == "__main__":
    main()
