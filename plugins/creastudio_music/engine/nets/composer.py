"""A decoder-only Transformer that is told where in the music each id stands and what the other voices sound there.

Its layers are those of our networks for text (``creastudio.ml.transformer``). Of the heads of each layer half turn queries
and keys by the number of the id and half by musical time, so that voices find each other however many ids stand between
them (rotary positions: Su et al. 2021, section 3.4.2). It reads whole texts; what writes with it is ``swift``.
"""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.api import UserError
from creastudio.ml.transformer import EPSILON, ROPE_BASE, FeedForward, Projections, first_values, rotate
from creastudio_music.engine import tokens as t
from creastudio_music.engine.echo import CLASSES
from creastudio_music.engine.following import BARS, HEADERS, NO_SLOT, PLACES, SOONEST, SOUNDS, TOLD
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.nets.near import look_near

Turns = tuple[Tensor, Tensor]
TIME_UNIT = 6.0
"""Steps that count as one position: sixteenths."""


class Composer(nn.Module):
    """Scores the next id after each id; embedding and output share one matrix.

    Raises
    ------
    UserError
        When the sizes don't fit each other.
    """

    def __init__(self, config: Config) -> None:
        super().__init__()
        if config.heads % 2 or config.width % (2 * config.heads):
            raise UserError(
                f"{config.width} channels can't be shared by {config.heads} heads in even parts.",
                f"Take an even number of heads, and a width that is a multiple of {2 * config.heads}.",
            )
        self.config = config
        width = config.width
        self.embed_ids = nn.Embedding(config.vocabulary, width)
        self.embed_slots = nn.Embedding(NO_SLOT + 1, width)
        self.embed_places = nn.Embedding(PLACES, width)
        self.embed_soon = nn.Embedding(SOONEST + 1, width)
        self.embed_sounds = nn.EmbeddingBag(3 * t.SLOTS * SOUNDS, width, mode="sum")
        self.embed_chroma = nn.EmbeddingBag(13, width, mode="sum", padding_idx=12)
        self.embed_left = nn.Embedding(PLACES, width)
        self.embed_bars = nn.EmbeddingBag(2 * BARS + 1, width, mode="sum")
        self.embed_header = nn.EmbeddingBag(sum(HEADERS), width, mode="sum")
        self.embed_echo = nn.EmbeddingBag(SOUNDS + SOONEST + 1 + CLASSES, width, mode="sum")
        self.layers = nn.ModuleList(_Layer(config, near=config.is_near(n)) for n in range(config.layers))
        self.norm = nn.RMSNorm(width, EPSILON)
        size = width // config.heads
        self.rates = 1.0 / ROPE_BASE ** (torch.arange(0, size, 2, dtype=torch.float32) / size)
        first_values(self, config.layers)

    def hidden(self, ids: Tensor, places: Tensor) -> Tensor:
        """Return what the last layer says of each id, (rows, length, width).

        Parameters
        ----------
        ids : Tensor
            int64 (rows, length).
        places : Tensor
            int64 (rows, length, ``following.WIDTH``), of each id what ``Following.place`` says after it.
        """
        x = F.dropout(self._told(ids, places), self.config.dropout, self.training)
        turns = self._turns(places[..., 2], x)
        for layer in self.layers:
            x = layer(x, turns)
        return self.norm(x)

    def _told(self, ids: Tensor, places: Tensor) -> Tensor:
        told = told_of(places)
        shape = (*ids.shape, -1)
        return (
            self.embed_ids(ids)
            + self.embed_slots(places[..., 0])
            + self.embed_places(places[..., 1])
            + self.embed_soon(places[..., 3])
            + self.embed_left(places[..., 4])
            + self.embed_header(told.header).view(shape)
            + self._some(self.embed_bars(told.bars).view(shape))
            + self._some(self.embed_echo(told.echo).view(shape))
            + self._some(self.embed_chroma(told.chroma).view(shape))
            + self._some(self.embed_sounds(told.sounds).view(shape))
        )

    def _some(self, told: Tensor) -> Tensor:
        """In training keep from some ids what is told beside them, so that nothing is relied on alone."""
        if not self.training or not self.config.dropout:
            return told
        share = self.config.dropout / 2
        return told * (torch.rand(*told.shape[:2], 1, device=told.device) >= share)

    def _turns(self, times: Tensor, like: Tensor) -> Turns:
        """Return cosines and sines, each (rows, heads, length, size)."""
        rates = self.rates.to(like.device)
        index = torch.arange(times.shape[1], device=like.device, dtype=torch.float32)
        by_index = torch.outer(index, rates).expand(times.shape[0], -1, -1)
        by_time = (times.float() / TIME_UNIT)[..., None] * rates
        angles = torch.stack((by_index, by_time), dim=1).repeat(1, 1, 1, 2)
        half = self.config.heads // 2
        cos, sin = (
            part.to(like.dtype)[:, :, None].expand(-1, -1, half, -1, -1).flatten(1, 2)
            for part in (angles.cos(), angles.sin())
        )
        return cos, sin

    def scores(self, hidden: Tensor) -> Tensor:
        """Return the scores of all ids, (..., vocabulary)."""
        return F.linear(hidden, self.embed_ids.weight)


