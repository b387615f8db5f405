"""Each format says what the brand wants said there, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api.brand import BrandKit, BrandLine
from creastudio.api.brand_file import BrandPack, write_brand
from creastudio.api.layout import Layout, layouts_text
from creastudio.api.testing import FakeContext
from creastudio_layout.engine.copy import Words
from creastudio_layout.engine.house import house_of
from creastudio_layout.engine.legal import with_legal
from creastudio_layout.engine.resolve import run as resolve
from creastudio_layout.tools.resolve import ResolveParams
from tests.unit.plugins.layout.test_compose import made

KIT = BrandKit(
    id="wool",
    legal=(
        BrandLine(text="Wool Ltd."),
        BrandLine(text="Swipe for terms.", formats=("meta.story",)),
        BrandLine(text="仅限中国大陆。", language="zh-CN"),
    ),
)
FORMATS = ["meta.square", "meta.story", "meta.link"]


def test_lines_come_behind_what_is_given() -> None:
    words = Words({"legal": "While stocks last."}, "en")
    found = with_legal(words, house_of(KIT, "en"), FORMATS)
    assert [found[name].text("legal") for name in FORMATS] == [
        "While stocks last. Wool Ltd.",
        "While stocks last. Wool Ltd. Swipe for terms.",
        "While stocks last. Wool Ltd.",
    ]
    assert [found[name].name("legal") for name in FORMATS] == ["legal", "legal-2", "legal"]
    assert found["meta.square"] is found["meta.link"]


def test_what_is_said_already_is_not_said_again() -> None:
    words = Words({"legal": "wool ltd. Swipe for terms."}, "en")
    found = with_legal(words, house_of(KIT, "en"), FORMATS)
    assert {said.text("legal") for said in found.values()} == {"wool ltd. Swipe for terms."}
    assert {said.name("legal") for said in found.values()} == {"legal"}


def test_without_lines_nothing_is_said() -> None:
    found = with_legal(Words({"headline": "Hi"}), house_of(BrandKit(id="none"), "en"), FORMATS)
    assert {said.text("legal") for said in found.values()} == {""}


@pytest.fixture
def layouts(tmp_path: Path) -> list[Layout]:
    kit = tmp_path / "a.creabrand"
    kit.write_bytes(write_brand(BrandPack(KIT, {})))
    return made(
        tmp_path,
        {"brand": kit},
        headline="Quiet wool",
        languages="en",
        formats=", ".join(FORMATS),
        variants=1,
    )


def lines(layouts: list[Layout]) -> list[tuple[str, str]]:
    return [
        (element.id, element.text)
        for layout in layouts
        for element in layout.elements
        if element.role == "legal"
    ]


def test_ads_say_it_where_it_holds(layouts: list[Layout], tmp_path: Path) -> None:
    wanted = [("legal", "Wool Ltd."), ("legal-2", "Wool Ltd. Swipe for terms."), ("legal", "Wool Ltd.")]
    assert lines(layouts) == wanted
    own = "The legal line says what the brand wants said in this format."
    assert [own in layout.reasons for layout in layouts] == [False, True, False]
    assert len({layout.link for layout in layouts}) == 1
    # Another arrangement keeps to it.
    context = FakeContext(tmp_path / "again")
    resolve(ResolveParams(layouts=layouts_text(layouts)), context)
    assert lines([Layout.loads(artifact.read()) for artifact in context.results]) == wanted


def test_a_format_without_a_line_does_not_take_anothers(tmp_path: Path) -> None:
    kit = tmp_path / "b.creabrand"
    kit.write_bytes(write_brand(BrandPack(KIT.model_copy(update={"legal": KIT.legal[1:]}), {})))
    found = made(
        tmp_path,
        {"brand": kit},
        headline="Quiet wool",
        languages="en",
        formats=", ".join(FORMATS),
        variants=1,
    )
    context = FakeContext(tmp_path / "again")
    resolve(ResolveParams(layouts=layouts_text(found)), context)
    assert lines([Layout.loads(artifact.read()) for artifact in context.results]) == [
        ("legal-2", "Swipe for terms.")
    ]
