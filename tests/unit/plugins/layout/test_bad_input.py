"""What people bring that is hard to lay out: it comes out readable, or what was left out is said."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

from creastudio.api import UserError
from creastudio.api.layout import Layout
from tests.unit.plugins.layout.test_compose import a_logo, a_picture, made, said, shared

FORMATS = "meta.square, meta.story, iab.728x90, iab.300x250, iab.320x50"
EVERYTHING = {
    "headline": "Slow mornings, good coffee", "subhead": "Roasted this week in small batches.", "cta": "Order now",
    "body": "From growers that we know by name, by ship and by bicycle, to your door.", "price": "€12 a bag",
    "legal": "Offer ends 31 May. While stocks last. Terms on our pages.",
}  # fmt: skip


def sound(layout: Layout) -> None:
    """Words and logo lie inside and apart from each other."""
    for item in said(layout):
        assert item.box.x >= 0
        assert item.box.y >= 0
        assert item.box.x + item.box.width <= layout.width + 0.5
        assert item.box.y + item.box.height <= layout.height + 0.5
    assert all(shared(one, other) < 1 for one, other in combinations(said(layout), 2))


@pytest.mark.parametrize(
    "headline",
    ["🎉🎉🎉", "تخفيضات الصيف 夏日特卖 خصم", "Donaudampfschifffahrtsgesellschaftskapitän", "a\n\nb", "?"],
)
def test_odd_headlines_are_set(tmp_path: Path, headline: str) -> None:
    for layout in made(
        tmp_path, {"picture": a_picture(tmp_path)}, headline=headline, cta="Go", formats=FORMATS, variants=2
    ):
        sound(layout)
        head = layout.element("headline")
        # A word of 38 letters is too wide for the smallest banner.
        assert head is not None or layout.format == "iab.320x50"
        assert head.text == headline if head else "headline" in {item.id for item in layout.dropped}


def test_a_headline_of_five_thousand_letters_is_left_out_and_that_is_said(tmp_path: Path) -> None:
    text = "Every word of this was meant to be read. " * 122
    for layout in made(
        tmp_path, {"picture": a_picture(tmp_path)}, headline=text, cta="Go", formats=FORMATS, variants=1
    ):
        sound(layout)
        assert {item.id for item in layout.dropped} == {"headline"}
        assert "no room" in layout.dropped[0].reason
        assert layout.element("cta") is not None


def test_a_small_banner_keeps_what_matters_most(tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path), "logo": a_logo(tmp_path)}
    for layout in made(tmp_path, inputs, formats="iab.320x50", variants=4, **EVERYTHING):
        sound(layout)
        there = {item.role for item in said(layout)}
        assert {"headline", "cta"} <= there
        assert "body" in {item.id for item in layout.dropped}
        assert there | {item.role for item in layout.dropped} == {*EVERYTHING, "logo"}


def test_a_logo_on_its_own_colour_stands_on_a_plate(tmp_path: Path) -> None:
    flat = tmp_path / "flat.png"
    Image.new("RGB", (300, 200), "#1b6fd0").save(flat)
    inputs = {"picture": flat, "logo": a_logo(tmp_path, "#1b6fd0")}
    found = made(tmp_path, inputs, headline="Blue", formats="meta.square", variants=12)
    blue = [layout for layout in found if layout.settings["concept"]["scheme"] == "brand"]
    assert blue
    for layout in blue:
        assert layout.element("logo-plate") is not None
        assert any("plate" in reason for reason in layout.reasons)
    light = [
        layout
        for layout in found
        if layout.settings["concept"]["scheme"] == "white" and layout.settings["concept"]["family"] != "full"
    ]
    assert all(layout.element("logo-plate") is None for layout in light)


@pytest.mark.parametrize("with_logo", [True, False])
def test_without_a_picture_words_carry_the_ad(tmp_path: Path, with_logo: bool) -> None:
    inputs = {"logo": a_logo(tmp_path)} if with_logo else {}
    found = made(tmp_path, inputs, formats=FORMATS, variants=4, **EVERYTHING)
    assert len({str(layout.settings["concept"]) for layout in found}) == 4
    for layout in found:
        sound(layout)
        assert not any(item.role == "picture" for item in layout.elements)


def test_a_picture_alone_is_an_ad(tmp_path: Path) -> None:
    for layout in made(tmp_path, {"picture": a_picture(tmp_path)}, formats=FORMATS, variants=2):
        assert [item.role for item in layout.elements].count("picture") == 1


def test_a_file_that_is_no_picture_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(UserError, match=r"broken\.png"):
        made(tmp_path, {"picture": broken}, headline="Hi", formats="600x600")


@pytest.mark.parametrize("size", [(1, 1), (3000, 4), (4, 3000)])
def test_odd_pictures_do_no_harm(tmp_path: Path, size: tuple[int, int]) -> None:
    odd = tmp_path / "odd.png"
    Image.new("RGB", size, "#336633").save(odd)
    for layout in made(tmp_path, {"picture": odd, "logo": odd}, headline="Hi", formats=FORMATS, variants=2):
        sound(layout)


@pytest.mark.parametrize("form", ["16x16", "32768x16", "16x4000", "5000x5000"])
def test_odd_formats_do_no_harm(tmp_path: Path, form: str) -> None:
    inputs = {"picture": a_picture(tmp_path), "logo": a_logo(tmp_path)}
    for layout in made(tmp_path, inputs, formats=form, variants=2, **EVERYTHING):
        sound(layout)
