"""Attention that looks back a little way, which costs in proportion to the length of a text, not to its square.

Longformer's sliding window (Beltagy, Peters and Cohan 2020, section 3.1), in blocks that are multiplied densely.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor

BLOCK = 64
"""Queries that are answered together."""


def look_near(q: Tensor, k: Tensor, v: Tensor, near: int) -> Tensor:
    """Return causal attention in which each place sees itself and the ``near - 1`` places before it.

    Parameters
    ----------
    q, k, v : Tensor
        (rows, heads, length, size).
    near : int
        A multiple of ``BLOCK``.
    """
    rows, heads, length, size = q.shape
    blocks = -(-length // BLOCK)
    more = blocks * BLOCK - length
    q = F.pad(q, (0, 0, 0, more)).view(rows, heads, blocks, BLOCK, size).transpose(1, 2).flatten(0, 1)
    k, v = (_windows(F.pad(part, (0, 0, near, more)), near) for part in (k, v))
    looks = (q / math.sqrt(size)) @ k.transpose(2, 3)
    looks = looks.masked_fill(hidden(rows, blocks, near, q.device), -torch.inf)
    seen = looks.softmax(dim=-1) @ v
    return seen.view(rows, blocks, heads, BLOCK, size).transpose(1, 2).flatten(2, 3)[:, :, :length]


def _windows(x: Tensor, near: int) -> Tensor:
    """Return for each block the places it may see, (rows * blocks, heads, near + ``BLOCK``, size)."""
    rows, heads, length, size = x.shape
    parts = x.view(rows, heads, length // BLOCK, BLOCK, size).transpose(1, 2)
    blocks = parts.shape[1] - near // BLOCK
    # Not `unfold`, whose way back takes three times as long.
    return torch.cat([parts[:, i : i + blocks] for i in range(near // BLOCK + 1)], dim=3).flatten(0, 1)


def hidden(rows: int, blocks: int, near: int, device: torch.device) -> Tensor:
    """Return what each query of each block must not see, bool (rows * blocks, 1, ``BLOCK``, near + ``BLOCK``)."""
    query = torch.arange(BLOCK, device=device)[:, None] + near
    key = torch.arange(near + BLOCK, device=device)[None, :]
    far = (key > query) | (key <= query - near)
    first = torch.arange(blocks, device=device)[:, None, None] * BLOCK
    return (far | (key + first < near)).repeat(rows, 1, 1)[:, None]


def too_far(new: int, every: int, near: int, device: torch.device) -> Tensor:
    """Return which of `every` places lie too far back for each of the last `new`, bool (new, every)."""
    place = torch.arange(every, device=device)
    return place[None, :] <= place[every - new :, None] - near
