"""Tiny random own models that write."""

from __future__ import annotations

from pathlib import Path

import torch

from creastudio.api import Model, ModelCard
from creastudio.ml import checkpoint
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.networks import Network, build
from creastudio_text.engine.nets.own_model import FORMAT
from creastudio_text.engine.tokens_own import FIXED, CharTokens, OwnTokens

ARCHITECTURES = ("decoder", "lstm", "gru", "encoder-decoder")

LETTERS = "，。\n秋山明月人空一水花风 abcdefghijklmnopqrstuvwxyz.,!?'"

TOKENS = CharTokens(
    (*FIXED, "jueju5", "jueju7", "ci", "title", "theme", "verse"), LETTERS, ("jueju7", "verse")
)


def small(
    architecture: str = "decoder", vocabulary: int = 12, context: int = 16, seed: int = 0, scale: float = 4.0
) -> Network:
    """Return a random network of 16 channels in eval mode."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        network = build(Config(architecture, vocabulary, 16, 2, 2, context, 32))
        with torch.no_grad():
            # As they begin, all ids are about as probable, and a wrong cache would go unnoticed.
            for weight in network.parameters():
                weight.mul_(scale)
    return network.eval()


def own_model(
    folder: Path, architecture: str = "decoder", tokens: OwnTokens = TOKENS, context: int = 64, seed: int = 0
) -> Model:
    """Write a random own model into `folder` and return it as a job gets it from the library."""
    folder.mkdir(parents=True, exist_ok=True)
    network = small(architecture, tokens.size, context, seed)
    weights = folder / "model.safetensors"
    facts = {"format": FORMAT, "config": network.config.to_json(), "tokens": tokens.to_json()}
    checkpoint.write(weights, network.state_dict(), facts)
    config = {"format": FORMAT, **network.config.to_json()}
    card = ModelCard(
        id=folder.name.lower(),
        title=folder.name,
        family="text",
        architecture=architecture,
        config=config,
        sha256=checkpoint.sha256(weights),
    )
    return Model(card, folder, weights)
