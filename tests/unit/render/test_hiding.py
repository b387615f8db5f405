"""What opaque pictures hide isn't painted, and the picture is the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QRegion, QTransform

from creastudio.core.adjustments import HueSaturation
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    ImageLayer,
    Layer,
    ShapeLayer,
    Transform,
)
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import Outline, SolidFill
from creastudio.render import compositor, hiding
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard

SOLID, HOLED, THIN = "a" * 64, "b" * 64, "c" * 64


def picture(alpha: int, corner: int = 255) -> bytes:
    image = QImage(48, 32, QImage.Format.Format_ARGB32)
    image.fill(QColor(200, 60, 20, alpha))
    image.setPixelColor(40, 30, QColor(0, 0, 255, corner))
    return png_bytes(image)


BLOBS = {SOLID: picture(255), HOLED: picture(255, 254), THIN: picture(128)}


def place(x: float = 30, width: float = 40, rotation: float = 0, skew: float = 0) -> Transform:
    return Transform(x=x, y=30, width=width, height=40, rotation=rotation, skew=skew)


def covers(layer: Layer, to_device: QTransform | None = None) -> QRect:
    return hiding.covered(layer, to_device or QTransform(), ImageSource(BLOBS.__getitem__))


class TestCovered:
    def test_whole_px_alone_are_hidden(self) -> None:
        assert covers(ImageLayer(asset=SOLID, transform=place())) == QRect(10, 10, 40, 40)
        assert covers(ImageLayer(asset=SOLID, transform=place(x=30.5))) == QRect(11, 10, 39, 40)

    def test_at_the_scale_of_the_view(self) -> None:
        layer = ImageLayer(asset=SOLID, transform=place())
        assert covers(layer, QTransform.fromScale(2, 2)) == QRect(20, 20, 80, 80)
        assert covers(layer, QTransform().rotate(3)).isEmpty()

    @pytest.mark.parametrize("asset", [HOLED, THIN, "d" * 64])
    def test_pictures_with_a_hole_hide_nothing(self, asset: str) -> None:
        assert covers(ImageLayer(asset=asset, transform=place())).isEmpty()

    @pytest.mark.parametrize(
        "fields",
        [
            {"opacity": 0.9},
            {"blend": "multiply"},
            {"effects": (DropShadow(),)},
            {"transform": place(rotation=10)},
            {"transform": place(skew=10)},
            {"transform": place(width=10)},
        ],
    )
    def test_nor_do_layers_that_let_something_through(self, fields: dict[str, object]) -> None:
        layer = ImageLayer(asset=SOLID, transform=place())
        assert covers(layer.model_copy(update=fields)).isEmpty()

    def test_plain_rectangles_hide(self) -> None:
        solid = ShapeLayer(fill=SolidFill(color="#204060"), transform=place())
        assert not covers(solid).isEmpty()
        for fields in (
            {"fill": SolidFill(color="#20406080")}, {"fill": None}, {"radius": 4.0}, {"shape": "ellipse"},
            {"outline": Outline()},
        ):  # fmt: skip
            assert covers(solid.model_copy(update=fields)).isEmpty()


class TestShown:
    def test_nothing_hidden_is_all(self) -> None:
        assert hiding.shown(QRect(0, 0, 9, 9), QRegion(20, 20, 5, 5)) is None

    def test_what_is_hidden_is_left_out(self) -> None:
        assert hiding.shown(QRect(0, 0, 9, 9), QRegion(0, 0, 9, 4)) == QRegion(0, 4, 9, 5)
        left = hiding.shown(QRect(2, 2, 5, 5), QRegion(0, 0, 9, 9))
        assert left is not None
        assert left.isEmpty()

    def test_ragged_rests_are_rounded_up(self) -> None:
        ragged = QRegion()
        for step in range(hiding.MAX_RECTS + 5):
            ragged += QRect(step * 4, step * 4, 2, 2)
        left = hiding.shown(QRect(0, 0, 600, 600), ragged)
        assert left == QRegion(0, 0, 600, 600)


def test_what_is_hidden_isnt_even_decoded() -> None:
    read: list[str] = []

    def blob(sha256: str) -> bytes:
        read.append(sha256)
        return BLOBS[sha256]

    below = ImageLayer(asset=THIN, transform=place(width=30))
    group = GroupLayer(layers=(below,), transform=below.transform)
    board = Artboard(width=60, height=60, layers=(below, group, ImageLayer(asset=SOLID, transform=place())))
    render_artboard(Document(artboards=(board,)), board.id, ImageSource(blob))
    assert read == [SOLID]


places = st.builds(
    Transform,
    x=st.floats(0, 80), y=st.floats(0, 80), width=st.floats(10, 90), height=st.floats(10, 90),
    rotation=st.sampled_from([0.0, 0.0, 20.0]), flip_x=st.booleans(),
)  # fmt: skip
shapes = st.builds(
    ShapeLayer,
    fill=st.builds(SolidFill, color=st.sampled_from(["#ff0000", "#00ff00", "#8040c080"])), transform=places,
    opacity=st.sampled_from([1.0, 1.0, 0.5]), blend=st.sampled_from(["normal", "normal", "screen", "hue"]),
    clip=st.booleans(), effects=st.sampled_from([(), (), (), (DropShadow(blur=3),)]),
)  # fmt: skip
images = st.builds(ImageLayer, asset=st.sampled_from(sorted(BLOBS)), transform=places)
hues = st.builds(AdjustmentLayer, adjustment=st.just(HueSaturation(hue=90)), clip=st.booleans())
groups = st.builds(
    GroupLayer, layers=st.lists(shapes | images | hues, max_size=3).map(tuple), transform=places,
    opacity=st.sampled_from([1.0, 0.5]), blend=st.sampled_from(["normal", "multiply"]),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(shapes | images | images | hues | groups, max_size=7))
def test_the_picture_is_the_same(layers: list[Layer]) -> None:
    board = Artboard(width=80, height=80, layers=tuple(layers))
    document, source = Document(artboards=(board,)), ImageSource(BLOBS.__getitem__)

    def painted() -> np.ndarray:
        # The image must outlive the view of its bytes.
        image = render_artboard(document, board.id, source)
        return np.frombuffer(bytes(image.constBits()), np.uint8).astype(int)

    short = painted()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compositor, "covered", lambda *_: QRect())
        assert np.abs(short - painted()).max() <= 1
