"""The quick way through a network of Llama's shape gives the scores that the library gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from creastudio.api.testing import FakeContext
from creastudio_text.engine import loading
from creastudio_text.engine.foreign.model import ForeignModel, ForeignSession
from creastudio_text.engine.foreign.quick import QuickSession, quick_of
from tests.support.text_models import opened, random_folder


def _model(folder: Path, architecture: str, **config: Any) -> ForeignModel:
    model = loading.load(
        FakeContext(folder / "job"), opened(random_folder(folder / "M", architecture, **config))
    )
    assert isinstance(model, ForeignModel)
    return model


@pytest.mark.parametrize(
    ("architecture", "config"),
    [
        ("Llama", {}),
        ("Llama", {"num_key_value_heads": 2, "tie_word_embeddings": True, "attention_bias": False}),
        ("Mistral", {"sliding_window": None}),
        ("Qwen2", {}),
        ("Qwen3", {}),
    ],
)
def test_scores_are_those_of_the_library(tmp_path: Path, architecture: str, config: dict[str, Any]) -> None:
    model = _model(tmp_path, architecture, **config)
    session = model.begin(model.tokens.encode("The moon is over the hill"), 1)
    assert isinstance(session, QuickSession)
    ids = model._start(model.tokens.encode("The moon is over the hill"))
    plain = ForeignSession(model.network, ids, 1, reads_apart=False)
    for step in range(30):
        torch.testing.assert_close(session.logits(), plain.logits(), atol=1e-4, rtol=1e-4)
        rows = [[0, 0, 0], [2, 0], [1]][step // 10] if step % 10 == 0 else None
        if rows is not None:
            session.keep(rows)
            plain.keep(rows)
        new = torch.arange(len(session.logits())) + 10 + step
        session.push(new)
        plain.push(new)


@pytest.mark.parametrize(
    ("architecture", "config"),
    [("Mistral", {"sliding_window": 8}), ("Gemma", {}), ("Llama", {"mlp_bias": True}), ("GPT2", {})],
)
def test_other_shapes_are_left_to_the_library(
    tmp_path: Path, architecture: str, config: dict[str, Any]
) -> None:
    assert isinstance(_model(tmp_path, architecture, **config).begin([5]), ForeignSession)


def test_a_hook_or_other_weights_end_it(tmp_path: Path) -> None:
    model = _model(tmp_path, "Llama")
    part = model.network.model.layers[1].mlp.up_proj
    hook = part.register_forward_hook(lambda _m, _i, out: out)
    assert isinstance(model.begin([5]), ForeignSession)
    hook.remove()
    assert isinstance(model.begin([5]), QuickSession)
    part.weight.data = part.weight.data.clone()
    assert isinstance(model.begin([5]), ForeignSession)


def test_the_network_can_be_changed_and_stored_as_before(tmp_path: Path) -> None:
    model = _model(tmp_path, "Llama")
    before = model.begin([5]).logits().clone()
    with torch.no_grad():
        model.network.model.layers[0].self_attn.v_proj.weight.mul_(0.5)
    assert not torch.equal(model.begin([5]).logits(), before), "what is learned is seen at once"
    save_file(model.network.state_dict(), tmp_path / "kept.safetensors")
    kept = load_file(tmp_path / "kept.safetensors")
    assert torch.equal(
        kept["model.layers.0.self_attn.v_proj.weight"], model.network.model.layers[0].self_attn.v_proj.weight
    )
    described = json.loads((tmp_path / "M" / "config.json").read_text())
    assert quick_of(model.network) is not None
    assert described["model_type"] == "llama"
