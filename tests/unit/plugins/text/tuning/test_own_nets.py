"""Our own networks are tuned as those of others are."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from creastudio.api import Model, ModelCard, UserError
from creastudio.api.testing import FakeContext
from creastudio.ml import checkpoint
from creastudio_text.engine import loading
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.networks import build
from creastudio_text.engine.nets.own_model import FORMAT
from creastudio_text.engine.tokens_own import CharTokens
from creastudio_text.engine.tuning import merging, run
from creastudio_text.engine.tuning.blocks import begins, encoded
from creastudio_text.tools.merge import MergeParams
from creastudio_text.tools.tune import TuneParams
from tests.unit.plugins.text.tuning.conftest import TINY


def _own(folder: Path, architecture: str) -> Model:
    tokens = CharTokens.of(
        ["⟦prose⟧The moon number 0123456789 is over the hill and the river is still.\n"], 200, lead=("prose",)
    )
    config = Config(architecture, tokens.size, 16, 2, 2, 64, 24, 0.1)
    torch.manual_seed(0)
    network = build(config)
    weights = folder / "own.safetensors"
    facts = {"format": FORMAT, "config": config.to_json(), "tokens": tokens.to_json()}
    checkpoint.write(weights, checkpoint.half(network), facts)
    card = ModelCard(
        id="own",
        title="Own",
        family="text",
        architecture=architecture,
        config={"format": FORMAT},
        languages=("en",),
    )
    return Model(card, folder, weights)


def _tuned(folder: Path, texts: Path, model: Model, **settings: object) -> Model:
    context = FakeContext(folder, seed=3, model_name="Mine", inputs={"data": texts}, models=[model])
    run.run(TuneParams(**{**TINY, "model": "own", "rate": 5, **settings}), context)
    return context.saved[0]


@pytest.mark.parametrize(
    ("architecture", "method"), [("decoder", "lora"), ("decoder", "full"), ("lstm", "full"), ("gru", "full")]
)
def test_own_networks_learn(tmp_path: Path, texts: Path, architecture: str, method: str) -> None:
    base = _own(tmp_path, architecture)
    made = _tuned(tmp_path / "job", texts, base, method=method)
    metrics = made.card.metrics
    assert metrics["bits a character, held out"] < metrics["bits a character, held out, at first"]
    context = FakeContext(tmp_path / "open", models=[base, made])
    if method == "lora":
        merging.run(MergeParams(model="mine"), context)
        alone = loading.load(context, context.saved[0])
        with_base = loading.load(context, made)
        ids = alone.tokens.encode("The moon")
        assert torch.allclose(alone.begin(ids).logits(), with_base.begin(ids).logits(), atol=0.02)
    else:
        assert loading.load(context, made).begin([]).logits().isfinite().all()


@pytest.mark.parametrize("method", ["lora", "full"])
def test_own_networks_learn_in_half_precision(tmp_path: Path, texts: Path, method: str) -> None:
    made = _tuned(tmp_path / "job", texts, _own(tmp_path, "decoder"), method=method, precision="bfloat16")
    metrics = made.card.metrics
    assert metrics["bits a character, held out"] < metrics["bits a character, held out, at first"]


def test_what_has_no_matrices_is_told_to_be_tuned_in_full(tmp_path: Path, texts: Path) -> None:
    with pytest.raises(UserError, match="choose 'full'"):
        _tuned(tmp_path / "job", texts, _own(tmp_path, "lstm"))


def test_controls_stand_before_a_text(tmp_path: Path) -> None:
    model = loading.load(FakeContext(tmp_path / "open"), _own(tmp_path, "decoder"))
    assert model.tokens.decode(begins(model)) == ""
    assert len(begins(model, encoded("The", model.tokens))) == 2
    assert len(begins(model, encoded("⟦prose⟧The", model.tokens))) == 1
    assert len(encoded("⟦prose⟧The", model.tokens)) == 4
