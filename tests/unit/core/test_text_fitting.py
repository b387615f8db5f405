"""Texts as layers: a box on the artboard, a size in reason, the lines of a verse kept."""

from __future__ import annotations

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


def test_ink_is_seen_on_the_artboard() -> None:
    assert fitting_layer("Oh", Artboard(background="#101020")).color == "#ffffff"
    assert fitting_layer("Oh", Artboard(background="#f0f0e0")).color == "#000000"
    assert fitting_layer("Oh", Artboard(background="")).color == "#000000"


@given(st.text(alphabet="ab山 \n", max_size=2000), st.integers(1, 4000), st.integers(1, 4000))
def test_any_text_gets_a_box(text: str, width: int, height: int) -> None:
    layer = fitting_layer(text, Artboard(width=width, height=height), center=(1.0, 2.0))
    assert layer.transform.width > 0
    assert layer.transform.height > 0
    assert layer.fit
