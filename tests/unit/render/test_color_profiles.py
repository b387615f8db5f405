"""Pictures with a colour profile come in as sRGB, and what goes out says that it is sRGB."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColor, QColorSpace

from creastudio.core.canvas import Artboard, ImageLayer, Transform
from creastudio.core.document import Document
from creastudio.render.image_source import ImageSource, decode
from creastudio.render.painter import png_bytes, render_artboard

NAMED = QColorSpace.NamedColorSpace
COLORS = [(200, 100, 50), (60, 140, 90), (120, 120, 120), (30, 60, 160)]


def profile(name: QColorSpace.NamedColorSpace) -> bytes:
    return bytes(QColorSpace(name).iccProfile().data())


def patches(mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (32 * len(COLORS), 32))
    for number, color in enumerate(COLORS):
        image.paste((*color, 128)[: len(mode)], (32 * number, 0, 32 * number + 32, 32))
    return image


def stored(image: Image.Image, format_name: str, icc: bytes) -> bytes:
    out = io.BytesIO()
    options = {"quality": 100, "subsampling": 0} if format_name == "JPEG" else {"lossless": True}
    image.save(out, format_name, icc_profile=icc, **options)
    return out.getvalue()


def rgb(color: QColor) -> tuple[int, ...]:
    return color.red(), color.green(), color.blue()


def seen(data: bytes) -> list[tuple[int, ...]]:
    image = decode(data)
    assert image is not None
    return [rgb(image.pixelColor(32 * number + 16, 16)) for number in range(len(COLORS))]


def wanted(image: Image.Image, icc: bytes) -> list[tuple[int, ...]]:
    """Return the colours as littleCMS converts them."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    done = ImageCms.profileToProfile(image.convert("RGB"), source, ImageCms.createProfile("sRGB"))
    assert done is not None
    return [done.getpixel((32 * number + 16, 16)) for number in range(len(COLORS))]  # type: ignore[misc]


@pytest.mark.parametrize("name", [NAMED.DisplayP3, NAMED.AdobeRgb, NAMED.ProPhotoRgb, NAMED.SRgb])
@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "WEBP"])
def test_a_profile_is_converted_from(format_name: str, name: QColorSpace.NamedColorSpace) -> None:
    icc = profile(name)
    found = np.array(seen(stored(patches(), format_name, icc)))
    # JPEG itself rounds by a few steps, which wide profiles spread.
    assert np.abs(found - np.array(wanted(patches(), icc))).max() <= (5 if format_name == "JPEG" else 2)
    if name != NAMED.SRgb:
        assert tuple(found[0]) != COLORS[0]


def test_transparent_pictures_too() -> None:
    icc = profile(NAMED.DisplayP3)
    data = stored(patches("RGBA"), "PNG", icc)
    image = decode(data)
    assert image is not None
    assert image.pixelColor(16, 16).alpha() == 128
    assert np.abs(np.array(seen(data)) - np.array(wanted(patches(), icc))).max() <= 3


def test_a_broken_profile_is_left_aside() -> None:
    assert seen(stored(patches(), "PNG", b"not a profile at all" * 20)) == COLORS


def test_what_goes_out_says_it_is_srgb() -> None:
    data = stored(patches(), "PNG", profile(NAMED.AdobeRgb))
    images = ImageSource(lambda _: data)
    layer = ImageLayer(asset="a" * 64, transform=Transform(x=64, y=16, width=128, height=32))
    board = Artboard(width=128, height=32, layers=(layer,))
    document = Document(artboards=(board,))
    image = render_artboard(document, board.id, images)
    assert image.colorSpace() == QColorSpace(NAMED.SRgb)
    assert rgb(image.pixelColor(16, 16)) == seen(data)[0]
    png = Image.open(io.BytesIO(png_bytes(render_artboard(document, board.id, images))))
    assert "srgb" in png.info or "icc_profile" in png.info
