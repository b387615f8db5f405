"""The space that walks go through: states of a model as arrays of layers, from the parameters of keys, and pictures of them.

A network with styles has one w for each layer, coarse to fine; its states are interpolated on straight lines, after
truncation (Karras et al. 2019, section 4.1). The hybrid network has one latent: a single layer, interpolated along great
circles, and what would move coarse and fine layers moves it in directions that stand at right angles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio.ml.pictures import to_uint8
from creastudio_gan.engine import latents
from creastudio_gan.engine.generator import Generator
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.style import StyleGenerator

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
        """Return the state of a key: of a seed, or of what was explored."""
        ...

    def of_seed(self, seed: int, truncation: float) -> State:
        """Return the state of a seed."""
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


def space_of(network: Network, place: torch.device) -> Space:
    """Return the space of a network that is on `place`."""
    if isinstance(network, StyleGenerator):
        return StyleSpace(network, place)
    return LatentSpace(network, place)


class LatentSpace:
    """Of a network without styles: a latent and, where it has classes, their weights behind it."""

    def __init__(self, network: Generator, place: torch.device) -> None:
        self._network, self._place = network, place
        self._z_dim = network.z_dim
        self.layers, self.dim = 1, network.z_dim + network.classes

    def state(self, params: Mapping[str, Any]) -> State:
        return self._whole(
            latents.truncate(_latent(params, self._z_dim), float(params.get("truncation", 1.0)))
        )

    def of_seed(self, seed: int, truncation: float) -> State:
        return self._whole(latents.truncate(latents.of_seed(seed, self._z_dim), truncation))

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
        values = torch.from_numpy(states[:, 0].astype(np.float32)).to(self._place)
        label = values[:, self._z_dim :] if self.dim > self._z_dim else None
        with torch.inference_mode():
            return to_uint8(self._network(values[:, : self._z_dim], label))

    def _whole(self, z: latents.Latent) -> State:
        classes = self.dim - self._z_dim
        return np.concatenate([z, np.full(classes, 1 / max(1, classes))])[None]

    def _parts(self, state: State) -> tuple[latents.Latent, NDArray[np.float64]]:
        return state[0, : self._z_dim], state[0, self._z_dim :]


class StyleSpace:
    """Of a network with styles: one w a layer."""

    def __init__(self, network: StyleGenerator, place: torch.device) -> None:
        self._network, self._place = network, place
        self.layers, self.dim = network.layers, network.w_dim

    def state(self, params: Mapping[str, Any]) -> State:
        return self._mapped(_latent(params, self._network.z_dim), float(params.get("truncation", 1.0)))

    def of_seed(self, seed: int, truncation: float) -> State:
        return self._mapped(latents.of_seed(seed, self._network.z_dim), truncation)

    def between(self, start: State, end: State, share: float) -> State:
        return start + (end - start) * share

    def direction(self, seed: int) -> State:
        return self.of_seed(seed, 1.0) - self._mean

    def moved(self, state: State, by: State) -> State:
        return state + by

    def pictures(self, states: NDArray[np.float64]) -> Tensor:
        ws = torch.from_numpy(states.astype(np.float32)).to(self._place)
        with torch.inference_mode():
            return to_uint8(self._network.synthesis(ws))

    def _mapped(self, z: latents.Latent, truncation: float) -> State:
        with torch.inference_mode():
            w = self._network.mapping(torch.from_numpy(z.astype(np.float32))[None].to(self._place))
        found = w[0].cpu().double().numpy()
        return np.repeat((self._mean + (found - self._mean) * truncation)[None], self.layers, axis=0)

    @cached_property
    def _mean(self) -> NDArray[np.float64]:
        return self._network.mean_of()[0].cpu().double().numpy()


def _latent(params: Mapping[str, Any], z_dim: int) -> latents.Latent:
    """Return the latent of a key, before truncation: as ``gan.sample`` makes it."""
    latent = latents.of_seed(int(params.get("seed", 0)), z_dim)
    strength = float(params.get("variation") or 0.0)
    if strength > 0:
        latent = latents.slerp(latent, latents.of_seed(int(params.get("variation_seed", 0)), z_dim), strength)
    return latent
