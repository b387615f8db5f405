"""Colour ranges: what is near in colour, and what of it hangs together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from creastudio.render.wand import color_range, connected


def flooded(inside: NDArray[np.bool_], x: int, y: int) -> NDArray[np.bool_]:
    """The slow and certain way."""
    found = np.zeros_like(inside)
    todo = [(x, y)] if inside[y, x] else []
    while todo:
        a, b = todo.pop()
        if found[b, a]:
            continue
        found[b, a] = True
        for c, d in ((a + 1, b), (a - 1, b), (a, b + 1), (a, b - 1)):
            if 0 <= d < inside.shape[0] and 0 <= c < inside.shape[1] and inside[d, c] and not found[d, c]:
                todo.append((c, d))
    return found


@given(st.integers(0, 10_000), st.integers(1, 24), st.integers(1, 24), st.floats(0.2, 0.9), st.data())
def test_what_hangs_together_is_what_flooding_reaches(
    seed: int, width: int, height: int, share: float, data: st.DataObject
) -> None:
    inside = np.random.default_rng(seed).random((height, width)) < share
    x, y = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    assert np.array_equal(connected(inside, x, y), flooded(inside, x, y))


def test_a_spiral_is_followed_to_its_end() -> None:
    side = 101
    inside = np.zeros((side, side), np.bool_)
    x, y, dx, dy, length = 0, 0, 1, 0, side
    inside[0, 0] = True
    while length > 0:
        for _ in range(2):
            for _ in range(length - 1):
                x, y = x + dx, y + dy
                inside[y, x] = True
            dx, dy = -dy, dx
        length -= 2
        if length <= 0:
            break
    assert np.array_equal(connected(inside, 0, 0), flooded(inside, 0, 0))


def picture() -> NDArray[np.uint8]:
    """Two red squares on white, one of them a little darker."""
    pixels = np.full((40, 60, 4), 255, np.uint8)
    pixels[10:30, 5:25] = (0, 0, 250, 255)
    pixels[10:30, 35:55] = (0, 0, 230, 255)
    return pixels


def test_tolerance_and_contiguity() -> None:
    near = color_range(picture(), 10, 20, 5, contiguous=False, smooth=False)
    assert near[20, 10] == 255
    assert near[20, 40] == 0
    wide = color_range(picture(), 10, 20, 25, contiguous=False, smooth=False)
    assert wide[20, 40] == 255
    alone = color_range(picture(), 10, 20, 25, contiguous=True, smooth=False)
    assert alone[20, 40] == 0
    assert np.count_nonzero(alone) == 400
    assert color_range(picture(), 0, 0, 255, contiguous=False).min() == 255


def test_smooth_edges_keep_the_inside() -> None:
    soft = color_range(picture(), 10, 20, 5, smooth=True)
    assert soft[20, 15] == 255
    assert 0 < soft[20, 4] < 128 < soft[20, 5] < 255
