"""A decoder-only Transformer with the maths and the weights' names of LlamaForCausalLM.

Layers that normalise first by root mean square (Zhang and Sennrich 2019), rotary positions (Su et al. 2021, section
3.4.2, in the half-split layout), a gated feed-forward part (Shazeer 2020, SwiGLU), no biases, and one matrix for
embedding and output (Press and Wolf 2017). Hence its folder can be opened by whatever opens Llama models.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.memory import Cache

ROPE_BASE = 10_000.0
EPSILON = 1e-5


class Decoder(nn.Module):
    """Scores the next id after each id of a text."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.model = _Body(config)
        self.rope: tuple[Tensor, Tensor] = rotations(config.context, config.width // config.heads)
        first_values(self, config.layers)

    def hidden(self, ids: Tensor, given: Tensor | None = None) -> Tensor:
        """Return what the last layer says of each id, (rows, length, width); `given` makes no difference here."""
        return self._through(ids, None)

    def _through(self, ids: Tensor, cache: Cache | None) -> Tensor:
        """Return (rows, length, width); with a cache `ids` follow what it holds, and are added to it."""
        start = cache.length if cache is not None else 0
        x = F.dropout(self.model.embed_tokens(ids), self.config.dropout, self.training)
        cos, sin = (part[start : start + ids.shape[1]].to(x) for part in self.rope)
        for index, layer in enumerate(self.model.layers):
            x = layer(x, cos, sin, cache, index)
        if cache is not None:
            cache.length += ids.shape[1]
        return self.model.norm(x)

    def scores(self, hidden: Tensor) -> Tensor:
        """Return the scores of all ids, (..., vocabulary)."""
        return F.linear(hidden, self.model.embed_tokens.weight)

    def forward(self, ids: Tensor) -> Tensor:
        """Return scores (rows, length, vocabulary) of what follows each of `ids`, int64 (rows, length)."""
        return self.scores(self.hidden(ids))

    def begin(self, rows: int) -> Cache:
        """Return an empty memory for `rows` texts."""
        config = self.config
        weight = self.model.embed_tokens.weight
        return Cache(rows, config.layers, config.heads, config.width // config.heads, config.context, weight)

    def read(self, ids: Tensor, memory: Cache) -> Tensor:
        """Read `ids` (rows, length) after what `memory` holds; return the scores of what follows, (rows, vocabulary)."""
        return self.scores(self._through(ids, memory)[:, -1])


class _Body(nn.Module):
    def __init__(self, config: Config) -> None:
        super().__init__()
        self.embed_tokens = nn.Embedding(config.vocabulary, config.width)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.width, EPSILON)


class Layer(nn.Module):
    """Attention, then the feed-forward part, each added to what came in."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.self_attn = Attention(config)
        self.mlp = FeedForward(config)
        self.input_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.post_attention_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.dropout = config.dropout

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None, index: int) -> Tensor:
        """Return (rows, length, width)."""
        seen = self.self_attn(self.input_layernorm(x), cos, sin, cache, index)
        x = x + F.dropout(seen, self.dropout, self.training)
        return x + F.dropout(self.mlp(self.post_attention_layernorm(x)), self.dropout, self.training)


class Attention(nn.Module):
    """Each id looks back on all before it."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        width = config.width
        self.heads = config.heads
        self.q_proj = nn.Linear(width, width, bias=False)
        self.k_proj = nn.Linear(width, width, bias=False)
        self.v_proj = nn.Linear(width, width, bias=False)
        self.o_proj = nn.Linear(width, width, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None, index: int) -> Tensor:
        """Return (rows, length, width)."""
        rows, length, width = x.shape
        q, k, v = (
            part(x).view(rows, length, self.heads, -1).transpose(1, 2)
            for part in (self.q_proj, self.k_proj, self.v_proj)
        )
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        if cache is None:
            seen = look_back(q, k, v)
        else:
            keys, values = cache.add(index, k, v)
            seen = F.scaled_dot_product_attention(q, keys, values, attn_mask=cache.mask(length))
        return self.o_proj(seen.transpose(1, 2).reshape(rows, length, width))


class FeedForward(nn.Module):
    """Shazeer 2020, "GLU Variants Improve Transformer": SwiGLU."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.gate_proj = nn.Linear(config.width, config.inner, bias=False)
        self.up_proj = nn.Linear(config.width, config.inner, bias=False)
        self.down_proj = nn.Linear(config.inner, config.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Return (..., width)."""
        return self.down_proj(F.silu(self.gate_proj(x)) * self.up_proj(x))


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
