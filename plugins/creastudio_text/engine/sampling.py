"""Draws the next id of each row from the scores of a network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio_text.engine.language import Sampling

NEVER = float("-inf")

COLDEST = 1e-3
"""A temperature below takes the most probable id, as 0 does: scores divided by less leave the range of float32."""

HEAD = 512
"""So many of the most probable ids are sorted first for top-p; more only where these don't make up its share."""


@dataclass(frozen=True)
class Drawn:
    """One id that was drawn, and the most probable ones with their probabilities, best first."""

    token: int
    best: tuple[tuple[int, float], ...] = ()


def draw(
    scores: Tensor,
    sampling: Sampling,
    recent: Sequence[Sequence[int]],
    masks: Sequence[Tensor | None],
    points: Sequence[float],
    best: int = 0,
) -> list[Drawn]:
    """Return one id a row.

    Parameters
    ----------
    scores : Tensor
        float32 (rows, ids).
    recent : sequence of sequence of int
        The ids of each row's last window, for the penalty of repetition.
    masks : sequence of Tensor or None
        Which ids each row may take, bool (ids,).
    points : sequence of float
        0 <= u < 1 for each row: where in the distribution its id lies. A row takes one point for an id and looks at
        no other row, so it is the same text in any company.
    best : int
        How many of the most probable ids to name; 0 spares the work.

    Raises
    ------
    UserError
        When the network gives something that is no number.
    """
    scores = scores.float()
    if sampling.repetition != 1.0:
        scores = _repeated_less(scores, recent, sampling.repetition)
    if any(mask is not None for mask in masks):
        # Not in place: the scores are the session's own, and may be of inference mode.
        scores = torch.stack([_allowed(row, mask) for row, mask in zip(scores, masks, strict=True)])
    if not bool(torch.isfinite(scores.amax(dim=-1)).all()):
        raise UserError("The model gives no numbers.", "Its weights are damaged: fetch or convert it again.")
    heat = sampling.temperature if sampling.temperature >= COLDEST else 1.0
    chances = torch.softmax(scores / heat, dim=-1)
    named = _best(chances, best) if best else [()] * len(points)
    if sampling.temperature < COLDEST:
        chosen = [int(token) for token in scores.argmax(dim=-1)]
    else:
        kept = _truncated(chances, sampling).cpu()
        chosen = [_at(row, point) for row, point in zip(kept, points, strict=True)]
    return [Drawn(token, names) for token, names in zip(chosen, named, strict=True)]


def _allowed(scores: Tensor, mask: Tensor | None) -> Tensor:
    return scores if mask is None else scores.masked_fill(~mask.to(scores.device), NEVER)


def _repeated_less(scores: Tensor, recent: Sequence[Sequence[int]], penalty: float) -> Tensor:
    """Divide the scores of used ids (those below zero are multiplied): Keskar et al. 2019, section 4.1."""
    scores = scores.clone()
    for row, ids in enumerate(recent):
        used = torch.tensor(sorted(set(ids)), dtype=torch.int64, device=scores.device)
        value = scores[row, used]
        scores[row, used] = torch.where(value > 0, value / penalty, value * penalty)
    return scores


def _truncated(chances: Tensor, sampling: Sampling) -> Tensor:
    """Return the probabilities with those of improbable ids set to 0; what is left isn't scaled up again."""
    ids = chances.shape[-1]
    if 0 < sampling.top_k < ids:
        least = chances.topk(sampling.top_k, dim=-1).values[:, -1:]
        chances = chances.masked_fill(chances < least, 0.0)
    if sampling.min_p > 0:
        least = sampling.min_p * chances.amax(dim=-1, keepdim=True)
        chances = chances.masked_fill(chances < least, 0.0)
    if sampling.top_p < 1:
        chances = _nucleus(chances, sampling.top_p)
    return chances


def _nucleus(chances: Tensor, share: float) -> Tensor:
    """Keep the fewest ids that make up `share`: Holtzman et al. 2020, section 3.1."""
    ids = chances.shape[-1]
    wanted = share * chances.sum(dim=-1, keepdim=True)
    best = chances.topk(min(HEAD, ids), dim=-1).values
    if bool((best.sum(dim=-1, keepdim=True) < wanted).any()):
        best = chances.sort(dim=-1, descending=True).values
    before = best.cumsum(dim=-1) - best
    last = (before < wanted).sum(dim=-1, keepdim=True) - 1
    return chances.masked_fill(chances < best.gather(-1, last.clamp(min=0)), 0.0)


def _at(chances: Tensor, point: float) -> int:
    """Return the id at `point` of the distribution; only ids with some probability."""
    ids = chances.nonzero().flatten()
    total = chances[ids].double().cumsum(dim=0)
    place = int(torch.searchsorted(total, point * float(total[-1]), right=True))
    return int(ids[min(place, len(ids) - 1)])


def _best(chances: Tensor, count: int) -> list[tuple[tuple[int, float], ...]]:
    values, ids = chances.topk(min(count, chances.shape[-1]), dim=-1)
    return [
        tuple((int(token), float(value)) for token, value in zip(row, row_values, strict=True) if value > 0)
        for row, row_values in zip(ids.tolist(), values.tolist(), strict=True)
    ]
