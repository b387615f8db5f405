"""Logos on pictures: a soft scrim where one shows them, else a plate of the ad's own colour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from creastudio.api.layout import Fade, Layout
from creastudio_layout.engine import compose, on_ground
from creastudio_layout.engine.schemes import DARK_INK
from creastudio_layout.theory.concepts import Concept
from tests.unit.plugins.layout.test_compose import a_logo, made


@pytest.fixture(autouse=True)
def on_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    from creastudio_layout.engine import frames

    monkeypatch.setattr(frames, "_melting", lambda *given: iter(()))
    monkeypatch.setattr(compose, "WITH_PICTURE", (Concept("full", "dark", radius=0.4),))


def _ad(folder: Path, ground: str, logo: str, subhead: str = "From edge to edge of it") -> Layout:
    path = folder / "ground.png"
    Image.new("RGB", (320, 320), ground).save(path)
    inputs = {"picture": path, "logo": a_logo(folder, logo)}
    words = {"headline": "Read me", "subhead": subhead}
    (layout,) = made(folder, inputs, formats="480x480", variants=1, **words)
    return layout


def test_a_logo_that_drowns_gets_a_scrim_that_shows_it(tmp_path: Path) -> None:
    layout = _ad(tmp_path, "#8a4a38", "#8a2018")
    scrim, logo = layout.element("logo-scrim"), layout.element("logo")
    assert layout.element("logo-plate") is None
    assert scrim is not None
    assert logo is not None
    assert isinstance(scrim.fill, Fade)
    # It comes from the end of the format that the logo is nearest to, and is as strong where the logo is.
    assert (scrim.box.x, scrim.box.width) == (0, 480)
    assert scrim.box.y <= logo.box.y
    assert scrim.box.y + scrim.box.height >= logo.box.y + logo.box.height
    assert scrim.fill.hold > 0
    assert "A scrim at the end of the picture lets the logo stand out." in layout.reasons


def test_no_scrim_for_a_logo_lies_under_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_ground, "HIGHEST_SCRIM", 1.0)
    for long in (1, 6):
        layout = _ad(tmp_path, "#8a4a38", "#8a2018", "From edge to edge of it, and on. " * long)
        scrim = layout.element("logo-scrim")
        for words in (layout.element("headline"), layout.element("subhead")):
            if scrim is not None and words is not None:
                apart = words.box.y + words.box.height <= scrim.box.y
                assert apart or words.box.y >= scrim.box.y + scrim.box.height


def test_a_logo_that_shows_has_neither(tmp_path: Path) -> None:
    layout = _ad(tmp_path, "#f0ece4", "#2a1810")
    assert layout.element("logo-scrim") is None
    assert layout.element("logo-plate") is None


def test_a_plate_is_of_the_ads_own_colour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_ground, "HIGHEST_SCRIM", 0.0)
    layout = _ad(tmp_path, "#8a4a38", "#8a2018")
    plate, logo = layout.element("logo-plate"), layout.element("logo")
    assert plate is not None
    assert logo is not None
    assert plate.fill not in ("#ffffff", DARK_INK, "#808080")
    assert plate.radius > 0
    # As much room around the logo as it asks for.
    assert logo.box.x - plate.box.x >= 0.16 * min(plate.box.width, plate.box.height)


def test_what_is_restless_under_words_is_calmed_even_where_ink_reads(tmp_path: Path) -> None:
    # Dark stripes: white reads on all of them.
    stripes = np.zeros((320, 320, 3), np.uint8)
    stripes[:, ::8] = stripes[:, 1::8] = stripes[:, 2::8] = stripes[:, 3::8] = 70
    path = tmp_path / "stripes.png"
    Image.fromarray(stripes).save(path)
    (layout,) = made(tmp_path, {"picture": path}, formats="480x480", variants=1, headline="Read me")
    assert {element.role for element in layout.elements} & {"scrim", "underlay"}
