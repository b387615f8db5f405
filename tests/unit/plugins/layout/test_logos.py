"""What is seen of a logo: its colours, whether it brings a ground, and the grounds that it drowns in."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from creastudio.api import UserError
from creastudio_layout.engine.colors import luminance, rgb_of
from creastudio_layout.engine.logos import Logo, read_logo


def two_colored(folder: Path) -> Path:
    picture = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 39, 39), fill="#ffffff")
    draw.rectangle((40, 0, 59, 39), fill="#101010")
    picture.save(folder / "logo.png")
    return folder / "logo.png"


def ground(color: str) -> np.ndarray:
    return luminance(rgb_of(color))[None]


def test_colours_have_their_shares_of_what_is_solid(tmp_path: Path) -> None:
    logo = read_logo(two_colored(tmp_path))
    assert (logo.width, logo.height, logo.aspect, logo.opaque) == (80, 40, 2.0, False)
    assert [share for _, share in logo.colors] == pytest.approx([2 / 3, 1 / 3], abs=0.05)
    assert logo.colors[0][0] == "#ffffff"


def test_each_part_drowns_in_its_own_colour(tmp_path: Path) -> None:
    logo = read_logo(two_colored(tmp_path))
    assert logo.hidden_on(ground("#ffffff")) == pytest.approx(2 / 3, abs=0.05)
    assert logo.hidden_on(ground("#000000")) == pytest.approx(1 / 3, abs=0.05)
    assert logo.hidden_on(ground("#707070")) == 0
    both = np.concatenate([ground("#ffffff"), ground("#707070")])
    assert logo.hidden_on(both) == pytest.approx(1 / 3, abs=0.05)


def test_dark_words_beside_a_bright_sign_drown_on_dark_and_stand_out_on_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (80, 40), "#00000000")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 35, 39), fill="#f2a541")
    draw.rectangle((40, 0, 79, 39), fill="#0b5d4e")
    picture.save(tmp_path / "tea.png")
    logo = read_logo(tmp_path / "tea.png")
    for dark in ("#16181d", "#281805"):
        assert logo.hidden_on(ground(dark)) == pytest.approx(0.5, abs=0.1)
        assert logo.stands_out("#ffffff") > logo.stands_out(dark)
    assert logo.hidden_on(ground("#ffffff")) == 0


def test_a_logo_with_its_own_ground_never_drowns(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), "#ff0000").save(tmp_path / "square.png")
    logo = read_logo(tmp_path / "square.png")
    assert logo.opaque
    assert logo.hidden_on(ground("#ff0000")) == 0


def test_a_variant_suits_the_grounds_that_it_is_made_for() -> None:
    light, dark = ground("#f0f0f0"), ground("#202020")
    for on, expected in (("light", (True, False)), ("dark", (False, True)), ("any", (True, True))):
        logo = Logo("0" * 64, 10, 10, (), False, on=on)
        assert (logo.suits(light), logo.suits(dark)) == expected


def test_what_is_told_makes_it_again(tmp_path: Path) -> None:
    logo = read_logo(two_colored(tmp_path))
    assert Logo(**logo.told()) == logo


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"no picture")
    with pytest.raises(UserError):
        read_logo(tmp_path / "logo.png")