class Told(NamedTuple):
    """Rows of the embeddings of what is told, each (ids, what is added up)."""

    bars: Tensor
    echo: Tensor
    header: Tensor
    chroma: Tensor
    sounds: Tensor


def told_of(places: Tensor) -> Told:
    """Return which rows say what stands in `places` (..., ``following.WIDTH``)."""
    device = places.device
    sounds = places[..., TOLD:].reshape(-1, 3 * t.SLOTS)
    firsts = torch.tensor([0, *accumulate(HEADERS[:-1])], device=device)
    now = sounds[:, : t.SLOTS]
    return Told(
        (places[..., 5:7] + torch.tensor([0, BARS], device=device)).reshape(-1, 2),
        (places[..., 7:10] + torch.tensor([0, SOUNDS, SOUNDS + SOONEST + 1], device=device)).reshape(-1, 3),
        (places[..., 10:TOLD] + firsts).reshape(-1, len(HEADERS)),
        torch.where(now < t.PITCHES, now % 12, 12),
        sounds + torch.arange(3 * t.SLOTS, device=device) * SOUNDS,
    )


class _Layer(nn.Module):
    def __init__(self, config: Config, *, near: bool) -> None:
        super().__init__()
        self.attention = _Attention(config, config.near if near else 0)
        self.mlp = FeedForward(config.width, config.inner)
        self.attention_norm = nn.RMSNorm(config.width, EPSILON)
        self.mlp_norm = nn.RMSNorm(config.width, EPSILON)
        self.dropout = config.dropout

    def forward(self, x: Tensor, turns: Turns) -> Tensor:
        seen = self.attention(self.attention_norm(x), turns)
        x = x + F.dropout(seen, self.dropout, self.training)
        return x + F.dropout(self.mlp(self.mlp_norm(x)), self.dropout, self.training)


class _Attention(Projections):
    """Each id looks back on all before it, or on the last `near` of them."""

    def __init__(self, config: Config, near: int) -> None:
        super().__init__(config.width, config.heads)
        self.near = near

    def forward(self, x: Tensor, turns: Turns) -> Tensor:
        q, k, v = (self.parted(part(x)) for part in (self.q_proj, self.k_proj, self.v_proj))
        q, k = (rotate(part, turns[0].to(part), turns[1].to(part)) for part in (q, k))
        if self.near:
            seen = look_near(q, k, v, self.near)
        else:
            seen = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        return self.joined(seen)


def parameter_count(network: nn.Module) -> int:
    """Return how many weights a network learns."""
    return sum(weight.numel() for weight in network.parameters())
