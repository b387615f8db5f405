"""Schemes read, whatever hues they are made of."""

from __future__ import annotations

from itertools import product
from typing import get_args

import numpy as np
import pytest

from creastudio.api.brand import BrandColor
from creastudio_layout.engine.colors import contrast_of
from creastudio_layout.engine.schemes import Hues, hues_of_brand, hues_of_pixels, scheme_of
from creastudio_layout.theory.concepts import SchemeName

HUES = ("#000000", "#ffffff", "#808080", "#ffee00", "#ff0000", "#00ff88", "#2020ff", "#0b5d4e")


@pytest.mark.parametrize(("name", "primary"), list(product(get_args(SchemeName), HUES)))
def test_inks_read_on_their_grounds(name: SchemeName, primary: str) -> None:
    for accent in HUES:
        scheme = scheme_of(name, Hues(primary, accent))
        assert contrast_of(scheme.ink, scheme.ground) >= 4.5
        assert contrast_of(scheme.quiet, scheme.ground) >= 4.5
        assert contrast_of(scheme.label, scheme.accent) >= 4.5
        assert contrast_of(scheme.accent, scheme.ground) >= 2.9


def test_hues_of_a_picture_are_what_is_seen() -> None:
    pixels = np.full((40, 60, 3), 0.9)
    pixels[10:30, 20:40] = (0.8, 0.1, 0.1)
    pixels[30:38, 5:15] = (0.1, 0.3, 0.8)
    hues = hues_of_pixels(pixels, np.ones((40, 60)))
    red, blue = (int(hues.primary[at : at + 2], 16) for at in (1, 5))
    assert red > 2 * blue
    assert int(hues.accent[5:7], 16) > int(hues.accent[1:3], 16)


def test_a_grey_picture_has_hues_too() -> None:
    hues = hues_of_pixels(np.full((8, 8, 3), 0.5), np.ones((8, 8)))
    assert contrast_of(hues.primary, hues.accent) > 1.5


def test_hues_of_a_brand_are_its_own() -> None:
    assert hues_of_brand(()) is None
    assert hues_of_brand([BrandColor(color="#16181d", role="ink")]) is None
    hues = hues_of_brand(
        [BrandColor(color="#0b5d4e", role="primary"), BrandColor(color="#fafafa", role="background")]
    )
    assert hues == Hues("#0b5d4e", "#0b5d4e", "#fafafa", "", brand=True)


def test_a_brand_keeps_its_own_accent() -> None:
    hues = Hues("#0b5d4e", "#f0a030", brand=True)
    assert {scheme_of(name, hues).accent for name in get_args(SchemeName)} == {"#f0a030"}
    # Where it can't be seen it gives way.
    assert scheme_of("white", Hues("#0b5d4e", "#fdfdfd", brand=True)).accent == "#0b5d4e"
