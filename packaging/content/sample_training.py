"""The sample *Train a model*: what the set of landscapes looks like, and room for what a model makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PIL import Image
from sample_parts import SampleProject, stable_id

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Layer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.resources import resource_path

FILE = "training"
NAME = "Train a model"

ACROSS = 3
"""Pictures of each manner; two manners stand in a row."""

SIZE = (1440, 780)
CELL, GAP, LEFT, TOP = (144, 96), 12, 190, 212
BLOCK, ROW = 668, 128
"""From one manner to the next beside it, and below it."""

INK, PAPER, CORAL, MIST = "#1f2a44", "#f6efe3", "#e4572e", "#5b6783"

STEPS = (
    "1   Press Train. The form on the left is set: the folder, its classes, and how long it may take.\n\n"
    "2   Watch Training. Each sheet shows the same seeds; above it stands in words how it goes. Pause it, or close the studio: "
    "it goes on where it was.\n\n"
    "3   When it is done, choose Pictures from a model, your model, and a class such as swirls. Enter places what you like.\n\n"
    "Then drop a folder of your own on the form: a sub-folder is a class."
)


def compose(keep: Callable[[bytes], str]) -> SampleProject:
    """Return the project; `keep` stores bytes and returns their hash."""
    folder = resource_path("samples", "landscapes")
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    rows: dict[str, list[Asset]] = {name: [] for name in told["classes"]}
    for item in told["items"]:
        shown = rows[item["label"]]
        if len(shown) < ACROSS:
            path = folder / item["file"]
            with Image.open(path) as image:
                width, height = image.size
            shown.append(
                Asset(
                    sha256=keep(path.read_bytes()), media_type="image/jpeg", title=f"{item['label']} {path.stem}",
                    metadata={"width": width, "height": height}, licence=told["licence"], tags=("by rule",),
                )
            )  # fmt: skip
    assets = tuple(asset for row in rows.values() for asset in row)
    return SampleProject(Document(title=NAME, artboards=(_set(rows), _room()), assets=assets), ())


def _set(rows: dict[str, list[Asset]]) -> Artboard:
    layers: list[Layer] = [
        _text("Two hundred and fifty-six landscapes", "Inter SemiBold", 60, INK, 72, 52, 1296, 84),
        _text("A folder for each manner of painting. This is what the model learns from.", "Inter", 30, MIST, 72, 134, 1296, 50),
    ]  # fmt: skip
    for index, (name, pictures) in enumerate(rows.items()):
        x, y = 72 + index % 2 * BLOCK, TOP + index // 2 * ROW
        layers.append(_text(name, "Inter", 22, CORAL, x, y + 30, LEFT, 40))
        for column, asset in enumerate(pictures):
            layers.append(_picture(asset, x + LEFT - 24 + column * (CELL[0] + GAP), y))
    return _board("What it learns from", 0, PAPER, layers)


def _room() -> Artboard:
    words = [
        _text("What your model draws", "Inter SemiBold", 60, PAPER, 72, 52, 1296, 84),
        _text(STEPS, "Inter", 34, "#c9d2e6", 72, 180, 1296, 540),
    ]
    return _board("What your model draws", SIZE[0] + 120, INK, words)


def _board(name: str, x: float, background: str, layers: Sequence[Layer]) -> Artboard:
    return Artboard(
        id=stable_id(NAME, name), name=name, x=x, width=SIZE[0], height=SIZE[1], background=background,
        layers=tuple(layers),
    )  # fmt: skip


def _picture(asset: Asset, x: float, y: float) -> ImageLayer:
    place = Transform(x=x + CELL[0] / 2, y=y + CELL[1] / 2, width=CELL[0], height=CELL[1])
    return ImageLayer(id=stable_id(NAME, asset.title), name=asset.title, asset=asset.sha256, transform=place)


def _text(
    text: str, family: str, size: float, color: str, x: float, y: float, width: float, height: float
) -> TextLayer:
    place = Transform(x=x + width / 2, y=y + height / 2, width=width, height=height)
    return TextLayer(
        id=stable_id(NAME, text[:24]), name=text[:24], text=text, family=family, size=size, color=color, transform=place
    )  # fmt: skip
