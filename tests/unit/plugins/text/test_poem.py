"""``text.poem`` with random models."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import poem
from creastudio_text.tools.verse import PoemParams
from creastudio_text.verse.check import check
from creastudio_text.verse.forms import form
from creastudio_text.verse.notes import faults
from creastudio_text.verse.pingshui import LEVEL, rhymes, table
from tests.support.text_models import CharTokens, TableModel, opened, random_folder

CHARACTERS = (
    "".join(sorted(c for c, found in table().items() if found[0].use == 0))[::4]
    + "".join(sorted(c for c, found in table().items() if found[0].rhyme[0] != "平"))[::9]
)


def _model(context: int = 400) -> TableModel:
    return TableModel(context=context, tokens=CharTokens("".join(dict.fromkeys("\n，。、秋山" + CHARACTERS))))


def _job(place: Path, monkeypatch: pytest.MonkeyPatch, model: TableModel, **values: object) -> FakeContext:
    monkeypatch.setattr(poem, "choose", lambda *_: model)
    ctx = FakeContext(place, seed=3)
    poem.run(PoemParams.model_validate(values), ctx)
    return ctx


def test_variations_are_right_and_differ(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctx = _job(tmp_path, monkeypatch, _model(), form="jueju7", theme="秋山", count=4)
    texts = [item.data.decode() for item in ctx.results]
    assert [faults(check(text, form("jueju7"))) for text in texts] == [[]] * 4
    assert len(set(texts)) == 4
    assert [item.seed for item in ctx.results] == [3, 4, 5, 6]
    assert all(item.title and item.title in text for item, text in zip(ctx.results, texts, strict=True))


def test_a_ci_has_its_stanzas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctx = _job(tmp_path, monkeypatch, _model(), form="ci", tune="浣溪沙", count=2)
    for item in ctx.results:
        text = item.data.decode()
        assert text.count("\n\n") == 1
        assert faults(check(text, form("ci", "浣溪沙"))) == []


def test_the_theme_pulls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def named(pull: float) -> int:
        ctx = _job(tmp_path / str(pull), monkeypatch, _model(), theme="秋山", count=6, pull=pull)
        return sum(c in item.data.decode() for item in ctx.results for c in "秋山")

    assert named(10.0) > named(0.0)


def test_a_rhyme_is_kept_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctx = _job(tmp_path, monkeypatch, _model(), form="jueju5", rhyme="秋", count=2)
    assert all("平尤" in rhymes(item.data.decode()[-2], LEVEL) for item in ctx.results)
    with pytest.raises(UserError, match="can't rhyme with"):
        _job(tmp_path, monkeypatch, _model(), form="jueju5", rhyme="月")


def test_a_poem_longer_than_the_memory_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctx = _job(tmp_path, monkeypatch, _model(context=40), form="lushi7", count=2)
    for item in ctx.results:
        assert faults(check(item.data.decode(), form("lushi7"))) == []
    with pytest.raises(UserError, match="look back far enough"):
        _job(tmp_path, monkeypatch, _model(context=30), form="lushi7", theme="秋山")


def test_a_model_from_a_folder_writes_english(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Tiny", max_position_embeddings=256)
    made = []
    for again in ("one", "two"):
        ctx = FakeContext(tmp_path / again, seed=5, models=[opened(folder)])
        poem.run(PoemParams(form="haiku", theme="an autumn river", count=2), ctx)
        made.append([item.data.decode() for item in ctx.results])
    assert made[0] == made[1]
    assert [faults(check(text, form("haiku"))) for text in made[0]] == [[], []]


def test_ten_thousand_emoji_as_a_theme_are_too_long(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at most 200"):
        PoemParams(theme="🌕" * 10_000)
