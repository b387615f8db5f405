"""Brand kits: their hues, fonts, logos and lines come into ads."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from creastudio.api.brand import BrandColor, BrandFont, BrandKit, BrandLine, BrandLogo
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio_layout.engine.branding import brand_of
from tests.unit.plugins.layout.test_compose import a_logo, a_picture, made


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    dark, light = (
        a_logo(tmp_path / name, color).read_bytes() for name, color in (("a", "#101418"), ("b", "#f4f7fa"))
    )
    hashes = [hashlib.sha256(data).hexdigest() for data in (dark, light)]
    logos = tuple(
        BrandLogo(picture=sha256, on=ground, width=120, height=40)
        for sha256, ground in zip(hashes, ("light", "dark"), strict=True)
    )
    value = BrandKit(
        id="mornel",
        logos=logos,
        colors=(BrandColor(color="#0b5d4e", role="primary"), BrandColor(color="#f0a030", role="accent")),
        fonts=(BrandFont(role="headline", families=("Caveat",), script="latin", weight=700),),
        legal=(BrandLine(text="Mornel Ltd.", language="en"), BrandLine(text="莫奈尔公司", language="zh")),
    )
    path = tmp_path / "mornel.creabrand"
    path.write_bytes(write_brand(BrandPack(value, dict(zip(hashes, (dark, light), strict=True)))))
    return path


def test_a_kit_is_read(kit: Path, tmp_path: Path) -> None:
    brand = brand_of(kit, tmp_path, "zh-Hans")
    assert brand.hues is not None
    assert (brand.hues.primary, brand.hues.accent, brand.hues.brand) == ("#0b5d4e", "#f0a030", True)
    assert [logo.on for logo in brand.logos] == ["light", "dark"]
    assert brand.house.legal_lines("meta.square") == ("莫奈尔公司",)


def test_ads_wear_the_brand(kit: Path, tmp_path: Path) -> None:
    inputs = {"picture": a_picture(tmp_path), "brand": kit}
    found = made(tmp_path, inputs, headline="Hello there", languages="en", formats="meta.square", variants=12)
    shown: dict[str, set[str]] = {"dark": set(), "white": set()}
    for layout in found:
        logo, concept = layout.element("logo"), layout.settings["concept"]
        assert logo is not None
        if concept["family"] != "full" and concept["scheme"] in shown:
            shown[concept["scheme"]].add(logo.picture)
    dark, light = shown["dark"], shown["white"]
    assert dark
    assert light
    assert dark.isdisjoint(light)
    for layout in found:
        head, legal = layout.element("headline"), layout.element("legal")
        assert head is not None
        assert head.look is not None
        assert head.look.families[0] == "Caveat"
        assert legal is not None
        assert legal.text == "Mornel Ltd."
        assert "The colours are those of the brand." in layout.reasons


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        ("The best of the morning is slow", "Mornel Ltd."),
        ("慢慢来的早晨", "莫奈尔公司"),
        ("山间早茶", "莫奈尔公司"),
    ],
)
def test_without_a_language_the_brand_speaks_that_of_the_words(
    kit: Path, tmp_path: Path, headline: str, said: str
) -> None:
    inputs = {"picture": a_picture(tmp_path), "brand": kit}
    (layout,) = made(tmp_path, inputs, headline=headline, formats="meta.square", variants=1)
    legal = layout.element("legal")
    assert legal is not None
    assert legal.text == said
