from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from creastudio.api.dataset import Box, Framing
from creastudio.ml.framing import crop_box, framed
from creastudio.ml.saliency import best_window, saliency
from tests.support.pictures import PictureMaker


def _thing(at: int, width: int = 96, height: int = 32) -> Image.Image:
    """Return calm ground with one thing on it, whose middle lies at `at` px from the left."""
    rng = np.random.default_rng(1)
    pixels = np.full((height, width, 3), 200, dtype=np.uint8)
    pixels += rng.integers(0, 4, pixels.shape, dtype=np.uint8)
    pixels[8:24, at - 8 : at + 8] = rng.integers(0, 256, (16, 16, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


@pytest.mark.parametrize("at", [12, 48, 84])
def test_a_salient_crop_keeps_the_thing(at: int) -> None:
    left, _, right, _ = crop_box(_thing(at), 1.0, Framing(focus="salient"))
    assert right - left == pytest.approx(32)
    assert left <= at - 6
    assert right >= at + 6


def test_a_salient_crop_of_a_tall_picture() -> None:
    tall = _thing(84).transpose(Image.Transpose.ROTATE_270)
    _, top, _, bottom = crop_box(tall, 1.0, Framing(focus="salient"))
    assert top <= 78
    assert bottom >= 90


def test_nothing_to_see_is_cropped_in_the_middle() -> None:
    flat = Image.new("RGB", (90, 30), "grey")
    assert crop_box(flat, 1.0, Framing(focus="salient")) == pytest.approx((30, 0, 60, 30))
    assert saliency(flat).sum() == pytest.approx(1)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=30), st.floats(0.05, 1))
def test_a_window_lies_inside_and_holds_at_least_its_share_of_the_best(
    weights: list[float], share: float
) -> None:
    start = best_window(np.array(weights), share)
    assert -1e-9 <= start <= 1 - share + 1e-9


@given(
    st.integers(8, 60), st.integers(8, 60), st.integers(4, 32), st.integers(4, 32),
    st.sampled_from(["crop", "pad", "stretch"]), st.sampled_from(["white", "black", "edge", "blur"]),
)  # fmt: skip
def test_any_picture_gets_any_shape(
    width: int, height: int, to_width: int, to_height: int, fit: str, ground: str
) -> None:
    framing = Framing.model_validate({"fit": fit, "ground": ground})
    pixels = framed(PictureMaker().blots(width, height), (to_height, to_width), framing)
    assert pixels.shape == (to_height, to_width, 3)
    assert pixels.dtype == np.uint8


def test_what_is_beside_a_padded_picture_is_a_colour_its_edge_or_its_blur() -> None:
    halves = Image.new("RGB", (40, 20), (250, 0, 0))
    halves.paste((0, 0, 250), (0, 10, 40, 20))

    def corners(ground: str) -> tuple[list[int], list[int]]:
        pixels = framed(halves, (20, 20), Framing.model_validate({"fit": "pad", "ground": ground}))
        assert pixels[6, 10].tolist() == [250, 0, 0]
        return pixels[0, 0].tolist(), pixels[-1, 0].tolist()

    assert corners("white") == ([255] * 3, [255] * 3)
    assert corners("black") == ([0] * 3, [0] * 3)
    assert corners("edge") == ([250, 0, 0], [0, 0, 250])
    top, bottom = corners("blur")
    assert top[0] > top[2]
    assert bottom[2] > bottom[0]


def test_a_rectangle_of_one_s_own() -> None:
    picture = Image.new("RGB", (40, 40), "red")
    picture.paste((0, 0, 255), (20, 0, 40, 20))
    box = Box(left=0.5, top=0, right=1, bottom=0.5)
    assert (framed(picture, (8, 8), Framing(), box) == (0, 0, 255)).all()
    thin = Box(left=0.999, top=0, right=1, bottom=1)
    assert framed(picture, (8, 8), Framing(), thin).shape == (8, 8, 3)


def test_pixel_art_keeps_its_edges() -> None:
    checks = Image.fromarray(
        np.kron(np.indices((8, 8)).sum(axis=0) % 2 * 255, np.ones((4, 4))).astype(np.uint8)
    ).convert("RGB")
    assert set(np.unique(framed(checks, (8, 8), Framing()))) == {0, 255}
