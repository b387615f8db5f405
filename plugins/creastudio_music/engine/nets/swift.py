"""The network laid out for writing: fewer and larger products, and rows whose prompts are of different lengths.

Writing takes an id of each row at a time, so what counts is the number of operations, not their size: matrices that
multiply the same thing are one, and queries and keys turn together. Rows end at the same place: shorter prompts begin later,
and what lies before them isn't looked at. The maths is that of ``Composer``.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.ml.transformer import EPSILON, ROPE_BASE
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets.composer import TIME_UNIT, Composer, told_of
from creastudio_music.engine.nets.near import too_far

PART = 256
"""Ids of a prompt that are read before one looks whether to stop."""

ROOM = 512
"""Places by which a memory grows."""


class _Layer(NamedTuple):
    attention_norm: Tensor
    mixed: Tensor
    out: Tensor
    mlp_norm: Tensor
    gated: Tensor
    down: Tensor


class Swift:
    """A composer with its matrices laid together; they are copies, so the network may be moved or trained meanwhile."""

    def __init__(self, network: Composer) -> None:
        self.config = network.config
        self.device = network.embed_ids.weight.device
        with torch.no_grad():
            self.layers = [_laid_together(layer) for layer in network.layers]
            self.ids = network.embed_ids.weight.detach().clone()
            self.norm = network.norm.weight.detach().clone()
            self._slots = network.embed_slots.weight.detach().clone()
            self._places = network.embed_places.weight.detach().clone()
            self._soon = network.embed_soon.weight.detach().clone()
            self._left = network.embed_left.weight.detach().clone()
            self._bars, self._echo, self._header, self._chroma, self._sounds = (
                bag.weight.detach().clone()
                for bag in (
                    network.embed_bars,
                    network.embed_echo,
                    network.embed_header,
                    network.embed_chroma,
                    network.embed_sounds,
                )
            )
        size = self.config.width // self.config.heads
        rates = 1.0 / ROPE_BASE ** (torch.arange(0, size, 2, dtype=torch.float32) / size)
        self._rates = rates.to(self.device)

    def read(self, ids: Tensor, places: Tensor, memory: Memory) -> Tensor:
        """Read ids (rows, length) after what `memory` holds; return what the last layer says of the last, (rows, width).

        Parameters
        ----------
        places : Tensor
            int64 (rows, length, ``following.WIDTH``).
        """
        config = self.config
        rows, length = ids.shape
        start, end = memory.length, memory.length + length
        memory.make_room(end)
        x = self._told(ids, places)
        cos, sin = self._turns(memory, start, places)
        mask = memory.mask(length, end)
        reach = config.near + length - 1
        near_mask = _near(mask, length, end, config.near, self.device)
        size = config.width // config.heads
        scale = 1 / math.sqrt(size)
        for index, layer in enumerate(self.layers):
            mixed = F.linear(F.rms_norm(x, x.shape[-1:], layer.attention_norm, EPSILON), layer.mixed)
            parts = mixed.view(rows, length, 3, 2, config.heads // 2, size)
            low, high = parts[:, :, :2].chunk(2, dim=-1)
            turned = torch.cat((low * cos - high * sin, high * cos + low * sin), dim=-1)
            turned = turned.view(rows, length, 2, config.heads, size)
            keys, values = memory.add(
                index, turned[:, :, 1], parts[:, :, 2].reshape(rows, length, config.heads, size), end
            )
            hides = mask
            if config.is_near(index):
                hides, keys, values = near_mask, keys[:, :, -reach:], values[:, :, -reach:]
            looks = (turned[:, :, 0].transpose(1, 2) * scale) @ keys.transpose(2, 3)
            if hides is not None:
                looks = looks + hides
            seen = (looks.softmax(dim=-1) @ values).transpose(1, 2).reshape(rows, length, -1)
            x = x + F.linear(seen, layer.out)
            gate, up = F.linear(F.rms_norm(x, x.shape[-1:], layer.mlp_norm, EPSILON), layer.gated).chunk(
                2, -1
            )
            x = x + F.linear(F.silu(gate) * up, layer.down)
        memory.length = end
        return F.rms_norm(x[:, -1], x.shape[-1:], self.norm, EPSILON)

    def _told(self, ids: Tensor, places: Tensor) -> Tensor:
        told = told_of(places)
        bags = (
            (told.bars, self._bars),
            (told.echo, self._echo),
            (told.header, self._header),
            (told.sounds, self._sounds),
        )
        added = F.embedding_bag(told.chroma, self._chroma, mode="sum", padding_idx=12)
        for rows, weight in bags:
            added = added + F.embedding_bag(rows, weight, mode="sum")
        return (
            self.ids[ids]
            + self._slots[places[..., 0]]
            + self._places[places[..., 1]]
            + self._soon[places[..., 3]]
            + self._left[places[..., 4]]
            + added.view(*ids.shape, -1)
        )

    def _turns(self, memory: Memory, start: int, places: Tensor) -> tuple[Tensor, Tensor]:
        """Return cosines and sines (rows, length, 1, 2, 1, size / 2): by the number of the id, and by musical time."""
        times = places[..., 2].float()
        count = torch.arange(start, start + places.shape[1], device=self.device)
        index = (count - memory.begins[:, None]).float()
        angles = torch.stack((index, times / TIME_UNIT), dim=-1)[..., None] * self._rates
        angles = angles[:, :, None, :, None, :]
        return angles.cos(), angles.sin()


def _near(mask: Tensor | None, new: int, end: int, near: int, device: torch.device) -> Tensor | None:
    """Return what hides from `new` places all but `near`, of the last ``near + new - 1`` keys; None where nothing does."""
    reach = near + new - 1
    if mask is None:
        return None
    far = too_far(new, end, near, device)[:, -reach:]
    return mask[..., -reach:].masked_fill(far, -torch.inf)


def _laid_together(layer: nn.Module) -> _Layer:
    attention, mlp = cast(nn.Module, layer.attention), cast(nn.Module, layer.mlp)

    def matrix(part: nn.Module, name: str) -> Tensor:
        return cast(Tensor, cast(nn.Module, getattr(part, name)).weight).detach().clone()

    return _Layer(
        attention_norm=matrix(layer, "attention_norm"),
        mixed=torch.cat([matrix(attention, name) for name in ("q_proj", "k_proj", "v_proj")]),
        out=matrix(attention, "o_proj"),
        mlp_norm=matrix(layer, "mlp_norm"),
        gated=torch.cat([matrix(mlp, name) for name in ("gate_proj", "up_proj")]),
        down=matrix(mlp, "down_proj"),
    )


class Memory:
    """Keys and values of all layers, for rows that begin at different places.

    Attributes
    ----------
    length : int
        Places in use.
    begins : Tensor
        int64 (rows,): where each row's first id lies.
    """

    def __init__(self, swift: Swift, rows: int, begins: Sequence[int] = ()) -> None:
        config = swift.config
        self.length = 0
        self.begins = torch.tensor(list(begins) or [0] * rows, device=swift.device)
        self._uneven = any(begins)
        size = config.width // config.heads
        self._held = swift.ids.new_zeros(config.layers, 2, rows, config.heads, ROOM, size)

    def make_room(self, end: int) -> None:
        """Grow until there are `end` places."""
        if end > self._held.shape[4]:
            shape = list(self._held.shape)
            shape[4] = -(-max(end, shape[4] * 3 // 2) // ROOM) * ROOM
            larger = self._held.new_zeros(shape)
            larger[:, :, :, :, : self.length] = self._held[:, :, :, :, : self.length]
            self._held = larger

    def add(self, layer: int, keys: Tensor, values: Tensor, end: int) -> tuple[Tensor, Tensor]:
        """Add keys and values (rows, new, heads, size), and return all of the layer, (rows, heads, end, size)."""
        held = self._held[layer]
        held[0, :, :, self.length : end] = keys.transpose(1, 2)
        held[1, :, :, self.length : end] = values.transpose(1, 2)
        return held[0, :, :, :end], held[1, :, :, :end]

    def mask(self, new: int, end: int) -> Tensor | None:
        """Return what is added to looks, (rows or 1, 1, new, end): nothing for what may be seen."""
        if new == 1 and not self._uneven:
            return None
        place = torch.arange(end, device=self.begins.device)
        seen = place[None, None, :] >= self.begins[:, None, None]
        seen = seen & (place[None, None, :] <= place[None, -new:, None])
        return torch.where(seen, 0.0, -torch.inf)[:, None]

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows, in this order; one may stand several times."""
        chosen = list(rows)
        self._held, self.begins = self._held[:, :, chosen], self.begins[chosen]

    def take(self, row: int, other: Memory) -> None:
        """Fill a row from the only one of another memory, so that both end at this one's length."""
        begin = self.length - other.length
        self._held[:, :, row, :, begin : self.length] = other._held[:, :, 0, :, : other.length]


