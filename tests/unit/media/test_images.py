"""Pictures of any usual format and mode come in upright, in 8-bit sRGB; hostile ones are refused in one sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.media.images import image_size, import_bytes, import_image, load_rgba


def _bytes(image: Image.Image, format_name: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_name, **options)
    return out.getvalue()


@pytest.mark.parametrize(("format_name", "media_type"), [("PNG", "image/png"), ("WEBP", "image/webp")])
def test_ordinary_pictures_keep_their_bytes(format_name: str, media_type: str) -> None:
    data = _bytes(Image.new("RGBA", (6, 4), (9, 8, 7, 100)), format_name)
    imported = import_bytes(data, "a")
    assert (imported.data, imported.media_type) == (data, media_type)
    assert imported.metadata == {"width": 6, "height": 4}


@pytest.mark.parametrize(
    ("mode", "format_name"),
    [("CMYK", "JPEG"), ("RGB", "BMP"), ("P", "GIF"), ("L", "TIFF"), ("I;16", "PNG"), ("1", "TIFF")],
)
def test_unusual_pictures_become_png(mode: str, format_name: str) -> None:
    imported = import_bytes(_bytes(Image.new(mode, (5, 3)), format_name), "a")
    assert imported.media_type == "image/png"
    assert Image.open(io.BytesIO(imported.data)).size == (5, 3)


def test_16_bits_are_scaled_not_cut_off() -> None:
    grey = Image.fromarray(np.full((2, 2), 32768, np.uint16))
    imported = import_bytes(_bytes(grey, "PNG"), "a")
    assert Image.open(io.BytesIO(imported.data)).convert("L").getpixel((0, 0)) == 128


def test_pictures_are_turned_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "turned.jpg"
    Image.new("RGB", (40, 20)).save(path, exif=exif)
    assert image_size(path) == (20, 40)
    assert load_rgba(path).shape == (40, 20, 4)
    assert import_image(path).metadata == {"width": 20, "height": 40}


def test_the_size_needs_the_header_alone(tmp_path: Path) -> None:
    path = tmp_path / "cut.png"
    path.write_bytes(_bytes(Image.effect_noise((40, 20), 64), "PNG")[:100])
    assert image_size(path) == (40, 20)
    with pytest.raises(UserError, match="damaged"):
        load_rgba(path)


def test_first_frame_of_an_animation_is_used_and_said() -> None:
    frames = [Image.new("RGB", (4, 4), color) for color in ("red", "blue")]
    imported = import_bytes(_bytes(frames[0], "GIF", save_all=True, append_images=frames[1:]), "dance.gif")
    assert "dance.gif" in imported.note
    assert Image.open(io.BytesIO(imported.data)).convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_profile_is_applied(tmp_path: Path) -> None:
    path = tmp_path / "no-profile.jpg"
    Image.new("RGB", (2, 2), "red").save(path, icc_profile=b"no profile at all")
    assert load_rgba(path).shape == (2, 2, 4)


def _png_header(width: int, height: int) -> bytes:
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", len(body)) + b"IHDR" + body + struct.pack(">I", zlib.crc32(b"IHDR" + body))
    return b"\x89PNG\r\n\x1a\n" + chunk


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        _png_header(60_000, 60_000),
        _png_header(11_000, 11_000),
        _bytes(Image.effect_noise((64, 64), 50), "PNG")[:-900],
        b"%PDF-1.4\n",
        b"SIMPLE  =                    T",
    ],
    ids=["empty", "text", "far too large", "too large", "cut off", "pdf", "fits"],
)
def test_what_cant_be_opened_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "thing.png"
    path.write_bytes(data)
    with pytest.raises(UserError, match=r"thing\.png") as caught:
        import_image(path)
    assert caught.value.hint


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.png"):
        import_image(tmp_path / "gone.png")
