"""Drawing one id."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio_music.engine.drawing import draw, points_of

SCORES = np.log(np.array([0.5, 0.3, 0.15, 0.05], np.float32))
ALL = np.ones(4, bool)


def items(count: int = 400, **more: float | np.ndarray | None) -> list[int]:
    points = points_of(1)
    asked: dict[str, object] = {"temperature": 1.0, "min_p": 0.0, "allowed": ALL, "added": None, **more}
    allowed, added = asked.pop("allowed"), asked.pop("added")
    return [draw(SCORES, allowed, added, point=float(points.random()), **asked).item for _ in range(count)]  # type: ignore[arg-type]


def test_shares_are_those_of_the_network() -> None:
    found = items(4000)
    assert [found.count(item) / 4000 for item in range(4)] == pytest.approx([0.5, 0.3, 0.15, 0.05], abs=0.03)


def test_the_coldest_takes_the_likeliest() -> None:
    assert set(items(temperature=0.0)) == {0}


def test_what_is_too_unlikely_is_left_out() -> None:
    assert set(items(min_p=0.2)) == {0, 1, 2}


def test_a_repeat_has_no_larger_share_than_the_network_gives_it() -> None:
    found = items(4000, repeated=0, temperature=0.5, min_p=0.3)
    assert found.count(0) / 4000 == pytest.approx(0.5, abs=0.03)
    assert set(found) == {0, 1}  # the others as usual: 0.15 is less than 0.3 of the likeliest, squared
    assert set(items(repeated=0, temperature=0.0)) == {0}
    warm = items(4000, repeated=0, temperature=4.0)
    assert warm.count(0) < 0.4 * 4000
    never = np.array([-np.inf, 0, 0, 0])
    assert 0 not in items(repeated=0, temperature=0.5, added=never)
    assert set(items(repeated=2, allowed=np.array([False, False, True, False]))) == {2}


def test_only_what_is_allowed() -> None:
    assert set(items(allowed=np.array([False, True, False, True]))) == {1, 3}


def test_what_is_added_counts_but_never_leaves_nothing() -> None:
    never = -np.inf
    assert set(items(added=np.array([never, 0.0, 0.0, 0.0]))) == {1, 2, 3}
    assert set(items(allowed=np.array([True, False, False, False]), added=np.array([never] * 4))) == {0}


def test_nats_are_the_models_own() -> None:
    found = draw(SCORES, ALL, np.array([-9.0, 0.0, -9.0, -9.0]), temperature=0.5, min_p=0.1, point=0.5)
    assert found.item == 1
    assert found.nats == pytest.approx(-np.log(0.3), rel=1e-4)


def test_points_are_those_of_the_seed() -> None:
    assert points_of(5).random() == points_of(5).random()
    assert points_of(5).random() != points_of(6).random()
    assert points_of(2**63 - 1).random() < 1


def test_damaged_weights_are_said() -> None:
    with pytest.raises(UserError, match="no numbers"):
        draw(np.array([np.nan, 0.0], np.float32), np.ones(2, bool), None, temperature=1, min_p=0, point=0)
