"""Models that compose, small enough for tests: random weights, real grammar."""

from __future__ import annotations

from pathlib import Path

import torch

from creastudio.api import Model, ModelCard
from creastudio.ml import checkpoint
from creastudio_music.engine import tokens as t
from creastudio_music.engine.loading import FORMAT
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.own_composer import OwnComposer
from creastudio_music.engine.train import write_model


def random_composer(seed: int = 0, context: int = 4096) -> OwnComposer:
    """Return a network that writes whatever the grammar lets it."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = Composer(Config(vocabulary=t.SIZE, width=16, layers=1, heads=2, inner=16, context=context))
    return OwnComposer(ModelCard(id="random", title="Random", family="music"), network)


def random_model(folder: Path, seed: int = 0, width: int = 16) -> Model:
    """Put such a network into a folder, as the library has models."""
    folder.mkdir(parents=True, exist_ok=True)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        config = Config(vocabulary=t.SIZE, width=width, layers=1, heads=2, inner=16)
        network = Composer(config)
    weights = folder / "model.safetensors"
    write_model(weights, network)
    card = ModelCard(
        id="random",
        title="Random",
        family="music",
        architecture="composer",
        config={"format": FORMAT, **config.to_json()},
        licence="CC0-1.0",
        sha256=checkpoint.sha256(weights),
    )
    return Model(card, folder, weights)
