"""A changed network as a model in one file, like the one it came of."""

from __future__ import annotations

import json
from pathlib import Path

from safetensors import safe_open
from torch import Tensor, nn

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio_text.engine.foreign.source import INDEX, save_packed, source_of
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.export import folder_texts
from creastudio_text.engine.tokens_own import tokens_of

MAX_TEXTS = 64 << 20
"""Characters of the text files of a model together."""

TEMPLATE = "chat_template.jinja"


def write_whole(network: nn.Module, base: Model, path: Path) -> None:
    """Write the weights of `network`, made of `base`, as fp16, with everything that opening the base takes.

    Raises
    ------
    UserError
        When the files of the base can't be read or are too large, or the disk is full or read-only.
    """
    source = source_of(base)
    if source is None:
        checkpoint.write_model(path, tensors_of(network), _header(base))
        return
    texts = {name: source.text(name) for name in (*source.names(), TEMPLATE) if name != INDEX}
    found = {name: text for name, text in texts.items() if text is not None}
    if sum(map(len, found.values())) > MAX_TEXTS:
        raise UserError(
            f"The text files of '{base.card.title}' are too large.",
            hint="Leave only those of the model in its folder.",
        )
    save_packed(tensors_of(network), found, path)


def tensors_of(network: nn.Module) -> dict[str, Tensor]:
    """Return the state of a network in fp16, tensors that are shared once; those beyond its range stay as they are."""
    # A network of transformers has its output shared with its embedding, and finds it by the name that comes first.
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


def _header(base: Model) -> dict[str, str]:
    """Return the texts in the header of an own model's weights file, with those of a folder that others open."""
    try:
        with safe_open(base.weights, framework="pt") as file:
            header = dict(file.metadata() or {})
        facts = json.loads(header[checkpoint.FACTS])
        facts["folder"] = folder_texts(Config.of(facts["config"]), tokens_of(facts["tokens"]))
        return {**header, checkpoint.FACTS: json.dumps(facts)}
    except OSError as error:
        raise UserError(
            f"The weights of '{base.card.title}' can't be read: {error.strerror or error}.",
            hint="Locate the model again.",
        ) from None
