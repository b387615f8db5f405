from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_pictures.engine import images


def test_pixels_survive_the_way_there_and_back(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 4), dtype=np.uint8)
    path = tmp_path / "a.png"
    Image.fromarray(pixels).save(path)
    picture = images.read(path)
    assert picture.size == (5, 7)
    assert np.array_equal(images.to_bytes(picture.rgb, picture.alpha), pixels)


def test_a_picture_without_transparency_has_no_alpha(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGBA", (4, 4), (1, 2, 3, 255)).save(path)
    assert images.read(path).alpha is None


def test_sixteen_bits_and_turned_pictures(tmp_path: Path) -> None:
    grey = tmp_path / "grey.png"
    Image.fromarray(np.full((3, 3), 32896, np.uint16)).save(grey)
    assert abs(images.read(grey).rgb.mean() - 0.502) < 0.01
    turned = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (8, 4)).save(turned, exif=exif)
    assert images.read(turned).size == (8, 4)


def test_a_mask_is_brought_to_the_picture_s_size(tmp_path: Path, context: Callable[..., FakeContext]) -> None:
    path = tmp_path / "mask.png"
    Image.new("L", (8, 8), 255).save(path)
    mask = images.given_mask(context(mask=path), (4, 6))
    assert mask is not None
    assert mask.shape == (4, 6)
    assert mask.min() == 1
    assert images.given_mask(context(), (4, 6)) is None


def test_a_limit_of_pixels(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (100, 100)).save(path)
    with pytest.raises(UserError, match="100 x 100"):
        images.read(path, megapixels=0.005)


def test_unknown_colours_are_filled_smoothly_and_known_ones_stay() -> None:
    rgb = np.zeros((21, 30, 3), np.float32)
    known = np.zeros((21, 30), np.float32)
    rgb[:, :5], known[:, :5] = 0.2, 1
    rgb[:, -5:], known[:, -5:] = 0.8, 1
    made = images.filled(rgb, known)
    assert np.array_equal(made[:, :5], rgb[:, :5])
    assert made.min() >= 0.2 - 1e-5
    assert made.max() <= 0.8 + 1e-5
    assert made[:, 8].mean() < made[:, 21].mean()


def test_titles_name_the_file_unless_a_store_named_it() -> None:
    assert images.titled("wall.jpg", "seamless") == "wall, seamless"
    assert images.titled("0f" * 32, "seamless") == "Seamless"


@pytest.mark.parametrize(("name", "said"), [("wall.png", "'wall.png' "), ("0123456789abcdef" * 4, "")])
def test_a_picture_is_named_as_a_person_knows_it(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("no picture")
    with pytest.raises(UserError, match=f"^The picture {said}can't be read"):
        images.read(tmp_path / name)


def test_what_is_clear_takes_the_colours_around_it() -> None:
    rgb = np.zeros((4, 4, 3), np.float32)
    rgb[:, :2] = 0.8
    alpha = np.zeros((4, 4), np.float32)
    alpha[:, :2] = 1
    assert np.allclose(images.Picture(rgb, alpha).opaque, 0.8, atol=1e-5)
    clear = images.Picture(rgb, np.zeros((4, 4), np.float32))
    assert clear.opaque is rgb
    assert images.Picture(rgb).opaque is rgb
