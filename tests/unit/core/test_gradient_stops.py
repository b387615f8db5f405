"""Stops of gradients under any sequence of changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.fills import GradientFill, GradientStop
from creastudio.core.gradient_stops import (
    LEAST,
    MOST,
    Stops,
    color_at,
    moved_stop,
    recolored_stop,
    stops_of,
    with_stop,
    with_stop_beside,
    without_stop,
)

OFFSETS = st.floats(0, 1)
COLORS = st.from_regex(r"#[0-9a-f]{6}([0-9a-f]{2})?", fullmatch=True)
FILLS = st.lists(st.builds(GradientStop, offset=OFFSETS, color=COLORS), min_size=1, max_size=MOST).map(
    lambda stops: GradientFill(stops=tuple(stops))
)
RED_TO_BLUE: Stops = (GradientStop(color="#ff0000"), GradientStop(offset=1, color="#0000ff"))


@given(FILLS, st.data())
def test_stops_stay_sorted_and_enough_whatever_is_done(fill: GradientFill, data: st.DataObject) -> None:
    stops = stops_of(fill)
    for act in data.draw(st.lists(st.sampled_from(["add", "beside", "move", "remove", "color"]), max_size=8)):
        place = data.draw(st.integers(0, len(stops) - 1))
        if act == "color":
            stops = recolored_stop(stops, place, "#123456")
            assert stops[place].color == "#123456"
            continue
        if act == "add":
            stops, place = with_stop(stops, data.draw(OFFSETS))
        elif act == "beside":
            stops, place = with_stop_beside(stops, place)
        elif act == "move":
            color, to = stops[place].color, data.draw(st.floats(-1, 2))
            stops, place = moved_stop(stops, place, to)
            assert (stops[place].color, stops[place].offset) == (color, min(max(to, 0), 1))
        else:
            stops, place = without_stop(stops, place)
        assert LEAST <= len(stops) <= MOST
        assert 0 <= place < len(stops)
        assert list(stops) == sorted(stops, key=lambda stop: stop.offset)


def test_a_new_stop_has_the_colour_that_was_there() -> None:
    stops, place = with_stop(RED_TO_BLUE, 0.5)
    assert (place, stops[place].color) == (1, "#800080")
    assert with_stop(RED_TO_BLUE, 0.0)[0][0].color == "#ff0000"


def test_colours_between_stops_keep_their_opacity() -> None:
    fading = (GradientStop(color="#ffffff"), GradientStop(offset=0.5, color="#ffffff00"))
    assert color_at(fading, 0.25) == "#ffffff80"
    assert color_at(fading, 0.9) == "#ffffff00"
    assert color_at(fading, 0.0) == "#ffffff"


def test_the_last_two_stops_stay() -> None:
    assert without_stop(RED_TO_BLUE, 1) == (RED_TO_BLUE, 1)
