"""Formats in which a platform takes the logo alone hold that and no words."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.formats import formats_in
from creastudio.api.layout import Layout
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.compose import run
from creastudio_layout.engine.logo_alone import alone
from creastudio_layout.engine.logos import read_logo
from creastudio_layout.tools.compose import ComposeParams
from tests.unit.plugins.layout.test_compose import WORDS, a_logo, made

LOGO_FORMATS = "google.logo, google.logo_wide"


@pytest.mark.parametrize("form", formats_in(LOGO_FORMATS))
@pytest.mark.parametrize(("color", "ground"), [("#7a2418", "#ffffff"), ("#ffffff", "#16181d")])
def test_it_stands_in_the_middle_on_a_ground_that_shows_it(
    tmp_path: Path, form: object, color: str, ground: str
) -> None:
    assert hasattr(form, "logo")
    logo = read_logo(a_logo(tmp_path, color))
    layout = alone(form, (logo,), {"title": "Logo"})  # type: ignore[arg-type]
    (element,) = layout.elements
    box = element.box
    assert (element.role, element.picture, layout.background) == ("logo", logo.sha256, ground)
    assert box.width / box.height == pytest.approx(logo.aspect)
    assert box.x + box.width / 2 == pytest.approx(layout.width / 2)
    assert box.y + box.height / 2 == pytest.approx(layout.height / 2)
    clear = logo.clear * min(box.width, box.height)
    assert min(box.x, box.y) >= clear
    assert max(box.width / layout.width, box.height / layout.height) > 0.55


def test_they_come_among_the_others_in_each_variant(tmp_path: Path) -> None:
    formats = "google.logo, meta.square"
    layouts = made(tmp_path, {"logo": a_logo(tmp_path)}, formats=formats, variants=2, **WORDS)
    assert [(item.variant, item.format) for item in layouts] == [
        (0, "google.logo"), (0, "meta.square"), (1, "google.logo"), (1, "meta.square"),
    ]  # fmt: skip
    assert [[element.role for element in item.elements] for item in layouts[::2]] == [["logo"], ["logo"]]
    assert layouts[0].link == layouts[1].link


def test_without_a_logo_they_are_left_out_and_that_is_said(tmp_path: Path) -> None:
    context = FakeContext(tmp_path, seed=3)
    run(ComposeParams(formats="meta.square, google.logo", variants=1, headline="Good coffee"), context)
    (layout,) = (Layout.loads(artifact.read()) for artifact in context.results)
    assert layout.format == "meta.square"
    assert context.notices == ["Formats that hold a logo alone are left out: there is no logo."]
    with pytest.raises(UserError, match="hold a logo alone"):
        run(ComposeParams(formats=LOGO_FORMATS, headline="Good coffee"), FakeContext(tmp_path))


def test_nothing_but_them_is_one_variant(tmp_path: Path) -> None:
    layouts = made(tmp_path, {"logo": a_logo(tmp_path)}, formats=LOGO_FORMATS, variants=3, headline="Hello")
    assert [item.variant for item in layouts] == [0, 0]
