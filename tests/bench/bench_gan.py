"""How fast pictures of 64 px come, with the architecture that is shipped."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.rows import Row, median, seconds

if TYPE_CHECKING:
    from creastudio_gan.engine.models import Config

NEEDS = ("creastudio_gan.engine.sample",)

IMAGES = 512


def run() -> list[Row]:
    """Sample with random weights (speed doesn't depend on them), on all cores, as the engine does."""
    import torch

    from creastudio.ml.pictures import png
    from creastudio_gan.channels import channels_for
    from creastudio_gan.engine import latents, models, sample

    place = torch.device("cpu")
    torch.set_num_threads(1)  # of each of the engine's threads; it has one a core
    config = models.Config(channels_for(64))
    network = models.ready(config.build(), place)
    latent = partial(latents.of_seed, z_dim=config.z_dim)

    def pictures(encode: bool) -> None:
        for picture in sample.pictures(network, place, latent, 0, IMAGES):
            if encode:
                png(picture)

    bare = IMAGES / median(seconds(lambda: pictures(encode=False)))
    whole = IMAGES / median(seconds(lambda: pictures(encode=True)))
    how = measured_with(config)
    return [
        Row("sampling 64 px", bare, "images/s", 300, ">=", how),
        Row("sampling 64 px, encoded as PNG", whole, "images/s", note=how),
    ]


def measured_with(config: Config) -> str:
    """Return the size of the network and the number of cores, for the note of a row."""
    from creastudio_gan.engine import models

    # Of the network as it is trained: what samples is fused and has fewer.
    return f"{models.parameter_count(config.build()) / 1e6:.1f} M parameters, {os.cpu_count()} cores"
