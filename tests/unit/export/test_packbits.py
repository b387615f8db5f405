"""PackBits: what is packed here is unpacked by psd-tools, whatever the px are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from psd_tools.compression import decode_rle, encode_rle

from creastudio.export.packbits import channel, packed

SIDES = st.tuples(st.integers(1, 12), st.integers(1, 400))


def unpacked(data: bytes, shape: tuple[int, ...]) -> np.ndarray:
    height, width = shape
    return np.frombuffer(decode_rle(data, width, height, 8, 1), np.uint8).reshape(shape)


@given(arrays(np.uint8, SIDES, elements=st.sampled_from([0, 0, 0, 7, 255])))
def test_runs_and_others_come_back(plane: np.ndarray) -> None:
    assert np.array_equal(unpacked(channel(plane), plane.shape), plane)


@pytest.mark.parametrize("width", [1, 2, 127, 128, 129, 255, 256, 257, 3840])
def test_rows_of_any_width(width: int) -> None:
    noise = np.random.default_rng(width).integers(0, 256, (5, width), np.uint8)
    for plane in (noise, np.full((5, width), 9, np.uint8), noise[:, ::-1]):
        counts, rows = packed(plane)
        assert counts.sum() == len(rows)
        assert np.array_equal(unpacked(channel(plane), plane.shape), plane)


def test_it_is_about_as_small_as_that_of_psd_tools() -> None:
    ramp = (np.add.outer(np.arange(200), np.arange(300)) // 7).astype(np.uint8)
    assert len(channel(ramp)) <= 1.1 * len(encode_rle(ramp.tobytes(), 300, 200, 8, 1))
