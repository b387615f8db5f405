"""Small campaigns for tests, with the results that ``layout.campaign`` would make of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from creastudio.api.campaign_file import packed
from creastudio.api.layout import Box, Element, Layout, TextLook
from creastudio.api.recipe import Recipe, RecipeInput
from creastudio.api.testing import sample_score, tiny_png
from creastudio.core.assets import Asset
from creastudio.core.results import Result
from creastudio.store.blobs import BlobStore

TEXT = """title = "Wool"
[[pictures]]
file = "sheep.png"
[deliver]
formats = ["64x64"]
print = ["96x128"]
psd = true
contact_sheet = false
[deliver.films]
formats = ["64x64"]
seconds = [2]
"""
PICTURE = tiny_png(5, 32)
SHA = hashlib.sha256(PICTURE).hexdigest()
FINDING = {"rule": "claim", "severity": "warning", "element": "headline", "text": "'Best' wants proof. <b>"}
FORMS = (("64x64", ["still", "film"]), ("96x128", ["print"]))


def campaign_layout(
    form: str, uses: list[str], music: dict[str, Any], *, language: str = "en", variant: int = 0
) -> Layout:
    """Return a picture over a headline."""
    width, height = (int(side) for side in form.split("x"))
    words = Element(
        id="headline", role="headline", box=Box(x=4, y=height - 20, width=width - 8, height=16),
        text=f"Best wool {language} {variant}", look=TextLook(size=9),
    )  # fmt: skip
    picture = Element(id="picture", role="picture", box=Box(x=0, y=0, width=width, height=30), picture=SHA)
    told = {"language": language, "uses": uses, "music": music, "findings": [FINDING]}
    return Layout(
        title="Wool",
        link=f"l{variant}-{language}",
        variant=variant,
        format=form,
        width=width,
        height=height,
        elements=(picture, words),
        settings={"campaign": told},
    )


def campaign_results(
    blobs: BlobStore,
    languages: Sequence[str] = ("en",),
    variants: int = 1,
    text: str = TEXT,
    *,
    with_music: bool = True,
) -> list[Result]:
    """Return what a campaign made, with all that it names stored."""
    pack = blobs.put(packed(text, {"sheep.png": PICTURE}))
    blobs.put(PICTURE)
    score = blobs.put(sample_score(2).dumps())
    asked = (
        RecipeInput(
            name="music.from_text", sha256=score, media_type="application/x-creastudio-score",
            recipe=Recipe(generator="music.from_text"),
        ),
    )  # fmt: skip
    recipe = Recipe(
        generator="layout.campaign",
        inputs=(RecipeInput(name="campaign", sha256=pack, media_type="application/x-creastudio-campaign"),),
        asked=asked if with_music else (),
    )
    music = {"2": {"sha256": score, "title": "Tune", "seconds": 2.0}} if with_music else {}
    made: list[Result] = []
    for language in languages:
        for variant in range(variants):
            for form, uses in FORMS:
                heard = music if "film" in uses else {}
                item = campaign_layout(form, uses, heard, language=language, variant=variant)
                artifact = item.artifact()
                asset = Asset(
                    sha256=blobs.put(item.dumps()),
                    media_type=artifact.media_type,
                    recipe=recipe,
                    metadata=artifact.metadata,
                )
                made.append(Result(id=f"{form}-{language}-{variant}", job="job", asset=asset))
    return made
