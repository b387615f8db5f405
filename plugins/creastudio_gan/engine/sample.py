"""``gan.sample``: pictures from a trained model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from creastudio.api import JobContext, image_artifact
from creastudio.ml import device
from creastudio.ml.pictures import png, to_uint8
from creastudio_gan.engine import latents, models
from creastudio_gan.engine.models import Network
from creastudio_gan.params import SampleParams

BLOCK = 8
"""Pictures are computed in blocks of neighbouring seeds, the same ones whatever was asked for.

The last bits of a convolution may depend on the size of the batch, the place in it and the number of threads. Since
seed 13 is always computed as number 5 of the block 8..15, and a block by one thread, its bytes don't depend on which
other pictures were wanted.
"""


def run(params: SampleParams, ctx: JobContext) -> None:
    """Make ``params.count`` pictures.

    Picture i has the seed ``ctx.seed + i``. In a variation all start from ``ctx.seed`` and picture i moves towards
    the seed ``ctx.variation_seed + i``, which its metadata name.

    Raises
    ------
    UserError
        When the model is missing, damaged or of another architecture.
    """
    place = device.prepare(ctx.device, threads=1)
    ctx.progress(0.0, "loading the model")
    model = ctx.model(params.model)
    network = models.load_cached(model, place)
    strength = max(ctx.variation, params.variation)
    first = ctx.variation_seed if strength > 0 else ctx.seed

    def latent(key: int) -> latents.Latent:
        return _latent(key, network.z_dim, ctx.seed, strength, params.truncation)

    # Tried again for want of memory: fewer blocks at a time need less and have the same bytes, smaller ones wouldn't.
    workers = 1 if ctx.settings.get("memory_scale", 1.0) < 1 else 0
    for index, picture in enumerate(
        pictures(network, place, latent, first, params.count, ctx.check_cancelled, workers)
    ):
        key = (first + index) % latents.SEEDS
        seed = ctx.seed if strength > 0 else key
        _, height, width = picture.shape
        title = f"{model.card.title} {seed}" + (f" ~{index + 1}" if strength > 0 else "")
        artifact = image_artifact(png(picture), width, height, title=title, seed=seed, index=index)
        if strength > 0:
            artifact = replace(artifact, metadata={**artifact.metadata, "variation_seed": key})
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
) -> Iterator[Tensor]:
    """Yield `count` pictures, (3, resolution, resolution) uint8, for the keys `first`, `first` + 1, ...

    Parameters
    ----------
    latent : callable
        From a key (a seed) to its latent, (z_dim,).
    between : callable
        Called before each block; may raise to stop.
    workers : int
        How many blocks are computed at a time; 0 for as many as there are cores, on an accelerator one.
    """
    end = first + count

    def block(start: int) -> Tensor:
        keys = [key % latents.SEEDS for key in range(start, start + BLOCK)]
        z = torch.from_numpy(np.stack([latent(key) for key in keys]).astype(np.float32))
        with torch.inference_mode():
            made = to_uint8(network(z.to(place)))
        return made[max(0, first - start) : min(BLOCK, end - start)]

    # A block on each core rather than a block on all cores: threads that never wait for each other lose nothing when
    # the machine is busy with other things (27 against 160 images/s, seen beside a training).
    workers = workers or (device.cores() if place.type == "cpu" else 1)
    with ThreadPoolExecutor(workers, "gan-sample", torch.set_num_threads, (1,)) as pool:
        waiting = [pool.submit(block, start) for start in range(first - first % BLOCK, end, BLOCK)]
        try:
            for made in waiting:
                between()
                yield from made.result()
        finally:
            for made in waiting:
                made.cancel()


def _latent(key: int, z_dim: int, seed: int, strength: float, truncation: float) -> latents.Latent:
    latent = latents.of_seed(key, z_dim)
    if strength > 0:
        latent = latents.slerp(latents.of_seed(seed, z_dim), latent, strength)
    return latents.truncate(latent, truncation)
