"""What decides the outcome of a training of a GAN."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from creastudio_gan.engine.losses import LossName
from creastudio_gan.engine.models import Config

CHANGEABLE = frozenset({"gamma", "rate", "policies", "augment_p"})
"""Settings that may be others when a training goes back to an earlier checkpoint."""


@dataclass(frozen=True)
class Settings:
    """All of it; a resume with other values is refused.

    Attributes
    ----------
    pictures : str
        Digest of the data set: with other pictures it would be another training.
    gamma : float
        Weight of the penalties, halved towards the end.
    policies : tuple of str
        See ``Augmenting``.
    critic : tuple of int
        Channels of the discriminator; the generator's where empty.
    rate : float
        Factor of both learning rates.
    half_life : float
        Of the average of the weights, images.
    hold_out : float
        Share of the pictures that are never trained on, where there are enough; 0 for none.
    forbidden : tuple of str
        Changes that the choices for the folder speak against, of ``policies`` and ``mirror``.
    start_from : str
        Hash of the model whose weights it began with; "" for random ones.
    frozen : int
        Blocks of the discriminator at the highest resolutions that keep the weights they began with.
    """

    pictures: str
    config: Config
    batch: int
    seed: int
    gamma: float
    policies: tuple[str, ...]
    augment_p: float
    mirror: bool
    bfloat16: bool
    critic: tuple[int, ...] = ()
    loss: LossName = "relativistic"
    lr_generator: float = 5e-4
    lr_discriminator: float = 2e-3
    rate: float = 1.0
    half_life: float = 8000.0
    hold_out: float = 0.0
    forbidden: tuple[str, ...] = ()
    start_from: str = ""
    frozen: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for checkpoints."""
        values = {
            key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()
        }
        return {**values, "config": self.config.to_json()}
