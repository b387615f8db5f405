from __future__ import annotations

import io
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from creastudio.ml import dataset_hashes
from creastudio.ml.dataset_hashes import (
    difference_hashes,
    distance,
    frequency_hashes,
    near_groups,
    thumbnail,
)
from tests.support.pictures import PictureMaker

BITS = st.integers(0, 2**64 - 1)


def _thumbs(*pictures: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.stack([thumbnail(picture) for picture in pictures])


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


@given(BITS, BITS, BITS)
def test_the_distance_is_one(a: int, b: int, c: int) -> None:
    one, two, three = (np.array([value], dtype=np.uint64) for value in (a, b, c))

    def gap(x: np.ndarray, y: np.ndarray) -> int:
        return int(distance(x, y)[0])

    assert gap(one, two) == (a ^ b).bit_count()
    assert gap(one, two) == gap(two, one)
    assert (gap(one, two) == 0) == (a == b)
    assert gap(one, three) <= gap(one, two) + gap(two, three)


@given(st.integers(0, 1000), st.integers(-20, 20), st.floats(0.8, 1.2))
def test_hashes_hardly_mind_brightness_and_contrast(seed: int, shift: int, factor: float) -> None:
    base = np.clip(np.asarray(PictureMaker(seed).blots(), dtype=np.float64), 40, 200)
    changed = (base - 120) * factor + 120 + shift
    both = _thumbs(*(Image.fromarray(np.round(values).astype(np.uint8)) for values in (base, changed)))
    for hashes in (difference_hashes(both), frequency_hashes(both)):
        assert int(distance(hashes[0], hashes[1])) <= 8


def test_copies_that_were_saved_anew_are_found() -> None:
    maker = PictureMaker(3)
    first, second = maker.blots(120, 90), maker.blots(120, 90)
    thumbs = _thumbs(first, second, _jpeg(first, 30), first.resize((60, 45)), maker.blots())
    assert near_groups(thumbs) == [[0, 2, 3]]


def test_flat_drawings_that_differ_in_colour_alone_are_not_twins() -> None:
    drawings = [Image.new("RGB", (32, 32), colour) for colour in ("#c03020", "#20a040", "#2040c0")]
    for drawing in drawings:
        drawing.paste((255, 255, 255), (8, 8, 24, 24))
    assert near_groups(_thumbs(*drawings)) == []


def test_a_mirrored_copy_is_found_among_mirror_images() -> None:
    maker = PictureMaker(4)
    first = maker.blots()
    thumbs = _thumbs(first, maker.blots(), first.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert near_groups(thumbs) == []
    assert near_groups(thumbs, thumbs[:, :, ::-1]) == [[0, 2]]


def test_the_frames_of_a_still_film_are_one_group_and_no_million_of_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dataset_hashes, "_BLOCK", 1 << 16)
    # Other thumbnails than of one picture alone, so that it isn't the same object over and over.
    still = np.repeat(_thumbs(PictureMaker(5).blots()), 1500, axis=0)
    still[::7, 0, 0] ^= 1
    tracemalloc.start()
    groups = near_groups(still)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert groups == [list(range(1500))]
    assert most < 100e6, "all pairs take more than that"


def test_what_looks_like_either_of_two_holds_them_together() -> None:
    """A chain: each is near the next, the ends aren't near each other."""
    base = np.asarray(PictureMaker(6).blots(), dtype=np.float64)
    chain = _thumbs(
        *(Image.fromarray(np.clip(base + shift, 0, 255).astype(np.uint8)) for shift in (0, 10, 20))
    )
    assert near_groups(chain) == [[0, 1, 2]]
    assert near_groups(chain[[0, 2]]) == []


def test_of_nothing_and_of_one_there_is_no_group() -> None:
    one = _thumbs(PictureMaker(7).blots())
    assert near_groups(one) == near_groups(one[:0]) == []
