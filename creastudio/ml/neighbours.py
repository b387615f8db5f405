"""Which training pictures are nearest to a made one, and how near: a trained model may have learned some by heart.

Two views of a picture are compared: its principal components (what lies where, in which colours) and its difference
hash (where it gets lighter and darker, whatever the colours). That tells copies from new pictures; it says nothing of
whether a picture is "original".
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio.ml.metrics import PcaFeatures

COPY = 0.4
"""Distance below which a picture counts as a copy, where its hash agrees; 1 is how far apart training pictures are."""

COPY_BITS = 0.12
"""Share of the bits of the hash that may differ in a copy."""

CHUNK = 256


def difference_hash(images: Tensor) -> Tensor:
    """Return (n, 128) bool: whether it gets lighter to the right and downwards between 8 x 8 places.

    Images are (n, 3, height, width) uint8. Zauner 2010, section 3.3, in both directions.
    """
    parts: list[Tensor] = []
    for part in images.split(CHUNK):
        grey = part.float().mean(dim=1, keepdim=True)
        across = F.adaptive_avg_pool2d(grey, (8, 9)).diff(dim=3) > 0
        down = F.adaptive_avg_pool2d(grey, (9, 8)).diff(dim=2) > 0
        parts.append(torch.cat([across.flatten(1), down.flatten(1)], dim=1).cpu())
    return torch.cat(parts)


@dataclass(frozen=True)
class Nearest:
    """The nearest training pictures of made ones.

    Attributes
    ----------
    index : Tensor
        (n, k) int64, the nearest first.
    distance : Tensor
        (n, k): 0 for the same picture, about 1 for one as far as training pictures are from their own nearest.
    bits : Tensor
        (n, k): share of the bits of the hash that differ, 0 to 1.
    """

    index: Tensor
    distance: Tensor
    bits: Tensor

    @property
    def copies(self) -> Tensor:
        """(n,) bool: whether the nearest one is so near that the made picture is a copy of it."""
        return (self.distance[:, 0] < COPY) & (self.bits[:, 0] < COPY_BITS)


class Neighbours:
    """Finds the nearest of a set of pictures.

    Parameters
    ----------
    images : Tensor
        (n, 3, height, width) uint8, n >= 2: what was learned from.
    features : PcaFeatures
        Fitted to them.
    """

    def __init__(self, images: Tensor, features: PcaFeatures) -> None:
        self._features = features
        self._known = features(images)
        self._hashes = difference_hash(images)
        own = self._own_distances()
        # Twins in the data would make the unit 0; then what isn't a twin sets it.
        positive = own[own > 1e-6]
        self.unit = float(positive.median()) if len(positive) else 1.0

    def nearest(self, made: Tensor, count: int = 3) -> Nearest:
        """Return the nearest `count` pictures of each of (n, 3, height, width) uint8 images."""
        found = self._features(made)
        distances = torch.cdist(found, self._known)
        near = distances.topk(min(count, len(self._known)), largest=False)
        differ = self._hashes[near.indices] != difference_hash(made)[:, None]  # (n, k, 128)
        return Nearest(near.indices, near.values / self.unit, differ.double().mean(dim=2))

    def _own_distances(self) -> Tensor:
        """Return how far a few hundred of the pictures are from their nearest fellow."""
        some = self._known[:: max(1, len(self._known) // 400)]
        two = torch.cdist(some, self._known).topk(min(2, len(self._known)), largest=False)
        return two.values[:, -1]
