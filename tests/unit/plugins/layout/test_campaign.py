"""A campaign becomes sets in every language, told what they are for and what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from creastudio.api import Artifact, UserError
from creastudio.api.campaign import CampaignDelivery, CampaignFilms
from creastudio.api.campaign_file import packed
from creastudio.api.formats import format_of, formats_in
from creastudio.api.layout import Layout
from creastudio.api.layout_taste import LayoutTaste, preferred
from creastudio.api.testing import FakeContext, sample_score, tiny_png
from creastudio_layout.engine.campaign import run, uses_of
from creastudio_layout.tools.campaign import CAMPAIGN, CampaignParams

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


def made(
    folder: Path,
    text: str = TEXT,
    files: dict[str, bytes] | None = None,
    inputs: dict[str, Path] | None = None,
    **settings: Any,
) -> tuple[FakeContext, list[Layout]]:
    folder.mkdir(exist_ok=True)
    file = folder / "a.creacampaign"
    file.write_bytes(packed(text, {"sheep.png": tiny_png(3, 64), **(files or {})}))
    context = FakeContext(folder, seed=1, inputs={"campaign": file, **(inputs or {})}, others=others())
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


def taste_for_cards(folder: Path) -> Path:
    """What one learns who always takes words on a plate."""
    pairs = preferred(
        {"family.card": 1.0}, [{"family.full": 1.0}, {"family.split": 1.0}, {"family.inset": 1.0}]
    )
    file = folder / "taste.json"
    file.write_bytes(LayoutTaste(pairs=tuple(pairs * 40)).dumps())
    return file


def families(layouts: list[Layout]) -> set[str]:
    return {layout.settings["concept"]["family"] for layout in layouts}


def test_picks_teach_campaigns_and_a_switch_shows_them_without(tmp_path: Path) -> None:
    taste = taste_for_cards(tmp_path)
    _, plain = made(tmp_path / "plain", languages="en", music=False)
    _, taught = made(tmp_path / "taught", languages="en", music=False, inputs={"taste": taste})
    assert families(taught) == {"card"} != families(plain)
    assert any("You prefer words on a plate." in layout.reasons for layout in taught)
    for on, text in ((False, TEXT), (True, "learned = false\n" + TEXT)):
        _, without = made(
            tmp_path / "off", text, inputs={"taste": taste}, languages="en", music=False, learned=on
        )
        assert families(without) == families(plain)


def test_past_ads_that_a_campaign_names_teach_it(tmp_path: Path) -> None:
    box = {"role": "picture", "box": [0, 0, 1080, 1080]}
    head = {"role": "headline", "box": [80, 760, 920, 160], "size": 90, "align": "center"}
    ads = {"version": 1, "ads": [{"image": "a", "width": 1080, "height": 1080, "elements": [box, head]}]}
    past = json.dumps(ads).encode()
    _, plain = made(tmp_path / "a", languages="en", music=False)
    _, named = made(
        tmp_path / "b", 'past = "ads.json"\n' + TEXT, {"ads.json": past}, languages="en", music=False
    )
    assert all("weights" in layout.settings for layout in named)
    assert not any("weights" in layout.settings for layout in plain)


def test_the_model_that_writes_can_be_named(tmp_path: Path) -> None:
    context, _ = made(tmp_path / "a", 'writer = "ours"\n' + TEXT, languages="zh", music=False)
    other, _ = made(tmp_path / "b", 'writer = "ours"\n' + TEXT, languages="zh", music=False, writer="mine")
    asked = [
        params["model"]
        for found in (context, other)
        for name, params, _ in found.requests
        if name == "text.ad_copy"
    ]
    assert asked == ["ours", "mine"]


def test_uses_keep_the_order_of_formats() -> None:
    deliver = CampaignDelivery(
        formats=("meta.link",), print=("print.a5",), films=CampaignFilms(formats=("meta.link", "meta.story"))
    )
    assert uses_of(deliver) == {"meta.link": ["still", "film"], "print.a5": ["print"], "meta.story": ["film"]}


def test_own_formats_are_composed_as_the_campaign_spells_them(tmp_path: Path) -> None:
    word = 'own.door=300x900 title="Door" safe=100/0/0/0 bytes=90000'
    text = TEXT.replace('["meta.square"]\nhtml5', f"['{word}']\nhtml5").replace("html5", "print")
    _, layouts = made(tmp_path, text, languages="en", music=False)
    door = next(layout for layout in layouts if layout.format == "own.door")
    assert (door.width, door.height, door.safe) == (300, 900, (100, 0, 0, 0))
    assert format_of(door.format, door.settings) == formats_in(word)[0]
    assert door.settings["campaign"]["uses"] == ["still"]


def test_the_campaign_file_is_all_that_is_needed() -> None:
    # So that a command may leave its name out.
    assert [item.name for item in CAMPAIGN.takes if item.required] == ["campaign"]
