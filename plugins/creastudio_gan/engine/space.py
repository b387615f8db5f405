"""A model opened for exploring: its network, its classes and its directions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from creastudio.api import JobContext, Model
from creastudio.ml import device
from creastudio.ml.pictures import to_uint8
from creastudio_gan.engine import latent_state, models
from creastudio_gan.engine.directions import Directions
from creastudio_gan.engine.latent_state import State
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.styled import Styled
from creastudio_gan.tools.explore import ExploreParams


@dataclass(frozen=True)
class Space:
    """What a state needs to become a picture.

    Attributes
    ----------
    classes : tuple of str
        Names of the classes; empty for a model without.
    """

    model: Model
    network: Network
    place: torch.device
    classes: tuple[str, ...]
    directions: Directions

    @property
    def state_width(self) -> int:
        """How many values a style has, or a latent where there are no styles."""
        return self.network.w_dim if isinstance(self.network, Styled) else self.network.z_dim

    def state(self, params: ExploreParams) -> State:
        """Return the state that `params` describe; UserError for what this model doesn't have."""
        return latent_state.state_of(self.network, params, classes=self.classes, directions=self.directions)

    def settled(self, params: ExploreParams) -> dict[str, Any]:
        """Return a state as JSON values that mean the same wherever the model is."""
        return latent_state.settled_params(params, self.directions)

    def draw(self, state: State, noise: int = 0) -> Tensor:
        """Return the picture of a state, (3, height, width) uint8 on the CPU."""
        with torch.inference_mode(), latent_state.grain(self.network, noise):
            return to_uint8(latent_state.draw(self.network, state))[0]

    def picture(self, params: ExploreParams) -> Tensor:
        """Return the picture of `params`, (3, height, width) uint8 on the CPU."""
        return self.draw(self.state(params), params.noise)


def open_space(model: Model, place: torch.device, data_dir: Path | None = None) -> Space:
    """Return a model ready to explore.

    Parameters
    ----------
    data_dir : Path, optional
        Where directions and their names are kept.

    Raises
    ------
    UserError
        When the model is damaged or of an architecture that this plugin can't build.
    """
    network = models.load_cached(model, place)
    classes = tuple(str(name) for name in model.card.config.get("classes", ()))
    return Space(model, network, place, classes, Directions(network, model.card.sha256, data_dir))


def for_job(params: Any, ctx: JobContext) -> Space:
    """Return the model of a job's parameters, on one thread: its sums, and so the bytes, are then always the same."""
    place = device.prepare(ctx.device, threads=1)
    ctx.progress(0.0, "loading the model")
    return open_space(ctx.model(params.model), place, ctx.data_dir)
