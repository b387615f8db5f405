"""Models that compose, small enough for tests: random weights, real grammar."""

from __future__ import annotations

import torch

from creastudio.api import ModelCard
from creastudio_music.engine import tokens as t
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.own_composer import OwnComposer


def random_composer(seed: int = 0, context: int = 4096) -> OwnComposer:
    """Return a network that writes whatever the grammar lets it."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        network = Composer(Config(vocabulary=t.SIZE, width=16, layers=1, heads=2, inner=16, context=context))
    return OwnComposer(ModelCard(id="random", title="Random", family="music"), network)
