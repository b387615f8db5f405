"""The layout of text: the same at every scale, inside its box when it is to fit, in the right fonts."""

from __future__ import annotations

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text import (
    fitted_size,
    paint_text,
    text_bounds,
    text_path,
    text_size,
)
from creastudio.render.text_layout import flow_of
from tests.unit.render.text_layers import ARABIC, CHINESE, HEBREW, LATIN, picture, text_layer

LETTERS = st.text(st.sampled_from("abWi .,-中文。「」a\nمر שע12"), min_size=1, max_size=60)


def _lines(layer: TextLayer) -> list[str]:
    return [layer.text[line.start : line.end] for line in flow_of(layer).lines]


def _differing(one: QImage, other: QImage) -> int:
    """Return how many pixels differ by more than the rounding of an edge."""
    return sum(
        abs(one.pixelColor(x, y).value() - other.pixelColor(x, y).value()) > 16
        for x in range(one.width()) for y in range(one.height())
    )  # fmt: skip


@settings(max_examples=40)
@given(LETTERS, st.booleans(), st.floats(20, 300), st.floats(20, 300), st.booleans())
def test_text_that_is_to_fit_never_overflows(
    text: str, vertical: bool, width: float, height: float, wrap: bool
) -> None:
    layer = text_layer(text, width, height, size=90, fit=True, vertical=vertical, wrap=wrap)
    size = text_size(layer)
    assert size.width() <= width
    assert size.height() <= height
    assert 0 < fitted_size(layer) <= 90
    assert not flow_of(layer).torn


def test_text_that_fits_keeps_its_size() -> None:
    assert fitted_size(text_layer("Short", 300, 100, size=20, fit=True)) == 20


@settings(max_examples=30)
@given(LETTERS, st.booleans(), st.sampled_from(["start", "justify"]))
def test_lines_break_alike_at_every_size(text: str, vertical: bool, align: str) -> None:
    once = text_layer(text, 100, 120, size=16.5, vertical=vertical, align=align)
    sevenfold = text_layer(text, 700, 840, size=115.5, vertical=vertical, align=align)
    assert _lines(once) == _lines(sevenfold)


@pytest.mark.parametrize("text", [LATIN, CHINESE, ARABIC])
def test_a_magnified_picture_shows_the_same_layout(text: str) -> None:
    layer = text_layer(text)
    large = picture(layer, scale=4)
    small = large.scaled(picture(layer).size(), mode=Qt.TransformationMode.SmoothTransformation)
    darkness = [sum(255 - image.pixelColor(x, 30).value() for x in range(image.width()))
                for image in (small, picture(layer))]  # fmt: skip
    assert darkness[0] == pytest.approx(darkness[1], rel=0.1)


def test_paragraphs_begin_at_line_breaks_of_every_kind() -> None:
    assert _lines(text_layer("a\nb\r\nc\N{LINE SEPARATOR}d\n", 500)) == ["a", "b", "c", "d", ""]


def test_each_paragraph_has_its_own_direction() -> None:
    flow = flow_of(text_layer(f"abc\n{HEBREW}", 500))
    assert [line.rtl for line in flow.lines] == [False, True]
    assert flow.lines[1].edges[0].lead == pytest.approx(500, abs=0.1)


def test_unwrapped_text_runs_on() -> None:
    layer = text_layer(LATIN, 100, wrap=False)
    assert len(flow_of(layer).lines) == 1
    assert text_size(layer).width() > 100


def test_anchor_and_alignment_place_the_text() -> None:
    corner = text_bounds(text_layer("x", 200, 100, size=20, align="end", anchor="bottom")).center()
    assert corner.x() > 180
    assert corner.y() > 80
    column = text_bounds(text_layer("字", 200, 100, size=20, vertical=True)).center()
    assert column.x() > 170
    assert column.y() < 20


def test_weights_and_slant_differ() -> None:
    bold, plain = (text_size(text_layer("Hamburg", weight=weight)).width() for weight in (700, 400))
    assert bold > plain
    assert text_path(text_layer("H", italic=True)) != text_path(text_layer("H"))


def test_tracking_is_not_added_after_the_last_letter() -> None:
    plain, wide = (text_size(text_layer("abc", size=100, tracking=t, width=900)).width() for t in (0, 500))
    assert wide == pytest.approx(plain + 100, abs=1)


def test_leading_sets_the_distance_of_lines() -> None:
    first, second = flow_of(text_layer("a\nb", size=20, leading=1.5)).lines
    assert second.low - first.low == pytest.approx(30)


