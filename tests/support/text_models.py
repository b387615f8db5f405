"""Tiny random text models: one in memory for decoding, and folders as transformers writes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from creastudio.api import Model, ModelCard

CHARACTERS = "\n !',.?abcdefghijklmnopqrstuvwxyz山水秋月花"


class CharTokens:
    """One id a character; 0 ends a text."""

    def __init__(self, characters: str = CHARACTERS) -> None:
        self.characters = characters
        self.size = len(characters) + 1
        self.ends = frozenset({0})

    def encode(self, text: str) -> list[int]:
        return [self.characters.index(char) + 1 for char in text if char in self.characters]

    def decode(self, ids: Sequence[int]) -> str:
        return "".join(self.surface(token) for token in ids)

    def surface(self, token: int) -> str:
        return self.characters[token - 1] if 0 < token < self.size else ""


class TableSession:
    def __init__(self, table: Tensor, last: int, rows: int) -> None:
        self.table = table
        self.last = torch.full((rows,), last, dtype=torch.int64)

    def logits(self) -> Tensor:
        return self.table[self.last]

    def push(self, tokens: Tensor) -> None:
        assert tokens.shape == self.last.shape
        self.last = tokens

    def keep(self, rows: Sequence[int]) -> None:
        self.last = self.last[list(rows)]


class TableModel:
    """A random table of which character follows which: a ``TextModel`` that costs nothing."""

    def __init__(self, seed: int = 0, context: int = 256, tokens: Any = None) -> None:
        self.tokens = tokens or CharTokens()
        self.card = ModelCard(id="table", title="Table", family="text")
        self.context = context
        self.device = torch.device("cpu")
        generator = torch.Generator().manual_seed(seed)
        self.table = torch.randn(self.tokens.size, self.tokens.size, generator=generator)
        self.table[:, 0] -= 3.0

    def begin(
        self, prompt: Sequence[int], rows: int = 1, between: Callable[[], None] = lambda: None
    ) -> TableSession:
        return TableSession(self.table, prompt[-1] if prompt else 0, rows)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        return None


TEXTS = (
    "The moon is over the hill and the river is still.",
    "Autumn hills after rain, a night that smells of autumn.",
    "空山新雨后，天气晚来秋。明月松间照，清泉石上流。",
    '{"name": "Ada", "age": 36}',
)


def byte_tokenizer(folder: Path, size: int = 320) -> Any:
    """Write a byte-level BPE tokenizer of about `size` ids; id 0 begins and id 1 ends a text."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=["<s>", "</s>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(TEXTS, trainer)
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer


SMALL: dict[str, dict[str, Any]] = {
    "GPT2": {"n_embd": 16, "n_layer": 2, "n_head": 2, "n_positions": 64},
    "Llama": {"num_key_value_heads": 1},
    "Mistral": {"num_key_value_heads": 1},
    "Qwen2": {"num_key_value_heads": 1},
    "Qwen3": {"num_key_value_heads": 1, "head_dim": 8},
    "Gemma": {"num_key_value_heads": 1, "head_dim": 8},
    "Phi": {},
    "GPTNeoX": {},
    "OPT": {"ffn_dim": 32, "word_embed_proj_dim": 16},
    "Bloom": {"n_layer": 2, "n_head": 2},
    "T5": {"d_model": 16, "d_kv": 8, "d_ff": 32, "num_layers": 2, "num_heads": 2},
    "Bart": {
        "forced_eos_token_id": None,
        "d_model": 16,
        "encoder_layers": 1,
        "decoder_layers": 1,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
        "encoder_ffn_dim": 32,
        "decoder_ffn_dim": 32,
    },
}
"""Architecture -> what its config says beside the common sizes."""

_COMMON = {
    "hidden_size": 16,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "intermediate_size": 32,
    "max_position_embeddings": 64,
}
_OWN_SIZES = {"GPT2", "T5"}
_ENCODERS = {"T5", "Bart"}
_HEADS = {
    "GPT2": "GPT2LMHeadModel",
    "T5": "T5ForConditionalGeneration",
    "Bart": "BartForConditionalGeneration",
}


def random_folder(folder: Path, architecture: str = "Llama", seed: int = 0, **config: Any) -> Path:
    """Write a tiny random model of an architecture with its tokenizer, as its makers would."""
    from creastudio_text.engine.foreign.library import transformers

    tokenizer = byte_tokenizer(folder)
    library = transformers()
    values: dict[str, Any] = {} if architecture in _OWN_SIZES else dict(_COMMON)
    values |= SMALL[architecture] | config
    values |= {
        "vocab_size": tokenizer.get_vocab_size(),
        "bos_token_id": 0,
        "eos_token_id": 1,
        "pad_token_id": 1,
    }
    if architecture in _ENCODERS:
        values["decoder_start_token_id"] = 0
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        made = getattr(library, f"{architecture}Config")(**values)
        network = getattr(library, _HEADS.get(architecture, f"{architecture}ForCausalLM"))(made)
        with torch.no_grad():
            # As they begin, all ids are about as probable, and a wrong cache would go unnoticed.
            for value in network.parameters():
                value.mul_(4.0)
    network.save_pretrained(folder)
    return folder


def opened(folder: Path, family: str = "text", **card: Any) -> Model:
    """Return a folder as a job gets it from the library."""
    found = ModelCard(id=folder.name.lower(), title=folder.name, family=family, **card)
    return Model(found, folder, folder / "model.safetensors")


def write_config(folder: Path, name: str, **values: Any) -> None:
    """Change values of a JSON file in a model's folder."""
    path = folder / name
    before = json.loads(path.read_text()) if path.is_file() else {}
    path.write_text(json.dumps(before | values))
