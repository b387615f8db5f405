"""Which networks there are, and what all of them can do."""

from __future__ import annotations

from torch import nn

from creastudio.api import UserError
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.decoder import Decoder
from creastudio_text.engine.nets.encoder_decoder import EncoderDecoder
from creastudio_text.engine.nets.recurrent import Recurrent

Network = Decoder | Recurrent | EncoderDecoder
"""All have ``hidden(ids, given)``, ``scores(hidden)``, ``begin(rows)`` and ``read(ids, memory)``."""


def build(config: Config) -> Network:
    """Return a network with random weights, of torch's present random state.

    Raises
    ------
    UserError
        When the architecture isn't known, or its sizes don't fit each other.
    """
    if config.architecture in ("lstm", "gru"):
        return Recurrent(config)
    if config.architecture not in ("decoder", "encoder-decoder"):
        raise UserError(
            f"There is no own network '{config.architecture}'.",
            "The model was made by a newer version of the studio.",
        )
    if config.width % (2 * config.heads):
        raise UserError(
            f"{config.width} channels can't be shared by {config.heads} heads in even parts.",
            f"Take a width that is a multiple of {2 * config.heads}.",
        )
    return Decoder(config) if config.architecture == "decoder" else EncoderDecoder(config)


def parameter_count(network: nn.Module) -> int:
    """Return how many weights a network learns."""
    return sum(weight.numel() for weight in network.parameters())
