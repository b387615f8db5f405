"""Pictures in past ads are taken where no words lie on them."""

from __future__ import annotations

from creastudio.api.past_ads import PastAd, PastElement
from creastudio.core.past_pictures import regions_of


def ad(*elements: tuple[str, tuple[float, ...]]) -> PastAd:
    found = tuple(PastElement.model_validate({"role": role, "box": box}) for role, box in elements)
    return PastAd(width=400, height=400, elements=found)


def test_the_largest_part_without_words_is_taken() -> None:
    full = ad(
        ("picture", (0, 0, 400, 400)), ("headline", (20, 300, 300, 60)), ("cta", (20, 370, 80, 20)), ("logo", (350, 10, 40, 40)),
    )  # fmt: skip
    assert regions_of(full) == [(0, 0, 350, 300)]
    assert regions_of(full, whole=True) == [(0, 0, 400, 400)]
    split = ad(("picture", (-20, 0, 220, 400)), ("headline", (210, 100, 180, 60)))
    assert regions_of(split) == [(0, 0, 200, 400)]
    assert regions_of(ad(("background", (0, 0, 400, 400)))) == [(0, 0, 400, 400)]


def test_what_shows_too_little_is_left_out() -> None:
    covered = ad(("picture", (0, 0, 400, 400)), ("headline", (0, 90, 400, 220)))
    assert regions_of(covered) == []
    assert regions_of(ad(("picture", (0, 0, 400, 30)))) == []
    assert regions_of(ad(("picture", (500, 0, 100, 100)))) == []
    assert regions_of(ad()) == []
