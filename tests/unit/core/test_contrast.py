"""The contrast ratio of WCAG, with known values."""

from __future__ import annotations

import pytest

from creastudio.core.contrast import contrast


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.478)],
)
def test_contrast(one: str, other: str, value: float) -> None:
    assert contrast(one, other) == pytest.approx(value, abs=0.001)
    assert contrast(other, one) == contrast(one, other)
