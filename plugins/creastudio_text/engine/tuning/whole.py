"""A changed network as a model in one file, like the one it came of."""

from __future__ import annotations

import json
from pathlib import Path

from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from creastudio.api import Model, UserError
from creastudio_text.engine.tuning.networks import is_foreign

FILES = "creastudio.files"
"""Key in the header of a weights file: a JSON object of the text files that belong to the model, by name."""

TEXTS = (
    "config.json",
    "generation_config.json",
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "merges.txt",
    "chat_template.jinja",
)

MAX_TEXTS = 64 << 20
"""Characters of all these files together."""


def write_whole(network: nn.Module, base: Model, path: Path) -> None:
    """Write the weights of `network`, made of `base`, as fp16, with everything that opening the base takes.

    Raises
    ------
    UserError
        When the files of the base can't be read, or are too large.
    """
    header = header_texts(base)
    if is_foreign(network) and FILES not in header:
        header[FILES] = json.dumps(_texts(base.folder), ensure_ascii=False)
    save_file(tensors_of(network), path, header)


def tensors_of(network: nn.Module) -> dict[str, Tensor]:
    """Return the state of a network in fp16, tensors that are shared once; those beyond its range stay as they are."""
    # A network of transformers has its output shared with its embedding, and wants to find it by the embedding's name.
    shared: set[int] = set()
    found: dict[str, Tensor] = {}
    for name, tensor in network.state_dict().items():
        if tensor.data_ptr() in shared and tensor.numel():
            continue
        shared.add(tensor.data_ptr())
        own = tensor.detach().cpu()
        if own.is_floating_point():
            small = own.half()
            own = small if bool(small.isfinite().all()) else own.float()
        found[name] = own.contiguous()
    return found


def header_texts(base: Model) -> dict[str, str]:
    """Return the texts in the header of a model's weights file."""
    try:
        with safe_open(base.weights, framework="pt") as file:
            return dict(file.metadata() or {})
    except OSError as error:
        raise UserError(
            f"The weights of '{base.card.title}' can't be read: {error.strerror or error}.",
            hint="Locate the model again.",
        ) from None


def _texts(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in TEXTS:
        path = folder / name
        if path.is_file() and path.stat().st_size <= MAX_TEXTS:
            found[name] = path.read_text(encoding="utf-8")
    if "config.json" not in found or sum(map(len, found.values())) > MAX_TEXTS:
        raise UserError(
            f"The files of the model in '{folder.name}' can't be read, or are too large.",
            hint="Fetch the model's folder again.",
        )
    return found
