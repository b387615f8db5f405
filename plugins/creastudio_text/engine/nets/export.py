"""Own models as others open them: a folder of the decoder-only network is one of LlamaForCausalLM."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import tokenizers
from tokenizers import models, pre_tokenizers, processors

from creastudio.api import UserError
from creastudio.ml import checkpoint
from creastudio.ml.transformer import EPSILON, ROPE_BASE
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.own_model import OwnModel
from creastudio_text.engine.tokens_own import BEGIN, END, PAD, UNKNOWN, CharTokens, OwnTokens


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
    for name, text in folder_texts(config, tokens).items():
        (folder / name).write_text(text, encoding="utf-8")
    checkpoint.write_model(folder / "model.safetensors", checkpoint.half(model.network), {"format": "pt"})


def folder_texts(config: Config, tokens: OwnTokens) -> dict[str, str]:
    """Return the text files of such a folder by name; none of a network that others don't know.

    They travel with the weights, so that a model becomes a folder without being opened.
    """
    if config.architecture != "decoder" or not isinstance(tokens, CharTokens):
        return {}
    kind = {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "dtype": "float16"}
    marks = {"bos_token": BEGIN, "eos_token": END, "pad_token": PAD, "unk_token": UNKNOWN}
    reads = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": config.context,
        "clean_up_tokenization_spaces": False,
        **{role: f"⟦{name}⟧" for role, name in marks.items()},
    }
    return {
        "config.json": json.dumps({**kind, **llama_config(config)}, indent=1) + "\n",
        "tokenizer.json": _tokenizer(tokens).to_str(),
        "tokenizer_config.json": json.dumps(reads, indent=1, ensure_ascii=False) + "\n",
    }


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
