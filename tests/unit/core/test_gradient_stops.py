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
            before, stops = stops, recolored_stop(stops, place, "#123456")
            assert stops[place] == before[place].model_copy(update={"color": "#123456"})
            assert (stops[:place], stops[place + 1 :]) == (before[:place], before[place + 1 :])
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


def at(*offsets: float) -> Stops:
    """Return stops at these offsets, each of a grey of its own."""
    greys = (f"#{16 * number:02x}" + f"{16 * number:02x}" * 2 for number in range(1, len(offsets) + 1))
    return tuple(GradientStop(offset=offset, color=grey) for offset, grey in zip(offsets, greys, strict=True))


def offsets(stops: Stops) -> list[float]:
    return [stop.offset for stop in stops]


def test_a_lone_stop_stands_at_both_ends_and_two_stay_where_they_are() -> None:
    (lone,), pair = at(0.3), at(0.2, 0.8)
    assert stops_of(GradientFill(stops=(lone,))) == (
        GradientStop(offset=0, color=lone.color),
        GradientStop(offset=1, color=lone.color),
    )
    assert stops_of(GradientFill(stops=(pair[1], pair[0]))) == pair


def test_beyond_the_outer_stops_their_colours_go_on() -> None:
    stops = (GradientStop(offset=0.25, color="#000000"), GradientStop(offset=0.75, color="#ffffff"))
    assert [color_at(stops, offset) for offset in (0.1, 0.25, 0.5, 0.75, 0.9)] == [
        "#000000", "#000000", "#808080", "#ffffff", "#ffffff",
    ]  # fmt: skip


def test_at_a_hard_edge_the_first_colour_still_holds() -> None:
    black, white = "#000000", "#ffffff"
    edge = (*RED_TO_BLUE[:1], *(GradientStop(offset=0.5, color=color) for color in (black, white)))
    assert color_at(edge, 0.5) == black
    assert color_at(edge, 0.5001) == white
    fresh, place = with_stop(edge, 0.5)
    assert (place, fresh[place].color) == (3, black)


def test_a_gradient_that_is_full_takes_no_more_and_the_nearest_stop_is_meant() -> None:
    full = tuple(GradientStop(offset=number / 63, color="#000000") for number in range(64))
    assert with_stop(full, 10.4 / 63) == (full, 10)
    assert with_stop(full, 10.6 / 63) == (full, 11)
    assert len(with_stop(full[:-1], 1.0)[0]) == 64


def test_a_stop_beside_another_lies_half_way_to_the_next_or_before_the_last() -> None:
    stops = at(0.0, 0.4, 1.0)
    beside = [with_stop_beside(stops, place) for place in range(3)]
    assert [(offsets(found), place) for found, place in beside] == [
        ([0.0, 0.2, 0.4, 1.0], 1),
        ([0.0, 0.4, 0.7, 1.0], 2),
        ([0.0, 0.4, 0.7, 1.0], 2),
    ]


def test_a_stop_that_is_moved_past_another_changes_places_with_it() -> None:
    stops = at(0.0, 0.4, 1.0)
    moved, place = moved_stop(stops, 0, 0.5)
    assert (offsets(moved), place) == ([0.4, 0.5, 1.0], 1)
    assert [stop.color for stop in moved] == [stops[1].color, stops[0].color, stops[2].color]
    assert moved_stop(stops, 2, 0.2)[1] == 1


def test_after_a_stop_is_removed_the_one_before_it_is_meant() -> None:
    stops = at(0.0, 0.4, 1.0)
    assert [without_stop(stops, place) for place in range(3)] == [
        (stops[1:], 0),
        ((stops[0], stops[2]), 0),
        (stops[:2], 1),
    ]


def test_the_last_two_stops_stay() -> None:
    assert without_stop(RED_TO_BLUE, 1) == (RED_TO_BLUE, 1)
