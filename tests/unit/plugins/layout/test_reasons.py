"""Reasons are whole sentences that say what is so, and each has its Chinese."""

from __future__ import annotations

from typing import get_args

import pytest

from creastudio.api.formats import formats_in
from creastudio.core.said import SaidTable
from creastudio_layout.engine import reasons
from creastudio_layout.engine.crops import Crop
from creastudio_layout.engine.frames import Frame
from creastudio_layout.theory.concepts import WITH_PICTURE, Concept, Family
from creastudio_layout.theory.sizes import room_of
from creastudio_layout.words.reasons import ZH_CN

BOX = (0.0, 0.0, 100.0, 100.0)
ROOM = room_of(formats_in("iab.320x50")[0])


def frame(**fields: object) -> Frame:
    nothing = (0.0, 0.0, 0.0, 0.0)
    whole = Frame(0, BOX, "top", "start", "top", nothing, "panel", BOX, (), nothing, False, nothing)
    return whole._replace(**fields)  # type: ignore[arg-type]


def test_the_arrangement_is_told() -> None:
    concept: Concept = next(one for one in WITH_PICTURE if one.family == "card")
    assert "plate" in reasons.arrangement(concept, frame())
    assert "one row" in reasons.arrangement(concept, frame(row=True))
    assert "melts" in reasons.arrangement(concept, frame(fade=BOX))
    assert set(get_args(Family)) == set(reasons.FAMILIES)


@pytest.mark.parametrize(
    ("crop", "told"),
    [
        (Crop(0, 0, 1, 1, 1), ""),
        (Crop(0, 0, 0.5, 1, 0.9), "The picture is cut where nothing draws the eye."),
        (Crop(0, 0, 0.5, 1, 0.62, 0.8), "The cut keeps 62 % of what draws the eye in the picture."),
        (Crop(0, 0, 0.5, 1, 1.2, 0.8), "The cut keeps 100 % of what draws the eye in the picture."),
    ],
)
def test_a_cut_is_told_where_there_is_one(crop: Crop, told: str) -> None:
    assert reasons.crop(frame(crop=crop)) == told
    assert reasons.crop(frame(crop=crop, picture=(0.0, 0.0, 0.0, 0.0))) == ""


def test_hierarchy_needs_something_below_the_headline() -> None:
    assert reasons.hierarchy({"headline": 60, "cta": 20, "body": 24}) == (
        "The headline is 2.5 times as large as the next text."
    )
    assert reasons.hierarchy({"headline": 60}) == ""
    assert reasons.hierarchy({"cta": 20}) == ""


def test_colours_come_from_the_brand_before_the_picture() -> None:
    assert "brand" in reasons.colors(brand=True, picture=True)
    assert "picture" in reasons.colors(brand=False, picture=True)
    assert reasons.colors(brand=False, picture=False) == ""


def test_every_sentence_has_its_chinese() -> None:
    said = [
        *(reasons.no_room(part, ROOM) for part in reasons.NAMES),
        *(reasons.forbidden(part, "best, 廉价") for part in reasons.NAMES if part != "logo"),
        *(reasons.claim(part) for part in ("subhead", "body")),
        *(call(ink) for call in (reasons.reads_as_it_is,) for ink in ("#ffffff", "#000000")),
        *(reasons.scrim(0.4, ink) for ink in ("#ffffff", "#000000")),
        *reasons.FAMILIES.values(),
        *(reasons.crop(frame(crop=Crop(0, 0, 0.5, 1, 0.6, cut))) for cut in (0.1, 0.9)),
        *(reasons.colors(brand=brand, picture=True) for brand in (True, False)),
        *(reasons.arrangement(WITH_PICTURE[0], frame(**field)) for field in ({"row": True}, {"fade": BOX})),
        reasons.hierarchy({"headline": 60, "cta": 20}), reasons.OWN_LEGAL, reasons.font("A", "B"), reasons.missing("x"),
        reasons.underlay(), reasons.logo_plate(),
    ]  # fmt: skip
    table = SaidTable(ZH_CN)
    assert [sentence for sentence in said if table.find(sentence) == sentence] == []
