"""``music.tune`` on a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_music.engine import loading
from creastudio_music.engine.choosing import pick
from creastudio_music.engine.tuning import run
from creastudio_music.tools.tune import TUNE, TuneParams
from tests.support.music_models import random_model
from tests.support.music_pieces import chorale


def folder_of(path: Path, count: int = 8) -> Path:
    path.mkdir()
    for seed in range(count):
        (path / f"{seed}.score").write_bytes(chorale(7, seed).dumps())
    return path


@pytest.fixture(scope="module")
def tuned(tmp_path_factory: pytest.TempPathFactory) -> FakeContext:
    folder = folder_of(tmp_path_factory.mktemp("music") / "mine")
    base = random_model(tmp_path_factory.mktemp("base"))
    ctx = FakeContext(tmp_path_factory.mktemp("job"), inputs={"data": folder}, models=[base])
    run.run(TuneParams.model_validate(TUNE.trial), ctx)
    return ctx


def test_its_model_composes_and_says_what_it_came_of(tuned: FakeContext) -> None:
    (model,) = tuned.saved
    assert loading.network_of(model).config.width == 16
    card = model.card
    assert card.config["tuned"]["base"].startswith("random@")
    assert card.licence == "CC0-1.0"
    assert [data.items for data in card.data] == [7]
    assert len(card.config["tuned"]["held out"]) == 1
    before = card.metrics["held-out nats per sixteenth, before"]
    assert card.metrics["held-out nats per sixteenth"] <= before
    assert 0 <= card.metrics["shared area with the folder"] <= 1


def test_the_dashboard_shows_before_and_now(tuned: FakeContext) -> None:
    sheets = [preview.metadata for preview in tuned.previews if preview.metadata.get("panel")]
    assert sheets
    assert sheets[0]["captions"][:1] == ["before"]
    assert any(preview.media_type == "application/x-creastudio-score" for preview in tuned.previews)


def test_one_that_was_tuned_is_chosen_by_name_alone(tuned: FakeContext, tmp_path: Path) -> None:
    mine, base = tuned.saved[0].card, random_model(tmp_path / "base").card
    assert pick([mine, base]) == base
    assert pick([mine]) == mine


def test_without_a_model_it_says_how_to_get_one(tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path / "job", inputs={"data": folder_of(tmp_path / "mine", 2)})
    with pytest.raises(UserError, match="no model"):
        run.run(TuneParams(), ctx)


def test_presets_follow_the_number_of_pieces() -> None:
    few, some, many = (TuneParams().work(count) for count in (20, 100, 1000))
    assert few.rate < some.rate < many.rate
    assert few.shifts > many.shifts
    own = TuneParams(preset="many pieces", rate=0.5, dropout=0.0, passes=2, shifts=0).work(5)
    assert (own.passes, own.rate, own.dropout, own.shifts) == (2, many.rate / 2, 0.0, 0)
