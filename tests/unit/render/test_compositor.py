"""Masks, clipping, effects, adjustments, shapes and linked copies, and that any part looks as in the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QTransform

from creastudio.core.adjustments import Curves, HueSaturation, Levels
from creastudio.core.canvas import (
    AdjustmentLayer,
    Artboard,
    GroupLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    Transform,
)
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow, LayerBlur, Stroke
from creastudio.core.fills import GradientFill, GradientStop, Outline, SolidFill
from creastudio.core.masks import TILE, Mask, MaskTile
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard

Look = Callable[[int, int], str]


def half_mask() -> tuple[str, bytes]:
    """A tile whose left half shows."""
    image = QImage(TILE, TILE, QImage.Format.Format_Grayscale8)
    image.fill(0)
    for x in range(TILE // 2):
        for y in range(TILE):
            image.setPixel(x, y, 0xFFFFFFFF)
    data = png_bytes(image)
    return hashlib.sha256(data).hexdigest(), data


HALF, HALF_PNG = half_mask()


@pytest.fixture(scope="module")
def images() -> ImageSource:
    return ImageSource({HALF: HALF_PNG}.__getitem__)


def box(color: str = "#ff0000", x: float = 20, y: float = 20, side: float = 20, **fields: Any) -> ShapeLayer:
    return ShapeLayer(
        fill=SolidFill(color=color), transform=Transform(x=x, y=y, width=side, height=side), **fields
    )


def look(images: ImageSource, *layers: Layer, background: str = "#ffffff", scale: float = 1.0) -> Look:
    board = Artboard(width=40, height=40, background=background, layers=layers)
    side = round(40 * scale)
    picture = render_artboard(Document(artboards=(board,)), board.id, images, (side, side))
    return lambda x, y: picture.pixelColor(round(x * scale), round(y * scale)).name(QColor.NameFormat.HexArgb)


def half(place: Transform, **fields: Any) -> Mask:
    tiles = (MaskTile(column=0, row=0, sha256=HALF),)
    return Mask(width=TILE, height=TILE, tiles=tiles, transform=place, **fields)


class TestMasks:
    def test_a_mask_hides_what_is_black(self, images: ImageSource) -> None:
        layer = box()
        at = look(images, layer.model_copy(update={"mask": half(layer.transform)}))
        assert (at(14, 20), at(26, 20)) == ("#ffff0000", "#ffffffff")

    def test_a_mask_that_is_off_hides_nothing(self, images: ImageSource) -> None:
        layer = box()
        at = look(images, layer.model_copy(update={"mask": half(layer.transform, enabled=False)}))
        assert at(26, 20) == "#ffff0000"

    def test_beyond_its_grid_the_ground_counts(self, images: ImageSource) -> None:
        small = Transform(x=20, y=20, width=10, height=10)
        layer = box()
        shown = look(images, layer.model_copy(update={"mask": half(small)}))
        hidden = look(images, layer.model_copy(update={"mask": half(small, ground=0)}))
        assert (shown(11, 11), hidden(11, 11)) == ("#ffff0000", "#ffffffff")
        assert (shown(17, 20), hidden(17, 20)) == ("#ffff0000", "#ffff0000")
        assert (shown(23, 20), hidden(23, 20)) == ("#ffffffff", "#ffffffff")

    def test_a_turned_mask_turns(self, images: ImageSource) -> None:
        layer = box()
        turned = layer.transform.model_copy(update={"rotation": 90})
        at = look(images, layer.model_copy(update={"mask": half(turned)}))
        assert (at(20, 13), at(20, 27)) == ("#ffff0000", "#ffffffff")

    def test_a_feather_softens_the_edge(self, images: ImageSource) -> None:
        layer = box()
        at = look(images, layer.model_copy(update={"mask": half(layer.transform, feather=30)}))
        assert at(12, 20) == "#ffff0000"
        assert at(20, 20) not in ("#ffff0000", "#ffffffff")

    def test_a_missing_tile_shows_what_the_ground_shows(self, images: ImageSource) -> None:
        layer = box()
        tiles = (MaskTile(column=0, row=0, sha256="0" * 64),)
        mask = Mask(width=TILE, height=TILE, tiles=tiles, transform=layer.transform, ground=0)
        assert look(images, layer.model_copy(update={"mask": mask}))(20, 20) == "#ffffffff"

    def test_a_group_can_have_one(self, images: ImageSource) -> None:
        place = Transform(x=20, y=20, width=20, height=20)
        group = GroupLayer(layers=(box(), box("#00ff00", side=10)), transform=place, mask=half(place))
        at = look(images, group)
        assert (at(12, 20), at(17, 20), at(22, 20), at(28, 20)) == (
            "#ffff0000", "#ff00ff00", "#ffffffff", "#ffffffff",
        )  # fmt: skip


class TestClipping:
    def test_a_clipped_layer_shows_only_where_its_base_does(self, images: ImageSource) -> None:
        at = look(images, box(side=10), box("#0000ff", x=30, clip=True))
        assert (at(17, 20), at(23, 20), at(30, 20)) == ("#ffff0000", "#ff0000ff", "#ffffffff")

    def test_both_fade_and_blend_as_one(self, images: ImageSource) -> None:
        at = look(images, box(opacity=0.5), box("#0000ff", clip=True))
        assert at(20, 20) in ("#ff7f7fff", "#ff8080ff")

    def test_what_is_clipped_blends_with_its_base_alone(self, images: ImageSource) -> None:
        base, over = box("#808080"), box("#ff0000", clip=True, blend="multiply")
        assert look(images, base, over, background="#00ff00")(20, 20) == "#ff800000"

    def test_a_clipped_adjustment_leaves_the_rest_alone(self, images: ImageSource) -> None:
        dark = AdjustmentLayer(adjustment=Levels(out_white=0.0), clip=True)
        at = look(images, box(), dark, background="#00ff00")
        assert (at(20, 20), at(5, 5)) == ("#ff000000", "#ff00ff00")

    def test_nothing_is_clipped_to_a_shadow(self, images: ImageSource) -> None:
        base = box(side=10, effects=(DropShadow(color="#00ff00", x=10, y=0, blur=0),))
        at = look(images, base, box("#0000ff", side=40, clip=True))
        assert (at(20, 20), at(33, 20)) == ("#ff0000ff", "#ff00ff00")

    def test_a_frame_that_paints_nothing_cuts_what_is_clipped_to_it(self, images: ImageSource) -> None:
        frame = box().model_copy(update={"fill": None})
        shown = look(images, frame, box("#0000ff80", side=40, clip=True), background="#00ff00")
        # What lies below shows through what is transparent; outside of the frame is nothing.
        assert shown(20, 20) in ("#ff007f80", "#ff007f7f", "#ff008080")
        assert shown(5, 5) == "#ff00ff00"
        fading = frame.model_copy(update={"opacity": 0.5})
        assert look(images, fading, box("#0000ff", clip=True))(20, 20) in ("#ff7f7fff", "#ff8080ff")
        assert look(images, frame)(20, 20) == "#ffffffff"


class TestAdjustments:
    def test_levels_stretch_tones(self, images: ImageSource) -> None:
        layer = AdjustmentLayer(adjustment=Levels(black=0.25, white=0.75))
        assert look(images, box("#404040"), layer)(20, 20) == "#ff000000"
        assert look(images, box("#c0c0c0"), layer)(20, 20) == "#ffffffff"

    def test_a_curve_goes_through_its_points(self, images: ImageSource) -> None:
        curves = Curves(red=((0.0, 0.0), (0.5, 0.75), (1.0, 1.0)))
        assert look(images, box("#808080"), AdjustmentLayer(adjustment=curves))(20, 20) == "#ffc08080"

    def test_hues_turn_and_colours_go(self, images: ImageSource) -> None:
        turned = AdjustmentLayer(adjustment=HueSaturation(hue=120))
        assert look(images, box(), turned)(20, 20) == "#ff00ff00"
        grey = AdjustmentLayer(adjustment=HueSaturation(saturation=-1))
        assert look(images, box(), grey)(20, 20) == "#ff808080"

    def test_opacity_and_mask_limit_it(self, images: ImageSource) -> None:
        black = Levels(out_white=0.0)
        faint = look(images, AdjustmentLayer(adjustment=black, opacity=0.5))
        assert faint(20, 20) in ("#ff7f7f7f", "#ff808080")
        whole = Transform(x=20, y=20, width=40, height=40)
        masked = look(images, AdjustmentLayer(adjustment=black, mask=half(whole)))
        assert (masked(10, 20), masked(30, 20)) == ("#ff000000", "#ffffffff")

    def test_in_a_group_it_changes_the_group_alone(self, images: ImageSource) -> None:
        group = GroupLayer(layers=(box(), AdjustmentLayer(adjustment=Levels(out_white=0.0))))
        at = look(images, group, background="#00ff00")
        assert (at(20, 20), at(5, 5)) == ("#ff000000", "#ff00ff00")

    def test_what_is_transparent_stays_so(self, images: ImageSource) -> None:
        bright = AdjustmentLayer(adjustment=Levels(out_black=1.0))
        at = look(images, box("#ff000080"), bright, background="")
        assert (at(20, 20), at(5, 5)) == ("#80ffffff", "#00000000")


class TestEffects:
    @pytest.mark.parametrize("scale", [1.0, 3.0])
    def test_a_stroke_lies_where_it_is_told(self, images: ImageSource, scale: float) -> None:
        def at(position: str) -> tuple[str, str]:
            stroke = Stroke(color="#0000ff", width=4, position=position)  # type: ignore[arg-type]
            seen = look(images, box(effects=(stroke,)), scale=scale)
            return seen(8, 20), seen(11, 20)

        assert at("outside") == ("#ff0000ff", "#ffff0000")
        assert at("inside") == ("#ffffffff", "#ff0000ff")
        assert at("center")[1] == "#ff0000ff"

    @pytest.mark.parametrize("scale", [1.0, 3.0])
    def test_a_shadow_falls_beside(self, images: ImageSource, scale: float) -> None:
        shadow = DropShadow(color="#000000", x=6, y=0, blur=0)
        at = look(images, box(effects=(shadow,)), scale=scale)
        assert (at(33, 20), at(20, 20), at(7, 20)) == ("#ff000000", "#ffff0000", "#ffffffff")

    def test_a_spread_shadow_is_larger_and_a_blurred_one_softer(self, images: ImageSource) -> None:
        spread = look(images, box(effects=(DropShadow(color="#000000", y=0, blur=0, spread=4),)))
        assert (spread(7, 20), spread(4, 20)) == ("#ff000000", "#ffffffff")
        soft = look(images, box(effects=(DropShadow(color="#000000", y=0, blur=4),)))
        assert soft(8, 20) not in ("#ff000000", "#ffffffff")

    def test_a_blur_reaches_beyond_the_layer(self, images: ImageSource) -> None:
        at = look(images, box(effects=(LayerBlur(radius=3),)), background="")
        assert at(20, 20) == "#ffff0000"
        assert at(8, 20) not in ("#ffff0000", "#00000000")

    def test_what_is_hidden_does_nothing(self, images: ImageSource) -> None:
        plain = look(images, box())
        hidden = look(images, box(effects=(LayerBlur(visible=False), Stroke(visible=False))))
        assert all(plain(x, 20) == hidden(x, 20) for x in range(40))


class TestShapes:
    @pytest.mark.parametrize("kind", ["linear", "radial", "conic"])
    def test_gradients_begin_and_end_with_their_stops(self, images: ImageSource, kind: str) -> None:
        stops = (GradientStop(color="#ff0000"), GradientStop(offset=1, color="#0000ff"))
        start = (0.0, 0.5) if kind == "linear" else (0.5, 0.5)
        fill = GradientFill(kind=kind, start=start, end=(1.0, 0.5), stops=stops)  # type: ignore[arg-type]
        place = Transform(x=20, y=20, width=40, height=40)
        at = look(images, ShapeLayer(fill=fill, transform=place))
        first, last = {"linear": ((0, 20), (39, 20)), "radial": ((20, 20), (39, 20))}.get(
            kind, ((39, 21), (39, 18))
        )
        assert QColor(at(*first)).red() > 230
        assert QColor(at(*last)).blue() > 230

    def test_outline_and_inside_fade_as_one(self, images: ImageSource) -> None:
        layer = box(outline=Outline(width=6), opacity=0.5)
        at = look(images, layer)
        # Where both meet the outline alone is seen.
        assert at(11, 20) in ("#ff7f7f7f", "#ff808080")

    @pytest.mark.parametrize("shape", ["rectangle", "ellipse", "polygon", "star"])
    def test_a_shape_fills_its_middle_and_not_its_corner(self, images: ImageSource, shape: str) -> None:
        at = look(images, box(shape=shape, radius=8, side=30))
        assert at(20, 20) == "#ffff0000"
        assert at(5, 5) == "#ffffffff"

    def test_a_path_is_stretched_over_the_box(self, images: ImageSource) -> None:
        at = look(images, box(shape="path", path="M0 0H.5V1H0z"))
        assert (at(14, 20), at(26, 20)) == ("#ffff0000", "#ffffffff")

    def test_a_flip_mirrors(self, images: ImageSource) -> None:
        place = Transform(x=20, y=20, width=20, height=20, flip_x=True)
        layer = box(shape="path", path="M0 0H.5V1H0z").model_copy(update={"transform": place})
        at = look(images, layer)
        assert (at(14, 20), at(26, 20)) == ("#ffffffff", "#ffff0000")


class TestLinkedCopies:
    def test_a_copy_shows_its_source_elsewhere(self, images: ImageSource) -> None:
        source = box(x=10, y=10, side=10, opacity=0.5)
        copy = LinkedLayer(source=source.id, transform=Transform(x=30, y=30, width=10, height=10))
        at = look(images, source, copy)
        assert at(30, 30) == "#ffff0000"
        assert at(10, 10) != "#ffff0000"

    def test_a_missing_source_has_a_placeholder(self, images: ImageSource) -> None:
        copy = LinkedLayer(source="0" * 32, transform=Transform(x=20, y=20, width=20, height=20))
        assert look(images, copy)(15, 20) not in ("#ffffffff", "#00000000")

    def test_a_circle_ends(self, images: ImageSource) -> None:
        place = Transform(x=20, y=20, width=20, height=20)
        copy = LinkedLayer(id="1" * 32, source="1" * 32, transform=place)
        assert look(images, copy)(15, 20) != "#ffffffff"


colors = st.sampled_from(["#ff0000", "#00ff0080", "#0000ff", "#808080"])
places = st.builds(
    Transform,
    x=st.floats(0, 40), y=st.floats(0, 40), width=st.floats(4, 30), height=st.floats(4, 30),
    rotation=st.sampled_from([0.0, 30.0]),
)  # fmt: skip
effects = st.sampled_from(
    [(), (), (DropShadow(x=3, y=2, blur=2),), (Stroke(width=2),), (LayerBlur(radius=2), Stroke(width=1))]
)
shapes = st.builds(
    ShapeLayer,
    fill=st.builds(SolidFill, color=colors), transform=places, opacity=st.sampled_from([1.0, 0.5]),
    blend=st.sampled_from(["normal", "multiply", "hue", "color-dodge"]), clip=st.booleans(), effects=effects,
    mask=st.one_of(st.none(), places.map(half)),
)  # fmt: skip
adjustments = st.builds(AdjustmentLayer, adjustment=st.just(HueSaturation(hue=60)), clip=st.booleans())


def grouped(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[GroupLayer]:
    return st.builds(
        GroupLayer, layers=st.lists(inside, max_size=3).map(tuple), transform=places,
        opacity=st.sampled_from([1.0, 0.7]),
    )  # fmt: skip


anything = shapes | adjustments | grouped(shapes | adjustments | grouped(shapes | adjustments))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(anything, max_size=4), st.integers(0, 30), st.integers(0, 30))
def test_any_part_looks_as_in_the_whole(layers: list[Layer], x: int, y: int) -> None:
    source = ImageSource({HALF: HALF_PNG}.__getitem__)
    board = Artboard(width=40, height=40, layers=tuple(layers))
    document = Document(artboards=(board,))
    whole = Compositor(document, source).artboard(board, QRect(0, 0, 40, 40), QTransform())
    part = Compositor(document, source).artboard(board, QRect(x, y, 10, 10), QTransform())
    a, b = whole.copy(x, y, 10, 10), part
    first = np.frombuffer(bytes(a.constBits()), np.uint8).astype(int)
    second = np.frombuffer(bytes(b.constBits()), np.uint8).astype(int)
    # Edges of turned shapes are rounded in another order when they are clipped.
    assert np.abs(first - second).max() <= 12
    assert np.abs(first - second).mean() < 0.5
