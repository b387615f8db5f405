from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from creastudio.api import ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import line_writer
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.line_writer import Asked, LineWriter, chosen, mixed, quality
from tests.support.text_models import CharTokens, TableModel


class _Reading(TableModel):
    """Keeps what it was given to read."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.read: list[str] = []

    def begin(self, prompt: Any, rows: int = 1, between: Any = lambda: None) -> Any:
        assert len(prompt) <= self.context
        self.read.append(self.tokens.decode(prompt))
        return super().begin(prompt, rows, between)


def _writer(place: Path, model: Any, asked: Asked | None = None) -> LineWriter:
    return LineWriter(FakeContext(place), model, asked or Asked("", "once"), Sampling())


def test_a_seed_gives_the_same_line(tmp_path: Path) -> None:
    writer = _writer(tmp_path, TableModel())
    one, again, other = (writer.line("a: ", seed, least=4, most=30) for seed in (1, 1, 2))
    assert one == again != other
    assert 4 <= len(one) <= 30


def test_models_of_characters_are_given_the_blank(tmp_path: Path) -> None:
    model = _Reading()
    _writer(tmp_path, model).line("said", 0, least=2, most=8)
    assert model.read == ["oncesaid "]


def test_what_is_too_long_loses_its_beginning_line_by_line(tmp_path: Path) -> None:
    model = _Reading(context=64)
    _writer(tmp_path, model).line("first line\n" * 9 + "last line", 0, least=2, most=8)
    assert model.read[0].startswith("once")
    assert model.read[0].endswith("first line\nlast line ")
    assert len(model.read[0]) <= 64 - line_writer.ROOM


def test_a_task_longer_than_the_context_is_cut(tmp_path: Path) -> None:
    model = _Reading(context=48)
    _writer(tmp_path, model, Asked("", "once upon a time " * 20)).line("x", 0, least=2, most=8)
    assert len(model.read[0]) < 48


def test_a_model_that_can_only_repeat_itself_is_told_of(tmp_path: Path) -> None:
    model: Any = TableModel(tokens=CharTokens("\na"))
    with pytest.raises(UserError, match="repeats itself"):
        _writer(tmp_path, model).line("a", 0, least=1, most=3, unlike=["a" * n for n in range(1, 40)])


def test_a_control_that_the_model_learned_stands_first(tmp_path: Path) -> None:
    class Controlled(CharTokens):
        def control(self, name: str) -> int | None:
            return 5 if name == "dialogue" else None

    model = _Reading(tokens=Controlled())
    _writer(tmp_path, model, Asked("", "once", "dialogue")).line("", 0, least=2, most=8)
    assert model.read[0].startswith(Controlled().surface(5) + "once")


def test_a_model_of_another_language_is_not_taken_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model: Any = TableModel()
    model.card = ModelCard(id="verse", title="Verse", family="text", languages=("lzh",))
    monkeypatch.setattr(line_writer, "choose", lambda *_: model)
    with pytest.raises(UserError, match="No model here writes modern Chinese") as caught:
        chosen(FakeContext(tmp_path), "", "zh", "dialogue")
    assert "Add a local model" in caught.value.hint
    assert chosen(FakeContext(tmp_path), "verse", "zh", "dialogue") is model


def test_what_can_be_expected_is_said() -> None:
    model: Any = TableModel()
    assert "follows instructions" in quality(model, True, "dialogue")
    assert "wasn't made for this" in quality(model, False, "dialogue")
    model.card = model.card.model_copy(update={"good_for": ("English dialogue",)})
    assert "manner" in quality(model, False, "dialogue")


def test_mixed_seeds_differ_and_stay_in_range() -> None:
    assert len({mixed(1, number) for number in range(50)}) == 50
    assert all(0 <= mixed(seed, 2) < 2**63 for seed in (0, 2**63 - 1))
