"""Measured texts come out as they are painted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creastudio.api.measuring import TextFit
from creastudio.core.canvas import TextLayer, Transform
from creastudio.render.text import text_size
from creastudio.render.text_measuring import measure


def test_a_text_in_a_box_has_the_size_that_it_is_painted_in() -> None:
    text = "Quiet wool for loud winters, knitted by the sea"
    (size,) = measure([TextFit(text=text, size=24, width=160, weight=700)])
    layer = TextLayer(text=text, size=24, weight=700, transform=Transform(width=160, height=1))
    painted = text_size(layer)
    assert (size.width, size.height) == pytest.approx((painted.width(), painted.height()))
    assert size.lines > 2
    assert not size.broken


@given(
    st.lists(st.sampled_from(["wool", "winter", "羊毛，", "海", "a-b", "\n"]), min_size=1, max_size=12),
    st.integers(8, 90),
)
def test_the_pieces_make_up_the_text_and_its_width(words: list[str], pixels: int) -> None:
    text = " ".join(words)
    (size,) = measure([TextFit(text=text, size=pixels)])
    assert "".join(piece for piece, _ in size.pieces) == text
    widest = line = after = 0.0
    for (piece, width), space in zip(size.pieces, size.spaces, strict=True):
        line += after + width
        after = space
        widest = max(widest, line)
        if piece.endswith("\n"):
            line = after = 0.0
    # Letters at the ends of lines lose the kerning with what comes after.
    assert widest == pytest.approx(size.width, abs=0.12 * pixels)


def test_sizes_grow_with_the_font() -> None:
    small, large = measure([TextFit(text="Wool", size=10), TextFit(text="Wool", size=100)])
    assert large.width == pytest.approx(10 * small.width)
    assert large.line_height == pytest.approx(10 * small.line_height)


def test_a_word_that_is_too_long_is_told() -> None:
    broken, whole = measure(
        [TextFit(text="Donaudampfschifffahrt", size=30, width=90), TextFit(text="so", size=9, width=90)]
    )
    assert broken.broken
    assert not whole.broken


def test_letters_that_no_font_has_are_named() -> None:
    (size,) = measure([TextFit(text="a\U0001bfff")])
    assert size.missing == "\U0001bfff"


def test_the_first_family_that_is_there_counts() -> None:
    sizes = measure(
        [
            TextFit(text="Wool", families=families)
            for families in (("No Such", "Inter"), ("Inter",), ("Playfair Display",))
        ]
    )
    assert sizes[0] == sizes[1] != sizes[2]
