from __future__ import annotations

import numpy as np

from creastudio_pictures.engine.seams import cheapest, cheapest_closed, difference


def valley(places: list[int], width: int = 6) -> np.ndarray:
    cost = np.ones((len(places), width))
    cost[np.arange(len(places)), places] = 0
    return cost


def test_the_cheapest_path_follows_a_valley() -> None:
    places = [2, 3, 4, 4, 5, 4, 3, 2, 1, 0, 0, 1]
    path, cost = cheapest(valley(places))
    assert path.tolist() == places
    assert cost == 0


def test_a_path_is_never_dearer_than_a_straight_one_and_moves_by_one_at_most() -> None:
    cost = np.random.default_rng(0).random((40, 9))
    path, mean = cheapest(cost)
    assert np.abs(np.diff(path)).max() <= 1
    assert mean == np.float64(cost[np.arange(40), path].mean())
    assert mean <= cost.mean(axis=0).min()


def test_a_closed_path_can_step_from_its_end_to_its_start() -> None:
    cost = np.random.default_rng(1).random((30, 9))
    open_path, open_cost = cheapest(cost)
    path, closed_cost = cheapest_closed(cost)
    assert abs(int(path[-1]) - int(path[0])) <= 1
    assert closed_cost >= open_cost
    assert np.abs(np.diff(open_path)).max() <= 1


def test_difference_sums_over_channels() -> None:
    assert difference(np.zeros((2, 3, 3)), np.ones((2, 3, 3))).tolist() == [[3.0] * 3] * 2
