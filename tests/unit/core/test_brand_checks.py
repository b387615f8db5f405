"""Contrast has the values of WCAG, and low pairs are named."""

from __future__ import annotations

import pytest

from creastudio.api.brand import BrandColor, BrandKit
from creastudio.core.brand_checks import contrast, pairs_of


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.478)],
)
def test_contrast(one: str, other: str, value: float) -> None:
    assert contrast(one, other) == pytest.approx(value, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_low_pairs_are_named() -> None:
    colors = (
        BrandColor(color="#777777", role="ink"),
        BrandColor(color="#ffffff", role="background"),
        BrandColor(color="#ff0000", role="primary"),
        BrandColor(color="#000000", role="primary"),
    )
    found = {pair.front: pair.low for pair in pairs_of(BrandKit(id="a", colors=colors))}
    assert found == {"ink": True, "primary": False}
    assert pairs_of(BrandKit(id="a", colors=colors[:1])) == ()
