"""GGUF files: a tiny network written in that format writes what the one it was made of writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
from safetensors.torch import load_file

from creastudio.api import UserError
from creastudio.api.testing import FakeContext
from creastudio_text.engine import convert, loading
from creastudio_text.engine.decoding import write
from creastudio_text.engine.foreign.gguf_file import name_of
from creastudio_text.engine.language import Sampling
from creastudio_text.tools.convert import ConvertParams
from tests.support.text_models import opened, random_folder

GREEDY = Sampling(temperature=0.0)


def _permuted(values: np.ndarray, heads: int) -> np.ndarray:
    half = values.shape[0] // heads // 2
    return values.reshape(heads, 2, half, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)


def gguf_of(
    folder: Path, target: Path, kind: str = "llama", tokenizer_model: str = "gpt2", **facts: Any
) -> Path:
    """Write a tiny folder as a GGUF file, large matrices as Q8_0."""
    config = json.loads((folder / "config.json").read_text())
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    tokens = [token for token, _ in sorted(tokenizer["model"]["vocab"].items(), key=lambda item: item[1])]
    writer = gguf.GGUFWriter(str(target), kind)
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_name("Tiny")
    writer.add_tokenizer_model(tokenizer_model)
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(tokens)
    writer.add_token_types([3, 3] + [1] * (len(tokens) - 2))
    writer.add_token_merges([" ".join(pair) for pair in tokenizer["model"]["merges"]])
    writer.add_bos_token_id(0)
    writer.add_eos_token_id(1)
    for key, value in facts.items():
        writer.add_string(key.replace("__", "."), value)
    back = {name_of(name): name for name in _names(config["num_hidden_layers"])}
    for name, tensor in load_file(folder / "model.safetensors").items():
        values = tensor.numpy()
        if kind == "llama" and "q_proj" in name:
            values = _permuted(values, config["num_attention_heads"])
        if kind == "llama" and "k_proj" in name:
            values = _permuted(values, config["num_key_value_heads"])
        packed = values.ndim == 2 and values.shape[1] % 32 == 0
        raw = gguf.GGMLQuantizationType.Q8_0 if packed else None
        data = gguf.quants.quantize(values, gguf.GGMLQuantizationType.Q8_0) if packed else values
        writer.add_tensor(back[name], data, raw_dtype=raw)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def _names(layers: int) -> list[str]:
    parts = (
        "attn_norm",
        "ffn_norm",
        "attn_q",
        "attn_k",
        "attn_v",
        "attn_output",
        "ffn_gate",
        "ffn_up",
        "ffn_down",
    )
    own = [f"blk.{layer}.{part}.weight" for layer in range(layers) for part in parts]
    return [*own, "token_embd.weight", "output_norm.weight", "output.weight"]


def test_it_writes_what_it_was_made_of(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "Tiny")
    ctx = FakeContext(tmp_path / "job", inputs={"file": gguf_of(folder, tmp_path / "tiny.gguf")})
    convert.run(ConvertParams(title="My tiny"), ctx)
    made = ctx.saved[0]
    assert (made.card.id, made.card.architecture, made.card.family) == ("my-tiny", "LlamaForCausalLM", "text")
    assert "MB of memory" in ctx.notices[0], "what it takes is said"
    assert ctx.messages.index(ctx.notices[0]) < ctx.messages.index("putting it into the library")
    texts = []
    for model in (opened(folder), made):
        network = loading.load(FakeContext(tmp_path / "w"), model)
        ids = network.tokens.encode("The hill 秋")
        found = write(network, ids, [1], GREEDY, longest=10, check_cancelled=lambda: None)
        texts.append((ids, list(found[0].tokens)))
    # Eight bits are near enough for the most probable ids of so small a network.
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        ("mamba", {}, "kind 'mamba'"),
        ("llama", {"llama__rope__scaling__type": "yarn"}, "stretches its positions"),
        ("llama", {"tokenizer_model": "rwkv"}, "no tokenizer that can be read"),
    ],
)
def test_what_is_not_converted_is_said(tmp_path: Path, kind: str, facts: dict[str, str], said: str) -> None:
    file = gguf_of(random_folder(tmp_path / "Tiny"), tmp_path / "tiny.gguf", kind, **facts)
    ctx = FakeContext(tmp_path / "job", inputs={"file": file})
    with pytest.raises(UserError, match=said) as error:
        convert.run(ConvertParams(), ctx)
    assert error.value.hint
    assert not ctx.saved


def test_what_is_no_gguf_is_said(tmp_path: Path) -> None:
    file = tmp_path / "x.gguf"
    file.write_bytes(b"GGUF" + b"\xff" * 400)
    with pytest.raises(UserError, match="no GGUF file"):
        convert.run(ConvertParams(), FakeContext(tmp_path / "job", inputs={"file": file}))


def test_too_little_memory_is_said_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = gguf_of(random_folder(tmp_path / "Tiny"), tmp_path / "tiny.gguf")
    monkeypatch.setattr(convert.memory, "free", lambda _device: 100 << 20)
    with pytest.raises(UserError, match="100 MB are free"):
        convert.run(ConvertParams(), FakeContext(tmp_path / "job", inputs={"file": file}))
