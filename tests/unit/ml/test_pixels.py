from __future__ import annotations

import io
import subprocess
import sys

import numpy as np
from PIL import Image

from creastudio.ml.pixels import encoded, laid_out


def test_the_same_pixels_are_the_same_bytes_and_come_back() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 4), dtype=np.uint8)
    data = encoded(pixels)
    assert data == encoded(pixels.copy())
    # As they lie in memory doesn't matter.
    assert data == encoded(np.asfortranarray(pixels))
    with Image.open(io.BytesIO(data)) as opened:
        assert np.array_equal(np.asarray(opened), pixels)


def test_rows_are_filled_one_after_the_other() -> None:
    pictures = np.arange(1, 6, dtype=np.uint8).reshape(5, 1, 1, 1).repeat(2, 1).repeat(3, 2)
    laid = laid_out(pictures)
    assert laid.shape == (4, 9, 1)
    assert laid[::2, ::3, 0].tolist() == [[1, 2, 3], [4, 5, 0]]
    assert laid_out(pictures, columns=1).shape == (10, 3, 1)


def test_it_needs_no_torch() -> None:
    code = "import sys, creastudio.ml.pixels; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
