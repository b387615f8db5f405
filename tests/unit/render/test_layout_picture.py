"""A layout as a picture: the colours of its elements where they lie, at any size."""

from __future__ import annotations

import pytest

from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.render.image_source import ImageSource, decode
from creastudio.render.layout_picture import layout_image, layout_thumbnail
from tests.support.layouts import picture_bytes
from tests.unit.core.layouts import PICTURE

PLATE = Element(id="underlay", role="underlay", box=Box(x=0, y=0, width=20, height=40), fill="#ff0000")
WORDS = Element(
    id="headline", role="headline", box=Box(x=20, y=0, width=60, height=40), text="█", look=TextLook(size=30, color="#0000ff")
)  # fmt: skip
LAYOUT = Layout(width=80, height=40, elements=(PLATE, WORDS))


def images() -> ImageSource:
    return ImageSource({PICTURE: picture_bytes()}.__getitem__)


@pytest.mark.usefixtures("qapp")
def test_elements_are_painted_where_they_lie() -> None:
    image = layout_image(LAYOUT, images())
    assert (image.width(), image.height()) == (80, 40)
    assert image.pixelColor(5, 20).name() == "#ff0000"
    assert any(
        image.pixelColor(x, 20).blue() > 200 and image.pixelColor(x, 20).red() < 50 for x in range(20, 80)
    )
    assert image.pixelColor(79, 39).name() == "#ffffff"


@pytest.mark.usefixtures("qapp")
def test_a_part_of_a_picture_is_seen_in_its_frame_alone() -> None:
    half = Element(
        id="picture", role="picture", box=Box(x=10, y=10, width=20, height=20), picture=PICTURE,
        crop=Box(x=0.5, y=0, width=0.5, height=1),
    )  # fmt: skip
    image = layout_image(Layout(width=80, height=40, elements=(half,)), images())
    assert image.pixelColor(9, 20).name() == "#ffffff"
    assert image.pixelColor(31, 20).name() == "#ffffff"
    whole = decode(picture_bytes())
    assert whole is not None
    seen, there = image.pixelColor(12, 12), whole.pixelColor(22, 4)
    assert abs(seen.red() - there.red()) < 60


@pytest.mark.usefixtures("qapp")
def test_small_ones_and_what_is_no_layout() -> None:
    small = layout_thumbnail(LAYOUT.dumps(), images(), 40)
    assert (small.width(), small.height()) == (40, 20)
    assert layout_thumbnail(b"{}", images(), 40).isNull()