def test_justified_lines_end_at_the_edge() -> None:
    lines = flow_of(text_layer(CHINESE, 300, align="justify", family="Noto Sans SC")).lines
    # The blank half of a mark may hang over the edge.
    assert all(299.9 <= line.edges[-1].trail <= 300 + 18.5 / 2 for line in lines[:-1])
    assert lines[-1].edges[-1].trail < 299


def test_vertical_punctuation_has_its_own_form() -> None:
    upright = text_path(text_layer("，", 40, 40, vertical=True)).boundingRect()
    assert upright.center().x() > 28  # in the upper right of its square, which begins at the right edge
    assert upright.center().y() < 10


def test_path_is_what_is_painted() -> None:
    layer = text_layer(LATIN)
    by_path = picture(text_layer(""))
    painter = QPainter(by_path)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(4, 4)
    painter.fillPath(text_path(layer), QColor("black"))
    painter.end()
    assert _differing(by_path, picture(layer)) == 0
    assert text_bounds(layer).contains(text_path(layer).boundingRect())


def test_translucent_letters_that_overlap_are_of_one_shade() -> None:
    image = picture(text_layer("ooooo", tracking=-400, size=60, color="#00000080"))
    darkest = min(image.pixelColor(x, y).value() for x in range(image.width()) for y in range(20, 80))
    assert darkest == pytest.approx(127, abs=3)


def test_colored_signs_and_odd_characters_paint() -> None:
    text = "a\tb\N{OBJECT REPLACEMENT CHARACTER}\x00\N{ZERO WIDTH SPACE}\U00020000\N{GRINNING FACE}"
    layer = text_layer(text, underline=True)
    assert not picture(layer).isNull()
    assert len(flow_of(layer).lines[0].edges) == len(text)


@settings(max_examples=40)
@given(st.text(max_size=12), st.booleans(), st.booleans())
def test_any_text_paints_inside_its_bounds(text: str, vertical: bool, wrap: bool) -> None:
    layer = text_layer(text, 60, 60, vertical=vertical, wrap=wrap, italic=True)
    path = text_path(layer)
    assert path.isEmpty() or text_bounds(layer).adjusted(-0.01, -0.01, 0.01, 0.01).contains(
        path.boundingRect()
    )
    assert sum(len(line.edges) for line in flow_of(layer).lines) <= len(text)


def test_a_letter_that_no_font_has_shows_a_sign() -> None:
    assert text_path(text_layer("\U000e1234")) == text_path(text_layer("\N{REPLACEMENT CHARACTER}"))


def test_empty_text_paints_nothing_and_has_a_line() -> None:
    layer = text_layer("", underline=True)
    assert text_bounds(layer).isEmpty()
    assert text_size(layer).height() > 0


def test_tracking_leaves_joined_letters_together() -> None:
    plain, wide = (text_size(text_layer("مرحبا", tracking=t, width=900)).width() for t in (0, 500))
    assert wide == plain


def test_threads_paint_the_same() -> None:
    layers = [text_layer(text, align="justify") for text in (LATIN, CHINESE, ARABIC, HEBREW)]
    painted: list[list[QImage]] = []

    def paint() -> None:
        painted.append([picture(layer) for layer in layers])

    threads = [threading.Thread(target=paint) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Fonts belong to the thread that made them; those of this one are as old as the process. After thousands of other
    # texts single glyphs of theirs were seen to lie a fraction of a px elsewhere: 5 px by 2 to 4 of 255.
    paint()
    for index, layer in enumerate(layers):
        differing = [_differing(pictures[index], painted[0][index]) for pictures in painted]
        assert differing == [0] * len(painted), layer.text


def test_only_what_is_seen_is_painted_and_nothing_less() -> None:
    layer = text_layer(LATIN, 200, 200, size=30)
    whole = picture(layer, scale=2, margin=0)
    part = QImage(120, 90, QImage.Format.Format_ARGB32_Premultiplied)
    part.fill(QColor("white"))
    painter = QPainter(part)
    painter.translate(-100, -70)
    painter.scale(2, 2)
    paint_text(painter, layer)
    painter.end()
    assert _differing(part, whole.copy(100, 70, 120, 90)) == 0


def test_a_box_of_any_size_takes_text() -> None:
    tiny = TextLayer(text=LATIN, fit=True, size=64, transform=Transform(width=1, height=1))
    assert text_size(tiny).width() <= 1
