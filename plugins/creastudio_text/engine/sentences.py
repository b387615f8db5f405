"""Sentences as vectors: a BERT encoder whose outputs are averaged (Reimers and Gurevych 2019, Sentence-BERT).

Reads folders as sentence-transformers writes them (config.json, tokenizer.json, model.safetensors); nothing of that library is needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor

from creastudio.api import JobContext, ModelCard, UserError

LONGEST = 256
"""Ids of a sentence that are read at most, as the model was trained."""


@dataclass(frozen=True)
class Sentences:
    """An encoder, ready.

    Attributes
    ----------
    weights : mapping of str to Tensor
        By the names that BertModel gives them; float32.
    heads, layers : int
        Of its Transformer.
    epsilon : float
        Of its layer normalisation.
    tokenizer : tokenizers.Tokenizer
    """

    weights: Mapping[str, Tensor]
    heads: int
    layers: int
    epsilon: float
    tokenizer: Any

    @classmethod
    def open(cls, ctx: JobContext, card: ModelCard) -> Sentences:
        """Return the encoder of a model of the library.

        Raises
        ------
        UserError
            When the folder lacks a file or its network is no BERT.
        """
        from tokenizers import Tokenizer

        model = ctx.model(card.reference)
        try:
            config = json.loads((model.folder / "config.json").read_text(encoding="utf-8"))
            tokenizer = Tokenizer.from_file(str(model.folder / "tokenizer.json"))
            weights = {
                name.removeprefix("bert."): item.float() for name, item in load_file(model.weights).items()
            }
            if config["model_type"] != "bert" or config.get("hidden_act", "gelu") != "gelu":
                raise ValueError("no BERT")
            found = cls(
                weights,
                config["num_attention_heads"],
                config["num_hidden_layers"],
                config["layer_norm_eps"],
                tokenizer,
            )
        except Exception as error:
            raise UserError(
                f"'{card.title}' can't be used to compare sentences.",
                "'make content-minilm' fetches one that can.",
            ) from error
        tokenizer.enable_truncation(LONGEST)
        tokenizer.enable_padding()
        return found

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Return a vector of length 1 for each text, float32 (texts, width)."""
        read = self.tokenizer.encode_batch(list(texts))
        ids = torch.tensor([item.ids for item in read])
        seen = torch.tensor([item.attention_mask for item in read], dtype=torch.bool)
        with torch.inference_mode():
            hidden = self._encoded(ids, seen)
            shown = seen.unsqueeze(-1)
            mean = (hidden * shown).sum(1) / shown.sum(1).clamp(min=1)
            return F.normalize(mean, dim=-1)

    def _encoded(self, ids: Tensor, seen: Tensor) -> Tensor:
        """Return the network's outputs, (texts, ids, width)."""
        names = [f"embeddings.{kind}_embeddings.weight" for kind in ("word", "position", "token_type")]
        words, places, types = (self.weights[name] for name in names)
        hidden = self._normal("embeddings.LayerNorm", words[ids] + places[: ids.shape[1]] + types[0])
        for layer in range(self.layers):
            at = f"encoder.layer.{layer}"
            hidden = self._normal(
                f"{at}.attention.output.LayerNorm", hidden + self._attended(at, hidden, seen)
            )
            wide = F.gelu(self._linear(f"{at}.intermediate.dense", hidden))
            hidden = self._normal(f"{at}.output.LayerNorm", hidden + self._linear(f"{at}.output.dense", wide))
        return hidden

    def _attended(self, at: str, hidden: Tensor, seen: Tensor) -> Tensor:
        rows, length, width = hidden.shape
        query, key, value = (
            self._linear(f"{at}.attention.self.{name}", hidden)
            .view(rows, length, self.heads, -1)
            .transpose(1, 2)
            for name in ("query", "key", "value")
        )
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=seen[:, None, None, :])
        return self._linear(
            f"{at}.attention.output.dense", mixed.transpose(1, 2).reshape(rows, length, width)
        )

    def _linear(self, name: str, value: Tensor) -> Tensor:
        return F.linear(value, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])

    def _normal(self, name: str, value: Tensor) -> Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return F.layer_norm(value, weight.shape, weight, bias, self.epsilon)
