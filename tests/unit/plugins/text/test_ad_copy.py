"""``text.ad_copy`` by phrase patterns, and by a model that follows instructions."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.copywriting.limits import PARTS, Limits
from creastudio_text.engine import ad_copy
from creastudio_text.engine.instructed import Instructed
from creastudio_text.tools.ad_copy import AdCopyParams
from tests.support.text_models import CharTokens, TableModel

ZH = "为城市上班族推广秋季手冲咖啡，云南豆，花果香，10月8日到31日第二杯半价，上海三家门店"


def _job(place: Path, seed: int = 3, **values: object) -> FakeContext:
    ctx = FakeContext(place, seed=seed)
    ad_copy.run(AdCopyParams.model_validate({"brief": ZH, **values}), ctx)
    return ctx


def test_patterns_say_so_and_a_model_is_suggested(tmp_path: Path) -> None:
    ctx = _job(tmp_path)
    assert len(ctx.notices) == 1
    assert "phrase patterns" in ctx.notices[0]
    assert "Add a local model" in ctx.notices[0]
    for index, item in enumerate(ctx.results):
        found = item.metadata["structured"]
        assert (item.index, found["rank"], found["made_by"]) == (index, index + 1, "patterns")
        assert "句式模板" in item.title
        assert found["hint"]
        assert all(Limits().fits(part, found[part]) for part in PARTS)
        assert (
            item.read().decode()
            == f"{found['headline']}\n{found['description']}\n{found['call_to_action']}\n"
        )
    assert sorted(item.seed for item in ctx.results if item.seed) == [3, 4, 5, 6]


def test_who_asks_for_patterns_is_told_nothing(tmp_path: Path) -> None:
    assert _job(tmp_path, way="patterns").notices == []


def test_the_best_come_first(tmp_path: Path) -> None:
    scores = [
        item.metadata["structured"]["scores"] for item in _job(tmp_path, count=6, diversity=0.0).results
    ]
    worth = [0.6 * score["relevance"] + 0.4 * score["coverage"] for score in scores]
    assert worth == sorted(worth, reverse=True)


def test_texts_as_they_are_asked_for(tmp_path: Path) -> None:
    (alone,) = _job(tmp_path / "a", layout="headline", count=1).results
    assert alone.read().decode() == alone.metadata["structured"]["headline"] + "\n"
    (whole,) = _job(tmp_path / "b", layout="all", count=1).results
    assert whole.read().decode().count("\n") == 6
    assert "由句式模板生成。" in whole.read().decode()


def test_a_brief_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="says nothing"):
        _job(tmp_path, brief="🌕" * 100)


def test_a_model_that_is_asked_for_and_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="follows instructions in Chinese"):
        _job(tmp_path, way="model")


class _Obedient(TableModel):
    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        assert "coffee" in instruction
        return self.tokens.encode(f"{text} a")


def test_a_model_keeps_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    signs = '\n abcdefghijklnoprstu{}[]":,_\\'
    writer = Instructed("tiny", _Obedient(tokens=CharTokens(signs)))
    monkeypatch.setattr(ad_copy, "instructed", lambda *_: (writer, ""))
    ctx = _job(tmp_path, brief="Product: coffee\nOffer: half price", way="model", count=2)
    for item in ctx.results:
        found = item.metadata["structured"]
        assert found["made_by"] == "tiny"
        assert "hint" not in found
        assert all(Limits().fits(part, found[part]) for part in PARTS)
    assert ctx.notices == []
    again = _job(tmp_path / "again", brief="Product: coffee\nOffer: half price", way="model", count=1, seed=4)
    assert again.results[0].data in [item.data for item in ctx.results]


def test_ranking_asks_no_model_that_is_not_there(tmp_path: Path) -> None:
    assert _job(tmp_path).results[0].metadata["structured"]["scores"]["by"] == "tf-idf"
