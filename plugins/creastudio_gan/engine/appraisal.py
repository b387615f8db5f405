"""What samples of a snapshot are worth: distances, variety, copies of training pictures, traces of the augmentation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor

from creastudio.ml.metrics import Judge, Scores, kernel_distance
from creastudio.ml.neighbours import Nearest, Neighbours
from creastudio.ml.pictures import sheet
from creastudio_gan.engine.augmenting import Augmenting, changed

LOOKED_AT = 256
"""Samples whose nearest training pictures are looked for."""

PAIRS, SIDE_BY_SIDE = 4, 3
"""Rows of the sheet of nearest pictures, and training pictures in a row."""

LEAKS = 0.6
"""Samples so much nearer to changed pictures than to the pictures themselves show the changes."""

FLOOR = 0.02
"""Kernel distance below which nothing is read into a difference."""


@dataclass(frozen=True)
class Closest:
    """The samples that are nearest to training pictures.

    Attributes
    ----------
    sheet : Tensor
        (3, height, width) uint8: in each row a sample and the training pictures nearest to it.
    columns : int
    captions : tuple of str
        One a cell: nothing below a sample, its distance below a training picture.
    copies : int
        How many of all samples are near copies.
    looked_at : int
        How many samples that were.
    nearest : float
        Distance of the nearest pair; 1 is how far apart training pictures are.
    """

    sheet: Tensor
    columns: int
    captions: tuple[str, ...]
    copies: int
    looked_at: int
    nearest: float


class Appraiser:
    """Judges samples by the pictures that are learned from.

    Parameters
    ----------
    images : Tensor
        (n, 3, h, w) uint8.
    """

    def __init__(self, images: Tensor) -> None:
        self._images = images
        self._leaked = False

    @cached_property
    def judge(self) -> Judge:
        """What measures distances; made when it is first needed, so that the first samples come sooner."""
        return Judge(self._images)

    @cached_property
    def _neighbours(self) -> Neighbours | None:
        return Neighbours(self._images, self.judge.features) if len(self._images) > 1 else None

    def scores(self, samples: Tensor) -> Scores:
        """Return the distances of (n, 3, h, w) uint8 samples, n >= 2."""
        return self.judge.compare(samples)

    def variety(self, samples: Tensor) -> float:
        """Return how much samples differ from each other, relative to the pictures."""
        features = self.judge.features(samples)
        own = float(self.judge.real.std(dim=0).mean())
        return float(features.std(dim=0).mean()) / own if own > 0 else 1.0

    def closest(self, samples: Tensor) -> Closest | None:
        """Return the samples that are nearest to training pictures; None where there is one picture alone."""
        if self._neighbours is None:
            return None
        looked_at = samples[:LOOKED_AT]
        found = self._neighbours.nearest(looked_at, SIDE_BY_SIDE)
        rows = found.distance[:, 0].argsort(stable=True)[:PAIRS]
        return Closest(
            sheet=self._side_by_side(looked_at, found, rows),
            columns=1 + found.index.shape[1],
            captions=tuple(text for row in rows for text in ("", *(f"{v:.2f}" for v in found.distance[row]))),
            copies=int(found.copies.sum()),
            looked_at=len(looked_at),
            nearest=float(found.distance[rows[0], 0]),
        )

    def _side_by_side(self, samples: Tensor, found: Nearest, rows: Tensor) -> Tensor:
        cells: list[Tensor] = []
        for row in rows:
            own = self._images[found.index[row].to(self._images.device)].cpu()
            cells += [samples[row][None].cpu(), own]
        return sheet(torch.cat(cells), 1 + found.index.shape[1])

    def leak(self, samples: Tensor, augmenting: Augmenting) -> float:
        """Return 1 where changes of the augmentation show in the samples, for the second time in a row; else 0.

        Samples that are much nearer to changed pictures than to the pictures themselves have learned the changes.
        """
        if augmenting.p <= 0.05 or len(self._images) < 100:
            self._leaked = False
            return 0.0
        rng = torch.Generator().manual_seed(2)
        some = self._images[torch.randperm(len(self._images), generator=rng)[:512].to(self._images.device)]
        height, width = some.shape[2:]
        change = augmenting.draw(len(some), (height, width), rng)
        made = self.judge.features(samples)
        plain = kernel_distance(made, self.judge.features(some))
        shown = kernel_distance(made, self.judge.features(changed(some, change)))
        again, self._leaked = self._leaked, plain > FLOOR and shown < LEAKS * plain
        return float(again and self._leaked)

    def state(self) -> bool:
        """Return what a resumed training needs."""
        return self._leaked

    def restore(self, state: bool) -> None:
        """Take back what ``state`` gave."""
        self._leaked = state
