"""Texts as layers: a box on the artboard, a size in reason, the lines of a verse kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.core.canvas import Artboard
from creastudio.core.text_fitting import fitting_layer

POEM = "空山新雨后\n天气晚来秋\n明月松间照\n清泉石上流"


def test_a_verse_is_large_and_in_the_middle() -> None:
    layer = fitting_layer(POEM, Artboard(width=800, height=1200), language="zh")
    place = layer.transform
    assert (place.x, place.y, layer.align, layer.language) == (400, 600, "center", "zh")
    assert 40 < layer.size <= 800 / 11 + 1
    assert place.width >= 5 * layer.size
    assert layer.name == "空山新雨后"


def test_running_text_is_set_in_a_measure() -> None:
    layer = fitting_layer("A long sentence of many words. " * 30, Artboard(width=1600, height=1200))
    assert layer.align == "start"
    assert layer.transform.width <= 1600 * 0.8
    assert layer.size < 1200 / 20


def test_lines_as_long_as_those_of_a_verse_are_kept_and_longer_ones_run() -> None:
    board = Artboard(width=1100, height=1100)
    # A letter is half as wide as the font's size: 52 of them are 26 sizes wide.
    verse, running = fitting_layer(f"Oh\n{'a' * 52}", board), fitting_layer(f"Oh\n{'a' * 53}", board)
    assert (verse.align, verse.anchor) == ("center", "middle")
    assert (running.align, running.anchor) == ("start", "top")


def test_few_words_are_as_large_as_words_may_be() -> None:
    layer = fitting_layer("Oh", Artboard(width=1100, height=2000), layer_id="words")
    assert (layer.id, layer.size, layer.leading) == ("words", 100, 1.4)
    assert layer.transform.width == pytest.approx(126)
    assert layer.transform.height == pytest.approx(100 * 1.4 * 1.03)
    assert fitting_layer("山水", Artboard()).leading == 1.6


def test_running_text_fills_its_box_line_by_line() -> None:
    # Half as large as few words; 60 letters are 30 sizes wide, and a line holds 880 / 50 - 1.5 of them.
    layer = fitting_layer("word " * 11 + "words", Artboard(width=1100, height=1100))
    assert (layer.size, layer.transform.width) == (50, 880)
    assert fitting_layer(layer.text, Artboard(width=1100, height=2000)).size == 50
    assert layer.transform.height == pytest.approx(2 * 50 * 1.4 * 1.03)
    # Where there is room, a line is 34 sizes long: 200 letters take four of 32.5.
    wide = fitting_layer("word " * 39 + "words", Artboard(width=4400, height=1100))
    assert (wide.size, wide.transform.width) == (50, 1700)
    assert wide.transform.height == pytest.approx(4 * 50 * 1.4 * 1.03)
    assert fitting_layer(
        f"{'a' * 60}\n\nb", Artboard(width=1100, height=1100)
    ).transform.height == pytest.approx(4 * 50 * 1.4 * 1.03)


def test_letters_get_smaller_until_all_lines_fit_and_not_smaller_than_can_be_read() -> None:
    # 40 lines of 1.4 sizes in 880 px.
    many = fitting_layer("\n".join("a" * 40), Artboard(width=1100, height=1100))
    assert 15.7 * 0.95 <= many.size <= 15.7
    broad = fitting_layer("a" * 40, Artboard(width=1100, height=1100))
    assert broad.transform.width <= 880 < broad.transform.width / 0.94
    endless = "a b " * 2500
    assert fitting_layer(endless, Artboard(width=1920, height=960)).size == 10
    assert fitting_layer(endless, Artboard(width=200, height=100)).size == 6


def test_ink_is_seen_on_any_colour() -> None:
    black, white = "#000000", "#ffffff"
    inks = {
        "#6d6d6d": white, "#6e6e6e": black, "#ff0000": white, "#00ff00": black, "#0000ff": white, "#ff4400": black,
        "#0000007f": black, "#00000080": white, "#ffffff80": black,
    }  # fmt: skip
    assert {ground: fitting_layer("Oh", Artboard(background=ground)).color for ground in inks} == inks


def test_ink_is_seen_on_the_artboard() -> None:
    assert fitting_layer("Oh", Artboard(background="#101020")).color == "#ffffff"
    assert fitting_layer("Oh", Artboard(background="#f0f0e0")).color == "#000000"
    assert fitting_layer("Oh", Artboard(background="")).color == "#000000"


@given(st.text(alphabet="ab山 \n", max_size=2000), st.integers(1, 4000), st.integers(1, 4000))
def test_any_text_gets_a_box(text: str, width: int, height: int) -> None:
    layer = fitting_layer(text, Artboard(width=width, height=height), center=(1.0, 2.0))
    assert layer.transform.width > 0
    assert layer.transform.height > 0
    assert (layer.transform.x, layer.transform.y) == (1.0, 2.0)
    assert layer.fit
