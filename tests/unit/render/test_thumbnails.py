"""Thumbnails hold as long as what they show is the same object."""

from __future__ import annotations

import io

from PIL import Image

from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.render.image_source import ImageSource
from creastudio.render.thumbnails import Thumbnails, fitted


def _source() -> ImageSource:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "PNG")
    return ImageSource({"x": out.getvalue()}.__getitem__)


def test_unchanged_artboard_is_painted_once() -> None:
    thumbnails = Thumbnails(_source())
    board = Artboard(width=200, height=100)
    document = Document(artboards=(board,))
    first = thumbnails.artboard(document, board.id, 50)
    assert (first.width(), first.height()) == (50, 25)
    assert thumbnails.artboard(document.model_copy(update={"title": "x"}), board.id, 50) is first
    changed = board.model_copy(update={"background": "#000000"})
    assert thumbnails.artboard(Document(artboards=(changed,)), board.id, 50).pixelColor(3, 3).red() == 0


def test_asset_keeps_its_proportions_and_missing_ones_are_shown() -> None:
    thumbnails = Thumbnails(_source(), keep=1)
    image = thumbnails.asset("x", 10)
    assert (image.width(), image.height()) == (10, 5)
    assert thumbnails.asset("x", 10) is image
    assert thumbnails.asset("gone", 10).pixelColor(5, 5).alpha() == 255


def test_fitted() -> None:
    assert fitted(300, 100, 60) == (60, 20)
    assert fitted(1, 1000, 10) == (1, 10)
