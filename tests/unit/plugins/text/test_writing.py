"""``text.write`` with a tiny random model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from creastudio.api.testing import FakeContext
from creastudio_text.engine import writing
from creastudio_text.tools.write import WriteParams
from tests.support.text_models import opened, random_folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_folder(tmp_path_factory.mktemp("models") / "Tiny", max_position_embeddings=96)


def _job(folder: Path, place: Path, seed: int = 5, **values: object) -> FakeContext:
    ctx = FakeContext(place, seed=seed, models=[opened(folder)])
    writing.run(WriteParams.model_validate({"text": "The moon ", "length": 10, **values}), ctx)
    return ctx


def test_variations_are_written_and_each_has_its_seed(folder: Path, tmp_path: Path) -> None:
    ctx = _job(folder, tmp_path, count=3)
    assert [(item.seed, item.index, item.media_type) for item in ctx.results] == [
        (5, 0, "text/plain"),
        (6, 1, "text/plain"),
        (7, 2, "text/plain"),
    ]
    assert len({item.data for item in ctx.results}) == 3
    assert all(item.metadata["tokens"] <= 10 for item in ctx.results)
    assert ctx.results[2].data == _job(folder, tmp_path / "again", seed=7).results[0].data


def test_ten_thousand_emoji_are_cut_and_that_is_told(folder: Path, tmp_path: Path) -> None:
    ctx = _job(folder, tmp_path, text="🌕" * 10_000)
    assert ctx.results[0].metadata["budget"]["left_out"] > 9000
    assert len(ctx.notices) == 1
    assert "of 10,000 characters" in ctx.notices[0]


def test_what_is_written_is_streamed_where_somebody_listens(folder: Path, tmp_path: Path) -> None:
    ctx = FakeContext(tmp_path, models=[opened(folder)])
    heard: dict[str, str] = {}

    def stream(channel: str, text: str, alternatives: Sequence[tuple[str, float]] = ()) -> None:
        assert len(alternatives) > 1
        heard[channel] = heard.get(channel, "") + text

    ctx.stream = stream  # type: ignore[attr-defined, method-assign, assignment]
    writing.run(WriteParams(text="The moon ", length=10, count=2), ctx)
    assert [heard.get(str(row), "") for row in range(2)] == [item.data.decode() for item in ctx.results]


def test_stop_strings_are_lines() -> None:
    assert writing.stops_of("END\n\\n\\n\n") == ("END", "\n\n")
