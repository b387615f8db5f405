"""``text.article`` with a random model."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import article
from creastudio_text.tools.article import ArticleParams
from tests.support.text_models import TableModel


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "chosen", lambda *_: TableModel())


def _job(place: Path, seed: int = 3, **values: object) -> FakeContext:
    ctx = FakeContext(place, seed=seed)
    given = {"topic": "Rain", "sections": 3, "paragraphs": 2, "paragraph": 60, "language": "en", **values}
    article.run(ArticleParams.model_validate(given), ctx)
    return ctx


def test_an_outline_becomes_sections(tmp_path: Path) -> None:
    (item,) = _job(tmp_path).results
    found = item.metadata["structured"]
    assert len(found["sections"]) == 3
    assert len({section["heading"] for section in found["sections"]}) == 3
    lines = item.read().decode().split("\n\n")
    assert lines[0] == f"# {found['title']}"
    assert [line[3:] for line in lines if line.startswith("## ")] == [
        row["heading"] for row in found["sections"]
    ]
    assert all(len(row["paragraphs"]) == 2 for row in found["sections"])
    assert (item.media_type, item.title) == ("text/markdown", found["title"])


def test_an_outline_of_ones_own_is_kept(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, outline="1. Clouds\n- Drops\nClouds\n", title="On rain").results
    assert [row["heading"] for row in item.metadata["structured"]["sections"]] == ["Clouds", "Drops"]
    assert item.read().decode().startswith("# On rain\n\n## Clouds\n\n")


def test_each_is_made_again_by_its_own_seed(tmp_path: Path) -> None:
    several = _job(tmp_path / "a", count=2).results
    assert _job(tmp_path / "b", seed=4).results[0].data == several[1].data


def test_a_topic_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="topic says nothing"):
        _job(tmp_path, topic="…")


def test_a_model_that_cannot_be_asked_for_a_title_leaves_the_topic(tmp_path: Path) -> None:
    (item,) = _job(tmp_path / "a", topic="The  first rain").results
    assert item.title == "The first rain"
    (item,) = _job(tmp_path / "b", topic="A long topic, " * 20).results
    assert len(item.title) <= article.LONGEST_HEADING + 2
    assert item.title.endswith("A long topic, A …")


def test_headings_lose_marks_and_quotes() -> None:
    assert article.plain("Her heart was in the storm,") == "Her heart was in the storm"
    assert article.plain('## "The rain."') == "The rain"
    assert article.plain("2) Clouds:") == "Clouds"
    assert article.plain("...") == "..."
