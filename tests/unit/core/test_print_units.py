"""Lengths on paper."""

from __future__ import annotations

import pytest

from creastudio.core.print_units import millimetres


def test_an_inch_of_px_is_an_inch() -> None:
    assert millimetres(300, 300) == 25.4
    assert millimetres(1240, 150) == pytest.approx(210, abs=0.1)
