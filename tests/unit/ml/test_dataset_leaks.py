from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from creastudio.ml.dataset_hashes import thumbnail
from creastudio.ml.dataset_leaks import LEAST, flat_share, mirror_leak, palette
from tests.support.pictures import PictureMaker


def _blots(count: int, light: float = 0.0, seed: int = 0) -> np.ndarray:
    maker = PictureMaker(seed)
    return np.stack([thumbnail(maker.blots(light=light)) for _ in range(count)])


def _letters(count: int, mirrored: float) -> np.ndarray:
    rng = np.random.default_rng(5)
    found: list[np.ndarray] = []
    for _ in range(count):
        page = Image.new("RGB", (64, 64), "white")
        draw = ImageDraw.Draw(page)
        for _line in range(4):
            word = "".join(rng.choice(list("BCDEFGKLPRS"), 5))
            at = int(rng.integers(-8, 30)), int(rng.integers(-4, 52))
            draw.text(at, word, fill="black", font_size=18)
        if rng.random() < mirrored:
            page = page.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        found.append(thumbnail(page))
    return np.stack(found)


def test_light_from_one_side_is_told() -> None:
    found = mirror_leak(_blots(80, light=40))
    assert found is not None
    assert found.leaks
    assert found.told > 0.9
    assert found.light > 0.05


def test_letters_are_told_though_their_places_differ() -> None:
    found = mirror_leak(_letters(80, mirrored=0))
    assert found is not None
    assert found.leaks


def test_what_comes_mirrored_as_often_is_not_told() -> None:
    for thumbs in (_blots(120, seed=2), _letters(120, mirrored=0.5)):
        found = mirror_leak(thumbs)
        assert found is not None
        assert not found.leaks
        assert found.floor >= 0.5


def test_pictures_that_are_their_own_mirror_image() -> None:
    half = _blots(40)
    found = mirror_leak(np.maximum(half, half[:, :, ::-1]))
    assert found is not None
    assert found.told == 0.5
    assert not found.leaks


def test_too_few_pictures_say_nothing() -> None:
    assert mirror_leak(_blots(LEAST - 1)) is None


def test_it_can_be_stopped() -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        mirror_leak(_blots(40), stop)


def test_palettes() -> None:
    soft = _blots(30)
    found = palette(soft, np.full(30, 0.05))
    assert not found.grey
    assert not found.flat
    grey = np.repeat(soft.mean(axis=3, keepdims=True).astype(np.uint8), 3, axis=3)
    assert palette(grey, np.full(30, 0.05)).grey
    assert palette(soft, np.full(30, 0.9)).flat
    assert palette(np.repeat(soft[:1], 30, axis=0), np.full(30, 0.05)).narrow


def test_flat_tints() -> None:
    drawing = Image.new("RGB", (32, 32), "red")
    drawing.paste((0, 0, 255), (8, 8, 24, 24))
    assert flat_share(np.asarray(drawing)) > 0.85
    noise = np.random.default_rng(0).integers(0, 256, (32, 32, 3), dtype=np.uint8)
    assert flat_share(noise) < 0.01
    assert flat_share(noise[:1]) == 1.0
