"""What a generator is given of a region."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor

from creastudio.api.errors import UserError
from creastudio.api.region import Region
from creastudio.core.canvas import Artboard, ShapeLayer, Transform
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.pixel_selection import PixelSelection, selection_of
from creastudio.render.coverage import Coverage, everything
from creastudio.render.coverage_shapes import ellipse, of_path
from creastudio.render.coverage_tiles import stored
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import render_artboard
from creastudio.render.pixels import pixels_of, plane_of
from creastudio.render.region_pictures import region_mask, region_picture, region_thumbnail

BLOBS: dict[str, bytes] = {}


def put(data: bytes) -> str:
    name = hashlib.sha256(data).hexdigest()
    BLOBS[name] = data
    return name


@pytest.fixture
def document() -> Document:
    """A blue square on a white artboard of 400 px by 300."""
    square = ShapeLayer(
        fill=SolidFill(color="#0000ff"), transform=Transform(x=200, y=150, width=200, height=200)
    )
    return Document(artboards=(Artboard(id="a", width=400, height=300, layers=(square,)),))


@pytest.fixture
def images() -> ImageSource:
    return ImageSource(BLOBS.__getitem__)


def disc() -> PixelSelection:
    found = stored(of_path(ellipse(QRectF(100, 50, 100, 100)), QRect(0, 0, 400, 300)), put)
    assert found is not None
    return found


def region(padding: float | None = None) -> Region:
    return disc().as_region("a", 400, 300, padding)


def test_the_region_is_the_box_of_the_selection_with_its_context_on_the_artboard() -> None:
    plain = region()
    assert (plain.left, plain.top, plain.width, plain.height) == (100, 50, 100, 100)
    padded = region(0.25)
    assert (padded.left, padded.top, padded.width, padded.height) == (75, 25, 150, 150)
    wide = region(2.0)
    assert (wide.left, wide.top, wide.width, wide.height) == (0, 0, 400, 300)
    assert selection_of(wide) == disc()


def test_a_selection_beside_the_artboard_has_none() -> None:
    with pytest.raises(UserError):
        disc().moved(-500, 0).as_region("a", 400, 300)


def test_the_picture_and_the_mask_have_the_size_of_the_region(
    document: Document, images: ImageSource
) -> None:
    padded = region(0.25)
    picture = region_picture(document, padded, images)
    mask = region_mask(padded, images)
    assert (picture.width(), picture.height()) == (mask.width(), mask.height()) == (150, 150)
    assert QColor(picture.pixelColor(0, 0)).name() == "#ffffff"
    assert QColor(picture.pixelColor(100, 100)).name() == "#0000ff"
    plane = plane_of(mask)
    assert (plane[75, 75], plane[0, 0], plane[26, 26]) == (255, 0, 0)


def test_the_small_picture_dims_what_is_not_selected(document: Document, images: ImageSource) -> None:
    small = region_thumbnail(document, region(0.5), images, 80)
    assert (small.width(), small.height()) == (80, 80)
    assert small.pixelColor(30, 40).name() == "#0000ff"
    assert small.pixelColor(1, 40).lightness() < 100


def test_what_is_selected_of_layers_is_cut_out(document: Document, images: ImageSource) -> None:
    from creastudio.render.selected_layers import selected_picture

    whole = stored(everything(QRect(50, 0, 100, 300)), put)
    board = document.artboards[0].model_copy(update={"selection": whole})
    found = selected_picture(document, board, [board.layers[0].id], images)
    assert found is not None
    rect, picture = found
    assert rect == QRect(100, 50, 50, 200)
    assert picture.pixelColor(25, 100).name() == "#0000ff"
    nowhere = document.artboards[0].model_copy(
        update={"selection": stored(everything(QRect(0, 0, 9, 9)), put)}
    )
    assert selected_picture(document, nowhere, [board.layers[0].id], images) is None


@given(
    st.integers(0, 9999), st.integers(-20, 30), st.integers(-20, 30), st.integers(1, 40), st.integers(1, 40)
)
def test_a_mask_made_of_a_selection_paints_what_was_selected(
    seed: int, left: int, top: int, width: int, height: int
) -> None:
    plane = np.random.default_rng(seed).integers(0, 256, (height, width), np.uint8)
    selected = stored(Coverage(left, top, plane), put)
    assume(selected is not None)
    assert selected is not None
    whole = QRect(0, 0, 48, 32)
    square = ShapeLayer(
        fill=SolidFill(color="#000000"),
        transform=Transform(x=24, y=16, width=48, height=32),
        mask=selected.as_mask(),
    )
    board = Artboard(id="a", width=48, height=32, layers=(square,))
    painted = render_artboard(Document(artboards=(board,)), "a", ImageSource(BLOBS.__getitem__))
    red = pixels_of(painted, writable=False)[..., 2].copy().astype(int)
    wanted = 255 - Coverage(left, top, plane).on(whole).astype(int)
    assert np.abs(red - wanted).max() <= 1


def test_hiding_stores_the_tiles_that_change_alone(document: Document, images: ImageSource) -> None:
    from PySide6.QtGui import QTransform

    from creastudio.core.masks import Mask
    from creastudio.render.masks import mask_picture
    from creastudio.render.selected_layers import hiding

    mask = Mask(width=600, height=600, transform=Transform(x=300, y=300, width=600, height=600))
    hidden = hiding(mask, disc(), QTransform(), images, put)
    assert [(tile.column, tile.row) for tile in hidden.tiles] == [(0, 0)]
    plane = plane_of(mask_picture(hidden, images), writable=False).copy()
    assert (plane[100, 150], plane[300, 300], plane[40, 40]) == (0, 255, 255)
    assert np.count_nonzero(plane == 0) > 7000
