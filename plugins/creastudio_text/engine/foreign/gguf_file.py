"""What a GGUF file says of its network, as a config of the transformers library.

Only kinds whose numbers can be laid out exactly as that library wants them are taken: Llama and Mistral (one kind to
this format), Qwen2 and Qwen3.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from creastudio.api import UserError

KINDS = {"llama": "LlamaForCausalLM", "qwen2": "Qwen2ForCausalLM", "qwen3": "Qwen3ForCausalLM"}
"""Kind of network -> its class in the transformers library."""

_LAYER = {
    "attn_norm.weight": "input_layernorm.weight",
    "ffn_norm.weight": "post_attention_layernorm.weight",
    "attn_q.weight": "self_attn.q_proj.weight",
    "attn_k.weight": "self_attn.k_proj.weight",
    "attn_v.weight": "self_attn.v_proj.weight",
    "attn_output.weight": "self_attn.o_proj.weight",
    "attn_q.bias": "self_attn.q_proj.bias",
    "attn_k.bias": "self_attn.k_proj.bias",
    "attn_v.bias": "self_attn.v_proj.bias",
    "attn_q_norm.weight": "self_attn.q_norm.weight",
    "attn_k_norm.weight": "self_attn.k_norm.weight",
    "ffn_gate.weight": "mlp.gate_proj.weight",
    "ffn_up.weight": "mlp.up_proj.weight",
    "ffn_down.weight": "mlp.down_proj.weight",
}
_WHOLE = {
    "token_embd.weight": "model.embed_tokens.weight",
    "output_norm.weight": "model.norm.weight",
    "output.weight": "lm_head.weight",
}

HINT = "Use its safetensors folder instead: 'creastudio models locate FOLDER'."


@dataclass(frozen=True)
class GgufFile:
    """A file that was opened: its facts, and its numbers where they lie.

    Attributes
    ----------
    facts : dict
        Key and value, as the file has them.
    tensors : list
        As the reader gives them: ``name``, ``shape``, ``data``, ``tensor_type``.
    """

    name: str
    facts: Mapping[str, Any]
    tensors: list[Any]

    @property
    def kind(self) -> str:
        """What kind of network it is ("llama")."""
        return str(self.facts.get("general.architecture", ""))

    def fact(self, key: str, default: Any = None) -> Any:
        """Return a fact of its kind ("block_count"); UserError when it is missing and there is no default."""
        value = self.facts.get(f"{self.kind}.{key}", default)
        if value is None:
            raise UserError(f"'{self.name}' doesn't say its '{key}'.", "It may be damaged: fetch it again.")
        return value

    @property
    def parameters(self) -> int:
        """How many numbers it has."""
        return sum(int(np.prod([int(side) for side in item.shape])) for item in self.tensors)


def open_gguf(path: Path, name: str) -> GgufFile:
    """Open a file; its numbers stay on the disk.

    Raises
    ------
    UserError
        When it is none, or is damaged.
    """
    library = importlib.import_module("gguf")
    try:
        reader: Any = library.GGUFReader(path)
        facts = {key: field.contents() for key, field in reader.fields.items()}
        return GgufFile(name, facts, list(reader.tensors))
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise UserError(f"'{name}' is no GGUF file, or is damaged.", "Fetch it again.") from error


def config_of(file: GgufFile) -> dict[str, Any]:
    """Return the network's config.

    Raises
    ------
    UserError
        When it is of a kind that isn't converted.
    """
    if file.kind not in KINDS:
        raise UserError(f"'{file.name}' is a network of the kind '{file.kind}', which isn't converted.", HINT)
    stretched = file.facts.get(f"{file.kind}.rope.scaling.type", "none")
    names = {str(item.name) for item in file.tensors}
    if "rope_freqs.weight" in names or stretched not in ("", "none"):
        raise UserError(f"'{file.name}' stretches its positions in a way that isn't converted.", HINT)
    if int(file.fact("expert_count", 0)):
        raise UserError(f"'{file.name}' is a mixture of experts, which isn't converted.", HINT)
    heads, width = int(file.fact("attention.head_count")), int(file.fact("embedding_length"))
    return {
        "architectures": [KINDS[file.kind]],
        "model_type": file.kind,
        "vocab_size": len(file.facts.get("tokenizer.ggml.tokens", ())),
        "hidden_size": width,
        "intermediate_size": int(file.fact("feed_forward_length")),
        "num_hidden_layers": int(file.fact("block_count")),
        "num_attention_heads": heads,
        "num_key_value_heads": int(file.fact("attention.head_count_kv", heads)),
        "head_dim": int(file.fact("attention.key_length", width // heads)),
        "max_position_embeddings": int(file.fact("context_length")),
        "rms_norm_eps": float(file.fact("attention.layer_norm_rms_epsilon")),
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": float(file.fact("rope.freq_base", 10000.0)),
        },
        "tie_word_embeddings": "output.weight" not in names,
        "bos_token_id": _id(file, "bos"),
        "eos_token_id": _id(file, "eos"),
        "hidden_act": "silu",
    }


def _id(file: GgufFile, which: str) -> int | None:
    value = file.facts.get(f"tokenizer.ggml.{which}_token_id")
    return None if value is None else int(value)


def name_of(name: str) -> str:
    """Return what a tensor is called in the transformers library; "" for one that isn't known."""
    if name in _WHOLE:
        return _WHOLE[name]
    first, number, rest = (*name.split(".", 2), "", "")[:3]
    known = first == "blk" and number.isdecimal() and rest in _LAYER
    return f"model.layers.{number}.{_LAYER[rest]}" if known else ""


def arrays_of(file: GgufFile, config: Mapping[str, Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Yield each tensor as it is to be stored: float32 where it is a vector, else float16.

    Raises
    ------
    UserError
        When one isn't known, or is quantised in a way that isn't read.
    """
    dequantize = importlib.import_module("gguf.quants").dequantize
    for item in file.tensors:
        name = name_of(str(item.name))
        if not name:
            raise UserError(f"'{file.name}' has a part '{item.name}' that isn't known.", HINT)
        try:
            values: NDArray[Any] = dequantize(item.data, item.tensor_type).astype(np.float32)
        except (NotImplementedError, ValueError) as error:
            kind = getattr(item.tensor_type, "name", "?")
            raise UserError(f"'{file.name}' is quantised as {kind}, which isn't read.", HINT) from error
        values = values.reshape([int(side) for side in reversed(item.shape)])
        if file.kind == "llama" and name.endswith(("q_proj.weight", "k_proj.weight")):
            own = "num_attention_heads" if "q_proj" in name else "num_key_value_heads"
            values = _unpermuted(values, int(config[own]))
        if not np.isfinite(values).all():
            raise UserError(
                f"'{file.name}' is damaged: it has values that are no numbers.", "Fetch it again."
            )
        small = values.ndim < 2 or float(np.abs(values).max()) > np.finfo(np.float16).max
        yield name, values if small else values.astype(np.float16)


def _unpermuted(values: NDArray[Any], heads: int) -> NDArray[Any]:
    """Undo how this format orders the rows of each head: pairs of a rotation lie together there, halves apart here."""
    half = values.shape[0] // heads // 2
    return values.reshape(heads, half, 2, *values.shape[1:]).swapaxes(1, 2).reshape(values.shape)
