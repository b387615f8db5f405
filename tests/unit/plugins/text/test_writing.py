"""``text.write`` with a tiny random model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import torch

from creastudio.api.testing import FakeContext
from creastudio_text.engine import writing
from creastudio_text.engine.decoding import write
from creastudio_text.engine.tokens_own import CharTokens
from creastudio_text.engine.tokens_pairs import PairTokens
from creastudio_text.tools.write import WriteParams
from tests.support.text_models import TableModel, opened, random_folder


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


def test_only_models_of_pieces_of_words_are_kept_from_repetition_unless_it_is_set() -> None:
    texts = ["there is the time and there is the place, " * 40, "山的水是 " * 9]
    letters, pieces = CharTokens.of(texts, 100), PairTokens.of(texts, 100)
    plain = WriteParams()
    assert [writing.sampling_of(plain, tokens).repetition for tokens in (letters, pieces)] == [1.0, 1.1]
    asked = WriteParams(repetition=1.3)
    assert [writing.sampling_of(asked, tokens).repetition for tokens in (letters, pieces)] == [1.3, 1.3]


def test_a_model_of_characters_says_its_words_with_the_same_letters_again_and_again() -> None:
    """A network that all but knows how "ten" is spelled: held off from the letters it has just used, it misspells."""
    model = TableModel(1)
    ids = model.tokens.encode("ten ")
    model.table = torch.zeros_like(model.table)
    for before, after in zip(ids, [*ids[1:], ids[0]], strict=True):
        model.table[before, model.tokens.encode("xz")] = 1.2
        model.table[before, after] = 4.0

    def words(repetition: float | None) -> set[str]:
        sampling = writing.sampling_of(WriteParams(repetition=repetition), model.tokens)
        begin = model.tokens.encode(" ")
        (found,) = write(model, begin, [3], sampling, longest=250, check_cancelled=lambda: None)
        return set(found.text.split()[:-1])

    assert words(None) == {"ten"}
    assert words(1.1) != {"ten"}
