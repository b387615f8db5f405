"""The caret: from letters to places and back, over lines, in columns and from right to left."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creastudio.render.text_caret import (
    Caret,
    arrow,
    caret_at,
    caret_rect,
    distance_along,
    line_edge,
    line_number,
    next_letter,
    next_line,
    selection_rects,
)
from creastudio.render.text_letters import graphemes
from tests.unit.render.text_layers import ARABIC, CHINESE, HEBREW, LATIN, text_layer

ACCENT = "e\N{COMBINING ACUTE ACCENT}"


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*"abW .,-中文。「」\n12fi", ACCENT, "\U00020000"]), max_size=40),
       st.booleans(), st.sampled_from(["start", "center", "end", "justify"]))  # fmt: skip
def test_the_place_of_a_caret_leads_back_to_it(letters: list[str], vertical: bool, align: str) -> None:
    text = "".join(letters)
    layer = text_layer(text, 120, 120, vertical=vertical, align=align)
    for index in graphemes(text):
        place = caret_rect(layer, Caret(index)).center()
        assert caret_at(layer, place.x(), place.y()).index == index


def test_a_line_break_of_two_characters_is_one_place() -> None:
    layer = text_layer("a\r\nb")
    assert graphemes(layer.text) == [0, 1, 3, 4]
    assert line_number(layer, Caret(3)) == 1


def test_letters_written_to_the_left() -> None:
    layer = text_layer(HEBREW, 400)
    first, second = (caret_rect(layer, Caret(index)).x() for index in (0, 1))
    assert first == pytest.approx(400, abs=0.1)
    assert second < first
    assert arrow(layer, Caret(1), "left").index == 2


def test_a_broken_line_has_two_places_for_one_index() -> None:
    layer = text_layer(LATIN)
    end = line_edge(layer, Caret(0), end=True)
    assert end.before_break
    assert line_number(layer, end) == 0
    assert line_number(layer, Caret(end.index)) == 1
    assert line_edge(layer, Caret(end.index), end=False) == Caret(end.index)
    assert caret_at(layer, 10_000, 1) == end


def test_lines_up_and_down_keep_the_distance() -> None:
    layer = text_layer("a long line\nx\nanother long line", 400)
    start = Caret(8)
    kept = distance_along(layer, start)
    short = next_line(layer, start, 1, kept)
    assert short.index == 13
    third = next_line(layer, short, 1, kept)
    assert distance_along(layer, third) == pytest.approx(kept, abs=8)
    assert next_line(layer, third, 1) == Caret(len(layer.text))
    assert next_line(layer, start, -1) == Caret(0)


def test_arrows_in_columns() -> None:
    layer = text_layer("一二三\n四五六", 200, 200, vertical=True)
    assert arrow(layer, Caret(1), "down").index == 2
    assert arrow(layer, Caret(1), "left").index == 5
    assert arrow(layer, Caret(5), "right").index == 1
    assert caret_rect(layer, Caret(1)).height() == 0


def test_letters_and_words_are_steps() -> None:
    text = f"{ACCENT}x don't stop"
    assert next_letter(text, 0, 1) == 2
    assert next_letter(text, 2, -1) == 0
    assert next_letter(text, 4, 1, words=True) == 10
    assert next_letter(text, len(text), 1) == len(text)


def test_a_selection_covers_each_line() -> None:
    layer = text_layer("one\ntwo\nthree", 300)
    rects = selection_rects(layer, 1, 9)
    assert len(rects) == 3
    assert rects[0].left() == pytest.approx(caret_rect(layer, Caret(1)).x())
    assert rects[0].right() > caret_rect(layer, Caret(3)).x()  # the line break shows
    assert selection_rects(layer, 2, 2) == []


def test_a_selection_in_two_directions_has_holes() -> None:
    layer = text_layer(ARABIC, 900)
    assert len(selection_rects(layer, ARABIC.index("طويل"), ARABIC.index("English"))) == 2


def test_a_selection_in_columns() -> None:
    layer = text_layer(CHINESE, 200, 200, vertical=True, family="Noto Sans SC")
    first, *_, last = selection_rects(layer, 2, 20)
    assert first.left() > last.left()
    assert first.bottom() == pytest.approx(8 * 18.5, abs=0.1)  # three letters move on with their marks
