"""How a brand speaks: lines of a language and of formats, claims that may be made, and the nearest tone."""

from __future__ import annotations

import pytest

from creastudio.api.brand import BrandKit, BrandLine
from creastudio_layout.engine.house import TONES, house_of

KIT = BrandKit(
    id="wool",
    tone=("hushed", "Quiet"),
    forbidden=("best",),
    claims=(
        BrandLine(text="The best wool."),
        BrandLine(text="Spun near you.", language="en"),
        BrandLine(text="就近纺成。", language="zh"),
        BrandLine(text="Seen on Meta.", formats=("meta",)),
    ),
    legal=(BrandLine(text="Wool Ltd."), BrandLine(text="Swipe up.", formats=("meta.story",))),
)


def test_claims_hold_in_every_format_and_have_no_forbidden_word() -> None:
    english = house_of(KIT, "en-GB")
    assert english.claims_in(["meta.square", "iab.300x250"]) == ("Spun near you.",)
    assert english.claims_in(["meta.square", "meta.story"]) == ("Spun near you.", "Seen on Meta.")
    assert house_of(KIT, "zh").claims_in([]) == ("就近纺成。",)


def test_legal_lines_are_those_of_a_format() -> None:
    house = house_of(KIT, "en")
    assert house.legal_lines() == ("Wool Ltd.",)
    assert house.legal_lines("meta.story") == ("Wool Ltd.", "Swipe up.")
    assert house.legal_lines("meta.square") == ("Wool Ltd.",)


@pytest.mark.parametrize(
    ("tone", "nearest"),
    [
        (("hushed", "Quiet"), "plain"),
        (("高端",), "premium"),
        (("bold",), "bold"),
        (("odd",), "warm"),
        ((), "warm"),
    ],
)
def test_a_tone_is_meant_by_words_near_it(tone: tuple[str, ...], nearest: str) -> None:
    house = house_of(KIT.model_copy(update={"tone": tone}), "en")
    assert house.nearest_tone == nearest
    assert house.nearest_tone in TONES
