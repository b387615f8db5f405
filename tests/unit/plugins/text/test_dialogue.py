"""``text.dialogue`` with a random model: the form holds whatever the model says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from creastudio.api.testing import FakeContext
from creastudio_text.engine import dialogue
from creastudio_text.engine.lines import same
from creastudio_text.tools.dialogue import DialogueParams
from tests.support.text_models import TableModel


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogue, "chosen", lambda *_: TableModel())


def _job(place: Path, seed: int = 3, **values: object) -> FakeContext:
    ctx = FakeContext(place, seed=seed)
    given = {"characters": "Mara: tired\nBen\nAnn", "turns": 9, "line": 24, "language": "en", **values}
    dialogue.run(DialogueParams.model_validate(given), ctx)
    return ctx


def test_every_turn_has_its_speaker_and_nothing_is_said_twice(tmp_path: Path) -> None:
    for item in _job(tmp_path, count=3).results:
        turns = item.metadata["structured"]["turns"]
        assert len(turns) == 9
        assert {turn["speaker"] for turn in turns} == {"Mara", "Ben", "Ann"}
        assert item.read().decode() == "".join(f"{turn['speaker']}: {turn['line']}\n" for turn in turns)
        assert len({same(turn["line"]) for turn in turns}) == 9
        assert all(4 <= len(turn["line"]) <= 24 for turn in turns)


def test_each_is_made_again_by_its_own_seed(tmp_path: Path) -> None:
    several = _job(tmp_path / "a", count=2).results
    assert _job(tmp_path / "b", seed=4).results[0].data == several[1].data
    assert several[0].data != several[1].data


def test_what_it_is_and_what_to_expect_is_stored(tmp_path: Path) -> None:
    (item,) = _job(tmp_path, setting="a rooftop in the rain").results
    found = item.metadata["structured"]
    assert found["characters"][0] == {"name": "Mara", "traits": "tired"}
    assert (found["setting"], found["made_by"]) == ("a rooftop in the rain", "table")
    assert found["quality"].startswith("A sketch")
    assert item.title == "a rooftop in the rain"


def test_the_task_names_everybody_in_both_languages() -> None:
    people = dialogue.characters("林夏：爱笑\n阿明")
    asked = dialogue.asked_for(people, "雨夜", 6, "zh")
    assert all(word in asked.instruction for word in ("林夏（爱笑）", "阿明", "雨夜", "6句"))
    assert "Setting: rain" in dialogue.asked_for(people, "rain", 6, "en").instruction


def test_names_and_asides_in_front_of_the_words_are_left_out() -> None:
    labels = re.compile("^Mara:", re.IGNORECASE)
    assert dialogue.spoken("mara: I know.", labels) == "I know."
    assert dialogue.spoken("(hopeful) Yes, here.", labels) == "Yes, here."
    assert dialogue.spoken("(sighs)", labels) == "(sighs)"
