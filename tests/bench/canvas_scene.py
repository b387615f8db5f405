"""A full artboard: pictures of many sizes over each other, some turned, some half transparent."""

from __future__ import annotations

import hashlib
import io
import random

import numpy as np
from PIL import Image

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document

WIDTH, HEIGHT = 3840, 2160
PICTURES = 40


def pictures(count: int = PICTURES, width: int = 640, height: int = 480) -> dict[str, bytes]:
    """Return PNGs by their hashes: soft colours, every other one with alpha."""
    found: dict[str, bytes] = {}
    for number in range(count):
        noise = np.random.default_rng(number).integers(0, 256, (height // 40, width // 40, 4), np.uint8)
        if number % 2:
            noise[..., 3] = 255
        image = Image.fromarray(noise).resize((width, height), Image.Resampling.BILINEAR)
        data = io.BytesIO()
        image.save(data, "PNG", compress_level=1)
        found[hashlib.sha256(data.getvalue()).hexdigest()] = data.getvalue()
    return found


def scene(count: int, blobs: dict[str, bytes], share: float | None = None) -> Document:
    """Return a 4K artboard with `count` pictures.

    Parameters
    ----------
    share : float, optional
        Part of the artboard that each covers, upright and at 0.9 opacity, so that none is spared for being
        hidden; else 100 to 800 px wide, a quarter of them turned and a third at 0.7 opacity.
    """
    rng = random.Random(7)
    names = list(blobs)
    layers: list[ImageLayer] = []
    for number in range(count):
        width = rng.uniform(100, 800) if share is None else WIDTH * share**0.5
        height = width * 0.75 if share is None else HEIGHT * share**0.5
        inside = share is not None
        place = Transform(
            x=rng.uniform(width / 2, WIDTH - width / 2) if inside else rng.uniform(0, WIDTH),
            y=rng.uniform(height / 2, HEIGHT - height / 2) if inside else rng.uniform(0, HEIGHT),
            width=width,
            height=height,
            rotation=rng.uniform(-40, 40) if share is None and number % 4 == 0 else 0.0,
        )
        opacity = 0.9 if inside else 0.7 if number % 3 == 0 else 1.0
        layers.append(ImageLayer(asset=names[number % len(names)], transform=place, opacity=opacity))
    assets = tuple(
        Asset(sha256=name, media_type="image/png", metadata={"width": 640, "height": 480}) for name in names
    )
    board = Artboard(name="Full", width=WIDTH, height=HEIGHT, layers=tuple(layers))
    return Document(title="bench", artboards=(board,), assets=assets)
