"""Own models as others open them: a folder of the decoder-only network is one of LlamaForCausalLM."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import tokenizers
from safetensors.torch import save_file
from tokenizers import models, pre_tokenizers, processors

from creastudio.api import UserError
from creastudio.ml import checkpoint
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.decoder import EPSILON, ROPE_BASE
from creastudio_text.engine.nets.own_model import OwnModel
from creastudio_text.engine.tokens_own import BEGIN, END, PAD, UNKNOWN, CharTokens


def llama_config(config: Config) -> dict[str, Any]:
    """Return what ``transformers.LlamaConfig`` takes for the same network."""
    return {
        "vocab_size": config.vocabulary,
        "hidden_size": config.width,
        "intermediate_size": config.inner,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.heads,
        "max_position_embeddings": config.context,
        "rms_norm_eps": EPSILON,
        "rope_parameters": {"rope_type": "default", "rope_theta": ROPE_BASE},
        "tie_word_embeddings": True,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 0,
    }


def export_folder(model: OwnModel, folder: Path) -> None:
    """Write config.json, model.safetensors (fp16) and tokenizer.json into `folder`, which is made.

    Controls become special tokens written ``⟦name⟧``; a text begins with ``⟦begin⟧``.

    Raises
    ------
    UserError
        When it isn't the decoder-only network with one id a character.
    """
    tokens, config = model.tokens, model.network.config
    if config.architecture != "decoder" or not isinstance(tokens, CharTokens):
        raise UserError(
            f"'{model.card.title}' can't be exported as such a folder.",
            "Only a decoder-only network that reads characters can; export it as a model of the studio.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    kind = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "dtype": "float16"}
    (folder / "config.json").write_text(json.dumps({**kind, **llama_config(config)}, indent=1) + "\n")
    save_file(checkpoint.half(model.network), folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))


def _tokenizer(tokens: CharTokens) -> tokenizers.Tokenizer:
    marks = [f"⟦{name}⟧" for name in tokens.controls]
    vocabulary = {mark: index for index, mark in enumerate(marks)}
    vocabulary |= {letter: index for index, letter in enumerate(tokens.letters, start=len(marks))}
    made = tokenizers.Tokenizer(models.WordLevel(vocabulary, f"⟦{UNKNOWN}⟧"))
    made.pre_tokenizer = pre_tokenizers.Split(tokenizers.Regex(r"[\s\S]"), "isolated")
    made.decoder = tokenizers.decoders.Fuse()
    made.add_special_tokens(marks)
    begin = f"⟦{BEGIN}⟧"
    made.post_processor = processors.TemplateProcessing(f"{begin} $A", None, [(begin, vocabulary[begin])])
    assert (vocabulary[f"⟦{PAD}⟧"], vocabulary[begin], vocabulary[f"⟦{END}⟧"]) == (0, 1, 2)
    return made
