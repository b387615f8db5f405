"""From a model card to a network that samples."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio.ml.warm import Warm, key_of
from creastudio_gan.engine.alias_free import ALIAS_FREE, AliasFreeConfig
from creastudio_gan.engine.fast import faster
from creastudio_gan.engine.generator import Generator
from creastudio_gan.engine.style import StyleGenerator
from creastudio_gan.engine.styled import Styled

HYBRID, STYLE = "hybrid", "style"
ARCHITECTURES = (HYBRID, STYLE)
"""Those that are trained here; "aliasfree" is drawn alone."""

Network = Generator | Styled

MAX_PIXELS = 2**21
"""Largest picture that a card may ask for, px."""


@dataclass(frozen=True)
class Config:
    """What builds a generator: kept in the card of a model.

    Attributes
    ----------
    channels : tuple of int
        At the lowest resolution, twice it, ...
    z_dim : int
        Size of the latent.
    architecture : {"hybrid", "style"}
    w_dim : int
        Size of a style; of "style" alone.
    depth : int
        Layers of the mapping network; of "style" alone.
    start : tuple of int
        Rows and columns of the lowest resolution.
    classes : tuple of str
        Names of the labels.
    noise : bool
        Whether there are noise inputs; of "style" alone.
    """

    channels: tuple[int, ...]
    z_dim: int = 64
    architecture: str = HYBRID
    w_dim: int = 128
    depth: int = 2
    start: tuple[int, int] = (4, 4)
    classes: tuple[str, ...] = ()
    noise: bool = False

    @property
    def height(self) -> int:
        """Of the images, px."""
        return self.start[0] << (len(self.channels) - 1)

    @property
    def width(self) -> int:
        """Of the images, px."""
        return self.start[1] << (len(self.channels) - 1)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        values = {
            key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()
        }
        return {**values, "width": self.width, "height": self.height}

    @classmethod
    def from_json(cls, values: dict[str, Any], architecture: str = HYBRID) -> Config:
        """Read the JSON form; bounds keep a foreign card from asking for all memory."""
        rows, columns = (int(value) for value in values.get("start", (4, 4)))
        config = cls(
            channels=tuple(int(value) for value in values["channels"]),
            z_dim=int(values["z_dim"]),
            architecture=architecture,
            w_dim=int(values.get("w_dim", 128)),
            depth=int(values.get("depth", 2)),
            start=(rows, columns),
            classes=tuple(str(name) for name in values.get("classes", ())),
            noise=bool(values.get("noise", False)),
        )
        config.check()
        return config

    def check(self) -> None:
        """Raise ValueError where a value is out of bounds."""
        fits = (
            2 <= len(self.channels) <= 9
            and all(1 <= c <= 1024 for c in self.channels)
            and all(1 <= size <= 1024 for size in (self.z_dim, self.w_dim))
            and 1 <= self.depth <= 16
            and all(1 <= side <= 16 for side in self.start)
            and self.width * self.height <= MAX_PIXELS
            and len(self.classes) <= 4096
            and self.architecture in ARCHITECTURES
        )
        if not fits:
            raise ValueError("out of range")

    def build(self) -> Network:
        """Return a generator with random weights."""
        if self.architecture == STYLE:
            return StyleGenerator(
                self.channels,
                self.z_dim,
                self.w_dim,
                depth=self.depth,
                start=self.start,
                classes=len(self.classes),
                noise=self.noise,
            )
        return Generator(self.channels, self.z_dim, self.start, len(self.classes))


def config_of(values: dict[str, Any], architecture: str) -> Config | AliasFreeConfig:
    """Read the configuration of a card; KeyError, TypeError, ValueError or OverflowError where it is damaged."""
    if architecture == ALIAS_FREE:
        return AliasFreeConfig.from_json(values)
    return Config.from_json(values, architecture)


def load(model: Model, device: torch.device) -> Network:
    """Return the generator of `model`, ready to sample.

    Raises
    ------
    UserError
        When it is of another architecture or damaged.
    """
    card = model.card
    if card.architecture not in (*ARCHITECTURES, ALIAS_FREE):
        raise UserError(
            f"The model '{card.id}' has the architecture '{card.architecture}', which this plugin can't build.",
            hint="Choose another model, or install the plugin that made it.",
        )
    try:
        with torch.device("meta"):  # without initial weights, which would cost time and draw random numbers
            network = config_of(card.config, card.architecture).build()
    except (KeyError, TypeError, ValueError, OverflowError):
        raise UserError(
            f"The card of the model '{card.id}' is damaged.",
            hint="Import the model again from where it came.",
        ) from None
    tensors, _ = checkpoint.read(model.weights)
    network.to_empty(device="cpu")
    checkpoint.load_into(network, tensors, card.id)
    return ready(network, device)


_WARM: Warm[Network] = Warm(3)
"""Networks kept by a warm engine; a bundled one takes about 5 MB."""


def load_cached(model: Model, device: torch.device) -> Network:
    """Return ``load(model, device)``, kept from earlier jobs of the same engine where its weights are the same."""
    return _WARM.get(key_of(model, str(device)), lambda: load(model, device))


def ready(network: Network, device: torch.device) -> Network:
    """Return `network` in evaluation mode on `device`, without gradients and in its fast form."""
    return sampling_form(network.eval().requires_grad_(False).to(device))


def sampling_form(network: Network) -> Network:
    """Change `network`, in evaluation mode, to a form that computes the same faster, in place; returns it."""
    return network.freeze() if isinstance(network, Styled) else faster(network)


def parameter_count(network: nn.Module) -> int:
    """Return the number of trained values."""
    return sum(parameter.numel() for parameter in network.parameters())
