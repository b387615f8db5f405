"""Contrast is that of the letters with what lies under them, and with nothing else."""

from __future__ import annotations

import pytest

from creastudio.api.colors import contrast
from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document
from creastudio.core.edits.insert_layout import boards_of
from creastudio.export.work import Work
from creastudio.render.board_contrast import contrasts_on


def board_of(*elements: Element, background: str = "#ffffff") -> Artboard:
    return boards_of([Layout(width=200, height=100, background=background, elements=elements)], {})[0]


def words(color: str, x: float = 10, fill: str = "") -> Element:
    look = TextLook(size=30, weight=700, color=color)
    box = Box(x=x, y=30, width=80, height=40)
    return Element(id="headline", role="headline", box=box, text="Wool", look=look, fill=fill)


def measured(board: Artboard) -> dict[str, float]:
    return contrasts_on(Work(Document(artboards=(board,)), lambda _: b"").compositor, board)


@pytest.mark.parametrize(
    ("ink", "ground"), [("#000000", "#ffffff"), ("#808080", "#ffffff"), ("#123456", "#f0c020")]
)
def test_on_an_even_ground_it_is_that_of_both_colours(ink: str, ground: str) -> None:
    assert measured(board_of(words(ink), background=ground))["headline"] == pytest.approx(
        contrast(ink, ground), rel=0.02
    )


def test_words_in_the_colour_of_their_ground_have_none() -> None:
    assert measured(board_of(words("#ffffff")))["headline"] == pytest.approx(1.0)


def test_a_plate_under_words_counts_and_what_lies_beside_them_does_not() -> None:
    beside = Element(id="shape", role="shape", box=Box(x=120, y=0, width=80, height=100), fill="#000000")
    assert measured(board_of(beside, words("#000000")))["headline"] == pytest.approx(21, rel=0.02)
    plated = measured(board_of(words("#ffffff", fill="#000000")))["headline"]
    assert plated == pytest.approx(21, rel=0.02)


def test_the_worse_part_of_the_ground_decides() -> None:
    dark = Element(id="shape", role="shape", box=Box(x=0, y=0, width=45, height=100), fill="#000000")
    assert measured(board_of(dark, words("#000000")))["headline"] < 1.5


def test_what_is_hidden_is_not_measured() -> None:
    board = board_of(words("#000000"))
    hidden = board.model_copy(
        update={"layers": tuple(x.model_copy(update={"visible": False}) for x in board.layers)}
    )
    assert measured(hidden) == {}
