"""A layout's artboard as a film: all is read before the end, and the order is that of the eye."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.core.animation import look_at
from creastudio.core.assets import Asset
from creastudio.core.board_film import ARRIVED, ENTRY, ORDER, STILL, entrances, film_of
from creastudio.core.canvas import Artboard
from creastudio.core.edits.insert_layout import boards_of
from creastudio.core.layout_layers import element_layers
from creastudio.core.time import from_seconds, to_seconds

PICTURE = "a" * 64
LOOK = TextLook(size=20)


def board() -> Artboard:
    elements = (
        Element(
            id="picture", role="picture", box=Box(x=0, y=0, width=200, height=120), picture=PICTURE, radius=4
        ),
        Element(
            id="headline", role="headline", box=Box(x=10, y=130, width=180, height=30), text="Wool", look=LOOK
        ),
        Element(
            id="cta",
            role="cta",
            box=Box(x=10, y=170, width=60, height=20),
            text="See",
            look=LOOK,
            fill="#204060",
        ),
        Element(
            id="legal", role="legal", box=Box(x=10, y=192, width=60, height=6), text="Wash cold.", look=LOOK
        ),
    )
    return boards_of([Layout(width=200, height=200, elements=elements)])[0]


def looks(at: float, seconds: float = 6.0) -> dict[str, tuple[float, float]]:
    """Return role -> (opacity, y) at a time."""
    shown = board()
    (clip,) = film_of(shown, seconds).tracks[0].clips
    found = {layer.role: look_at(clip, from_seconds(at), layer.id) for layer in element_layers(shown)}
    return {role: (look.opacity, look.y) for role, look in found.items()}


def test_elements_come_one_after_another_and_then_stand() -> None:
    assert looks(0.0)["headline"][0] == 0
    assert looks(0.0)["legal"][0] == looks(0.0)["picture"][0] == 1
    early = looks(0.6)
    assert early["headline"][0] > early["cta"][0]
    for at in (ARRIVED * 6 + 0.01, 4.0, 5.99):
        assert all(value == (1.0, 0.0) for value in looks(at).values())


def test_a_picture_grows_within_its_frame() -> None:
    shown = board()
    (clip,) = film_of(shown, 6).tracks[0].clips
    (grown,) = [curve for curve in clip.curves if curve.property == "scale" and curve.keys[-1].value > 1]
    frame = next(layer for layer in element_layers(shown) if layer.role == "picture")
    assert grown.layer != frame.id


@pytest.mark.parametrize("seconds", [6.0, 15.0, 2.5])
def test_it_lasts_whole_frames(seconds: float) -> None:
    film = film_of(board(), seconds)
    assert to_seconds(film.duration) == pytest.approx(seconds)
    assert (film.width, film.height, film.rate_numerator) == (200, 200, 30)


@pytest.mark.parametrize(
    ("length", "heard", "fades"), [(9.0, 6.0, True), (4.0, 4.0, False), (6.0, 6.0, False)]
)
def test_music_ends_with_the_film(length: float, heard: float, fades: bool) -> None:
    music = Asset(sha256="b" * 64, media_type="application/x-creastudio-score")
    (clip,) = film_of(board(), 6, music=music, music_seconds=length).tracks[1].clips
    assert to_seconds(clip.duration) == pytest.approx(heard)
    assert (clip.fade_out > 0) == fades


@given(st.lists(st.sampled_from([*ORDER, *STILL]), unique=True), st.floats(2, 60))
def test_entrances_keep_the_order_and_end_in_time(roles: list[str], seconds: float) -> None:
    found = entrances(roles, seconds)
    assert set(found) == set(roles) - set(STILL)
    times = [found[role] for role in ORDER if role in found]
    assert times == sorted(times)
    assert all(0 <= time <= max(0.0, ARRIVED * seconds - ENTRY) for time in times)
