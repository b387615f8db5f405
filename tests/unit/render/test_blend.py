"""Every blend mode against the formulas, on opaque and on half transparent ground."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from PySide6.QtGui import QImage

from creastudio.core.canvas import Artboard, BlendMode, GroupLayer, ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard
from creastudio.render.sheet import PAINTED
from tests.unit.render.reference import Color, over

SIDE = 96
BELOW, ABOVE = "a" * 64, "b" * 64


def noise(seed: int, alpha: str) -> np.ndarray:
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (SIDE, SIDE, 4), dtype=np.uint8)
    # Corners of the cube are where formulas divide by nothing.
    pixels[:8, :, :3] = random.choice([0, 255], (8, SIDE, 3))
    if alpha == "opaque":
        pixels[..., 3] = 255
    else:
        pixels[..., 3] = np.maximum(pixels[..., 3], 24)
    # As premultiplied 8 bits hold them, which is how pictures are painted.
    image = QImage(pixels.tobytes(), SIDE, SIDE, SIDE * 4, QImage.Format.Format_RGBA8888)
    return held(image.convertToFormat(PAINTED))


def png(pixels: np.ndarray) -> bytes:
    image = QImage(pixels.tobytes(), SIDE, SIDE, SIDE * 4, QImage.Format.Format_RGBA8888)
    return png_bytes(image)


def held(image: QImage) -> np.ndarray:
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(bytes(rgba.constBits()), np.uint8).reshape(SIDE, SIDE, 4)


def straight(image: QImage) -> Color:
    return held(image) / 255


def as_held(images: ImageSource, sha256: str) -> Color:
    """Return the colours that the painter starts from, to the last bit: premultiplied 8 bits, divided by alpha."""
    image = images.image(sha256)
    assert image is not None
    raw = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(SIDE, SIDE, 4) / 255
    alpha = raw[..., 3:]
    color = np.divide(raw[..., 2::-1], alpha, out=np.zeros((SIDE, SIDE, 3)), where=alpha > 0)
    return np.concatenate([color, alpha], axis=-1)


@pytest.mark.parametrize("ground", ["opaque", "half"])
@pytest.mark.parametrize("opacity", [1.0, 0.6])
@pytest.mark.parametrize("blend", get_args(BlendMode))
def test_a_blend_mode_follows_its_formula(blend: BlendMode, opacity: float, ground: str) -> None:
    images = ImageSource({BELOW: png(noise(1, ground)), ABOVE: png(noise(2, "half"))}.__getitem__)
    place = Transform(x=SIDE / 2, y=SIDE / 2, width=SIDE, height=SIDE)
    layers = (
        ImageLayer(asset=BELOW, transform=place),
        ImageLayer(asset=ABOVE, transform=place, blend=blend, opacity=opacity),
    )
    board = Artboard(width=SIDE, height=SIDE, background="", layers=layers)
    image = render_artboard(Document(artboards=(board,)), board.id, images)
    raw = np.frombuffer(bytes(image.constBits()), np.uint8).reshape(SIDE, SIDE, 4)
    wanted = over(as_held(images, BELOW), as_held(images, ABOVE), opacity, blend)
    # Compared as they are held: with little alpha, colours can't be told apart any finer.
    error = np.abs(raw[..., 2::-1] - wanted[..., :3] * wanted[..., 3:] * 255)
    assert error.max() <= 2
    assert np.abs(raw[..., 3] - wanted[..., 3] * 255).max() <= 2


@pytest.mark.parametrize("blend", get_args(BlendMode))
def test_a_group_blends_as_one_picture_would(blend: BlendMode) -> None:
    below, above = noise(1, "opaque"), noise(2, "half")
    images = ImageSource({BELOW: png(below), ABOVE: png(above)}.__getitem__)
    place = Transform(x=SIDE / 2, y=SIDE / 2, width=SIDE, height=SIDE)
    single = ImageLayer(asset=ABOVE, transform=place)

    def picture(layer: GroupLayer | ImageLayer) -> Color:
        layers = (ImageLayer(asset=BELOW, transform=place), layer)
        board = Artboard(width=SIDE, height=SIDE, layers=layers)
        return straight(render_artboard(Document(artboards=(board,)), board.id, images))

    grouped = picture(GroupLayer(layers=(single,), transform=place, blend=blend, opacity=0.8))
    alone = picture(single.model_copy(update={"blend": blend, "opacity": 0.8}))
    assert np.abs(grouped - alone).max() * 255 <= 2.01
