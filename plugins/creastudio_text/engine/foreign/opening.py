"""Opens a model of another maker, without running anything that comes with it."""

from __future__ import annotations

import importlib
import math
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from creastudio.api import Model, UserError
from creastudio_text.engine.foreign.chat import MAX_TEMPLATE, Chat
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.foreign.model import ForeignModel
from creastudio_text.engine.foreign.source import AGAIN, CONFIG, Source, json_of, source_of
from creastudio_text.engine.foreign.tokens import ForeignTokens
from creastudio_text.engine.language import TextModel

TOKENIZER = "tokenizer.json"

OLDER = (
    CONFIG,
    "vocab.json",
    "merges.txt",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
)
"""Files that a tokenizer was kept in before there was one for all."""

LAYERS = (
    "num_hidden_layers",
    "num_layers",
    "num_decoder_layers",
    "encoder_layers",
    "decoder_layers",
    "n_layer",
)
"""What configs call the number of their layers, each of which has a tensor at least."""

SPARE = 4 << 20
"""Values that a network may have beside those in its files, such as tables of positions."""

UNSTATED_CONTEXT = 2048
"""Ids that a network looks back on that states no longest length (BLOOM, T5)."""


def is_foreign(model: Model) -> bool:
    """Tell whether a model is a folder as transformers writes it, or one file made of such a folder."""
    return source_of(model) is not None


def open_foreign(model: Model, device: torch.device) -> TextModel:
    """Return a model of another maker.

    Raises
    ------
    UserError
        When it wants to run code of its own, lacks its tokenizer, or its weights don't fit its config.
    """
    source = source_of(model)
    assert source is not None
    refuse_code(source)
    tokenizer = tokenizer_of(source)
    network = network_of(source).to(device)
    known = int(network.get_input_embeddings().weight.shape[0])
    tokens = ForeignTokens(tokenizer, _ends(source, network, tokenizer), known)
    return ForeignModel(model.card, network, tokens, _context(network), _chat(source))


def refuse_code(source: Source) -> None:
    """Raise UserError when a configuration names code of its own."""
    for file in source.names():
        if file.endswith("config.json") and "auto_map" in (json_of(source, file) or {}):
            raise UserError(
                f"The model '{source.name}' brings program code of its own, which is never run here.",
                "Choose a version of it that transformers itself knows.",
            )


def network_of(source: Source) -> Any:
    """Return the network in float32, in eval mode.

    Raises
    ------
    UserError
        When its kind isn't known, or its weights are damaged or of other shapes than the config says.
    """
    config = _config(source)
    if getattr(config, "quantization_config", None) is not None:
        raise UserError(
            f"The weights of '{source.name}' are packed in a way that isn't read here.",
            "Choose the version with whole weights, or a GGUF file.",
        )
    library = transformers()
    kind = library.AutoModelForSeq2SeqLM if config.is_encoder_decoder else library.AutoModelForCausalLM
    network_class: Any = kind._model_mapping.get(type(config), None)
    if isinstance(network_class, tuple):
        network_class = network_class[0]
    if network_class is None:
        raise UserError(
            f"'{source.name}' is a network of the kind '{config.model_type}', which doesn't write.",
            "Choose a causal or seq2seq language model.",
        )
    tensors = source.tensors()
    _check_numbers(tensors, source.name)
    _check_size(network_class, config, tensors, source.name)
    try:
        network, found = network_class.from_pretrained(
            None, config=config, state_dict=tensors, dtype=torch.float32, output_loading_info=True
        )
    except (
        OSError,
        ValueError,
        RuntimeError,
        LookupError,
        AttributeError,
        TypeError,
        ArithmeticError,
    ) as error:
        raise _misfit(source.name, _first_line(error)) from error
    missing = sorted(found["missing_keys"]) or sorted(str(item) for item in found.get("mismatched_keys", ()))
    if missing:
        raise _misfit(source.name, f"'{missing[0]}' isn't as it says")
    return network.eval()


