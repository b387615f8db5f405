"""What is painted: place, turn, opacity, blend modes, groups, text, and what stands for missing media."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QTransform

from creastudio.core.canvas import Artboard, GroupLayer, ImageLayer, Layer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.edits.canvas import ungroup
from creastudio.render.compositor import Compositor
from creastudio.render.image_source import ImageSource
from creastudio.render.painter import png_bytes, render_artboard
from creastudio.render.text import text_size

RED, GREEN, MISSING = "a" * 64, "b" * 64, "c" * 64


def _filled(color: str, width: int = 4, height: int = 4) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(color))
    return png_bytes(image)


@pytest.fixture
def images() -> ImageSource:
    return ImageSource({RED: _filled("#ff0000"), GREEN: _filled("#8000ff00")}.__getitem__)


def _image(asset: str = RED, **fields: object) -> ImageLayer:
    place = Transform(x=10, y=10, width=10, height=10, **fields.pop("transform", {}))  # type: ignore[arg-type]
    return ImageLayer(asset=asset, transform=place, **fields)  # type: ignore[arg-type]


def _painted(
    images: ImageSource, *layers: Layer, background: str = "#ffffff", scale: int = 1
) -> Callable[..., str]:
    artboard = Artboard(width=20, height=20, background=background, layers=layers)
    image = render_artboard(Document(artboards=(artboard,)), artboard.id, images, (20 * scale, 20 * scale))
    return lambda x, y: image.pixelColor(x, y).name(QColor.NameFormat.HexArgb)


def _channels(image: QImage) -> list[int]:
    # The bytes are the image's own: it must live until they are copied.
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return list(bytes(straight.constBits()))


def test_layer_lies_around_its_centre(images: ImageSource) -> None:
    at = _painted(images, _image(smooth=False))
    assert (at(5, 5), at(14, 14)) == ("#ffff0000", "#ffff0000")
    assert (at(4, 10), at(15, 10)) == ("#ffffffff", "#ffffffff")


def test_artboard_can_be_transparent(images: ImageSource) -> None:
    assert _painted(images, background="")(3, 3) == "#00000000"
    assert _painted(images, background="#0000ff80")(3, 3) == "#800000ff"


def test_layer_is_turned(images: ImageSource) -> None:
    at = _painted(images, _image(transform={"rotation": 45}))
    assert at(10, 4) == "#ffff0000"  # a corner of the square points up
    assert at(5, 5) == "#ffffffff"


def test_opacity_and_visibility(images: ImageSource) -> None:
    assert _painted(images, _image(opacity=0.5))(10, 10) in ("#ffff7f7f", "#ffff8080")
    assert _painted(images, _image(visible=False))(10, 10) == "#ffffffff"


def test_blend_modes(images: ImageSource) -> None:
    ground = "#404040"
    assert _painted(images, _image(blend="multiply"), background=ground)(10, 10) == "#ff400000"
    assert _painted(images, _image(blend="screen"), background=ground)(10, 10) == "#ffff4040"
    assert _painted(images, _image(blend="difference"), background=ground)(10, 10) == "#ffbf4040"


def test_layers_dont_blend_with_what_is_behind_a_transparent_artboard(images: ImageSource) -> None:
    assert _painted(images, _image(blend="multiply"), background="")(10, 10) == "#ffff0000"


def test_group_fades_as_one(images: ImageSource) -> None:
    both = (_image(), _image())
    grouped = _painted(images, GroupLayer(layers=both, opacity=0.5), background="#ffffff")
    single = _painted(images, _image(opacity=0.5), background="#ffffff")
    assert grouped(10, 10) == single(10, 10)


def test_group_is_isolated(images: ImageSource) -> None:
    # Inside a group of its own a layer has nothing to multiply with.
    group = GroupLayer(layers=(_image(blend="multiply"),), opacity=0.999999)
    assert _painted(images, group, background="#00ff00")(10, 10) in ("#ffff0000", "#fffe0000", "#fffe0100")


def test_group_turns_its_layers_around_its_middle(images: ImageSource) -> None:
    bar = ImageLayer(asset=RED, transform=Transform(x=10, y=10, width=16, height=2))
    for opacity in (1.0, 0.5):
        place = Transform(x=10, y=10, width=16, height=2, rotation=90)
        at = _painted(images, GroupLayer(layers=(bar,), transform=place, opacity=opacity), background="")
        assert at(10, 4) != "#00000000"
        assert at(4, 10) == "#00000000"


def test_isolation_keeps_place_at_any_scale(images: ImageSource) -> None:
    group = GroupLayer(layers=(_image(smooth=False),), opacity=0.5)
    at = _painted(images, group, background="", scale=3)
    assert at(15, 15) != "#00000000"
    assert at(14, 14) == "#00000000"
    assert at(44, 44) != "#00000000"
    assert at(46, 46) == "#00000000"


def test_missing_media_is_shown(images: ImageSource) -> None:
    at = _painted(images, _image(MISSING))
    assert at(10, 10) not in ("#ffffffff", "#00000000")


def test_hard_squares_stay_hard() -> None:
    two = QImage(2, 1, QImage.Format.Format_RGB32)
    two.fill(QColor("black"))
    two.setPixelColor(1, 0, QColor("white"))
    source = ImageSource({RED: png_bytes(two)}.__getitem__)
    hard = _painted(source, _image(smooth=False))
    soft = _painted(source, _image(smooth=True))
    assert {hard(x, 10) for x in range(5, 15)} == {"#ff000000", "#ffffffff"}
    assert len({soft(x, 10) for x in range(5, 15)}) > 2


def test_text_is_painted_in_its_colour(images: ImageSource) -> None:
    layer = TextLayer(
        text="█", size=20, color="#0000ffff", transform=Transform(x=10, y=10, width=20, height=20)
    )
    assert _painted(images, layer)(5, 10) == "#ff0000ff"


def test_text_breaks_alike_at_every_size() -> None:
    layer = TextLayer(text="one two three\nfour", size=16, transform=Transform(width=60, height=50))
    narrow, wide = text_size(layer), text_size(layer, width=1000)
    assert narrow.height() > wide.height()
    assert narrow.width() <= 60 < wide.width()


def test_a_part_is_painted_as_in_the_whole(images: ImageSource) -> None:
    text = TextLayer(
        text="far too long for its box", size=8, transform=Transform(x=10, y=3, width=16, height=4)
    )
    turned = GroupLayer(layers=(_image(),), transform=Transform(x=12, y=12, width=4, height=4, rotation=40))
    layers = (_image(opacity=0.5), turned, text, GroupLayer(layers=(_image(GREEN),), opacity=0.4))
    artboard = Artboard(width=20, height=20, layers=layers)
    document = Document(artboards=(artboard,))
    whole = render_artboard(document, artboard.id, images)
    for x in range(0, 20, 5):
        for y in range(0, 20, 5):
            part = Compositor(document, images).artboard(artboard, QRect(x, y, 5, 5), QTransform())
            found, wanted = _channels(part), _channels(whole.copy(x, y, 5, 5))
            # Clipped glyphs are rounded in another order.
            assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) <= 2


def test_painting_off_the_main_thread_gives_the_same_picture(images: ImageSource) -> None:
    text = TextLayer(text="Ab", size=12, transform=Transform(x=10, y=10, width=20, height=20))
    artboard = Artboard(width=20, height=20, layers=(_image(), text))
    document = Document(artboards=(artboard,))
    found: list[bytes] = []

    def painted() -> bytes:
        return png_bytes(render_artboard(document, artboard.id, images))

    thread = threading.Thread(target=lambda: found.append(painted()))
    here = painted()
    thread.start()
    thread.join()
    assert found == [here]


def test_unknown_artboard() -> None:
    with pytest.raises(KeyError):
        render_artboard(Document(), "nothing", ImageSource({}.__getitem__))


def test_ungrouping_a_turned_group_looks_the_same(images: ImageSource) -> None:
    bar = ImageLayer(asset=RED, transform=Transform(x=8, y=9, width=10, height=2, rotation=10))
    inner = GroupLayer(layers=(bar,), transform=Transform(x=9, y=9, width=10, height=4, rotation=35))
    group = GroupLayer(layers=(inner, _image(opacity=0.5)), transform=Transform(x=11, y=10, rotation=50))
    artboard = Artboard(width=20, height=20, layers=(group,))
    before = Document(artboards=(artboard,))
    after = ungroup(group.id).apply(before)
    assert after.artboards[0].layers != artboard.layers
    pictures = [_channels(render_artboard(item, artboard.id, images)) for item in (before, after)]
    assert max(abs(a - b) for a, b in zip(*pictures, strict=True)) <= 2
