"""How much memory a tuning takes, and what is done so that it fits."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from creastudio.ml import memory
from creastudio_text.engine.tuning.networks import layers_of, width_of

SHARE = 0.8
"""Of the free memory, that a tuning may be expected to take."""

KEPT = 40
"""Values a channel and layer that the way back needs, about: norms, attention, feed-forward part."""

AGAIN = 3
"""The same where what lies between layers is computed again."""


@dataclass(frozen=True)
class Room:
    """How a tuning fits.

    Attributes
    ----------
    micro : int
        Blocks that go through at once.
    recompute : bool
        Whether what lies between the layers is computed again on the way back.
    expected, free : float
        MB that it takes beside the network itself, and that there are.
    """

    micro: int
    recompute: bool
    expected: float
    free: float

    @property
    def tight(self) -> bool:
        """Whether it may not fit."""
        return self.expected > self.free


@dataclass(frozen=True)
class Size:
    """What decides how much memory a block takes.

    Attributes
    ----------
    learned : int
        Values that are learned.
    length : int
        Ids of a block.
    vocabulary : int
        Ids in all.
    bytes_each : int
        Of a value on its way: 2 in bfloat16, else 4.
    """

    learned: int
    length: int
    vocabulary: int
    width: int
    layers: int
    bytes_each: int

    def megabytes(self, micro: int, recompute: bool) -> float:
        """Return how much a tuning takes beside the network itself, MB."""
        each = self.layers * self.width * (AGAIN if recompute else KEPT) + (
            KEPT * self.width if recompute else 0
        )
        # Scores, their softmax and its gradient, in float32.
        ends = 3 * self.vocabulary * 4
        # The weights that are learned, their gradients, two moments, and the best ones.
        state = 5 * 4 * self.learned
        return (micro * self.length * (each * self.bytes_each + ends) + state) / 1e6


def size_of(network: nn.Module, learned: int, length: int, vocabulary: int, *, bfloat16: bool) -> Size:
    """Return what is known of the size of a tuning."""
    return Size(learned, length, vocabulary, width_of(network), layers_of(network), 2 if bfloat16 else 4)


def fit(
    size: Size, batch: int, place: torch.device, *, wish: str = "auto", micro: int = 0, scale: float = 1.0
) -> Room:
    """Choose how many blocks go through at once: as many as fit, and only then layer by layer again.

    Parameters
    ----------
    wish : {"auto", "on", "off"}
        Whether layers are computed again.
    micro : int
        What was asked for; 0 for as many as fit.
    scale : float
        ``memory_scale`` of the job: below 1 memory ran out before.
    """
    free = memory.free(place) / 1e6
    room = SHARE * free * scale

    def fitting(recompute: bool) -> int:
        count = micro or batch
        while not micro and count > 1 and size.megabytes(count, recompute) > room:
            count = -(-count // 2)
        return count

    plain = fitting(False)
    again = wish == "on" or (wish == "auto" and size.megabytes(plain, False) > room)
    count = fitting(True) if again else plain
    return Room(count, again, size.megabytes(count, again), free)
