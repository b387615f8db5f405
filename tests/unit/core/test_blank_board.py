"""The empty artboard of a new project makes room for ads; one that somebody has used stays."""

from __future__ import annotations

from typing import Any

import pytest

from creastudio.core.canvas import Artboard, Guide, ShapeLayer
from creastudio.core.document import Document, new_document
from creastudio.core.edits.blank_board import without_blank
from creastudio.core.timeline import Clip


def test_an_empty_artboard_of_a_new_project_goes() -> None:
    assert without_blank(new_document()).artboards == ()
    assert without_blank(new_document(width=1080, height=1920)).artboards == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"layers": (ShapeLayer(),)},
        {"guides": (Guide(axis="x", at=10),)},
        {"background": "#112233"},
        {"x": 40.0},
    ],
)
def test_one_that_was_used_stays(fields: dict[str, Any]) -> None:
    document = new_document(artboard=Artboard(**fields))
    assert without_blank(document) is document


def test_one_that_a_film_shows_stays_and_so_do_two() -> None:
    document = new_document()
    board, sequence = document.artboards[0], document.sequences[0]
    clip = Clip(kind="artboard", artboard=board.id, start=0, duration=100)
    track = sequence.tracks[0].model_copy(update={"clips": (clip,)})
    shown = document.model_copy(update={"sequences": (sequence.model_copy(update={"tracks": (track,)}),)})
    assert without_blank(shown) is shown
    two = Document(artboards=(Artboard(), Artboard()))
    assert without_blank(two) is two
