"""What a GGUF file says of its network, name by name and row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from creastudio.api import UserError
from creastudio_text.engine.foreign.gguf_file import GgufFile, arrays_of, config_of, name_of, open_gguf
from tests.support.gguf_files import gguf_of
from tests.support.text_models import random_folder

FACTS: dict[str, Any] = {
    "general.architecture": "qwen2",
    "tokenizer.ggml.tokens": ["a", "b", "c"],
    "tokenizer.ggml.eos_token_id": 2,
    "qwen2.embedding_length": 32,
    "qwen2.feed_forward_length": 64,
    "qwen2.block_count": 2,
    "qwen2.attention.head_count": 4,
    "qwen2.context_length": 128,
    "qwen2.attention.layer_norm_rms_epsilon": 1e-6,
}


@dataclass
class _Kind:
    name: str = "F32"


@dataclass
class _Tensor:
    name: str
    data: Any
    tensor_type: Any = field(default_factory=_Kind)

    @property
    def shape(self) -> list[int]:
        return list(reversed(self.data.shape))


def _file(facts: dict[str, Any] | None = None, *tensors: _Tensor) -> GgufFile:
    return GgufFile("x.gguf", FACTS | (facts or {}), list(tensors))


def test_the_config_has_what_the_file_says_and_the_usual_for_the_rest() -> None:
    config = config_of(_file())
    assert config["architectures"] == ["Qwen2ForCausalLM"]
    sizes = ("vocab_size", "hidden_size", "head_dim", "num_key_value_heads", "max_position_embeddings")
    assert [config[name] for name in sizes] == [3, 32, 8, 4, 128]
    assert (config["eos_token_id"], config["bos_token_id"], config["tie_word_embeddings"]) == (2, None, True)
    untied = config_of(_file({}, _Tensor("output.weight", np.ones((3, 32)))))
    assert not untied["tie_word_embeddings"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"general.architecture": "rwkv"}, "kind 'rwkv'"),
        ({"qwen2.rope.scaling.type": "yarn"}, "stretches its positions"),
        ({"qwen2.expert_count": 8}, "mixture of experts"),
        ({"qwen2.block_count": None}, "doesn't say its 'block_count'"),
    ],
)
def test_what_would_not_be_exact_is_refused(facts: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=said):
        config_of(_file(facts))


def test_names_are_known_or_empty() -> None:
    assert name_of("blk.11.attn_q.weight") == "model.layers.11.self_attn.q_proj.weight"
    assert name_of("token_embd.weight") == "model.embed_tokens.weight"
    assert [name_of(name) for name in ("blk.x.attn_q.weight", "blk.1.odd.weight", "blk", "")] == [""] * 4


def test_numbers_come_out_as_they_went_in(tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    folder = random_folder(tmp_path / "Tiny")
    file = open_gguf(gguf_of(folder, tmp_path / "tiny.gguf"), "tiny.gguf")
    plain = load_file(folder / "model.safetensors")
    found = dict(arrays_of(file, config_of(file)))
    assert set(found) == set(plain)
    for name, value in plain.items():
        assert found[name].dtype == (np.float32 if value.ndim == 1 else np.float16)
        # Eight bits: a 127th of the largest of 32, and a half of that by rounding.
        np.testing.assert_allclose(found[name].astype(np.float32), value, atol=np.abs(value).max() / 250)


def test_parts_that_are_not_known_or_no_numbers_are_refused() -> None:
    import gguf

    plain = gguf.GGMLQuantizationType.F32
    with pytest.raises(UserError, match="part 'odd' that isn't known"):
        list(arrays_of(_file({}, _Tensor("odd", np.ones(2, np.float32), plain)), {}))
    broken = _Tensor("output_norm.weight", np.array([1, np.nan], np.float32), plain)
    with pytest.raises(UserError, match="no numbers"):
        list(arrays_of(_file({}, broken), {}))


def test_what_is_no_such_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.gguf").write_bytes(b"no such file at all, and long enough to be looked at")
    with pytest.raises(UserError, match="no GGUF file"):
        open_gguf(tmp_path / "x.gguf", "x.gguf")
