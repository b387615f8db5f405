from __future__ import annotations

import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from creastudio.ml.dataset_hashes import (
    difference_hashes,
    distance,
    frequency_hashes,
    grouped,
    near_pairs,
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
    assert near_pairs(thumbs) == [(0, 2), (0, 3), (2, 3)]


def test_flat_drawings_that_differ_in_colour_alone_are_not_twins() -> None:
    drawings = [Image.new("RGB", (32, 32), colour) for colour in ("#c03020", "#20a040", "#2040c0")]
    for drawing in drawings:
        drawing.paste((255, 255, 255), (8, 8, 24, 24))
    assert near_pairs(_thumbs(*drawings)) == []


def test_a_mirrored_copy_is_found_among_mirror_images() -> None:
    maker = PictureMaker(4)
    first = maker.blots()
    thumbs = _thumbs(first, maker.blots(), first.transpose(Image.Transpose.FLIP_LEFT_RIGHT))
    assert near_pairs(thumbs) == []
    assert near_pairs(thumbs, thumbs[:, :, ::-1]) == [(0, 2)]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20))
def test_groups_are_what_pairs_connect(pairs: list[tuple[int, int]]) -> None:
    groups = grouped(pairs)
    of = {member: index for index, group in enumerate(groups) for member in group}
    assert sorted(of) == sorted({i for pair in pairs for i in pair})
    assert all(of[i] == of[j] for i, j in pairs)
    assert all(group == sorted(group) for group in groups)
    # No more is together than must be: a group of n needs n - 1 pairs.
    for group in groups:
        inside = {frozenset(pair) for pair in pairs if pair[0] in group and pair[0] != pair[1]}
        assert len(inside) >= len(group) - 1
