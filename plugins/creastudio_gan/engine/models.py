"""From a model card to a network that samples."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio_gan.engine.fast import faster
from creastudio_gan.engine.generator import Generator

ARCHITECTURE = "hybrid"


@dataclass(frozen=True)
class Config:
    """What builds a generator: kept in the card of a model.

    Attributes
    ----------
    channels : tuple of int
        At 4, 8, 16 ... px.
    z_dim : int
        Size of the latent.
    """

    channels: tuple[int, ...]
    z_dim: int = 64

    @property
    def resolution(self) -> int:
        """Side of the images, px."""
        return 4 << (len(self.channels) - 1)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {**asdict(self), "channels": list(self.channels), "resolution": self.resolution}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Config:
        """Read the JSON form; bounds keep a foreign card from asking for all memory."""
        channels = tuple(int(value) for value in values["channels"])
        z_dim = int(values["z_dim"])
        if not (2 <= len(channels) <= 9 and all(1 <= c <= 1024 for c in channels) and 1 <= z_dim <= 1024):
            raise ValueError("out of range")
        return cls(channels, z_dim)

    def build(self) -> Generator:
        """Return a generator with random weights."""
        return Generator(self.channels, self.z_dim)


def load(model: Model, device: torch.device) -> Generator:
    """Return the generator of `model`, ready to sample.

    Raises
    ------
    UserError
        When it is of another architecture or damaged.
    """
    card = model.card
    if card.architecture != ARCHITECTURE:
        raise UserError(
            f"The model '{card.id}' has the architecture '{card.architecture}', which this plugin can't build.",
            hint="Choose another model, or install the plugin that made it.",
        )
    try:
        with torch.device("meta"):  # without initial weights, which would cost time and draw random numbers
            network = Config.from_json(card.config).build()
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UserError(
            f"The card of the model '{card.id}' is damaged.",
            hint="Import the model again from where it came.",
        ) from None
    tensors, _ = checkpoint.read(model.weights)
    network.to_empty(device="cpu")
    checkpoint.load_into(network, tensors, card.id)
    return ready(network, device)


_CACHE: OrderedDict[tuple[str, str, str], Generator] = OrderedDict()
CACHED = 3
"""Networks kept by a warm engine; a bundled one takes about 5 MB."""


def load_cached(model: Model, device: torch.device) -> Generator:
    """Return ``load(model, device)``, kept from earlier jobs of the same engine where its weights are the same."""
    key = (model.card.sha256, str(model.weights), str(device))
    network = _CACHE.pop(key, None) or load(model, device)
    _CACHE[key] = network
    while len(_CACHE) > CACHED:
        _CACHE.popitem(last=False)
    return network


def ready(network: Generator, device: torch.device) -> Generator:
    """Return `network` in evaluation mode on `device`, without gradients and in its fast form."""
    return faster(network.eval().requires_grad_(False)).to(device)


def parameter_count(network: nn.Module) -> int:
    """Return the number of trained values."""
    return sum(parameter.numel() for parameter in network.parameters())
