"""What training needs of a network, whoever made it."""

from __future__ import annotations

from typing import Any, cast

from torch import Tensor, nn

from creastudio.api import UserError
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.nets.networks import Network


def network_of(model: TextModel) -> nn.Module:
    """Return the network of a model.

    Raises
    ------
    UserError
        When it is none that continues a text.
    """
    network = getattr(model, "network", None)
    if not isinstance(network, nn.Module):
        raise UserError(
            f"'{model.card.title}' can't be tuned: it has no network of its own.",
            hint="Choose another model.",
        )
    config: Any = getattr(network, "config", None)
    if (
        getattr(config, "is_encoder_decoder", False)
        or getattr(config, "architecture", "") == "encoder-decoder"
    ):
        raise UserError(
            f"'{model.card.title}' answers a text and doesn't continue it; only models that continue can be tuned.",
            hint="Choose another model.",
        )
    return network


def is_foreign(network: nn.Module) -> bool:
    """Tell whether a network was built by transformers."""
    return hasattr(network, "get_input_embeddings")


def scores(network: nn.Module, ids: Tensor) -> Tensor:
    """Return the scores of what follows each id, (rows, length, ids in all); `ids` is int64 (rows, length)."""
    if is_foreign(network):
        return network(input_ids=ids, use_cache=False, return_dict=True).logits
    own = cast(Network, network)
    return own.scores(own.hidden(ids))


def width_of(network: nn.Module) -> int:
    """Return how many channels run through a network."""
    config: Any = getattr(network, "config", None)
    for name in ("hidden_size", "n_embd", "d_model", "width"):
        found = getattr(config, name, None)
        if isinstance(found, int):
            return found
    return max((weight.shape[-1] for weight in network.parameters() if weight.ndim == 2), default=1)


def layers_of(network: nn.Module) -> int:
    """Return how many blocks a network has."""
    config: Any = getattr(network, "config", None)
    for name in ("num_hidden_layers", "n_layer", "num_layers", "layers"):
        found = getattr(config, name, None)
        if isinstance(found, int):
            return found
    return 1


def recompute(network: nn.Module, *, wanted: bool) -> bool:
    """Have a network forget what lies between its layers and compute it again on the way back, where it can.

    Chen et al. 2016, "Training deep nets with sublinear memory cost". Return whether it does.
    """
    if not wanted or not getattr(network, "supports_gradient_checkpointing", False):
        return False
    switch: Any = getattr(network, "activation_checkpointing_enable", None)
    # Called otherwise before transformers 5.20.
    switch = switch or getattr(network, "gradient_checkpointing_enable", None)
    if switch is None:
        return False
    switch({"use_reentrant": False})
    return True
