"""Parts that our own Transformers share: matrices of attention, the gated feed-forward part, rotary positions, first values."""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

ROPE_BASE = 10_000.0
EPSILON = 1e-5


class FeedForward(nn.Module):
    """Shazeer 2020, "GLU Variants Improve Transformer": SwiGLU."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(width, inner, bias=False)
        self.up_proj = nn.Linear(width, inner, bias=False)
        self.down_proj = nn.Linear(inner, width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return (..., width)."""
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


class Projections(nn.Module):
    """The matrices of attention in several heads; a subclass says who looks at what (Vaswani et al. 2017, section 3.2.2)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.q_proj = nn.Linear(width, width, bias=False)
        self.k_proj = nn.Linear(width, width, bias=False)
        self.v_proj = nn.Linear(width, width, bias=False)
        self.o_proj = nn.Linear(width, width, bias=False)

    def parted(self, x: Tensor) -> Tensor:
        """Return (rows, length, width) by heads, (rows, heads, length, size)."""
        rows, length, _ = x.shape
        return x.view(rows, length, self.heads, -1).transpose(1, 2)

    def joined(self, seen: Tensor) -> Tensor:
        """Return what the heads saw, (rows, heads, length, size), as (rows, length, width)."""
        return self.o_proj(seen.transpose(1, 2).flatten(2))


def first_values(network: nn.Module, layers: int) -> None:
    """Draw all matrices; those that add to what passes through begin smaller (Radford et al. 2019, section 2.3)."""
    for name, weight in network.named_parameters():
        if weight.ndim == 2:
            inward = name.endswith(("o_proj.weight", "down_proj.weight"))
            nn.init.normal_(weight, std=0.02 / (math.sqrt(2 * layers) if inward else 1.0))


def look_back(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """Return causal attention (rows, heads, length, size); all three are of that shape.

    On the CPU it is written out, which takes less time than torch's fused kernel for a step of short texts (decision 077).
    """
    if q.device.type != "cpu":
        return F.scaled_dot_product_attention(q, k, v, is_causal=True)
    length = q.shape[2]
    future = torch.full((length, length), -torch.inf).triu(1)
    weights = (q / math.sqrt(q.shape[3])) @ k.transpose(2, 3)
    return (weights.float() + future).softmax(dim=-1).to(v) @ v


def rotations(length: int, size: int) -> tuple[Tensor, Tensor]:
    """Return cosines and sines, each (length, size), for ``rotate``."""
    rates = 1.0 / ROPE_BASE ** (torch.arange(0, size, 2, dtype=torch.float32) / size)
    angles = torch.outer(torch.arange(length, dtype=torch.float32), rates).repeat(1, 2)
    return angles.cos(), angles.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn the pairs (i, i + size / 2) of `x` (..., length, size) by the angles of their positions."""
    low, high = x.chunk(2, dim=-1)
    return x * cos + torch.cat((-high, low), dim=-1) * sin
