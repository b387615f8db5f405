"""An encoder that reads what is given, and a decoder that writes while it looks at that (Vaswani et al. 2017).

The layers are those of the decoder-only network; the decoder's have one more attention, to what the encoder made.
A text's given part (the controls and what stands between them; without any, its first half) goes through the encoder,
and the decoder begins with the last id of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.ml.attention_cache import Cache
from creastudio.ml.transformer import EPSILON, FeedForward, Projections, first_values, rotate, rotations
from creastudio_text.engine.nets.config import Config

Turns = tuple[Tensor, Tensor]


class Pair:
    """What is remembered of texts that are being written: the cache of the decoder, and what was read."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.read: Tensor | None = None

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows, in this order."""
        self.cache.keep(rows)
        if self.read is not None:
            self.read = self.read[list(rows)]


class EncoderDecoder(nn.Module):
    """Scores the next id of the part that is written; embedding and output share one matrix."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocabulary, config.width)
        self.encoder = nn.ModuleList(_Layer(config, crossing=False) for _ in range(config.layers))
        self.decoder = nn.ModuleList(_Layer(config, crossing=True) for _ in range(config.layers))
        self.encoded_norm = nn.RMSNorm(config.width, EPSILON)
        self.norm = nn.RMSNorm(config.width, EPSILON)
        self.rope: Turns = rotations(config.context, config.width // config.heads)
        first_values(self, 2 * config.layers)

    def hidden(self, ids: Tensor, given: Tensor | None = None) -> Tensor:
        """Return what the last layer says of each id, (rows, length, width); before the last given one it means nothing.

        Parameters
        ----------
        given : Tensor, optional
            (rows,) how many ids at the beginning the encoder reads; 1 when left out.
        """
        rows, length = ids.shape
        counts = given if given is not None else torch.ones(rows, dtype=torch.int64)
        place = torch.arange(length, device=ids.device)
        given_here = place < counts.to(ids.device)[:, None]
        written = place >= counts.to(ids.device)[:, None] - 1
        read = self._encode(ids, given_here[:, None, None, :])
        causal = torch.ones(length, length, dtype=torch.bool, device=ids.device).tril()
        # An id that isn't written looks at itself, as a softmax over nothing is no number.
        own = torch.eye(length, dtype=torch.bool, device=ids.device)
        mask = (causal & written[:, None, None, :]) | own
        return self._decode(ids, self._turns(0, length, read), mask, read, given_here[:, None, None, :])

    def scores(self, hidden: Tensor) -> Tensor:
        """Return the scores of all ids, (..., vocabulary)."""
        return F.linear(hidden, self.embed_tokens.weight)

    def begin(self, rows: int) -> Pair:
        """Return an empty memory for `rows` texts."""
        config, weight = self.config, self.embed_tokens.weight
        size = config.width // config.heads
        return Pair(Cache(rows, config.layers, config.heads, size, config.context, weight))

    def read(self, ids: Tensor, memory: Pair) -> Tensor:
        """Read `ids` (rows, length): the first time what is given, then what was written, an id at a time."""
        if memory.read is None:
            memory.read = self._encode(ids, None)
            ids = ids[:, -1:]
        cache = memory.cache
        turns = self._turns(cache.length, ids.shape[1], memory.read)
        hidden = self._decode(ids, turns, cache.mask(ids.shape[1]), memory.read, None, cache)
        cache.length += ids.shape[1]
        return self.scores(hidden[:, -1])

    def _turns(self, start: int, length: int, like: Tensor) -> Turns:
        cos, sin = (part[start : start + length].to(like) for part in self.rope)
        return cos, sin

    def _encode(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        x = F.dropout(self.embed_tokens(ids), self.config.dropout, self.training)
        turns = self._turns(0, ids.shape[1], x)
        for layer in self.encoder:
            x = layer(x, turns, mask)
        return self.encoded_norm(x)

    def _decode(
        self,
        ids: Tensor,
        turns: Turns,
        mask: Tensor | None,
        read: Tensor,
        readable: Tensor | None,
        cache: Cache | None = None,
    ) -> Tensor:
        x = F.dropout(self.embed_tokens(ids), self.config.dropout, self.training)
        for index, layer in enumerate(self.decoder):
            x = layer(x, turns, mask, read, readable, cache, index)
        return self.norm(x)


class _Layer(nn.Module):
    def __init__(self, config: Config, *, crossing: bool) -> None:
        super().__init__()
        self.self_attn = _Attention(config.width, config.heads)
        self.input_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.cross_attn = _Attention(config.width, config.heads) if crossing else None
        self.cross_layernorm = nn.RMSNorm(config.width, EPSILON) if crossing else None
        self.mlp = FeedForward(config.width, config.inner)
        self.post_attention_layernorm = nn.RMSNorm(config.width, EPSILON)
        self.dropout = config.dropout

    def forward(
        self,
        x: Tensor,
        turns: Turns,
        mask: Tensor | None,
        read: Tensor | None = None,
        readable: Tensor | None = None,
        cache: Cache | None = None,
        index: int = 0,
    ) -> Tensor:
        x = x + self._thinned(self.self_attn(self.input_layernorm(x), None, turns, mask, cache, index))
        if self.cross_attn is not None and self.cross_layernorm is not None:
            x = x + self._thinned(self.cross_attn(self.cross_layernorm(x), read, None, readable))
        return x + self._thinned(self.mlp(self.post_attention_layernorm(x)))

    def _thinned(self, x: Tensor) -> Tensor:
        return F.dropout(x, self.dropout, self.training)


class _Attention(Projections):
    """Attention to the texts themselves, or to what was read; only the former knows positions."""

    def forward(
        self,
        x: Tensor,
        read: Tensor | None,
        turns: Turns | None,
        mask: Tensor | None,
        cache: Cache | None = None,
        index: int = 0,
    ) -> Tensor:
        q = self.parted(self.q_proj(x))
        source = x if read is None else read
        k, v = self.parted(self.k_proj(source)), self.parted(self.v_proj(source))
        if turns is not None:
            q, k = rotate(q, *turns), rotate(k, *turns)
        if cache is not None:
            k, v = cache.add(index, k, v)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.joined(seen)