def tokenizer_of(source: Source) -> Any:
    """Return the tokenizer, of the library of that name.

    Raises
    ------
    UserError
        When there is none or it can't be read.
    """
    written = source.text(TOKENIZER)
    try:
        if written is not None:
            made = importlib.import_module("tokenizers").Tokenizer.from_str(written)
            # Some are kept as they were trained with: cut off at a length, filled up to one.
            made.no_truncation()
            made.no_padding()
            return made
        if source.text("vocab.json") is not None and source.text("merges.txt") is not None:
            return _from_vocabulary(source)
    except Exception as error:  # the library raises bare Exception
        raise UserError(f"The tokenizer of '{source.name}' can't be read.", AGAIN) from error
    raise UserError(
        f"The model '{source.name}' has no tokenizer.", f"Put its {TOKENIZER} beside its weights."
    )


def _from_vocabulary(source: Source) -> Any:
    """Return a tokenizer from its older files, as transformers makes it."""
    with tempfile.TemporaryDirectory() as folder:
        # The names in a file from elsewhere are never used as paths.
        for file in OLDER:
            written = source.text(file)
            if written is not None:
                (Path(folder) / file).write_text(written, encoding="utf-8")
        made = transformers().AutoTokenizer.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False
        )
        return made.backend_tokenizer


def _config(source: Source) -> Any:
    described = json_of(source, CONFIG) or {}
    kind = str(described.pop("model_type", ""))
    try:
        return transformers().AutoConfig.for_model(kind, **described)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UserError(
            f"'{source.name}' is a network of the kind '{kind[:60]}', which isn't known here.",
            "Choose a causal or seq2seq language model that transformers knows.",
        ) from error


def _check_size(network_class: Any, config: Any, tensors: dict[str, Tensor], name: str) -> None:
    """Refuse a config that asks for a much larger network than its weights are, before any memory is taken for it."""
    there = sum(value.numel() for value in tensors.values())
    layers = [getattr(config, key, 0) for key in LAYERS]
    if any(isinstance(count, int) and count > len(tensors) for count in layers) or (
        # Twice, as what is shared by two parts of a network stands once in some files.
        _size_of(network_class, config) > 2 * there + SPARE
    ):
        raise _misfit(name, "they are of a smaller network")


def _size_of(network_class: Any, config: Any) -> float:
    """Return how many values a network has; infinity for more than torch can count, 0 where its building says more."""
    try:
        with torch.device("meta"):
            made = network_class(config)
    except (RuntimeError, ArithmeticError):
        return math.inf
    except (ValueError, LookupError, AttributeError, TypeError):
        return 0
    return sum(weight.numel() for weight in made.state_dict().values())


def _check_numbers(tensors: dict[str, Tensor], name: str) -> None:
    for key, value in tensors.items():
        # The sum of a part with a NaN or an infinity is none either, and is cheaper than to look at each.
        if value.is_floating_point() and not bool(torch.isfinite(value.sum(dtype=torch.float32))):
            raise UserError(
                f"The weights of '{name}' are damaged: '{key}' has values that are no numbers.", AGAIN
            )


def _misfit(name: str, why: str) -> UserError:
    return UserError(f"The weights of '{name}' don't fit its config: {why.rstrip('.')}.", AGAIN)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]


def _ends(source: Source, network: Any, tokenizer: Any) -> set[int]:
    """Return the ids that end a text: those of the network's config, of how it is generated with and of its tokenizer.

    A model that answers often ends with another id than the network that it was made of, and not all three say so.
    """
    stated = (json_of(source, "generation_config.json") or {}).get("eos_token_id")
    mark = _mark((json_of(source, "tokenizer_config.json") or {}).get("eos_token"))
    found: list[Any] = [getattr(network.config, "eos_token_id", None), stated, tokenizer.token_to_id(mark)]
    flat = [token for item in found for token in (item if isinstance(item, list) else [item])]
    return {token for token in flat if isinstance(token, int)}


def _context(network: Any) -> int:
    config = network.config
    names = ("max_position_embeddings", "n_positions", "seq_length", "max_seq_len")
    stated = (getattr(config, name, None) for name in names)
    return next((value for value in stated if isinstance(value, int) and value > 0), UNSTATED_CONTEXT)


def _chat(source: Source) -> Chat | None:
    described = json_of(source, "tokenizer_config.json") or {}
    template = source.text("chat_template.jinja") or described.get("chat_template")
    if not isinstance(template, str) or not 0 < len(template) <= MAX_TEMPLATE:
        return None
    marks = {name: _mark(described.get(name)) for name in ("bos_token", "eos_token")}
    return Chat(template, marks)


def _mark(value: Any) -> str:
    return str(value.get("content", "")) if isinstance(value, dict) else str(value or "")
