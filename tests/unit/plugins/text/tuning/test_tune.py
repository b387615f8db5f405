from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch

from creastudio.api import JobCancelled, Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio_text.engine import loading
from creastudio_text.engine.tuning import run
from creastudio_text.engine.tuning.networks import network_of
from creastudio_text.tools.tune import TuneParams
from tests.support.text_models import opened, random_folder
from tests.unit.plugins.text.tuning.conftest import TINY, Tune


def test_it_makes_an_adapter_with_the_name_of_its_base(tune: Tune, base: Model, tmp_path: Path) -> None:
    context = tune(passes=12, rate=4)
    (model,) = context.saved
    card = model.card
    assert (card.id, card.family, card.architecture) == ("mine", "text", "lora")
    assert card.config["base"] == "base"
    assert card.languages == ("en",)
    assert card.data[0].items == 14
    assert card.metrics["bits a character, held out"] < card.metrics["bits a character, held out, at first"]
    assert {"prompt", "seed", "before", "after"} == set(card.config["samples"][0])
    # What is shown as written now is written by what was learned.
    assert any(sample["before"] != sample["after"] for sample in card.config["samples"])
    assert str(tmp_path) not in card.model_dump_json()
    tensors, _ = checkpoint.read(model.weights)
    assert sum(tensor.numel() for tensor in tensors.values()) == card.parameters
    # The base is as it was, and the adapter can be written with.
    adapted = loading.load(FakeContext(tmp_path / "other", models=[base, model]), model)
    assert adapted.begin(adapted.tokens.encode("The")).logits().isfinite().all()


def test_curves_and_samples_are_shown(tune: Tune) -> None:
    context = tune()
    names = {name for name, _, _ in context.metrics}
    assert {"loss", "learned_loss", "held_out_loss", "bits", "copied"} <= names
    assert all(artifact.media_type == "text/plain" for artifact in context.previews)
    text = context.previews[-1].data.decode()
    assert "Beginning: The moon number" in text
    assert "Before: " in text
    assert "Now: " in text
    assert context.advised[0][1][0].key == "plan"
    assert "14 texts" in context.advised[0][1][0].text
    assert any(advice.key == "little_text" for _, said in context.advised for advice in said)


def test_a_full_tuning_is_a_model_of_its_own(tune: Tune, base: Model, tmp_path: Path) -> None:
    before = network_of(loading.load(FakeContext(tmp_path / "a", models=[base]), base)).state_dict()
    before = {name: tensor.clone() for name, tensor in before.items()}
    context = tune(method="full", rate=10)
    (model,) = context.saved
    assert model.card.architecture == base.card.architecture
    assert model.card.config["tuned"]["base"] == "base"
    tensors, _ = checkpoint.read(model.weights)
    assert {tensor.dtype for tensor in tensors.values()} == {torch.float16}
    assert set(tensors) == set(before)
    assert any(not torch.allclose(tensors[name].float(), before[name], atol=1e-3) for name in tensors)
    after = network_of(loading.load(FakeContext(tmp_path / "a", models=[base]), base)).state_dict()
    assert all(torch.equal(after[name], before[name]) for name in before)


def test_a_cancelled_tuning_goes_on_to_the_same_weights(tune: Tune) -> None:
    whole = tune("whole")
    with pytest.raises(JobCancelled):
        tune("other", cancel_at=whole.checks * 4 // 5)
    again = tune("other")
    assert again.checks < whole.checks
    assert again.saved[0].weights.read_bytes() == whole.saved[0].weights.read_bytes()


@pytest.mark.parametrize("settings", [{"micro": 1}, {"recompute": "on"}], ids=["in parts", "layers twice"])
def test_saving_memory_learns_the_same(tune: Tune, settings: dict[str, object]) -> None:
    plain, _ = checkpoint.read(tune("plain").saved[0].weights)
    saved, _ = checkpoint.read(tune("saved", **settings).saved[0].weights)
    assert all(torch.allclose(plain[name], saved[name], atol=1e-4) for name in plain)


def test_bfloat16_learns_about_the_same(tune: Tune) -> None:
    plain, half = (tune(name, precision=name, passes=8, rate=4) for name in ("float32", "bfloat16"))
    first, second = (context.saved[0].card.metrics["bits a character, held out"] for context in (plain, half))
    assert second == pytest.approx(first, rel=0.1)


def test_questions_are_not_learned_as_answers(tune: Tune, texts: Path) -> None:
    for file in texts.iterdir():
        file.unlink()
    lines = [{"prompt": f"The moon {index}?", "completion": " the river"} for index in range(30)]
    (texts / "list.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    context = tune()
    assert "30 texts" in context.advised[0][1][0].text
    assert context.saved[0].card.config["samples"][0]["prompt"].endswith("?")


def test_bad_files_are_named(tune: Tune, texts: Path) -> None:
    (texts / "noise.txt").write_bytes(b"\0\1\2\3" * 8)
    (texts / "empty.md").write_bytes(b"")
    context = tune()
    assert "'noise.txt'" in context.notices[0]
    assert "'empty.md'" in context.notices[0]


def test_too_little_text_is_refused(tune: Tune, texts: Path) -> None:
    for file in texts.iterdir():
        file.unlink()
    (texts / "a.txt").write_text("Too short")
    with pytest.raises(UserError, match="have 9 characters"):
        tune()


def test_what_answers_can_not_be_tuned(tmp_path: Path, texts: Path) -> None:
    model = opened(random_folder(tmp_path / "T5", "T5"))
    context = FakeContext(tmp_path / "job", inputs={"data": texts}, models=[model])
    with pytest.raises(UserError, match="answers a text"):
        run.run(TuneParams(**{**TINY, "model": "t5"}), context)


def test_an_adapter_is_not_tuned_itself(tune: Tune, base: Model, texts: Path, tmp_path: Path) -> None:
    made = tune().saved[0]
    context = FakeContext(tmp_path / "second", inputs={"data": texts}, models=[base, made])
    with pytest.raises(UserError, match="is an addition to another model"):
        run.run(TuneParams(**{**TINY, "model": "mine"}), context)


def test_the_best_at_hand_is_taken_where_none_is_named(tune: Tune) -> None:
    assert tune(model="").saved[0].card.config["base"] == "base"


def test_other_settings_are_no_resume(tune: Tune) -> None:
    with pytest.raises(JobCancelled):
        tune("one", cancel_at=70)
    with pytest.raises(UserError, match=r"other settings \(lora\)"):
        tune("one", rank=4)


def test_a_card_says_how_it_began(tune: Tune) -> None:
    card: ModelCard = tune().saved[0].card
    assert card.metrics["trained, thousand tokens"] > 0
    assert card.metrics["longest copied span, characters"] >= 0
