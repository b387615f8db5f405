"""``text.script`` with a random model: Fountain that reads back, and ids that stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.fountain import Scene, Speech
from creastudio.api.fountain_text import dumps, parse
from creastudio.api.testing import FakeContext
from creastudio_text.engine import script
from creastudio_text.tools.script import ScriptParams
from tests.support.text_models import TableModel


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "chosen", lambda *_: TableModel())


def _job(place: Path, seed: int = 3, given: str = "", **values: object) -> FakeContext:
    inputs: dict[str, Path] = {}
    if given:
        place.mkdir(parents=True, exist_ok=True)
        inputs["script"] = place / "given.fountain"
        inputs["script"].write_text(given, encoding="utf-8")
    ctx = FakeContext(place / "job", seed=seed, inputs=inputs)
    script.run(
        ScriptParams.model_validate({"scenes": 3, "turns": 3, "line": 24, "language": "en", **values}), ctx
    )
    return ctx


def test_it_is_fountain_with_the_places_and_speakers_that_were_given(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, title="Rain").results
    assert item.media_type == "text/x-fountain"
    found = parse(item.read().decode())
    assert dumps(found).encode() == item.read()
    assert found.title == (("Title", "Rain"),)
    starts = [scene.heading.rpartition(" - ")[0] for scene in found.scenes]
    assert starts == ["INT. KITCHEN", "EXT. ROOF", "INT. KITCHEN"]
    assert len({scene.id for scene in found.scenes}) == 3
    for scene in found.scenes:
        speeches = [part for part in found.body(scene.id) if isinstance(part, Speech)]
        assert len(speeches) == 3
        assert {speech.speaker for speech in speeches} == {"MARA", "BEN"}


def test_it_goes_on_with_a_script_and_keeps_ids(tmp_path: Path) -> None:
    given = "Title: Old\n\nINT. CELLAR - NIGHT #k7p2#\n\nDust.\n\nEXT. YARD - DAY\n\nSun.\n"
    (item,) = _job(tmp_path, given=given, scenes=1).results
    found = parse(item.read().decode())
    assert found.title == (("Title", "Old"),)
    assert found.scenes[0] == Scene("INT. CELLAR - NIGHT", "k7p2")
    assert found.scenes[1].id
    assert len(found.scenes) == 3
    assert len({scene.id for scene in found.scenes}) == 3


def test_the_parts_by_name(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, scenes=1).results
    (scene,) = item.metadata["structured"]["scenes"]
    assert scene["heading"].startswith("INT. KITCHEN")
    assert len(scene["speeches"]) == 3
    assert len(scene["action"]) == 1
    assert scene["action"][0].startswith("We see ")


def test_chinese_headings(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, language="zh", characters="林夏\n阿明", places="茶馆\n外景 渡口\n屋顶").results
    found = parse(item.read().decode())
    assert [scene.heading.rpartition(" ")[0] for scene in found.scenes] == [
        "内景 茶馆",
        "外景 渡口",
        "外景 屋顶",
    ]
    assert {part.speaker for part in found.elements if isinstance(part, Speech)} == {"林夏", "阿明"}


def test_places_inside_and_outside() -> None:
    assert script.headings("Kitchen\nint. Street\nBeach", "en") == [
        "INT. KITCHEN",
        "INT. STREET",
        "EXT. BEACH",
    ]
    with pytest.raises(UserError, match="needs a place"):
        script.headings(" \n", "en")


def test_each_is_made_again_by_its_own_seed(tmp_path: Path) -> None:
    several = _job(tmp_path / "a", count=2, scenes=1).results
    assert _job(tmp_path / "b", seed=4, scenes=1).results[0].data == several[1].data


def test_a_script_in_classical_chinese_is_laid_out_in_chinese(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, language="lzh", characters="渔父\n樵夫", places="渡口", scenes=1).results
    assert parse(item.read().decode()).scenes[0].heading.startswith("内景 渡口 ")
