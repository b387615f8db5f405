from __future__ import annotations

import numpy as np
import pytest

from creastudio_pictures.engine.patches import (
    Level,
    finer_matches,
    grown,
    level_of,
    random_matches,
    trust,
    voted,
)
from tests.support.scenes import scene


@pytest.fixture
def level() -> Level:
    rgb = scene(32, 40)
    rgb[:] = np.tile(rgb[:8, :8], (4, 5, 1))  # it repeats, so every patch has a twin
    hole = np.zeros((32, 40), bool)
    hole[12:18, 15:22] = True
    return level_of(rgb, hole, np.ones_like(hole), 2)


def test_patches_that_touch_the_hole_are_targets_and_no_sources(level: Level) -> None:
    wide = grown(level.hole, 2).ravel()
    assert wide[level.targets].all()
    assert not wide[level.sources].any()
    assert len(level.targets) == 10 * 11
    assert not set(level.targets.tolist()) & set(level.sources.tolist())


def test_twins_are_found_and_votes_bring_their_colours(level: Level) -> None:
    before = level.inner.copy()
    matches = random_matches(level, np.random.default_rng(0))
    matches.improve(8)
    assert np.median(matches.cost) < 1e-9
    places = np.flatnonzero(level.hole)
    made = voted(matches, np.exp(-matches.cost * 50), places)
    assert np.abs(made - level.flat[places]).mean() < 0.02
    assert np.array_equal(level.inner, before)


def test_improving_never_makes_a_match_worse(level: Level) -> None:
    matches = random_matches(level, np.random.default_rng(1))
    matches.improve(0)
    before = matches.cost.copy()
    matches.improve(1)
    assert (matches.cost <= before + 1e-5).all()
    assert level.is_source[matches.source].all()


def test_a_shade_is_shifted(level: Level) -> None:
    level.rgb[level.hole] += 0.05
    matches = random_matches(level, np.random.default_rng(0))
    matches.improve(8)
    deep = trust(level.hole).ravel()[level.targets] >= 3
    assert np.abs(matches.shift[deep] - 0.05).max() < 0.02


def test_matches_of_half_the_resolution_lead_to_the_same_places(level: Level) -> None:
    hole = level.hole[2:-2, 2:-2].repeat(2, 0).repeat(2, 1)
    fine = level_of(level.inner.repeat(2, 0).repeat(2, 1), hole, np.ones_like(hole), 2)
    matches = random_matches(level, np.random.default_rng(0))
    matches.improve(8)
    finer = finer_matches(fine, matches, np.random.default_rng(0))
    assert fine.is_source[finer.source].all()
    finer.improve(0)
    by_chance = random_matches(fine, np.random.default_rng(0))
    by_chance.improve(0)
    assert np.median(finer.cost) < 0.2 * np.median(by_chance.cost)


def test_grown_and_trust() -> None:
    mask = np.zeros((7, 9), bool)
    mask[3, 4] = True
    assert np.array_equal(
        np.argwhere(grown(mask, 1)), np.argwhere(mask)[0] + np.argwhere(np.ones((3, 3))) - 1
    )
    hole = np.zeros((9, 9), bool)
    hole[2:7, 2:7] = True
    assert trust(hole)[4, 4] == 3
    assert trust(hole)[2, 2] == 1
    assert trust(hole)[0, 0] == 0
