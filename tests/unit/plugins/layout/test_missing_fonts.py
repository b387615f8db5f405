"""A font of the brand that isn't there: another stands in, that is said, and every letter is still one that can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.brand import BrandFont, BrandKit
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.layout import Layout
from creastudio.api.layout_rules import Rules, findings_of
from creastudio.api.testing import FakeContext
from creastudio.core.layout_layers import text_of
from creastudio.render.text import text_path
from creastudio.render.text_families import has_family
from creastudio.render.text_measuring import measure
from creastudio_layout.engine.compose import run
from creastudio_layout.tools.compose import ComposeParams

GONE = "Mornel Grotesk"


@pytest.fixture(autouse=True)
def application(qapp: object) -> None:
    """A process has one application: looking for fonts must not make another first."""


def kit(*families: str) -> BrandKit:
    return BrandKit(id="mornel", fonts=(BrandFont(role="headline", families=families),))


def composed(folder: Path, brand: BrandKit, headline: str) -> Layout:
    file = folder / "a.creabrand"
    file.write_bytes(write_brand(BrandPack(brand, {})))
    context = FakeContext(folder, inputs={"brand": file})
    context.measure_text = measure  # type: ignore[method-assign]
    run(ComposeParams(headline=headline, formats="meta.square", variants=1, style="clean"), context)
    (artifact,) = context.results
    return Layout.loads(artifact.read())


@pytest.mark.parametrize(
    ("headline", "used"),
    [("Quiet wool", "Inter"), ("安静的羊毛", "Noto Sans SC"), ("Quiet 羊毛 wool", "Inter")],
)
def test_another_font_stands_in_and_that_is_said(tmp_path: Path, headline: str, used: str) -> None:
    layout = composed(tmp_path, kit(GONE), headline)
    assert f"The brand's font '{GONE}' isn't here; '{used}' stands in for it." in layout.reasons
    assert not any("has these letters" in reason for reason in layout.reasons)
    findings = [item for item in findings_of(layout, Rules(kit(GONE)), measure) if item["rule"] == "font"]
    assert [(item["severity"], item["element"]) for item in findings] == [("warning", "headline")]
    head = layout.element("headline")
    assert head is not None
    # What is asked for stays, so that the font is used where it is there.
    assert head.look is not None
    assert head.look.families[0] == GONE
    shown = text_of(head, has_family)
    as_installed = shown.model_copy(update={"family": used})
    assert text_path(shown) == text_path(as_installed)


@pytest.mark.parametrize("families", [("Caveat",), (GONE, "Caveat")])
def test_nothing_is_said_of_a_font_that_is_there(tmp_path: Path, families: tuple[str, ...]) -> None:
    layout = composed(tmp_path, kit(*families), "Quiet wool")
    assert not any("stands in" in reason for reason in layout.reasons)
    assert not [
        item for item in findings_of(layout, Rules(kit(*families)), measure) if item["rule"] == "font"
    ]


def test_letters_that_no_font_has_are_named(tmp_path: Path) -> None:
    # No letter has this number.
    layout = composed(tmp_path, BrandKit(id="none"), "Wool \u0378")
    assert "No font here has these letters: \u0378" in layout.reasons
    assert any(item["text"].startswith("No font has") for item in findings_of(layout, Rules(kit()), measure))


@pytest.mark.parametrize(
    ("headline", "told"),
    [("Wool \u0378", True), ("קפה של בוקר", False), ("قهوة الصباح", False), ("早晨的咖啡", False)],
)
def test_who_composes_is_told_once_of_letters_that_no_font_has(
    tmp_path: Path, headline: str, told: bool
) -> None:
    context = FakeContext(tmp_path)
    context.measure_text = measure  # type: ignore[method-assign]
    run(ComposeParams(headline=headline, formats="meta.square, meta.story", variants=2), context)
    found = [notice for notice in context.notices if "install one that has them" in notice]
    assert len(found) == (1 if told else 0)
