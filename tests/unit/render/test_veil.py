"""Nothing can be made out in a veiled picture, and it keeps its size; what leaves the window is never veiled."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from creastudio.render.image_source import ImageSource
from creastudio.render.veil import SQUARES, pixelated


def noise(width: int, height: int) -> QImage:
    rng = random.Random(3)
    data = bytes(rng.randrange(256) for _ in range(width * height * 4))
    return QImage(data, width, height, QImage.Format.Format_RGB32).copy()


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("size", [(60, 40), (1, 1), (3, 200), (200, 3)])
def test_few_squares_are_left_and_the_size_stays(size: tuple[int, int]) -> None:
    made = pixelated(noise(*size))
    assert (made.width(), made.height()) == size
    assert made.format() == QImage.Format.Format_RGB32
    assert len(colours(made)) <= SQUARES * SQUARES


def test_no_picture_stays_none() -> None:
    assert pixelated(QImage()).isNull()


def png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore
    return bytes(content.data())


def test_a_source_veils_what_it_is_told_and_says_what_looks_different() -> None:
    image = noise(40, 40)
    source = ImageSource(lambda _sha256: png(image))
    plain = len(colours(source.image("a") or QImage()))
    epoch = source.epoch
    assert source.veil(["a", "b"]) == {"a", "b"}
    assert source.epoch != epoch
    assert len(colours(source.image("a") or QImage())) <= SQUARES * SQUARES < plain
    assert len(colours(source.image_for("a", 20, 20) or QImage())) < 400  # its halves come of what is veiled
    assert source.veil(["b"]) == {"a"}
    assert len(colours(source.image("a") or QImage())) == plain
    assert source.veil(["b"]) == frozenset()


def test_what_is_veiled_while_it_is_decoded_is_not_kept_as_it_was() -> None:
    image = noise(40, 40)

    def read(_sha256: str) -> bytes:
        if once.pop("veil", False):
            source.veil(["a"])
            source.veil([])
        return png(image)

    source, once = ImageSource(read), {"veil": False}
    source.veil(["a"])
    once["veil"] = True  # lifted and put down again by another thread while this one decodes
    source.image("a")
    assert not source.known("a")
    assert len(colours(source.image("a") or QImage())) > SQUARES * SQUARES
    assert source.known("a")
