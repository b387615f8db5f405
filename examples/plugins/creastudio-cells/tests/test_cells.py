"""The contract of the studio, and that there is no seam."""

from __future__ import annotations

from pathlib import Path

import cellnoise
import numpy as np
import pytest

from creastudio.api.testing import check_generator
from creastudio_cells.engine import LOOKS, pixels
from creastudio_cells.plugin import TEXTURE, CellsParams


def test_contract(tmp_path: Path) -> None:
    check_generator(TEXTURE, tmp_path)


@pytest.mark.parametrize("look", LOOKS)
def test_there_is_no_seam(look: str) -> None:
    """Shifted by half a width, the seam would lie in the middle: the picture is the same one, rolled."""
    plain = pixels(CellsParams(size=64, cells=4, look=look), 7)
    moved = pixels(CellsParams(size=64, cells=4, look=look, x=0.5, y=0.25), 7)
    np.testing.assert_array_equal(np.roll(plain, (-16, -32), (0, 1)), moved)


def test_distances_are_those_to_all_points() -> None:
    """Against the plain way: every point, and its copies beyond the edges."""
    size, count = 24, 3
    at = cellnoise.points(count, 5)
    near, second, _ = cellnoise.cells(size, at)
    grid = np.arange(count)
    whole = at + np.stack(np.meshgrid(grid, grid), -1)
    steps = [np.array((across, down)) * count for across in (-1, 0, 1) for down in (-1, 0, 1)]
    copies = np.concatenate([(whole + step).reshape(-1, 2) for step in steps])
    line = (np.arange(size) + 0.5) / size * count
    there = np.stack(np.meshgrid(line, line), -1)
    found = np.sort(np.hypot(*(there[:, :, None] - copies).transpose(3, 0, 1, 2)), -1)
    np.testing.assert_allclose(near, found[..., 0], atol=1e-4)
    np.testing.assert_allclose(second, found[..., 1], atol=1e-4)
