"""``gan.sample``: pictures from a trained model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from creastudio.api import JobContext, image_artifact
from creastudio.ml import device
from creastudio.ml.pictures import png, to_uint8
from creastudio_gan.engine import latent_state, latents, models, plane
from creastudio_gan.engine.blocks import BLOCK, in_order
from creastudio_gan.engine.models import Network
from creastudio_gan.engine.styled import Styled
from creastudio_gan.tools.explore import ExploreParams
from creastudio_gan.tools.sample import SampleParams


def run(params: SampleParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures.

    Picture i has the seed ``ctx.seed + i``. In a variation all start from ``ctx.seed`` and picture i moves towards
    the seed ``ctx.variation_seed + i``, which its metadata name. Any other picture's tell the state that ``gan.explore`` knows.

    Raises
    ------
    UserError
        When the model is missing, damaged or of another architecture, or has no such class.
    """
    place = device.prepare(ctx.device, threads=1)
    ctx.progress(0.0, "loading the model")
    model = ctx.model(params.model)
    network = models.load_cached(model, place)
    strength = max(ctx.variation, params.variation)
    first = ctx.variation_seed if strength > 0 else ctx.seed
    state = ExploreParams(model=params.model, label=params.label)
    classes = tuple(str(name) for name in model.card.config.get("classes", ()))

    if params.label and not classes:
        latent_state.shares_of(state, (), classes)  # says that there are none

    def latent(key: int) -> latents.Latent:
        return _latent(key, network.z_dim, ctx.seed, strength)

    def shares(key: int) -> list[float]:
        """Return the classes of a seed, or on the way from one to another, where none was asked for."""
        far = strength or 1.0
        return _shares(state, classes, [(ctx.seed, 1 - far), (key, far)])

    # Tried again for want of memory: fewer blocks at a time need less and have the same bytes, smaller ones wouldn't.
    workers = 1 if ctx.settings.get("memory_scale", 1.0) < 1 else 0
    for index, picture in enumerate(
        pictures(
            network,
            place,
            latent,
            first,
            params.count,
            ctx.check_cancelled,
            workers,
            shares=shares if classes else None,
            truncation=params.truncation,
        )
    ):
        key = (first + index) % latents.SEEDS
        seed = ctx.seed if strength > 0 else key
        _, height, width = picture.shape
        title = f"{model.card.title} {seed}" + (f" ~{index + 1}" if strength > 0 else "")
        artifact = image_artifact(png(picture), width, height, title=title, seed=seed, index=index)
        told: dict[str, Any] = {"variation_seed": key}
        if strength == 0:
            here = latent_state.at(state, seed=key, truncation=params.truncation)
            told = {"explore": latent_state.settled_params(here, None)}
        artifact = replace(artifact, metadata={**artifact.metadata, **told})
        ctx.emit(artifact)
        ctx.progress((index + 1) / params.count, f"{index + 1} of {params.count}")


def pictures(
    network: Network,
    place: torch.device,
    latent: Callable[[int], latents.Latent],
    first: int,
    count: int,
    between: Callable[[], None] = lambda: None,
    workers: int = 0,
    *,
    shares: Callable[[int], list[float]] | None = None,
    truncation: float = 1.0,
) -> Iterator[Tensor]:
    """Yield `count` pictures, (3, height, width) uint8, for the keys `first`, `first` + 1, ...

    Parameters
    ----------
    latent : callable
        From a key (a seed) to its latent, (z_dim,).
    between : callable
        Called before each block; may raise to stop.
    workers : int
        How many blocks are computed at a time; 0 for as many as there are cores, on an accelerator one.
    shares : callable, optional
        From a key to the share of each class, in a network that has some.
    truncation : float
        1 leaves the latents as they are, 0 gives the mean picture: in W where there is one.
    """
    end = first + count

    def block(start: int) -> Tensor:
        keys = [key % latents.SEEDS for key in range(start, start + BLOCK)]
        found = np.stack([latent(key) for key in keys])
        if not isinstance(network, Styled):
            found = latents.truncate(found, truncation)
        z = torch.from_numpy(found.astype(np.float32))
        with torch.inference_mode():
            label = torch.tensor([shares(key) for key in keys], device=place) if shares else None
            made = to_uint8(_drawn(network, z.to(place), label, truncation))
        return made[max(0, first - start) : min(BLOCK, end - start)]

    for made in in_order(block, range(first - first % BLOCK, end, BLOCK), place, between, workers):
        yield from made


def _drawn(network: Network, z: Tensor, label: Tensor | None, truncation: float) -> Tensor:
    """Return the pictures of latents, (n, 3, height, width), truncated in W; `label` is (n, classes) shares."""
    if not isinstance(network, Styled):
        return network(z, label)
    w = latent_state.w_of(network, z, label)
    mean = network.mean_of(label)
    return network.synthesis((mean + (w - mean) * truncation)[:, None].expand(-1, network.layers, -1))


def _latent(key: int, z_dim: int, seed: int, strength: float) -> latents.Latent:
    latent = latents.of_seed(key, z_dim)
    return latents.slerp(latents.of_seed(seed, z_dim), latent, strength) if strength > 0 else latent


def _shares(state: ExploreParams, classes: tuple[str, ...], seeds: list[tuple[int, float]]) -> list[float]:
    around = tuple(plane.Corner(seed, share**0.5) for seed, share in seeds)
    found = latent_state.shares_of(state, around, classes)
    return [found.get(index, 0.0) for index in range(len(classes))]
