"""Texts as ids, and the batches that a training sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio_text.engine.tokens_own import CharTokens

Ids = NDArray[np.int32]
WINDOW = 8192
"""Texts among which those of like length are put together."""
IGNORED = -100


@dataclass(frozen=True)
class Piece:
    """A text, or a part of one that is longer than the context.

    Attributes
    ----------
    ids : ndarray
        int32, with the id it begins with.
    given : int
        So many ids at the beginning aren't learned: the controls, and what stands between them.
    letters : int
        Characters in the rest.
    """

    ids: Ids
    given: int
    letters: int


def pieces(texts: Sequence[str], tokens: CharTokens, context: int) -> list[Piece]:
    """Return marked texts as pieces of at most ``context + 1`` ids, each after the first beginning where the last ended."""
    made = []
    first_letter = len(tokens.controls)
    end = min(tokens.ends)
    for text in texts:
        ids = np.array([tokens.begin, *tokens.encode_marked(text), end], dtype=np.int32)
        controls = np.flatnonzero(ids[:-1] < first_letter)
        known = controls[ids[controls] != tokens.unknown]
        given = int(known[-1]) + 1
        for start in range(0, max(1, len(ids) - 1), context):
            part = ids[start : start + context + 1]
            given_here = max(1, given - start)
            letters = int((part[given_here:] != end).sum())
            if len(part) > given_here:
                made.append(Piece(part, given_here, letters))
    return made


def batches(parts: Sequence[Piece], budget: int, seed: int, epoch: int) -> list[list[int]]:
    """Return the indices of each batch of an epoch, about `budget` ids each with padding; a function of its arguments."""
    random = np.random.default_rng((seed, epoch))
    lengths = np.array([len(part.ids) for part in parts])
    order = random.permutation(len(parts))
    made: list[list[int]] = []
    for start in range(0, len(order), WINDOW):
        window = order[start : start + WINDOW]
        made += _cut(window[np.argsort(lengths[window], kind="stable")], lengths, budget)
    return [made[index] for index in random.permutation(len(made))]


def _cut(ordered: NDArray[np.int64], lengths: NDArray[np.int64], budget: int) -> Iterator[list[int]]:
    batch: list[int] = []
    for index in ordered.tolist():
        if batch and (len(batch) + 1) * int(lengths[index]) > budget:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def padded(parts: Sequence[Piece], pad: int) -> tuple[Tensor, Tensor]:
    """Return ids and what follows each, both int64 (rows, length); what isn't to be learned is ``IGNORED``."""
    length = max(len(part.ids) for part in parts) - 1
    ids = np.full((len(parts), length), pad, dtype=np.int64)
    targets = np.full((len(parts), length), IGNORED, dtype=np.int64)
    for row, part in enumerate(parts):
        ids[row, : len(part.ids) - 1] = part.ids[:-1]
        targets[row, part.given - 1 : len(part.ids) - 1] = part.ids[part.given :]
    return torch.from_numpy(ids), torch.from_numpy(targets)
