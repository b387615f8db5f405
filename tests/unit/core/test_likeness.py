from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.features import Features, read_ends, read_features
from creastudio.core.likeness import Likeness

NUMBERS = st.floats(-1e6, 1e6)
WORDS = st.sampled_from(["major", "minor", "dorian"])
LISTS = st.lists(st.floats(-10, 10), min_size=3, max_size=3).map(tuple)
THINGS = st.fixed_dictionaries({}, optional={"density": NUMBERS, "mode": WORDS, "key": LISTS})


def test_only_what_can_be_compared_is_read() -> None:
    found = {
        "density": 2, "mode": "minor", "key": [1, 0.5], "yes": True, "nothing": None, "": 1.0, "bad": math.nan,
        "endless": math.inf, "list": [], "mixed": [1, "a"], "long": "x" * 200, "huge": [0.0] * 2000, 7: 1.0,
        "deep": {"a": 1}, "far": 1e300,
    }  # fmt: skip
    assert read_features(found) == {"density": 2.0, "mode": "minor", "key": (1.0, 0.5)}
    assert read_features(None) == read_features([1]) == read_features("density") == {}
    assert len(read_features({f"f{number}": 1.0 for number in range(500)})) == 64


@given(st.lists(THINGS, min_size=1, max_size=8))
def test_likeness_is_a_share_and_the_same_both_ways(things: list[Features]) -> None:
    likeness = Likeness(things)
    rows = list(range(len(things)))
    found = likeness.alike(rows, rows)
    assert np.isfinite(found).all()
    assert found.min() >= 0
    assert found.max() <= 1 + 1e-9
    assert np.allclose(found, found.T)
    for row in rows:
        if likeness.has[row].any():
            assert found[row, row] == pytest.approx(1, abs=1e-6)


@given(st.lists(THINGS, min_size=2, max_size=8))
def test_the_order_of_features_does_not_matter(things: list[Features]) -> None:
    turned = [dict(reversed(list(features.items()))) for features in things]
    rows = list(range(len(things)))
    assert np.array_equal(Likeness(things).alike(rows, rows), Likeness(turned).alike(rows, rows))


def test_numbers_are_near_by_what_is_usual_here() -> None:
    things: list[Features] = [{"tempo": value} for value in (60.0, 62.0, 80.0, 100.0, 120.0)]
    found = Likeness(things).alike([0], [1, 2, 4])[0]
    assert found[0] > 0.95
    assert found[0] > found[1] > found[2]
    assert found[2] < 0.4
    in_other_units: list[Features] = [{"tempo": value / 60} for value in (60.0, 62.0, 80.0, 100.0, 120.0)]
    assert np.allclose(Likeness(in_other_units).alike([0], [1, 2, 4])[0], found)


def test_one_thing_far_out_does_not_make_the_others_alike() -> None:
    things: list[Features] = [{"length": value} for value in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 1e6)]
    assert Likeness(things).alike([0], [6])[0, 0] < 0.3


def test_what_all_share_says_nothing() -> None:
    lists = [(10.0, 1.0, 0.0), (10.0, 0.9, 0.1), (10.0, 0.0, 1.0), (10.0, 0.1, 0.9)]
    found = Likeness([{"sound": value} for value in lists]).alike([0], [1, 2])[0]
    assert found[0] > 0.9
    assert found[1] < 0.1


def test_little_known_is_less_alike() -> None:
    things: list[Features] = [
        {"mode": "minor", "density": 1.0}, {"mode": "minor", "density": 1.0}, {"mode": "minor"}, {"lightness": 0.5},
        {"density": 3.0, "lightness": 0.1},
    ]  # fmt: skip
    full, part, nothing = Likeness(things).alike([0], [1, 2, 3])[0]
    assert full == pytest.approx(1)
    assert 0.5 < part < 0.9
    assert nothing == 0


def test_features_can_count_more() -> None:
    things: list[Features] = [
        {"mode": "minor", "density": 1.0}, {"mode": "minor", "density": 9.0}, {"mode": "major", "density": 1.0}
    ]  # fmt: skip
    likeness = Likeness(things)
    likeness.weighted({"mode": 5.0})
    by_mode = likeness.alike([0], [1, 2])[0]
    assert by_mode[0] > by_mode[1]
    likeness.weighted({"mode": 0.0})
    by_density = likeness.alike([0], [1, 2])[0]
    assert by_density[1] > by_density[0]
    assert likeness.weights.sum() == pytest.approx(1)


def test_plugins_that_disagree_on_a_feature_cost_only_it() -> None:
    things: list[Features] = [{"mode": "minor"}, {"mode": "minor"}, {"mode": 3.0}, {"mode": (1.0, 2.0)}]
    found = Likeness(things).alike([0], [1, 2, 3])[0]
    assert found.tolist() == [1, 0, 0]


def test_a_rich_list_counts_for_many() -> None:
    things: list[Features] = [
        {"sound": tuple(float(i == n) for i in range(20)), "mode": "minor"} for n in range(4)
    ]
    likeness = Likeness(things)
    assert dict(zip(likeness.names, likeness.weights.tolist(), strict=True)) == {"mode": 0.25, "sound": 0.75}


def test_nothing_at_all() -> None:
    assert Likeness([]).alike([], []).shape == (0, 0)
    assert Likeness([{}, {}]).alike([0], [1])[0, 0] == 0


def test_words_for_both_ends() -> None:
    assert read_ends({"tempo": ["slow", "fast"], "x": "ab", "y": ["one"], "z": [1, 2], 3: ["a", "b"]}) == {
        "tempo": ("slow", "fast")
    }
    assert read_ends(["tempo"]) == {}


def test_the_place_of_a_number_among_all() -> None:
    likeness = Likeness([{"tempo": float(value)} for value in range(10)] + [{"mode": "minor"}])
    assert likeness.rank("tempo", 0.0) == 0.05
    assert likeness.rank("tempo", 20.0) == 1
    assert likeness.rank("mode", 1.0) == likeness.rank("other", 1.0) == 0.5
