"""Balanced texts are painted as they are measured: as many lines as full ones, even, ended with phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest

from creastudio.api.measuring import TextFit
from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text_layout import flow_of
from creastudio.render.text_measuring import measure
from creastudio_layout.engine.wrapping import wrap_of

CHINESE = "为每一天的慢早晨准备的好咖啡"
ENGLISH = "A quiet place for people who take their time in the morning"


def shown(text: str, width: float, *, balance: bool = True, **fields: object) -> list[str]:
    layer = TextLayer(
        text=text,
        size=40,
        balance=balance,
        transform=Transform(width=width, height=1000),
        **fields,  # type: ignore[arg-type]
    )
    return [text[line.start : line.end].strip() for line in flow_of(layer).lines]


def test_chinese_lines_end_with_phrases() -> None:
    assert shown(CHINESE, 480, balance=False) == ["为每一天的慢早晨准备的好", "咖啡"]
    assert shown(CHINESE, 480) == ["为每一天的慢早晨", "准备的好咖啡"]
    assert shown("慢慢来的早晨", 170) == ["慢慢来的", "早晨"]


def test_latin_lines_are_even_and_leave_no_word_alone() -> None:
    text = "Slow mornings and good coffee"
    assert shown(text, 560, balance=False)[-1] == "coffee"
    assert shown(text, 560) == ["Slow mornings", "and good coffee"]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH, "a b", "好", "优惠至5月31日止，售完为止。", "x" * 60])
@pytest.mark.parametrize("width", [90, 170, 333, 480, 900])
def test_they_take_no_more_lines_than_whole_phrases_need(text: str, width: float) -> None:
    lines = shown(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    size = measure([TextFit(text=text, size=40, balance=True, width=width)])[0]
    assert size.lines == len(lines)
    assert size.broken or size.width <= width + 1 or any(line[-1] in "，。" for line in lines)


def test_a_phrase_longer_than_a_line_is_broken_as_ever() -> None:
    assert shown("都从一杯", 90) == ["都从", "一杯"]


def test_a_composer_gets_the_lines_that_are_painted() -> None:
    for text in (CHINESE, ENGLISH):
        (size,) = measure([TextFit(text=text, size=100, balance=True, families=("Inter",))])
        assert len(size.ends) == len(size.pieces)
        wrap = wrap_of([size], 100)
        assert all(one >= other for one, other in pairwise(wrap.widths))
        for count in range(1, 5):
            lines = shown(text, wrap.widths[count - 1] * 40, family="Inter")
            assert len(lines) == count
    # There is a little more room than the shortest lines need, for the better place.
    assert (
        len(shown(CHINESE, wrap_of(measure([TextFit(text=CHINESE, balance=True)]), 100).widths[1] * 40)[0])
        == 8
    )


def test_running_text_is_set_full() -> None:
    text = "很长的一段文字，" * 60
    assert shown(text, 400) == shown(text, 400, balance=False)


def test_it_shrinks_to_its_box() -> None:
    layer = TextLayer(
        text=CHINESE, size=80, balance=True, fit=True, transform=Transform(width=300, height=100)
    )
    flow = flow_of(layer)
    assert flow.width <= 300.01
    assert flow.height <= 100.01
    assert next(CHINESE[line.start : line.end] for line in flow.lines).endswith(("的", "早晨", "准备"))
