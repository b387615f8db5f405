"""Artboards in a sequence whose layers are moved by keyframes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from creastudio.core.canvas import (
    Artboard,
    GroupLayer,
    ImageLayer,
    Layer,
    LinkedLayer,
    ShapeLayer,
    TextLayer,
    Transform,
)
from creastudio.core.document import Document
from creastudio.core.effects import DropShadow
from creastudio.core.fills import SolidFill
from creastudio.core.keyframes import Curve, Keyframe
from creastudio.core.masks import Mask
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track
from creastudio.render.frame import FramePainter
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard
from creastudio.render.pixels import pixels_of

RED = "a" * 64
SIZE = (160, 90)

Pixels = NDArray[np.int16]


@pytest.fixture
def images() -> ImageSource:
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ff0000"))
    return ImageSource({RED: png_bytes(image)}.__getitem__)


def box(name: str, x: float, color: str = "#00ff00", **fields: object) -> ShapeLayer:
    place = Transform(x=x, y=45, width=20, height=20)
    return ShapeLayer(id=name, fill=SolidFill(color=color), transform=place, **fields)  # type: ignore[arg-type]


def frame(images: ImageSource, layers: tuple[Layer, ...], *curves: Curve, seconds: float = 0) -> Pixels:
    board = Artboard(id="board", width=160, height=90, background="#202020", layers=layers)
    clip = Clip(kind="artboard", artboard="board", start=0, duration=4 * SECOND, curves=curves)
    shown = Sequence(width=160, height=90, tracks=(Track(clips=(clip,)),))
    painter = FramePainter(images)
    document = Document(artboards=(board,))
    painter.frame(document, shown, 0, *SIZE)  # so that what is kept of one frame is used in the next
    return read(painter.frame(document, shown, round(seconds * SECOND), *SIZE))


def board_of(images: ImageSource, *layers: Layer) -> Pixels:
    board = Artboard(id="board", width=160, height=90, background="#202020", layers=layers)
    return read(render_artboard(Document(artboards=(board,)), "board", images))


def read(image: QImage) -> Pixels:
    return pixels_of(image, writable=False)[..., 2::-1].astype(np.int16)


def added(layer: str, name: str, value: float) -> Curve:
    return Curve(property=name, layer=layer, value=value)  # type: ignore[arg-type]


def keyed(layer: str, name: str, *keys: tuple[float, float]) -> Curve:
    return Curve(
        property=name,  # type: ignore[arg-type]
        layer=layer,
        keys=tuple(Keyframe(at=round(at * SECOND), value=value) for at, value in keys),
    )


def test_a_layer_is_moved_by_its_keyframes_between_those_that_stay(images: ImageSource) -> None:
    layers = (box("under", 40), box("moved", 60, "#0000ff"), box("over", 100, "#ffffff"))
    seen = frame(images, layers, keyed("moved", "x", (0, 0), (2, 40)), seconds=1)
    there = box("moved", 80, "#0000ff")
    assert np.array_equal(seen, board_of(images, layers[0], there, layers[2]))


def test_opacity_multiplies_what_the_layer_has(images: ImageSource) -> None:
    seen = frame(images, (box("it", 80, opacity=0.5),), added("it", "opacity", 0.5))
    assert np.abs(seen - board_of(images, box("it", 80, opacity=0.25))).max() <= 1


def test_a_picture_turns_and_grows_as_its_place_says(images: ImageSource) -> None:
    picture = ImageLayer(
        id="it", asset=RED, transform=Transform(x=80, y=45, width=20, height=10, rotation=10)
    )
    seen = frame(images, (picture,), added("it", "rotation", 20.0), added("it", "scale", 2.0))
    there = picture.model_copy(update={"transform": Transform(x=80, y=45, width=40, height=20, rotation=30)})
    assert np.array_equal(seen, board_of(images, there))


def test_letters_and_corners_grow_with_their_layer(images: ImageSource) -> None:
    text = TextLayer(
        id="it", text="Ho", size=12, color="#ffffff", align="center", anchor="middle", wrap=False,
        transform=Transform(x=80, y=45, width=40, height=20),
    )  # fmt: skip
    seen = frame(images, (text,), added("it", "scale", 2.0))
    large = text.model_copy(update={"size": 24.0, "transform": Transform(x=80, y=45, width=80, height=40)})
    assert np.abs(seen - board_of(images, large)).mean() < 1.5
    assert (seen > 200).sum() == pytest.approx((board_of(images, large) > 200).sum(), rel=0.15)


def test_a_group_moves_with_all_that_it_holds(images: ImageSource) -> None:
    group = GroupLayer(
        id="it", layers=(box("a", 40), box("b", 60)), transform=Transform(x=50, y=45, width=40, height=20)
    )
    seen = frame(images, (group,), added("it", "x", 30.0), added("it", "scale", 0.5))
    assert tuple(seen[45, 80]) == (0, 255, 0)
    assert tuple(seen[45, 40]) == (32, 32, 32)
    assert seen[36:54, 68:92, 1].max() == 255
    assert (seen[:, 95:, 1] == 32).all()


def test_a_layer_in_a_group_is_moved(images: ImageSource) -> None:
    group = GroupLayer(
        id="group", layers=(box("a", 40), box("b", 60)), transform=Transform(x=50, y=45, width=40, height=20)
    )
    seen = frame(images, (group,), added("b", "x", 40.0))
    assert tuple(seen[45, 100]) == (0, 255, 0)
    assert tuple(seen[45, 60]) == (32, 32, 32)


def test_effects_go_along(images: ImageSource) -> None:
    shadow = DropShadow(color="#ff0000", x=0, y=15, blur=0)
    seen = frame(
        images, (box("it", 60, effects=(shadow,)),), added("it", "x", 40.0), added("it", "opacity", 0.5)
    )
    assert np.abs(seen - board_of(images, box("it", 100, effects=(shadow,), opacity=0.5))).max() <= 1


@pytest.mark.parametrize(
    ("name", "value", "there"),
    [
        ("x", 40.4, {"x": 100.4}),
        ("rotation", 30.0, {"rotation": 30.0}),
        ("scale", 1.0, {}),
        ("scale", 1.5, {"width": 30.0, "height": 30.0}),
    ],
)
def test_a_soft_shadow_looks_the_same_wherever_it_is_moved(
    images: ImageSource, name: str, value: float, there: dict[str, float]
) -> None:
    grown = value if name == "scale" else 1.0
    shadow = DropShadow(color="#ffffff", x=0, y=6, blur=4)
    layer = box("it", 60, effects=(shadow,), opacity=0.8)
    large = DropShadow(color="#ffffff", x=0, y=6 * grown, blur=4 * grown)
    moved = layer.model_copy(
        update={"transform": layer.transform.model_copy(update=there), "effects": (large,)}
    )
    seen, expected = frame(images, (layer,), added("it", name, value)), board_of(images, moved)
    assert np.abs(seen - expected).mean() < 0.5
    assert (np.abs(seen - expected) > 24).mean() < 0.006


def test_masks_go_along_and_nothing_paints_beyond_the_artboard(images: ImageSource) -> None:
    place = Transform(x=60, y=45, width=20, height=20)
    hidden = Mask(width=20, height=20, transform=place.model_copy(update={"x": 70.0}), ground=0)
    seen = frame(images, (box("it", 60, mask=hidden),), added("it", "x", 10.5))
    assert (seen == 32).all()
    half = hidden.model_copy(update={"ground": 255})
    seen = frame(images, (box("it", 60, mask=half),), added("it", "x", 90.5))
    assert seen[45, 145, 1] == 255
    assert seen[45, 120, 1] == 32


def test_what_blends_with_the_moved_layer_still_does(images: ImageSource) -> None:
    over = box("over", 100, "#808080", blend="multiply")
    seen = frame(images, (box("it", 60), over), added("it", "x", 40.0))
    assert np.array_equal(seen, board_of(images, box("it", 100), over))


def test_a_clipped_layer_moves_within_its_base(images: ImageSource) -> None:
    base, clipped = box("base", 60), box("it", 20, "#ff00ff", clip=True)
    seen = frame(images, (base, clipped), added("it", "x", 30.0))
    assert np.array_equal(seen, board_of(images, base, box("it", 50, "#ff00ff", clip=True)))


def test_a_copy_elsewhere_still_finds_the_layer_that_grew(images: ImageSource) -> None:
    copy = LinkedLayer(id="copy", source="it", transform=Transform(x=120, y=45, width=20, height=20))
    seen = frame(images, (box("it", 40, radius=4), copy), added("it", "scale", 2.0))
    assert tuple(seen[45, 120]) == (0, 255, 0)
    assert tuple(seen[28, 40]) == (0, 255, 0)
    assert tuple(seen[28, 120]) == (32, 32, 32)


def test_a_layer_shrunk_to_nothing_is_not_seen(images: ImageSource) -> None:
    assert (frame(images, (box("it", 40),), added("it", "scale", 0.0)) == 32).all()
