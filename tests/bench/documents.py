"""A large document, as a person would have it after a long day."""

from __future__ import annotations

import hashlib
import random

from creastudio.core.assets import Asset
from creastudio.core.canvas import ImageLayer, Layer, TextLayer, Transform
from creastudio.core.document import Document, new_document

LAYERS = 1000
PICTURES = 50


def blob(number: int) -> bytes:
    """Return the bytes of picture `number`: as incompressible as a PNG of 64 px."""
    return random.Random(number).randbytes(8000)


def large_document() -> Document:
    """Return one artboard of 1,000 layers, nine pictures to a text, over 50 assets whose blobs are ``blob(0..49)``."""
    digests = [hashlib.sha256(blob(number)).hexdigest() for number in range(PICTURES)]
    assets = tuple(
        Asset(
            sha256=digest, media_type="image/png", title=f"picture {n}", metadata={"width": 64, "height": 64}
        )
        for n, digest in enumerate(digests)
    )
    layers: list[Layer] = []
    for number in range(LAYERS):
        place = Transform(x=number % 40 * 50.0, y=number // 40 * 50.0, width=64, height=64)
        if number % 10:
            layers.append(
                ImageLayer(name=f"layer {number}", transform=place, asset=digests[number % PICTURES])
            )
        else:
            layers.append(TextLayer(name=f"layer {number}", transform=place, text=f"Words {number}"))
    document = new_document("large", 2048, 2048)
    board = document.artboards[0].model_copy(update={"layers": tuple(layers)})
    return document.model_copy(update={"artboards": (board,), "assets": assets})
