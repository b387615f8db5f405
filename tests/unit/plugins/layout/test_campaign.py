"""A campaign becomes sets in every language, told what they are for and what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Artifact, UserError
from creastudio.api.campaign import CampaignDelivery, CampaignFilms
from creastudio.api.campaign_file import packed
from creastudio.api.layout import Layout
from creastudio.api.testing import FakeContext, sample_score, tiny_png
from creastudio_layout.engine.campaign import run, uses_of
from creastudio_layout.tools.campaign import CampaignParams

TEXT = """title = "Wool"
brief = "Jumpers of quiet wool, half price"
languages = ["en", "zh"]
variants = 1
[copy.en]
headline = "Quiet wool"
[[pictures]]
file = "sheep.png"
[deliver]
formats = ["meta.square"]
html5 = ["iab.300x250"]
[deliver.films]
formats = ["meta.square"]
seconds = [6]
"""


def others() -> dict[str, Any]:
    """What a campaign asks of other generators."""
    score = sample_score(3)
    copy = {"headline": "安静的羊毛", "description": "半价", "call_to_action": "去看看"}
    notes = [{"line": 0, "start": 0, "end": 5, "text": "'Quiet' wants proof.", "severity": "warning"}]
    return {
        "text.ad_copy": lambda _params, _inputs: [
            Artifact("text/plain", b"a", metadata={"structured": copy})
        ],
        "text.flags": lambda _params, _inputs: [Artifact("text/plain", b"b", metadata={"notes": notes})],
        "music.for_picture": lambda _params, _inputs: [score.artifact(title="Music")],
    }


def made(folder: Path, **settings: Any) -> tuple[FakeContext, list[Layout]]:
    folder.mkdir(exist_ok=True)
    file = folder / "a.creacampaign"
    file.write_bytes(packed(TEXT, {"sheep.png": tiny_png(3, 64)}))
    context = FakeContext(folder, seed=1, inputs={"campaign": file}, others=others())
    run(CampaignParams(**settings), context)
    return context, [Layout.loads(artifact.read()) for artifact in context.results]


def test_every_language_gets_every_format(tmp_path: Path) -> None:
    context, layouts = made(tmp_path)
    told = [(layout.settings["campaign"]["language"], layout.format) for layout in layouts]
    forms = ["meta.square", "iab.300x250"]
    assert told == [(language, form) for language in ("en", "zh") for form in forms]
    heads = [layout.element("headline") for layout in layouts]
    assert [head.text for head in heads if head] == ["Quiet wool", "Quiet wool", "安静的羊毛", "安静的羊毛"]
    assert len({layout.link for layout in layouts}) == 2
    asked = [name for name, _, _ in context.requests]
    assert asked == ["music.for_picture", "text.flags", "text.ad_copy", "text.flags"]


def test_each_layout_says_what_it_is_for_and_what_was_found(tmp_path: Path) -> None:
    _, layouts = made(tmp_path, languages="en")
    square, banner = (layout.settings["campaign"] for layout in layouts)
    assert (square["uses"], banner["uses"]) == (["still", "film"], ["html5"])
    assert list(square["music"]) == ["6"]
    assert banner["music"] == {}
    assert any(finding["rule"] == "claim" for finding in square["findings"])


def test_without_music_none_is_asked_for(tmp_path: Path) -> None:
    context, layouts = made(tmp_path, music=False, languages="en")
    assert [name for name, _, _ in context.requests] == ["text.flags"]
    assert layouts[0].settings["campaign"]["music"] == {}


def test_a_language_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no language 'fr'"):
        made(tmp_path, languages="fr")


def test_uses_keep_the_order_of_formats() -> None:
    deliver = CampaignDelivery(
        formats=("meta.link",), print=("print.a5",), films=CampaignFilms(formats=("meta.link", "meta.story"))
    )
    assert uses_of(deliver) == {"meta.link": ["still", "film"], "print.a5": ["print"], "meta.story": ["film"]}
