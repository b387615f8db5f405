"""``text.train`` on a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio.ml.text_folder import read_folder
from creastudio_text.engine import loading, train
from creastudio_text.engine.decoding import write
from creastudio_text.engine.language import Sampling
from creastudio_text.engine.nets import OwnModel
from creastudio_text.tools.train import TrainParams
from tests.support.own_text_models import ARCHITECTURES

QUICK = {"ktokens": 3, "layers": 1, "width": 16, "context": 32, "batch": 256, "snapshot": 1, "vocabulary": 64}
VERSE = [
    "明月松间照，清泉石上流。",
    "空山新雨后，天气晚来秋。",
    "竹喧归浣女，莲动下渔舟。",
    "随意春芳歇，王孙自可留。",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("texts")
    lines = [{"text": f"⟦jueju5⟧⟦title⟧{a[:2]}⟦verse⟧{a}\n{b}"} for a in VERSE for b in VERSE if a != b]
    (made / "verse.jsonl").write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    return made


def _trained(folder: Path, place: Path, **params: object) -> FakeContext:
    ctx = FakeContext(place, inputs={"data": folder})
    train.run(TrainParams.model_validate({**QUICK, **params}), ctx)
    return ctx


@pytest.mark.parametrize("network", ARCHITECTURES)
def test_what_it_makes_can_write(folder: Path, tmp_path: Path, network: str) -> None:
    ctx = _trained(folder, tmp_path, network=network)
    (model,) = ctx.saved
    loading.forget_all()
    opened = loading.load(ctx, model)
    assert isinstance(opened, OwnModel)
    assert opened.tokens.control("jueju5") is not None
    prompt = opened.tokens.encode_marked("⟦jueju5⟧⟦title⟧明月⟦verse⟧")
    (found,) = write(opened, prompt, [1], Sampling(), longest=12, check_cancelled=lambda: None)
    assert found.text
    card = model.card
    assert card.architecture == network
    assert card.metrics["held-out bits per character"] > 0
    assert card.languages == ("lzh",)
    assert card.parameters > 0


def test_samples_go_on_from_the_beginning_that_was_asked_for(folder: Path, tmp_path: Path) -> None:
    ctx = _trained(folder, tmp_path, begin="⟦jueju5⟧⟦verse⟧明月")
    shown = [preview.data.decode() for preview in ctx.previews if preview.data]
    assert shown
    assert all(text.startswith("明月") for text in shown)


def test_prompts_of_a_list_are_given_and_not_learned(tmp_path: Path) -> None:
    lines = [{"prompt": f"Question {n}?", "completion": f" Answer {n}."} for n in range(12)]
    (tmp_path / "qa.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    found = train.material_of(read_folder(tmp_path), 0.2)
    assert all(text.count("⟦answer⟧") == 1 for text in (*found.learned, *found.held_out))
    assert len(found.learned) + len(found.held_out) == 12
    assert found.held_out


def test_too_little_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Once upon a time.")
    with pytest.raises(UserError, match="too few to learn from"):
        _trained(tmp_path, tmp_path / "job")


def test_a_training_that_goes_on_says_which_text_was_changed(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, line in zip("abcd", VERSE, strict=True):
        (texts / f"{name}.txt").write_text(line * 8, encoding="utf-8")
    _trained(texts, tmp_path / "job")
    # Signs that no text had: another vocabulary, and so another network.
    (texts / "b.txt").write_text("千里江陵一日还。" * 8, encoding="utf-8")
    with pytest.raises(UserError, match=r"isn't what it was .*: 'b.txt' was changed\."):
        _trained(texts, tmp_path / "job")
