from __future__ import annotations

import io

import numpy as np
import torch
from PIL import Image

from creastudio.ml.families import families_of
from creastudio.ml.holdout import LEAST, split
from tests.support.pictures import PictureMaker


def _images(count: int) -> torch.Tensor:
    maker = PictureMaker(4)
    pixels = np.stack([np.asarray(maker.blots(24, 24)) for _ in range(count)])
    return torch.from_numpy(pixels).permute(0, 3, 1, 2).contiguous()


def _saved_anew(image: torch.Tensor) -> torch.Tensor:
    buffer = io.BytesIO()
    Image.fromarray(image.permute(1, 2, 0).numpy()).save(buffer, "JPEG", quality=70)
    return torch.from_numpy(np.array(Image.open(buffer))).permute(2, 0, 1)


def test_a_picture_and_its_copy_are_on_the_same_side() -> None:
    images = _images(LEAST + 50)
    for index in range(50):
        images[LEAST + index] = _saved_anew(images[index])
    digests = [f"{index:x}" for index in range(len(images))]
    names = families_of(images, digests)
    assert names[50:LEAST] == digests[50:LEAST]
    assert all(names[index] == names[LEAST + index] for index in range(50))
    held = set(split(names).held_out.tolist())
    assert 10 < len(held) < 60
    assert all((index in held) == (LEAST + index in held) for index in range(50))
    # Whatever their order.
    backwards = families_of(images.flip(0), digests[::-1])
    assert backwards[::-1] == names


def test_small_sets_are_not_compared() -> None:
    images = _images(1).repeat(LEAST - 1, 1, 1, 1)
    digests = [str(index) for index in range(len(images))]
    assert families_of(images, digests) == digests
