"""Two sets of pieces, measure by measure."""

from __future__ import annotations

import numpy as np
import pytest

from creastudio.ml.score_sets import _densities, compare_sets, held  # pyright: ignore[reportPrivateUsage]


def normal(mean: float, deviation: float, count: int = 200, size: int = 1, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(mean, deviation, (count, size))


def test_two_halves_of_one_set_are_alike() -> None:
    found = held(normal(5, 1), normal(5, 1, seed=1))
    assert found.overlap > 0.9
    assert found.divergence < 0.05


def test_the_farther_the_less_they_share() -> None:
    real = normal(0, 1)
    found = [held(normal(mean, 1, seed=1), real) for mean in (0, 1, 3, 30)]
    assert [one.overlap for one in found] == sorted((one.overlap for one in found), reverse=True)
    assert [one.divergence for one in found] == sorted(one.divergence for one in found)
    assert found[-1].overlap < 0.01


def test_too_little_variety_shows_too() -> None:
    real = normal(0, 1)
    assert held(normal(0, 0.001, seed=1), real).overlap < 0.8


def test_the_overlap_and_the_divergence_of_two_known_densities() -> None:
    """Two normal ones a deviation apart share 2 * Phi(-1/2), and diverge by a half."""
    found = _densities(normal(0, 1, 9000).ravel(), normal(1, 1, 9000, seed=1).ravel())
    assert found.overlap == pytest.approx(0.617, abs=0.02)
    assert found.divergence == pytest.approx(0.5, abs=0.05)


def test_distances_that_never_meet_share_nothing() -> None:
    assert held(np.array([[4.0]]), np.array([[0.0], [1.0]])).overlap < 0.01


def test_sets_of_one_point_are_the_same() -> None:
    same = np.zeros((4, 12))
    assert held(same, same) == (held(same, same))
    assert held(same, same).overlap == 1
    assert held(same, same).divergence == 0


def test_density_does_not_depend_on_how_many_there_are() -> None:
    few, many = held(normal(1, 1, 300), normal(0, 1, 300)), held(normal(1, 1, 60), normal(0, 1, 60))
    assert few.overlap == pytest.approx(many.overlap, abs=0.12)


def test_sets_are_compared_with_floors() -> None:
    real = {"a": normal(0, 1, 40), "b": normal(0, 1, 40, 12)}
    made = {"a": normal(4, 1, 30, seed=1), "b": normal(0, 1, 30, 12, seed=1)}
    found = compare_sets(made, real, subset=15, repeats=6, seed=3)
    assert found["a"].floor is not None
    assert found["a"].overlap.high < found["a"].floor.low
    assert found["b"].overlap.mean > 0.8
    assert found["a"].made == pytest.approx(4, abs=0.6)
    assert found["b"].made == 0
    again = compare_sets(made, real, subset=15, repeats=6, seed=3)
    assert again == found


def test_three_real_pieces_have_no_floor() -> None:
    found = compare_sets({"a": normal(0, 1, 5)}, {"a": normal(0, 1, 3)}, subset=5, repeats=2, seed=0)
    assert found["a"].floor is None
    assert found["a"].overlap.mean > 0


def test_it_can_be_stopped() -> None:
    def stop(done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        compare_sets(
            {"a": normal(0, 1, 4)}, {"a": normal(0, 1, 4)}, subset=2, repeats=1, seed=0, between=stop
        )
