"""Tiny networks written as GGUF files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from safetensors.torch import load_file

from creastudio_text.engine.foreign.gguf_file import name_of
from tests.support.text_models import random_folder


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


def tiny_gguf(folder: Path) -> Path:
    """Write a tiny random network as a GGUF file into `folder` and return it."""
    return gguf_of(random_folder(folder / "made-of"), folder / "tiny.gguf")
