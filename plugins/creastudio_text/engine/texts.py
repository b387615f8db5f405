"""Texts as ids, and the batches that a training sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio.ml.length_batches import IGNORED, cut
from creastudio_text.engine.tokens_own import OwnTokens

Ids = NDArray[np.int32]
WINDOW = 8192
"""Texts among which those of like length are put together."""


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


def pieces(texts: Iterable[str], tokens: OwnTokens, context: int, *, halves: bool = False) -> list[Piece]:
    """Return marked texts as pieces of at most ``context + 1`` ids, each after the first going on where the last ended.

    Before what goes on stands again what is given, as it will when the model goes on with a text; where that is long, the
    id that every text begins with.

    Parameters
    ----------
    halves : bool
        For an encoder-decoder: of a piece without controls its first half is given.
    """
    made: list[Piece] = []
    lengths = _lengths(tokens)
    end = min(tokens.ends)
    for text in texts:
        ids = np.array([tokens.begin, *tokens.encode_marked(text), end], dtype=np.int32)
        controls = np.flatnonzero((ids < len(tokens.controls)) & (ids != tokens.unknown) & (ids != end))
        given = int(controls[-1]) + 1
        head = ids[: given if 4 * given <= context else 1]
        first = min(given, context)
        for start, part in _parts(ids, head, context):
            skipped = first if start == 0 else len(head)
            if halves and skipped == 1:
                skipped = max(1, len(part) // 2)
            if len(part) > skipped:
                made.append(Piece(part, skipped, int(lengths[part[skipped:]].sum())))
    return made


def _parts(ids: Ids, head: Ids, context: int) -> Iterator[tuple[int, Ids]]:
    """Yield where each part of a text begins, and the part, with `head` before all but the first."""
    yield 0, ids[: context + 1]
    room = context + 1 - len(head)
    for start in range(context + 1, len(ids), room):
        yield start, np.concatenate((head, ids[start : start + room]))


def _lengths(tokens: OwnTokens) -> NDArray[np.int64]:
    """Return how many characters each id is; an unknown sign is one."""
    found = np.array([len(tokens.surface(token)) for token in range(tokens.size)], dtype=np.int64)
    found[tokens.unknown] = 1
    return found


def batches(parts: Sequence[Piece], budget: int, seed: int, epoch: int) -> list[list[int]]:
    """Return the indices of each batch of an epoch, about `budget` ids each with padding; a function of its arguments."""
    random = np.random.default_rng((seed, epoch))
    lengths = np.array([len(part.ids) for part in parts])
    order = random.permutation(len(parts))
    made: list[list[int]] = []
    for start in range(0, len(order), WINDOW):
        window = order[start : start + WINDOW]
        ordered = window[np.argsort(lengths[window], kind="stable")]
        made += cut(ordered.tolist(), lambda index: int(lengths[index]), budget)
    return [made[index] for index in random.permutation(len(made))]


@dataclass(frozen=True)
class Batch:
    """Pieces side by side.

    Attributes
    ----------
    ids, targets : Tensor
        int64 (rows, length): ids, and what follows each; what isn't to be learned is ``IGNORED``.
    given : Tensor
        int64 (rows,).
    """

    ids: Tensor
    targets: Tensor
    given: Tensor


def padded(parts: Sequence[Piece], pad: int) -> Batch:
    """Return pieces as one batch, the shorter ones filled up with `pad`."""
    length = max(len(part.ids) for part in parts) - 1
    ids = np.full((len(parts), length), pad, dtype=np.int64)
    targets = np.full((len(parts), length), IGNORED, dtype=np.int64)
    for row, part in enumerate(parts):
        ids[row, : len(part.ids) - 1] = part.ids[:-1]
        targets[row, part.given - 1 : len(part.ids) - 1] = part.ids[part.given :]
    given = torch.tensor([part.given for part in parts], dtype=torch.int64)
    return Batch(torch.from_numpy(ids), torch.from_numpy(targets), given)
