from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from creastudio_gan.engine import latents, plane


def test_the_spiral_reaches_every_cell_once() -> None:
    reached = {plane.steps_to(i, j): (i, j) for i in range(-6, 7) for j in range(-6, 7)}
    assert sorted(reached) == list(range(13 * 13))
    path = [reached[step] for step in range(13 * 13)]
    assert path[:9] == [(0, 0), (1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1)]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1 for a, b in pairwise(path))


def test_whole_numbers_are_seeds() -> None:
    assert plane.corners(0.0, 0.0, 7) == (plane.Corner(7, 1.0),)
    assert plane.corners(-1.0, -1.0, 7) == (plane.Corner(13, 1.0),)
    assert plane.seed_at(1, 0, 2**63 - 1) == 0
    assert np.array_equal(plane.latent(plane.corners(1.0, 1.0, 5), 8), latents.of_seed(7, 8))


def test_latents_between_seeds_keep_their_length() -> None:
    rng = np.random.default_rng(0)
    for x, y in rng.uniform(-9, 9, (50, 2)):
        weights = [corner.weight for corner in plane.corners(x, y, 3)]
        assert sum(weight * weight for weight in weights) == pytest.approx(1)
        length = np.linalg.norm(plane.latent(plane.corners(x, y, 3), 4096)) / 64
        assert length == pytest.approx(1, abs=0.06)


def test_the_plane_is_continuous_where_cells_meet() -> None:
    step = 1e-6
    for x, y in ((2.0, 0.3), (-1.0, -1.0), (0.4, 3.0), (0.5, 0.5)):
        here = plane.latent(plane.corners(x, y, 3), 64)
        for dx, dy in ((step, 0), (-step, 0), (0, step), (0, -step)):
            near = plane.latent(plane.corners(x + dx, y + dy, 3), 64)
            assert np.abs(near - here).max() < 20 * step


def test_seeds_bring_their_own_classes() -> None:
    assert plane.own_classes(plane.corners(0.0, 0.0, 7), 3) == {1: 1.0}
    shares = plane.own_classes(plane.corners(0.5, 0.5, 0), 4)
    assert shares == pytest.approx({0: 0.25, 1: 0.25, 2: 0.25, 3: 0.25})