def _nothing() -> None:
    pass


class Rows:
    """Rows that are being written side by side.

    Attributes
    ----------
    following : list of Following
        Of each row; ``allowed()`` says what the grammar lets come.
    """

    def __init__(
        self, swift: Swift, prompts: Sequence[Sequence[int]], between: Callable[[], object] = _nothing
    ) -> None:
        """Read a prompt a row; equal ones are read once.

        Parameters
        ----------
        between : callable
            Called every few hundred ids; may raise to stop.
        """
        self._swift = swift
        self.following: list[Following] = []
        with torch.inference_mode():
            if all(prompt == prompts[0] for prompt in prompts):
                first, self._memory, self._last = self._read(prompts[0], between)
                self._memory.keep([0] * len(prompts))
                self._last = self._last[[0] * len(prompts)]
                self.following = [first, *(copy.deepcopy(first) for _ in prompts[1:])]
                return
            longest = max(len(prompt) for prompt in prompts)
            memory = Memory(swift, len(prompts), [longest - len(prompt) for prompt in prompts])
            memory.make_room(longest)
            memory.length = longest
            lasts: list[Tensor] = []
            for row, prompt in enumerate(prompts):
                following, read, last = self._read(prompt, between)
                memory.take(row, read)
                self.following.append(following)
                lasts.append(last)
            self._memory, self._last = memory, torch.cat(lasts)

    def _read(self, prompt: Sequence[int], between: Callable[[], object]) -> tuple[Following, Memory, Tensor]:
        following = Following()
        places: list[list[int]] = []
        for item in prompt:
            following.push(item)
            places.append(following.place())
        ids = torch.tensor([list(prompt)], device=self._swift.device)
        told = torch.tensor([places], device=self._swift.device)
        memory = Memory(self._swift, 1)
        last = ids.new_zeros(1)
        for start in range(0, ids.shape[1], PART):
            between()
            part = slice(start, start + PART)
            last = self._swift.read(ids[:, part], told[:, part], memory)
        return following, memory, last

    @property
    def length(self) -> int:
        """Ids of the longest row."""
        return self._memory.length

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids); the grammar is not in them."""
        return F.linear(self._last, self._swift.ids).float()

    def push(self, items: Sequence[int]) -> None:
        """Append one id to each row."""
        places: list[list[list[int]]] = []
        for following, item in zip(self.following, items, strict=True):
            following.push(item)
            places.append([following.place()])
        with torch.inference_mode():
            ids = torch.tensor(list(items), device=self._swift.device)[:, None]
            told = torch.tensor(places, device=self._swift.device)
            self._last = self._swift.read(ids, told, self._memory)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order."""
        with torch.inference_mode():
            self._memory.keep(rows)
            self._last = self._last[list(rows)]
        self.following = [self.following[row] for row in rows]
