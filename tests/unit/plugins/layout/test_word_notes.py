"""Words that a brand doesn't use are named and left as they are; its own are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.brand import BrandKit, BrandLine
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.layout import Layout
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.compose import run
from creastudio_layout.tools.compose import ComposeParams

LONG = "Spun within twenty kilometres of our mill by people who have done nothing else since they were young."


def composed(folder: Path, kit: BrandKit, **settings: object) -> tuple[FakeContext, Layout]:
    file = folder / "a.creabrand"
    file.write_bytes(write_brand(BrandPack(kit, {})))
    context = FakeContext(folder, inputs={"brand": file})
    run(
        ComposeParams(languages="en", formats="meta.square", variants=1, **settings),  # type: ignore[arg-type]
        context,
    )
    (artifact,) = context.results
    return context, Layout.loads(artifact.read())


def test_given_words_are_named_and_not_changed(tmp_path: Path) -> None:
    kit = BrandKit(id="wool", forbidden=("Best", "cheap"))
    context, layout = composed(tmp_path, kit, headline="The best, cheap wool", cta="Order")
    head = layout.element("headline")
    assert head is not None
    assert head.text == "The best, cheap wool"
    told = "The headline has words that the brand doesn't use: Best, cheap"
    assert told in layout.reasons
    assert context.notices == [told]


@pytest.mark.parametrize(("claim", "part"), [("Spun within 20 km.", "subhead"), (LONG, "body")])
def test_a_claim_stands_where_nothing_else_does(tmp_path: Path, claim: str, part: str) -> None:
    kit = BrandKit(id="wool", claims=(BrandLine(text=claim),))
    _, layout = composed(tmp_path, kit, headline="Quiet wool")
    element = layout.element(part)
    assert element is not None
    assert element.text == claim
    assert any("is a claim of the brand" in reason for reason in layout.reasons)


@pytest.mark.parametrize("settings", [{"subhead": "From us"}, {"body": "From us"}, {"claims": False}])
def test_claims_stay_away_where_they_are_not_wanted(tmp_path: Path, settings: dict[str, object]) -> None:
    kit = BrandKit(id="wool", claims=(BrandLine(text="Spun within 20 km."),))
    _, layout = composed(tmp_path, kit, headline="Quiet wool", **settings)
    assert "Spun within 20 km." not in {element.text for element in layout.elements}
