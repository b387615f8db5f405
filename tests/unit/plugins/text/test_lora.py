from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from creastudio.api import UserError
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.lora import Adapter, LoraConfig, matrices, merge
from tests.support.text_models import random_folder

CONFIG = LoraConfig(rank=3, alpha=6.0)


def _network(folder: Path, architecture: str = "Llama") -> Any:
    return (
        transformers()
        .AutoModelForCausalLM.from_pretrained(
            random_folder(folder / architecture, architecture), dtype=torch.float32
        )
        .eval()
    )


def _learned(network: nn.Module, config: LoraConfig = CONFIG) -> Adapter:
    """Return an adapter whose second matrices aren't zero any more."""
    adapter = Adapter.over(network, config, seed=1).eval()
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for weight in adapter.up.values():
            weight.copy_(torch.randn(weight.shape, generator=generator) * 0.1)
    return adapter


def _scores(network: Any) -> torch.Tensor:
    with torch.no_grad():
        return network(input_ids=torch.tensor([[5, 9, 30, 7, 100]])).logits


def test_a_new_adapter_changes_nothing(tmp_path: Path) -> None:
    network = _network(tmp_path)
    before = _scores(network)
    with Adapter.over(network, CONFIG).on(network):
        assert torch.equal(_scores(network), before)


@pytest.mark.parametrize("architecture", ["Llama", "GPT2", "Qwen2", "GPTNeoX", "OPT", "Bloom", "Phi"])
def test_merged_is_as_laid_over_and_the_network_is_itself_again(tmp_path: Path, architecture: str) -> None:
    network = _network(tmp_path, architecture)
    before, names = _scores(network), list(network.state_dict())
    adapter = _learned(network)
    with adapter.on(network):
        with_it = _scores(network)
    assert not torch.allclose(with_it, before, atol=1e-3)
    assert torch.equal(_scores(network), before)
    assert list(network.state_dict()) == names
    merge(network, adapter)
    assert torch.allclose(_scores(network), with_it, atol=1e-4, rtol=1e-4)


def test_merging_adds_the_product_to_the_last_bit(tmp_path: Path) -> None:
    network = _network(tmp_path)
    adapter = _learned(network)
    name = "model.layers.0.mlp.down_proj"
    weight = network.get_submodule(name).weight.detach().clone()
    tensors = adapter.to_tensors()
    merge(network, adapter)
    product = (tensors[f"{name}.B"].double() @ tensors[f"{name}.A"].double() * 2.0).float()
    assert torch.equal(network.get_submodule(name).weight, weight + product)


def test_which_matrices(tmp_path: Path) -> None:
    network = _network(tmp_path)
    assert {name.rpartition(".")[2] for name in matrices(network)} == {
        "q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj",
    }  # fmt: skip
    assert {name.rpartition(".")[2] for name in matrices(network, "attention")} == {
        "q_proj", "k_proj", "v_proj", "o_proj",
    }  # fmt: skip
    two = matrices(_network(tmp_path, "GPT2"), "attention")
    assert len(two) == 4
    assert all("attn" in name for name in two)
    assert len(matrices(_network(tmp_path, "GPT2"))) == 8


@pytest.mark.filterwarnings(
    "ignore::FutureWarning"
)  # that library asks for a name that transformers gives up
def test_it_learns_what_peft_learns(tmp_path: Path) -> None:
    """Same start, same data: after some steps the same scores as the library that is usual for it."""
    peft: Any = pytest.importorskip("peft")
    network = _network(tmp_path)
    theirs = peft.get_peft_model(
        copy.deepcopy(network),
        peft.LoraConfig(r=3, lora_alpha=6, target_modules=["q_proj", "v_proj", "up_proj"], lora_dropout=0.0),
    )
    adapter = Adapter.over(network, CONFIG, seed=1)
    wanted = [name for name in adapter.shapes if name.endswith(("q_proj", "v_proj", "up_proj"))]
    adapter = Adapter(CONFIG, {name: adapter.shapes[name] for name in wanted}, seed=1)
    for name, weight in theirs.named_parameters():
        if "lora_A" in name:
            layer = name.removeprefix("base_model.model.").split(".lora_A")[0]
            weight.data.copy_(adapter.to_tensors()[f"{layer}.A"])
    for parameter in network.parameters():
        parameter.requires_grad_(False)
    ids = torch.tensor([[3, 7, 9, 30, 41, 8], [9, 9, 5, 6, 77, 2]])
    adapter.lay_over(network)
    for model, weights in (
        (network, list(adapter.parameters())),
        (theirs, [w for w in theirs.parameters() if w.requires_grad]),
    ):
        optimiser = torch.optim.AdamW(weights, 1e-2, weight_decay=0.0)
        for _ in range(5):
            model(input_ids=ids, labels=ids).loss.backward()
            optimiser.step()
            optimiser.zero_grad()
    assert torch.allclose(_scores(network), _scores(theirs), atol=1e-4)


def test_weights_go_out_and_come_back(tmp_path: Path) -> None:
    network = _network(tmp_path)
    adapter = _learned(network)
    again = Adapter.of(CONFIG, adapter.to_tensors(), "mine").eval()
    with adapter.on(network):
        with_it = _scores(network)
    with again.on(network):
        assert torch.equal(_scores(network), with_it)


def test_damaged_weights_are_told(tmp_path: Path) -> None:
    tensors = _learned(_network(tmp_path)).to_tensors()
    for spoiled in (
        {},
        {**tensors, "more": torch.zeros(1)},
        {name: value for name, value in tensors.items() if not name.endswith("k_proj.B")},
        {name: value[:1] for name, value in tensors.items()},
    ):
        with pytest.raises(UserError, match="are no adapter"):
            Adapter.of(CONFIG, spoiled, "mine")


def test_an_adapter_of_another_network_is_refused(tmp_path: Path) -> None:
    adapter = _learned(_network(tmp_path))
    with pytest.raises(UserError, match="doesn't fit this network"):
        merge(_network(tmp_path, "GPT2"), adapter)


def test_a_network_without_blocks_is_refused() -> None:
    with pytest.raises(UserError, match="no layers that LoRA"):
        Adapter.over(nn.Sequential(nn.LSTM(4, 4)), CONFIG)


def test_dropout_is_for_training_alone(tmp_path: Path) -> None:
    network = _network(tmp_path)
    adapter = _learned(network, LoraConfig(3, 6.0, "all", 0.5))
    with adapter.on(network):
        assert torch.equal(_scores(network), _scores(network))
        adapter.train()
        assert not torch.equal(_scores(network), _scores(network))
