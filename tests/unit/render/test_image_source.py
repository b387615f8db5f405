"""Decoding on demand, capped and kept while there is room."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from creastudio.api.errors import UserError
from creastudio.render.image_source import ImageSource, decode


def _picture(format_name: str = "PNG", size: tuple[int, int] = (8, 4), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 100, 50)).save(out, format_name, **options)
    return out.getvalue()


@pytest.mark.parametrize("format_name", ["PNG", "JPEG", "WEBP"])
def test_formats(format_name: str) -> None:
    image = decode(_picture(format_name))
    assert image is not None
    assert (image.width(), image.height()) == (8, 4)


def test_pictures_are_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = decode(_picture("JPEG", exif=exif))
    assert image is not None
    assert (image.width(), image.height()) == (4, 8)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\nxx", _picture()[:40]])
def test_anything_else_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_size_is_checked_before_pixels_are_decoded() -> None:
    assert decode(_picture(size=(20, 20)), max_pixels=399) is None
    assert decode(_picture(size=(20, 20)), max_pixels=400) is not None


def test_each_picture_is_read_once() -> None:
    asked: list[str] = []

    def read(sha256: str) -> bytes:
        asked.append(sha256)
        return _picture()

    source = ImageSource(read)
    assert source.image("x") is source.image("x")
    assert asked == ["x"]


def test_the_oldest_goes_when_there_is_no_room() -> None:
    asked: list[str] = []

    def read(sha256: str) -> bytes:
        asked.append(sha256)
        return _picture()

    source = ImageSource(read, capacity=2 * 8 * 4 * 4)
    for name in ("a", "b", "a", "c", "a", "b"):
        source.image(name)
    assert asked == ["a", "b", "c", "b"]
    assert source.used <= 2 * 8 * 4 * 4
    source.clear()
    assert source.used == 0


@pytest.mark.parametrize("error", [UserError("damaged"), KeyError("x"), OSError(5, "broken disk")])
def test_what_is_missing_is_none_until_forgotten(error: Exception) -> None:
    there: list[bytes] = []

    def read(sha256: str) -> bytes:
        if not there:
            raise error
        return there[0]

    source = ImageSource(read)
    assert source.image("x") is None
    there.append(_picture())
    source.forget("x")
    assert source.image("x") is not None


def test_small_painting_takes_the_nearest_halving() -> None:
    source = ImageSource(lambda _: _picture(size=(64, 32)))
    halved = source.image_for("x", 10, 5)
    assert halved is not None
    assert (halved.width(), halved.height()) == (16, 8)
    full = source.image_for("x", 60, 30)
    assert full is not None
    assert full.width() == 64
