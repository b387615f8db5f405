"""How probable a network finds texts, in bits."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from creastudio.ml.length_batches import IGNORED
from creastudio_text.engine.nets.networks import Network
from creastudio_text.engine.texts import Piece, padded

BATCH = 8192
"""Ids that are looked at at once."""


@torch.inference_mode()
def bits_of(
    network: Network, parts: Sequence[Piece], pad: int, *, bfloat16: bool = False
) -> list[NDArray[np.float64]]:
    """Return the bits that each id takes that isn't given, an array a piece, in the order of `parts`.

    Parameters
    ----------
    network : Network
        It is put into eval mode.
    pad : int
        Id that fills up shorter rows.
    """
    network.eval()
    place = next(network.parameters()).device
    order = sorted(range(len(parts)), key=lambda index: len(parts[index].ids), reverse=True)
    found: dict[int, NDArray[np.float64]] = {}
    start = 0
    while start < len(order):
        chosen = order[start : start + max(1, BATCH // len(parts[order[start]].ids))]
        start += len(chosen)
        batch = padded([parts[index] for index in chosen], pad)
        learned = batch.targets != IGNORED
        with torch.autocast(place.type, torch.bfloat16, enabled=bfloat16):
            hidden = network.hidden(batch.ids.to(place), batch.given)[learned.to(place)]
            scores = network.scores(hidden)
        nats = F.cross_entropy(scores.float(), batch.targets[learned].to(place), reduction="none")
        rows = (nats.double() / math.log(2)).cpu().numpy()
        ends = np.cumsum(learned.sum(dim=1).numpy())
        found.update(zip(chosen, np.split(rows, ends[:-1]), strict=True))
    return [found[index] for index in range(len(parts))]


def bits_per_character(bits: Sequence[NDArray[np.float64]], parts: Sequence[Piece]) -> float:
    """Return the mean over all characters of `parts`; the bits of the ends of texts are counted in."""
    return float(sum(row.sum() for row in bits)) / max(1, sum(part.letters for part in parts))
