"""How well a model knows texts: bits a character."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import torch
import torch.nn.functional as F
from torch import nn

from creastudio.api import UserError
from creastudio.ml.length_batches import IGNORED
from creastudio.ml.text_folder import Text
from creastudio.ml.text_metrics import bits_per_character
from creastudio_text.engine.adapters import AdaptedModel
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.tuning.blocks import pack
from creastudio_text.engine.tuning.networks import network_of, scores

BLOCK = 256
ROWS = 8
"""Blocks that go through at once."""


@contextmanager
def ready(model: TextModel) -> Iterator[nn.Module]:
    """Give the network of a model, wearing its adapter where it has one; UserError for one that doesn't continue texts."""
    if isinstance(model, AdaptedModel):
        network = network_of(model.base)
        with model.worn():
            yield network
    else:
        yield network_of(model)


@torch.no_grad()
def bits_of(model: TextModel, texts: Sequence[Text], check: Callable[[], None]) -> float | None:
    """Return how many bits a character of `texts` takes the model; None for a model that doesn't continue texts.

    Texts are read in blocks of 256 ids, or as far as the model looks back, with nothing before a block.
    """
    try:
        with ready(model) as network:
            network.eval()
            blocks = pack(texts, model, min(BLOCK, model.context), check=check)
            nats = 0.0
            for start in range(0, len(blocks), ROWS):
                check()
                part = slice(start, start + ROWS)
                found = scores(network, blocks.ids[part].to(model.device))[:, :-1]
                wanted = blocks.targets[part, 1:].to(model.device).reshape(-1)
                flat = found.reshape(-1, found.shape[-1]).float()
                nats += float(F.cross_entropy(flat, wanted, ignore_index=IGNORED, reduction="sum"))
    except UserError:
        return None
    return bits_per_character(nats, sum(blocks.characters))
