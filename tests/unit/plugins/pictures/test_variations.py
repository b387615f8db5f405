from __future__ import annotations

import numpy as np
import pytest

from creastudio_pictures.engine.variations import Changes, changed, drawn
from creastudio_pictures.tools.augment import AugmentParams
from tests.support.scenes import scene

NOTHING = {"flip": "none", "rotate": 0.0, "crop": 0.0, "colour": 0.0}


def test_nothing_asked_for_changes_nothing() -> None:
    changes = drawn(AugmentParams.model_validate(NOTHING), np.random.default_rng(0))
    assert changes.words == []
    assert np.allclose(changed(scene(30, 40), changes), scene(30, 40), atol=1e-6)


def test_flips_and_turns_go_where_they_should() -> None:
    pixels = scene(32, 32)
    assert np.allclose(changed(pixels, Changes(across=True)), pixels[:, ::-1], atol=1e-6)
    assert np.allclose(changed(pixels, Changes(down=True)), pixels[::-1], atol=1e-6)
    assert np.allclose(changed(pixels, Changes(angle=90)), np.rot90(pixels), atol=1e-5)


def test_a_crop_enlarges_what_is_kept() -> None:
    pixels = scene(40, 40)
    made = changed(pixels, Changes(box=(0.25, 0.25, 0.75, 0.75)))
    assert made.shape == pixels.shape
    assert np.abs(made.mean((0, 1)) - pixels[10:30, 10:30].mean((0, 1))).max() < 0.03


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"elastic": 1.0}, "bent"),
        ({"colour": 1.0}, "saturation"),
        ({"blur": 5.0}, "blurred"),
        ({"noise": 50.0}, "noise"),
        ({"rotate": 90.0}, "turned"),
        ({"crop": 0.5}, "cropped"),
    ],
)
def test_each_setting_changes_the_picture_and_is_said(settings: dict[str, float], word: str) -> None:
    changes = drawn(AugmentParams.model_validate({**NOTHING, **settings}), np.random.default_rng(3))
    assert any(word in told for told in changes.words)
    made = changed(scene(40, 40), changes)
    assert made.min() >= 0
    assert made.max() <= 1
    assert np.abs(made - scene(40, 40)).mean() > 0.01


def test_every_second_copy_is_covered() -> None:
    params = AugmentParams.model_validate({**NOTHING, "cutout": 0.5})
    covered = [drawn(params, np.random.default_rng(seed)).cover is not None for seed in range(40)]
    assert 10 < sum(covered) < 30
    made = changed(scene(40, 40), Changes(cover=(0.5, 0.5, 0.5)))
    assert (made[12:28, 12:28] == 0.5).all()
    assert np.allclose(made[:9], scene(40, 40)[:9], atol=1e-6)


def test_switching_one_thing_on_changes_no_other() -> None:
    plain = drawn(AugmentParams(), np.random.default_rng(1))
    bent = drawn(AugmentParams(elastic=1.0), np.random.default_rng(1))
    assert (plain.angle, plain.box, plain.tint, plain.across) == (
        bent.angle,
        bent.box,
        bent.tint,
        bent.across,
    )


def test_transparency_is_moved_along() -> None:
    pixels = np.concatenate([scene(30, 30), np.zeros((30, 30, 1), np.float32)], axis=-1)
    pixels[:, :15, 3] = 1
    made = changed(pixels, Changes(across=True))
    assert np.allclose(made[:, 15:, 3], 1)
    assert np.allclose(made[:, :15], 0, atol=1e-6)
