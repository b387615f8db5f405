"""Keys of results that change over time."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.errors import UserError
from creastudio.api.keys import (
    MAX_KEYS,
    Easing,
    TimedKey,
    bezier_at,
    dump_keys,
    eased,
    keyed,
    load_keys,
    place_of,
)

SHARES = st.floats(0, 1)
EASINGS: tuple[Easing, ...] = get_args(Easing)


@given(st.sampled_from(EASINGS), SHARES, SHARES)
def test_every_easing_goes_forward_from_0_to_1(easing: Easing, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= eased(easing, low) <= eased(easing, high) + 1e-9 <= 1 + 2e-9
    assert eased(easing, 0) == 0


@given(st.tuples(SHARES, st.floats(-2, 3), SHARES, st.floats(-2, 3)), SHARES)
def test_the_curve_goes_through_the_point_that_is_returned(
    bezier: tuple[float, float, float, float], at: float
) -> None:
    x1, y1, x2, y2 = bezier
    rest = 1 - at
    x = 3 * rest * rest * at * x1 + 3 * rest * at * at * x2 + at**3
    y = 3 * rest * rest * at * y1 + 3 * rest * at * at * y2 + at**3
    # Where x hardly grows, y is anything near: only the steepness bounds the error.
    slope = 3 * rest * rest * x1 + 6 * rest * at * (x2 - x1) + 3 * at * at * (1 - x2)
    if slope > 1e-3:
        assert bezier_at(bezier, x) == pytest.approx(y, abs=1e-6)


def test_ease_is_that_of_css() -> None:
    # Published values of cubic-bezier(0.42, 0, 0.58, 1): symmetrical, a half at a half.
    assert eased("ease-in-out", 0.5) == pytest.approx(0.5)
    assert eased("ease-in-out", 0.25) == pytest.approx(1 - eased("ease-in-out", 0.75))
    assert eased("ease-in", 0.5) == pytest.approx(0.315357, abs=1e-4)


def test_keys_are_what_they_were_after_being_text() -> None:
    keys = (
        TimedKey(at=0, params={"seed": 1, "model": "a"}),
        TimedKey(at=7, params={"x": 0.1}, easing="bezier", bezier=(0.1, 2.0, 0.9, -1.0)),
    )
    assert load_keys(dump_keys(keys)) == keys
    assert load_keys(dump_keys(keys[::-1])) == keys
    assert load_keys("") == ()
    assert dump_keys(()) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "json"),
        ('{"at": 1}', "valid"),
        ('[{"at": 1}, {"at": 1}]', "same time"),
        ('[{"at": 1, "easing": "jump"}]', "input should be"),
        ('[{"at": 1, "code": "x"}]', "extra"),
        ('[{"at": 1, "easing": "bezier", "bezier": [2, 0, 0, 0]}]', "between 0 and 1"),
        ("[" + ",".join(f'{{"at": {at}}}' for at in range(MAX_KEYS + 1)) + "]", "more than"),
    ],
)
def test_what_is_no_list_of_keys_is_said(text: str, why: str) -> None:
    with pytest.raises(UserError, match="can't be read") as caught:
        load_keys(text)
    assert why in caught.value.message.lower()


def test_before_the_first_key_and_after_the_last_there_is_one_alone() -> None:
    keys = (TimedKey(at=10, easing="linear"), TimedKey(at=20, easing="hold"), TimedKey(at=30))
    assert place_of(keys, 0) == (0, 0, 0.0)
    assert place_of(keys, 10) == (0, 1, 0.0)
    assert place_of(keys, 15) == (0, 1, 0.5)
    assert place_of(keys, 29) == (1, 2, 0.0)
    assert place_of(keys, 30) == (2, 2, 0.0)


def test_what_a_result_says_of_its_keys_is_json() -> None:
    said = keyed("keys", ["gan.sample"], [TimedKey(at=3)], closes=True)
    assert said == {
        "param": "keys",
        "by": ["gan.sample"],
        "keys": dump_keys([TimedKey(at=3)]),
        "closes": True,
    }
