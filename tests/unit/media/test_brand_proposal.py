"""A kit proposed from a logo has its colours, with roles that make sense."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from creastudio.api.errors import UserError
from creastudio.media.brand_proposal import propose


def logo(mark: str, word: str, ground: str | None = None, size: tuple[int, int] = (240, 80)) -> bytes:
    """Return a disc of one colour beside bars of another."""
    image = Image.new("RGBA", size, ground or (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 70, 70), fill=mark)
    for place in range(90, 220, 30):
        draw.rectangle((place, 25, place + 18, 55), fill=word)
    made = io.BytesIO()
    image.save(made, "PNG")
    return made.getvalue()


def test_colours_get_roles() -> None:
    kit = propose(logo("#d03020", "#1a1a1a"), "quiet-wool.png").kit
    roles = {color.role: color.color for color in kit.colors}
    assert roles["primary"] == "#d03020"
    assert roles["ink"] == "#1a1a1a"
    assert roles["background"] == "#ffffff"
    assert kit.name == "quiet wool"
    assert [font.script for font in kit.fonts] == ["latin", "han", ""]


def test_two_real_colours_are_primary_and_accent() -> None:
    roles = {color.role: color.color for color in propose(logo("#f0a000", "#204060"), "a.png").kit.colors}
    assert {roles["primary"], roles["accent"]} == {"#204060", "#f0a000"}


def test_a_grey_logo_has_a_primary_colour_too() -> None:
    roles = {color.role: color.color for color in propose(logo("#222222", "#222222"), "a.png").kit.colors}
    assert roles["primary"] == roles["ink"] == "#222222"


@pytest.mark.parametrize(
    ("mark", "ground", "on"),
    [("#203040", None, "light"), ("#fafafa", None, "dark"), ("#203040", "#ffffff", "any")],
)
def test_the_ground_is_told_by_lightness_or_is_its_own(mark: str, ground: str | None, on: str) -> None:
    (found,) = propose(logo(mark, mark, ground), "a.png").kit.logos
    assert found.on == on


def test_the_least_width_keeps_it_readable() -> None:
    (wide,) = propose(logo("#203040", "#203040"), "a.png").kit.logos
    assert wide.minimum_width == pytest.approx(48)
    assert (wide.width, wide.height) == (240, 80)


@pytest.mark.parametrize("data", [b"", b"no picture"])
def test_what_is_no_picture_is_told(data: bytes) -> None:
    with pytest.raises(UserError, match=r"a\.png"):
        propose(data, "a.png")


def test_an_empty_picture_is_told() -> None:
    made = io.BytesIO()
    Image.fromarray(np.zeros((8, 8, 4), np.uint8)).save(made, "PNG")
    with pytest.raises(UserError, match="transparent"):
        propose(made.getvalue(), "a.png")
