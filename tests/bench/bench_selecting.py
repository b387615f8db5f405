"""Selecting px of a 4K artboard: by colour, feathered, grown, stored and outlined; all of it off the window's thread."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np

from tests.bench.canvas_scene import HEIGHT, WIDTH, pictures, scene
from tests.bench.rows import Row, median, seconds

NEEDS = ("creastudio.render.wand", "creastudio.render.coverage_edges")

REPEAT = 3


def run() -> list[Row]:
    """Measure an artboard of 3840 x 2160 px."""
    return [*_wand(), *_edges(), *_kept()]


def _wand() -> list[Row]:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QTransform

    from creastudio.render.compositor import Compositor
    from creastudio.render.gui_app import ensure_gui_app
    from creastudio.render.image_source import ImageSource
    from creastudio.render.pixels import pixels_of
    from creastudio.render.wand import color_range

    app = ensure_gui_app()
    blobs = pictures()
    document = scene(100, blobs)
    whole = QRect(0, 0, WIDTH, HEIGHT)
    image = Compositor(document, ImageSource(blobs.__getitem__)).artboard(
        document.artboards[0], whole, QTransform()
    )
    painted = pixels_of(image, writable=False)
    noise = np.random.default_rng(1).integers(0, 256, (HEIGHT, WIDTH, 4), np.uint8)
    rows = [
        _row("wand, connected", lambda: color_range(painted, WIDTH // 2, HEIGHT // 2, 64), 1000, "pictures"),
        _row(
            "wand, all of a colour",
            lambda: color_range(painted, WIDTH // 2, HEIGHT // 2, 64, contiguous=False), 500, "pictures",
        ),
        _row("wand, connected, on noise", lambda: color_range(noise, 9, 9, 200), note="runs of a few px"),
    ]  # fmt: skip
    del app
    return rows


def _edges() -> list[Row]:
    from PySide6.QtCore import QRect, QRectF

    from creastudio.render.coverage_edges import feathered, grown_by
    from creastudio.render.coverage_shapes import ellipse, of_path

    whole = QRect(0, 0, WIDTH, HEIGHT)
    oval = ellipse(QRectF(60, 40, WIDTH - 120, HEIGHT - 80))
    disc = of_path(oval, whole)
    return [
        _row("ellipse", lambda: of_path(oval, whole), 100),
        _row("feather by 40 px", lambda: feathered(disc, 40), 1000),
        _row("grow by 10 px", lambda: grown_by(disc, 10), 1000),
        _row("grow by 100 px", lambda: grown_by(disc, 100)),
    ]


def _kept() -> list[Row]:
    from PySide6.QtCore import QRect, QRectF

    from creastudio.render.ants import outline_of
    from creastudio.render.coverage_shapes import ellipse, of_path
    from creastudio.render.coverage_tiles import coverage_of, stored
    from creastudio.render.image_source import ImageSource

    whole = QRect(0, 0, WIDTH, HEIGHT)
    disc = of_path(ellipse(QRectF(60, 40, WIDTH - 120, HEIGHT - 80)), whole)
    blobs: dict[str, bytes] = {}

    def put(data: bytes) -> str:
        name = hashlib.sha256(data).hexdigest()
        blobs[name] = data
        return name

    selection = stored(disc, put)
    size = sum(len(data) for data in blobs.values()) / 2**20
    return [
        _row("cut into tiles", lambda: stored(disc, put), 200, "without the disk"),
        _row("read from tiles", lambda: coverage_of(selection, ImageSource(blobs.__getitem__)), 200),
        _row("outline", lambda: outline_of(disc), 200),
        Row("an ellipse as tiles", size, "MB", 1.0, note=f"{len(blobs)} blobs; 8 MB as px"),
    ]


def _row(name: str, action: Callable[[], object], target: float | None = None, note: str = "") -> Row:
    return Row(name, median(seconds(action, repeat=REPEAT)) * 1000, "ms", target, note=note)
