"""Scores on artboards as notation."""

from __future__ import annotations

import pytest

from creastudio.api.errors import UserError
from creastudio.api.score import MEDIA_TYPE
from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer
from creastudio.core.document import Document
from creastudio.core.edits.place_notation import place_notation
from creastudio.core.edits.score_notes import change_score

SCORE = Asset(sha256="a" * 64, media_type=MEDIA_TYPE, title="Air")
BOARD = Artboard(name="Board", width=1000, height=1000)
DOCUMENT = Document(artboards=(BOARD,))


def placed() -> Document:
    return place_notation(BOARD.id, SCORE).apply(DOCUMENT)


def layer_of(document: Document) -> ImageLayer:
    layer = document.artboards[0].layers[-1]
    assert isinstance(layer, ImageLayer)
    return layer


def test_the_page_fits_the_artboard_in_its_proportions() -> None:
    layer = layer_of(placed())
    assert (layer.asset, layer.name) == (SCORE.sha256, "Air")
    assert layer.transform.height == pytest.approx(800)
    assert layer.transform.width == pytest.approx(800 * 210 / 297)
    assert placed().find_asset(SCORE.sha256) is not None


def test_a_changed_score_is_shown_in_its_place() -> None:
    other = Asset(sha256="b" * 64, media_type=MEDIA_TYPE, title="Air")
    before = placed()
    after = change_score(SCORE.sha256, other, label="Write notes").apply(before)
    assert layer_of(after).asset == other.sha256
    assert layer_of(after).transform == layer_of(before).transform


def test_other_assets_and_other_artboards_are_refused() -> None:
    picture = Asset(sha256="c" * 64, media_type="image/png", title="Photo")
    with pytest.raises(UserError, match="no score"):
        place_notation(BOARD.id, picture).apply(DOCUMENT)
    with pytest.raises(UserError, match="artboard"):
        place_notation("gone", SCORE).apply(DOCUMENT)
