"""The space that walks go through: states of a model as arrays of layers, from the parameters of keys, and pictures of them.

A network with styles has one w for each layer, coarse to fine; its states are interpolated on straight lines, after
truncation (Karras et al. 2019, section 4.1). The hybrid network has one latent: a single layer, interpolated along great
circles, and what would move coarse and fine layers moves it in directions of their own, which are all but at right angles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from pydantic import ValidationError
from torch import Tensor

from creastudio.api import UserError
from creastudio.ml.pictures import to_uint8
from creastudio_gan.engine import latent_state, latents, plane, space
from creastudio_gan.engine.generator import Generator
from creastudio_gan.engine.styled import Styled
from creastudio_gan.tools.explore import ExploreParams

_APART = 7919
"""From a seed to the one that it is compared with for a direction."""

State = NDArray[np.float64]
"""(layers, dim), coarse to fine."""


class Space(Protocol):
    """Where a walk goes.

    Attributes
    ----------
    layers, dim : int
        Shape of a state.
    """

    layers: int
    dim: int

    def state(self, params: Mapping[str, Any]) -> State:
        """Return the state of a key: what was explored, or a seed; UserError for what the model doesn't have."""
        ...

    def between(self, start: State, end: State, share: float) -> State:
        """Return what lies a share, 0 to 1, of the way from one state to another."""
        ...

    def direction(self, seed: int) -> State:
        """Return a random displacement of about the spread of the model, the same for the same seed."""
        ...

    def moved(self, state: State, by: State) -> State:
        """Return a state with a displacement."""
        ...

    def pictures(self, states: NDArray[np.float64]) -> Tensor:
        """Return pictures of (n, layers, dim) states: (n, 3, height, width) uint8."""
        ...


def space_of(opened: space.Space) -> Space:
    """Return the space of a model."""
    if isinstance(opened.network, Styled):
        return StyleSpace(opened, opened.network)
    return LatentSpace(opened, opened.network)


class LatentSpace:
    """Of a network without styles: a latent and, where it has classes, their shares behind it."""

    def __init__(self, opened: space.Space, network: Generator) -> None:
        self._opened, self._network = opened, network
        self._z_dim = network.z_dim
        self.layers, self.dim = 1, network.z_dim + network.classes

    def state(self, params: Mapping[str, Any]) -> State:
        found = state_of_key(self._opened, params)
        assert found.z is not None
        parts = [found.z] if found.label is None else [found.z, found.label]
        return torch.cat(parts, dim=1).cpu().double().numpy()

    def between(self, start: State, end: State, share: float) -> State:
        if share == 0 or share == 1:
            return end if share else start
        (z, label), (other, other_label) = self._parts(start), self._parts(end)
        return np.concatenate([latents.slerp(z, other, share), label + (other_label - label) * share])[None]

    def direction(self, seed: int) -> State:
        z = latents.of_seed(seed, self._z_dim)
        return np.concatenate([z, np.zeros(self.dim - self._z_dim)])[None]

    def moved(self, state: State, by: State) -> State:
        # Back to the length it had, where the latents of the model lie.
        (z, label), long = self._parts(state + by), np.linalg.norm(self._parts(state)[0])
        reached = np.linalg.norm(z)
        return np.concatenate([z * (long / reached), label])[None] if reached > 1e-9 else state

    def pictures(self, states: NDArray[np.float64]) -> Tensor:
        values = torch.from_numpy(states[:, 0].astype(np.float32)).to(self._opened.place)
        label = values[:, self._z_dim :] if self.dim > self._z_dim else None
        with torch.inference_mode():
            return to_uint8(self._network(values[:, : self._z_dim], label))

    def _parts(self, state: State) -> tuple[latents.Latent, NDArray[np.float64]]:
        return state[0, : self._z_dim], state[0, self._z_dim :]


class StyleSpace:
    """Of a network with styles: one w a layer."""

    def __init__(self, opened: space.Space, network: Styled) -> None:
        self._opened, self._network = opened, network
        self.layers, self.dim = network.layers, network.w_dim

    def state(self, params: Mapping[str, Any]) -> State:
        found = state_of_key(self._opened, params)
        assert found.ws is not None
        return found.ws[0].cpu().double().numpy()

    def between(self, start: State, end: State, share: float) -> State:
        return start + (end - start) * share

    def direction(self, seed: int) -> State:
        # Between two seeds of one class: what tells the classes apart would throw a picture far out.
        other = (seed + _APART * max(1, len(self._opened.classes))) % latents.SEEDS
        return (self.state({"seed": seed}) - self.state({"seed": other})) / np.sqrt(2)

    def moved(self, state: State, by: State) -> State:
        return state + by

    def pictures(self, states: NDArray[np.float64]) -> Tensor:
        ws = torch.from_numpy(states.astype(np.float32)).to(self._opened.place)
        with torch.inference_mode():
            return to_uint8(self._network.synthesis(ws))


def state_of_key(opened: space.Space, params: Mapping[str, Any]) -> latent_state.State:
    """Return the state that the parameters of a key describe: those of ``gan.explore``, or of ``gan.sample``, which has no plane.

    Raises
    ------
    UserError
        When they are no state, or one that this model doesn't have.
    """
    known = {name: value for name, value in params.items() if name in ExploreParams.model_fields}
    try:
        wanted = ExploreParams.model_validate({**known, "model": opened.model.card.id})
        strength, other = float(params.get("variation") or 0.0), int(params.get("variation_seed") or 0)
    except (ValidationError, TypeError, ValueError):
        raise UserError(
            "A key of this walk is no state of a model.", "Set it anew on the timeline."
        ) from None
    if strength <= 0:
        return opened.state(wanted)
    if params.get("generator") != "gan.sample":
        return opened.state(latent_state.towards(wanted, other, strength))
    return _between_seeds(opened, wanted, other, strength)


@torch.no_grad()
def _between_seeds(
    opened: space.Space, start: ExploreParams, other: int, strength: float
) -> latent_state.State:
    """Return a variation as ``gan.sample`` makes it: along the circle between two latents, then truncated."""
    seeds = [latent_state.at(start, seed=seed, truncation=1.0) for seed in (start.seed, other)]
    network = opened.network
    first, second = (latents.of_seed(item.seed, network.z_dim) for item in seeds)
    z = latents.slerp(first, second, strength)
    latent = torch.from_numpy(z.astype(np.float32))[None].to(opened.place)
    label = _blended_label(opened, seeds, strength) if opened.classes else None
    if not isinstance(network, Styled):
        return latent_state.State(z=latent * start.truncation, label=label)
    mean = network.mean_of(label)
    w = mean + (latent_state.w_of(network, latent, label) - mean) * start.truncation
    return latent_state.State(ws=w[:, None].expand(1, network.layers, -1))


def _blended_label(opened: space.Space, seeds: list[ExploreParams], strength: float) -> Tensor:
    label = torch.zeros(1, len(opened.classes), device=opened.place)
    for item, share in zip(seeds, (1 - strength, strength), strict=True):
        around = plane.corners(0.0, 0.0, item.seed)
        for index, own in latent_state.shares_of(item, around, opened.classes).items():
            label[0, index] += own * share
    return label
