"""Finding a picture in a model: the state whose picture is nearest to it.

Karras et al. 2020 (StyleGAN2), section 5, in W; then W+ (Abdal et al. 2019, "Image2StyleGAN"), where each layer has a style of
its own. Both in coordinates in which styles are standard normal (Zhu et al. 2020, "Improved StyleGAN Embedding"): a step is as
long in every direction, and a squared length says how unlikely a style is. Where there is no W, in Z alone.

Many random states are drawn first, and the search begins from the nearest few: one that begins at the mean often
ends beside the picture.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from creastudio_gan.engine import latent_state, latents
from creastudio_gan.engine.latent_state import State, draw
from creastudio_gan.engine.likeness import Likeness
from creastudio_gan.engine.space import Space
from creastudio_gan.engine.styled import Styled
from creastudio_gan.state_text import Layers

STARTS = 4
"""How many of the random states are followed for the first third of the steps."""

STEP = 6
"""How many pictures could be drawn in the time of a step: forward and back, at first with several starts at once."""

BATCH = 16
RATE = 0.12
"""Learning rate of Adam at its highest; states are standard normal."""

LIKELY = 2e-3
"""Weight of the squared length of a state."""

APART = 0.05
"""Weight of how far apart the styles of the layers are, when they have no freedom at all."""

NOISE = 0.25
"""How far states are shaken at the beginning, standard deviations; nothing from the middle on."""

FLOOR = 0.02
"""Shortest standard deviation of W, as a part of the longest: thinner directions are taken for this thick."""


@dataclass(frozen=True)
class Found:
    """A state on the way, and how far its picture is from the target.

    Attributes
    ----------
    label : int, optional
        Its class, where the network is drawn from a label.
    done : float
        Share of the work, 0 to 1.
    """

    state: State
    label: int | None
    distance: float
    done: float


class Search:
    """A search for the state whose picture is nearest to a target.

    Parameters
    ----------
    likeness : Likeness
        On the network's device.
    shares : dict of int to float
        Classes of the states to begin from; empty for a class to each, in turn.
    seed : int
        Of everything that is drawn.
    freedom : float
        0 keeps the styles of all layers together, 1 lets each go where it likes.
    """

    def __init__(
        self, space: Space, likeness: Likeness, shares: dict[int, float], seed: int, freedom: float
    ) -> None:
        self._network, self._likeness = space.network, likeness
        self._place, self._shares = space.place, shares
        self._freedom = freedom
        self._rng = np.random.default_rng(seed)
        self._random = torch.Generator().manual_seed(seed % 2**63)
        self._mean, self._axes = _coordinates(space, shares)

    def run(self, tries: int, steps: int, between: Callable[[], None], looks: int = 12) -> Iterator[Found]:
        """Yield what was found so far: the nearest random state, `looks` states on the way, and the last.

        Parameters
        ----------
        tries : int
            Random states to begin with.
        steps : int
            In all; a third each with several starts, with the best, and, where there are styles, layer by layer.
        between : callable
            Called before each step; may raise to stop.
        """
        u, labels = self._starts(tries, between)
        begun = share_of_starts(tries, steps)
        yield self._found(u[:1], labels[:1], begun)
        styled = isinstance(self._network, Styled)
        first = steps // 3
        thirds = (first, (steps - first) // 2 if styled else steps - first)
        done = 0
        for part, count in enumerate((*thirds, steps - sum(thirds))):
            if part == 1:
                nearest = int(self._distances(u, labels).argmin())
                u, labels = u[nearest : nearest + 1], labels[nearest : nearest + 1]
            if part == 2 and styled and isinstance(self._network, Styled):
                u = u.expand(-1, self._network.layers, -1)
            u = u.clone().requires_grad_(True)
            optimiser = torch.optim.Adam([u], lr=RATE, betas=(0.9, 0.99))
            for step in range(count):
                between()
                self._step(optimiser, u, labels, part, step / count)
                done += 1
                if done % max(1, steps // looks) == 0 and done < steps:
                    yield self._found(u.detach()[:1], labels[:1], begun + (1 - begun) * done / steps)
            u = u.detach()
        nearest = int(self._distances(u, labels).argmin())
        yield self._found(u[nearest : nearest + 1], labels[nearest : nearest + 1], 1.0)

    def _step(self, optimiser: torch.optim.Adam, u: Tensor, labels: Tensor, part: int, at: float) -> None:
        # Up within the first twentieth, and down along a cosine; the last part begins lower.
        rate = RATE * min(1.0, (at + 0.01) / 0.05) * 0.5 * (1 + math.cos(math.pi * at))
        optimiser.param_groups[0]["lr"] = rate * (0.5 if part == 2 else 1.0)
        shaken = u
        if part < 2:
            far = NOISE * max(0.0, 1 - 2 * at) ** 2 * (1.0 if part == 0 else 0.3)
            shaken = u + far * torch.randn(u.shape, generator=self._random).to(u)
        distance = self._likeness(self.pictures(shaken, labels))
        penalty = LIKELY * u.square().mean((1, 2))
        if u.shape[1] > 1:
            apart = (u - u.mean(dim=1, keepdim=True)).square().mean((1, 2))
            penalty = penalty + APART * (1 - self._freedom) * apart
        optimiser.zero_grad(set_to_none=True)
        (distance + penalty).sum().backward()
        optimiser.step()

    @torch.no_grad()
    def _starts(self, tries: int, between: Callable[[], None]) -> tuple[Tensor, Tensor]:
        """Return the nearest of many random states, the nearest first: coordinates (k, 1, n), and labels (k, classes)."""
        seeds = self._rng.integers(0, 2**31, tries)
        found: list[Tensor] = []
        every: list[Tensor] = []
        labels = self._labels(tries)
        for start in range(0, tries, BATCH):
            between()
            z = np.stack(
                [latents.of_seed(int(seed), self._network.z_dim) for seed in seeds[start : start + BATCH]]
            )
            u = self._coordinates_of(
                torch.from_numpy(z.astype(np.float32)).to(self._place), labels[start : start + BATCH]
            )
            found.append(u)
            every.append(self._likeness.roughly(self.pictures(u, labels[start : start + BATCH])))
        order = torch.cat(every).argsort(stable=True)[:STARTS]
        return torch.cat(found)[order], labels[order]

    def _labels(self, count: int) -> Tensor:
        classes = self._network.classes
        labels = torch.zeros(count, max(1, classes), device=self._place)
        for index in range(count if classes else 0):
            for number, share in (self._shares or {index % classes: 1.0}).items():
                labels[index, number] = share
        return labels

    def _coordinates_of(self, z: Tensor, labels: Tensor) -> Tensor:
        if not isinstance(self._network, Styled):
            return z[:, None]
        w = latent_state.w_of(self._network, z, labels if self._network.classes else None)
        return ((w - self._mean) @ self._axes.T / self._axes.square().sum(dim=1))[:, None]

    def state(self, u: Tensor, labels: Tensor) -> State:
        """Return the states at coordinates, (k, 1 or layers, n)."""
        if not isinstance(self._network, Styled):
            return State(z=u[:, 0], label=labels if self._network.classes else None)
        return State(ws=(self._mean + u @ self._axes).expand(-1, self._network.layers, -1))

    def pictures(self, u: Tensor, labels: Tensor) -> Tensor:
        """Return the pictures at coordinates, with gradients where they are on."""
        return draw(self._network, self.state(u, labels))

    @torch.no_grad()
    def _distances(self, u: Tensor, labels: Tensor) -> Tensor:
        return self._likeness(self.pictures(u, labels))

    def _found(self, u: Tensor, labels: Tensor, done: float) -> Found:
        state = self.state(u, labels)
        label = int(labels[0].argmax()) if self._network.classes else None
        return Found(state, label, float(self._distances(u, labels)[0]), done)


def share_of_starts(tries: int, steps: int) -> float:
    """Return about which part of a search is over, 0 to 1, when the pictures to begin from are drawn."""
    return tries / (tries + STEP * steps)


def _coordinates(space: Space, shares: dict[int, float]) -> tuple[Tensor, Tensor]:
    """Return the middle, (n,), and the axes, (n, n) rows of one standard deviation, of the space that is searched."""
    network = space.network
    if not isinstance(network, Styled):
        return torch.zeros(network.z_dim), torch.eye(network.z_dim)
    label = latent_state.rows_of(shares, network.classes, space.place) if shares else None
    axes = space.directions.basis("pca", Layers()).to(space.place)
    lengths = axes.norm(dim=1, keepdim=True)
    floor = FLOOR * lengths.max()
    return network.mean_of(label)[0].detach(), axes / lengths.clamp(min=1e-12) * lengths.clamp(
        min=float(floor)
    )
