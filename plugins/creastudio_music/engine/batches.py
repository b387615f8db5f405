"""The batches that a training sees: a function of the seed and of how many were seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio.ml.length_batches import IGNORED, cut
from creastudio_music.engine import tokens as t
from creastudio_music.engine.exercises import Drawing, Exercise

ROUND = 256
"""Exercises that are drawn together, and among which those of like length share a batch."""


@dataclass(frozen=True)
class Batch:
    """Exercises side by side.

    Attributes
    ----------
    ids, targets : Tensor
        int64 (rows, length): ids, and what follows each; what isn't to be learned is ``IGNORED``.
    places : Tensor
        int64 (rows, length, ``following.WIDTH``).
    """

    ids: Tensor
    targets: Tensor
    places: Tensor


def padded(exercises: Sequence[Exercise]) -> Batch:
    """Return exercises as one batch, the shorter ones filled up."""
    length = max(len(item.ids) for item in exercises) - 1
    ids = np.full((len(exercises), length), t.PAD, dtype=np.int64)
    targets = np.full((len(exercises), length), IGNORED, dtype=np.int64)
    places = np.zeros((len(exercises), length, exercises[0].places.shape[1]), dtype=np.int64)
    for row, item in enumerate(exercises):
        end = len(item.ids) - 1
        ids[row, :end] = item.ids[:-1]
        places[row, :end] = item.places[:-1]
        targets[row, :end] = np.where(item.learned[1:], item.ids[1:], IGNORED)
    return Batch(torch.from_numpy(ids), torch.from_numpy(targets), torch.from_numpy(places))


def round_of(
    drawing: Drawing, weights: NDArray[np.float64], budget: int, seed: int, number: int
) -> list[list[Exercise]]:
    """Return the batches of one round, about `budget` ids each with padding.

    Parameters
    ----------
    weights : ndarray
        float64 (pieces,), how often each piece is drawn, beside the others.
    """
    random = np.random.default_rng((seed, number))
    exercises = [drawing.draw(index, random) for index in _chosen(weights, random)]
    exercises.sort(key=lambda item: len(item.ids))
    made = list(cut(exercises, lambda item: len(item.ids), budget))
    random.shuffle(made)  # pyright: ignore[reportArgumentType] (a list is shuffled in place)
    return made


def _chosen(weights: NDArray[np.float64], random: np.random.Generator) -> list[int]:
    """Draw pieces in proportion to their weights, each as often as that says or once more or less."""
    order = random.permutation(len(weights))
    sums = np.cumsum(weights[order])
    marks = (np.arange(ROUND) + random.random()) / ROUND * sums[-1]
    return order[np.minimum(np.searchsorted(sums, marks, side="right"), len(order) - 1)].tolist()
