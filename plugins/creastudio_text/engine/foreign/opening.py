"""Opens a model of another maker from its folder, without running anything that lies in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch

from creastudio.api import Model, UserError
from creastudio_text.engine.foreign.chat import MAX_TEMPLATE, Chat
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.foreign.model import ForeignModel
from creastudio_text.engine.foreign.tokens import ForeignTokens
from creastudio_text.engine.language import TextModel

CONFIG = "config.json"
TOKENIZER = "tokenizer.json"

UNSTATED_CONTEXT = 2048
"""Ids that a network looks back on that states no longest length (BLOOM, T5)."""


def is_foreign(model: Model) -> bool:
    """Tell whether a model is a folder as transformers writes it."""
    return (model.folder / CONFIG).is_file()


def open_foreign(model: Model, device: torch.device) -> TextModel:
    """Return the model of a folder.

    Raises
    ------
    UserError
        When it wants to run code of its own, lacks its tokenizer, or its weights don't fit its config.
    """
    config = read_json(model.folder / CONFIG)
    refuse_code(model.folder)
    network = _network(model.folder, config).to(device)
    tokens = _tokens(model.folder, network)
    return ForeignModel(model.card, network, tokens, _context(network), _chat(model.folder))


def read_json(path: Path) -> dict[str, Any]:
    """Return the object in a JSON file; UserError when it is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(
            f"'{path.name}' of the model can't be read.", "Fetch the model's folder again."
        ) from error
    if not isinstance(found, dict):
        raise UserError(f"'{path.name}' of the model is no JSON object.", "Fetch the model's folder again.")
    return found


def refuse_code(folder: Path) -> None:
    """Raise UserError when a folder's configuration names code of its own."""
    for path in sorted(folder.glob("*config.json")):
        if "auto_map" in read_json(path):
            raise UserError(
                f"The model in '{folder.name}' brings program code of its own, which is never run here.",
                "Choose a version of it that transformers itself knows.",
            )


def _network(folder: Path, config: dict[str, Any]) -> Any:
    library = transformers()
    kind = library.AutoModelForSeq2SeqLM if config.get("is_encoder_decoder") else library.AutoModelForCausalLM
    try:
        network = kind.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, trust_remote_code=False, dtype=torch.float32
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise UserError(
            f"The network in '{folder.name}' can't be built.", f"It says: {str(error).splitlines()[0][:200]}"
        ) from error
    return network.eval()


def _tokens(folder: Path, network: Any) -> ForeignTokens:
    import tokenizers

    path = folder / TOKENIZER
    if not path.is_file():
        raise UserError(f"'{folder.name}' has no tokenizer.", f"Put the model's {TOKENIZER} into its folder.")
    try:
        tokenizer = tokenizers.Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises bare Exception
        raise UserError(
            f"The tokenizer in '{folder.name}' can't be read.", "Fetch the model's folder again."
        ) from error
    return ForeignTokens(tokenizer, _ends(folder, network))


def _ends(folder: Path, network: Any) -> set[int]:
    """Return the ids that end a text: those of the network's config and of how it is generated with."""
    found: list[Any] = [getattr(network.config, "eos_token_id", None)]
    if (folder / "generation_config.json").is_file():
        found.append(read_json(folder / "generation_config.json").get("eos_token_id"))
    return {
        int(token)
        for item in found
        for token in (item if isinstance(item, list) else [item])
        if isinstance(token, int)
    }


def _context(network: Any) -> int:
    config = network.config
    names = ("max_position_embeddings", "n_positions", "seq_length", "max_seq_len")
    stated = next(
        (value for name in names if isinstance(value := getattr(config, name, None), int) and value > 0), 0
    )
    return stated or UNSTATED_CONTEXT


def _chat(folder: Path) -> Chat | None:
    path = folder / "tokenizer_config.json"
    described = read_json(path) if path.is_file() else {}
    beside = folder / "chat_template.jinja"
    template = beside.read_text(encoding="utf-8") if beside.is_file() else described.get("chat_template")
    if not isinstance(template, str) or not 0 < len(template) <= MAX_TEMPLATE:
        return None
    marks = {name: _mark(described.get(name)) for name in ("bos_token", "eos_token")}
    return Chat(template, marks)


def _mark(value: Any) -> str:
    return str(value.get("content", "")) if isinstance(value, dict) else str(value or "")
