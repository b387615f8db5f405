"""A decoder-only Transformer with the maths and the weights' names of LlamaForCausalLM.

Layers that normalise first by root mean square (Zhang and Sennrich 2019), rotary positions (Su et al. 2021, section
3.4.2, in the half-split layout), a gated feed-forward part (Shazeer 2020, SwiGLU), no biases, and one matrix for
embedding and output (Press and Wolf 2017). Hence its folder can be opened by whatever opens Llama models.
"""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.ml.attention_cache import Cache
from creastudio.ml.transformer import (
    EPSILON,
    FeedForward,
    Projections,
    first_values,
    look_back,
    rotate,
    rotations,
)
from creastudio_text.engine.nets.config import Config


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
        self.self_attn = Attention(config.width, config.heads)
        self.mlp = FeedForward(config.width, config.inner)
        self.input_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.post_attention_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.dropout = config.dropout

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None, index: int) -> Tensor:
        """Return (rows, length, width)."""
        seen = self.self_attn(self.input_layernorm(x), cos, sin, cache, index)
        x = x + F.dropout(seen, self.dropout, self.training)
        return x + F.dropout(self.mlp(self.post_attention_layernorm(x)), self.dropout, self.training)


class Attention(Projections):
    """Each id looks back on all before it."""

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, cache: Cache | None, index: int) -> Tensor:
        """Return (rows, length, width)."""
        q, k, v = (self.parted(part(x)) for part in (self.q_proj, self.k_proj, self.v_proj))
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        if cache is None:
            seen = look_back(q, k, v)
        else:
            keys, values = cache.add(index, k, v)
            seen = F.scaled_dot_product_attention(q, keys, values, attn_mask=cache.mask(x.shape[1]))
        return self.joined(seen)
