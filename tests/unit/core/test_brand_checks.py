"""Contrast has the values of WCAG, and low pairs are named."""

from __future__ import annotations

from creastudio.api.brand import BrandColor, BrandKit
from creastudio.core.brand_checks import pairs_of


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
