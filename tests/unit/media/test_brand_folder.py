"""A folder becomes a kit, and what was left out is said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from creastudio.api.errors import UserError
from creastudio.media.brand_folder import MOST_LOGOS, kit_of
from creastudio.resources import resource_path


def picture(path: Path, color: str) -> Path:
    image = Image.new("RGBA", (24, 16), (0, 0, 0, 0))
    ImageDraw.Draw(image).rectangle((4, 4, 19, 11), fill=color)
    image.save(path)
    return path


def test_logos_palettes_fonts_and_words_are_taken(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", "#d03020")
    picture(tmp_path / "logo-white.png", "#ffffff")
    picture(tmp_path / "holiday.png", "#00ff00")
    (tmp_path / "house.gpl").write_text("GIMP Palette\n#\n208 48 32 red\n20 20 20 ink\n")
    (tmp_path / "brand.txt").write_text("Name: Quiet Wool\nForbidden: best\n")
    (tmp_path / "fonts").mkdir()
    for name in ("Caveat_700Bold.ttf", "NotoSansSC_700Bold.ttf"):
        shutil.copy(resource_path("fonts", name), tmp_path / "fonts" / name)
    found = kit_of(tmp_path)
    kit = found.pack.kit
    assert (kit.name, kit.forbidden) == ("Quiet Wool", ("best",))
    assert [(logo.name, logo.on) for logo in kit.logos] == [("logo", "any"), ("logo white", "dark")]
    assert set(found.pack.pictures) == {logo.picture for logo in kit.logos}
    assert {color.role: color.color for color in kit.colors}["primary"] == "#d03020"
    assert [(font.role, font.script, font.families) for font in kit.fonts if font.role == "headline"] == [
        ("headline", "latin", ("Caveat",)),
        ("headline", "han", ("Noto Sans SC",)),
    ]
    assert found.left_out == []


def test_what_can_not_be_used_and_what_is_too_much_is_said(tmp_path: Path) -> None:
    for number in range(MOST_LOGOS + 2):
        picture(tmp_path / f"p{number:02}.png", f"#{number * 9:02x}4020")
    (tmp_path / "a.png").write_bytes(b"no picture")
    (tmp_path / "a.ttf").write_bytes(b"no font")
    found = kit_of(tmp_path)
    assert len(found.pack.kit.logos) == MOST_LOGOS
    assert [sentence for sentence in found.left_out if "a.png" in sentence]
    assert [sentence for sentence in found.left_out if "a.ttf" in sentence]
    assert [sentence for sentence in found.left_out if "takes 12 logos" in sentence]


def test_an_empty_folder_is_told_and_a_logo_alone_will_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nothing of a brand"):
        kit_of(tmp_path)
    assert kit_of(picture(tmp_path / "acme.png", "#d03020")).pack.kit.name == "acme"
    with pytest.raises(UserError, match="There is no"):
        kit_of(tmp_path / "gone.png")
