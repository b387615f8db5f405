"""Networks of Llama's shape without the library's steps in between: the same numbers, sooner.

A step of a small network is many small sums, and what lies between them weighs as much. Here the three projections of
attention are one matrix, those of the gate two in one, and keys and values lie where they stay. Llama, Mistral, Qwen2
and Qwen3 fit; anything else is left to the library.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio_text.engine.prompt_parts import Between, in_parts, nothing

KINDS = frozenset({"llama", "mistral", "qwen2", "qwen3"})

ROOM = 128
"""Places that the memory begins with beside the prompt; it doubles as it fills."""


@dataclass(frozen=True)
class _Layer:
    before: Tensor
    qkv: Tensor
    qkv_bias: Tensor | None
    out: Tensor
    q_norm: Tensor | None
    k_norm: Tensor | None
    between: Tensor
    gate_up: Tensor
    down: Tensor


class QuickNetwork:
    """The weights of a network of Llama's shape, laid out for writing.

    Parameters
    ----------
    network : torch.nn.Module
        As transformers built it, float32. Its matrices become parts of the larger ones here, so that they take no
        memory twice, and it can be used as before.
    """

    def __init__(self, network: Any) -> None:
        config = network.config
        self.heads, self.groups = int(config.num_attention_heads), int(config.num_key_value_heads)
        self.size = int(getattr(config, "head_dim", None) or config.hidden_size // self.heads)
        self.epsilon = float(config.rms_norm_eps)
        body = network.model
        self.embedding: Tensor = body.embed_tokens.weight.detach()
        self.head: Tensor = network.lm_head.weight.detach()
        self.last: Tensor = body.norm.weight.detach()
        self.rates: Tensor = body.rotary_emb.inv_freq.detach().float()
        self.scale = float(getattr(body.rotary_emb, "attention_scaling", 1.0))
        self.layers = [_layer(layer) for layer in body.layers]
        self._parts = [(part, part.weight.data_ptr()) for layer in body.layers for part in _linear(layer)]

    def holds(self) -> bool:
        """Tell whether the network still is what it was: an adapter hooks itself onto it, a training may replace weights."""
        return all(
            not part._forward_hooks and not part._forward_pre_hooks and part.weight.data_ptr() == place
            for part, place in self._parts
        )

    def with_added(self, added: Iterable[tuple[str, Tensor]]) -> QuickNetwork | None:
        """Return a network whose matrices are those of this one and what is added to them; this one stays as it is.

        What nothing is added to is shared, so that it takes the memory of the matrices that differ: for an adapter of
        all layers four bytes for each of their weights.

        Parameters
        ----------
        added : iterable of (str, Tensor)
            Name of a linear part as transformers has it ("model.layers.0.self_attn.q_proj"), and what is added to its
            weight, float32 (given, taken).

        Returns
        -------
        QuickNetwork or None
            None where something is added to another part than those of the layers.
        """
        made = copy.copy(self)
        made.layers = list(self.layers)
        for name, delta in added:
            place = self._place(name)
            if place is None:
                return None
            number, field, first = place
            whole: Tensor = getattr(made.layers[number], field)
            if whole is getattr(self.layers[number], field):
                whole = whole.clone()
                made.layers[number] = replace(made.layers[number], **{field: whole})
            whole[first : first + len(delta)] += delta.to(whole.device)
        return made

    def _place(self, name: str) -> tuple[int, str, int] | None:
        """Return in which layer, matrix and from which row on a part of the network lies here."""
        path = name.removeprefix("model.layers.").split(".")
        if len(path) != 3 or not path[0].isdecimal() or int(path[0]) >= len(self.layers):
            return None
        number = int(path[0])
        places = {
            "self_attn.q_proj": ("qkv", 0),
            "self_attn.k_proj": ("qkv", self.heads * self.size),
            "self_attn.v_proj": ("qkv", (self.heads + self.groups) * self.size),
            "self_attn.o_proj": ("out", 0),
            "mlp.gate_proj": ("gate_up", 0),
            "mlp.up_proj": ("gate_up", len(self.layers[number].gate_up) // 2),
            "mlp.down_proj": ("down", 0),
        }
        found = places.get(".".join(path[1:]))
        return None if found is None else (number, *found)

    def read(self, ids: Tensor, memory: QuickMemory) -> Tensor:
        """Return the scores of what follows `ids` (rows, length), which are added to the memory: (rows, ids)."""
        length = ids.shape[1]
        memory.make_room(length)
        start = memory.length
        x = F.embedding(ids, self.embedding)
        cos, sin = self._turns(start, length, x)
        mask = None
        if length > 1:
            mask = torch.ones(length, start + length, dtype=torch.bool, device=ids.device).tril(start)
        for number, layer in enumerate(self.layers):
            seen = self._attention(layer, x, cos, sin, memory, number, mask)
            x = torch.add(x, seen)
            gate, up = F.linear(self._normed(x, layer.between), layer.gate_up).chunk(2, dim=-1)
            x = torch.add(x, F.linear(F.silu(gate).mul_(up), layer.down))
        memory.length = start + length
        return F.linear(self._normed(x[:, -1], self.last), self.head)

    def _normed(self, x: Tensor, weight: Tensor) -> Tensor:
        return F.rms_norm(x, weight.shape, weight, self.epsilon)

    def _attention(
        self,
        layer: _Layer,
        x: Tensor,
        cos: Tensor,
        sin: Tensor,
        memory: QuickMemory,
        number: int,
        mask: Tensor | None,
    ) -> Tensor:
        rows, length, _ = x.shape
        made = F.linear(self._normed(x, layer.before), layer.qkv, layer.qkv_bias)
        parts = made.view(rows, length, self.heads + 2 * self.groups, self.size).transpose(1, 2)
        turned = self.heads + self.groups
        if layer.q_norm is not None and layer.k_norm is not None:
            q, k, v = parts.split((self.heads, self.groups, self.groups), dim=1)
            qk = torch.cat((self._normed(q, layer.q_norm), self._normed(k, layer.k_norm)), dim=1)
        else:
            qk, v = parts[:, :turned], parts[:, turned:]
        half = self.size // 2
        swapped = torch.cat((-qk[..., half:], qk[..., :half]), dim=-1)
        qk = qk * cos + swapped * sin
        keys, values = memory.add(number, qk[:, self.heads :], v)
        seen = F.scaled_dot_product_attention(
            qk[:, : self.heads], keys, values, attn_mask=mask, enable_gqa=self.heads != self.groups
        )
        return F.linear(seen.transpose(1, 2).reshape(rows, length, -1), layer.out)

    def _turns(self, start: int, length: int, like: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(start, start + length, device=like.device, dtype=torch.float32)
        angles = torch.outer(places, self.rates).repeat(1, 2)
        return angles.cos() * self.scale, angles.sin() * self.scale


class QuickMemory:
    """Keys and values of all layers, (layers, 2, rows, groups, places, size)."""

    def __init__(self, network: QuickNetwork, places: int) -> None:
        self.length = 0
        shape = (len(network.layers), 2, 1, network.groups, places, network.size)
        self._held = torch.zeros(shape, device=network.embedding.device)

    def add(self, layer: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Add keys and values of one layer and return all that it has."""
        end = self.length + keys.shape[2]
        held = self._held[layer]
        held[0, :, :, self.length : end] = keys
        held[1, :, :, self.length : end] = values
        return held[0, :, :, :end], held[1, :, :, :end]

    def make_room(self, new: int) -> None:
        """See to it that so many more places are there."""
        places = self._held.shape[4]
        if self.length + new > places:
            more = max(places, self.length + new - places)
            self._held = F.pad(self._held, (0, 0, 0, more))

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows, in this order."""
        self._held = self._held[:, :, list(rows)]


class QuickSession:
    """See ``Session``."""

    def __init__(self, network: QuickNetwork, ids: Tensor, rows: int, between: Between = nothing) -> None:
        self._network = network
        self._memory = QuickMemory(network, ids.shape[1] + ROOM)
        with torch.inference_mode():
            for part in in_parts(ids, between):
                self._scores = network.read(part, self._memory)
        if rows > 1:
            self.keep([0] * rows)

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids)."""
        return self._scores

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        with torch.inference_mode():
            self._scores = self._network.read(tokens.to(self._scores.device)[:, None], self._memory)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order."""
        with torch.inference_mode():
            self._memory.keep(rows)
            self._scores = self._scores[list(rows)]


def quick_of(network: Any) -> QuickNetwork | None:
    """Return a network laid out for writing; None for one of another shape."""
    config = network.config
    plain = (
        config.model_type in KINDS
        and getattr(config, "hidden_act", "") == "silu"
        and not getattr(config, "mlp_bias", False)
        and not getattr(config, "use_sliding_window", False)
        and not (config.model_type == "mistral" and getattr(config, "sliding_window", None))
        and getattr(network.lm_head, "bias", None) is None
        # Positions that stretch as a text grows are the library's affair.
        and getattr(network.model.rotary_emb, "rope_type", "default") in ("default", "linear", "llama3")
    )
    if not plain or type(network.model.embed_tokens) is not torch.nn.Embedding:
        return None
    first = network.model.layers[0].self_attn
    if (
        any(type(part) is not torch.nn.Linear for part in (first.q_proj, first.o_proj))
        or first.o_proj.bias is not None
    ):
        return None
    return QuickNetwork(network)


def _linear(layer: Any) -> list[Any]:
    """Return what an adapter may hook itself onto: each linear part of a layer, with its weight."""
    seen, forward = layer.self_attn, layer.mlp
    parts = [seen.q_proj, seen.k_proj, seen.v_proj, seen.o_proj]
    return [*parts, forward.gate_proj, forward.up_proj, forward.down_proj]


def _joined(values: Sequence[Tensor]) -> Tensor:
    """Return several weights as one; from here on they are parts of it."""
    whole = torch.cat([value.detach() for value in values])
    begin = 0
    for value in values:
        end = begin + value.shape[0]
        value.data = whole[begin:end]
        begin = end
    return whole


def _layer(layer: Any) -> _Layer:
    seen, forward = layer.self_attn, layer.mlp
    parts = (seen.q_proj, seen.k_proj, seen.v_proj)
    biased = parts[0].bias is not None
    return _Layer(
        before=layer.input_layernorm.weight.detach(),
        qkv=_joined([part.weight for part in parts]),
        qkv_bias=_joined([part.bias for part in parts]) if biased else None,
        out=seen.o_proj.weight.detach(),
        q_norm=_weight(seen, "q_norm"),
        k_norm=_weight(seen, "k_norm"),
        between=layer.post_attention_layernorm.weight.detach(),
        gate_up=_joined((forward.gate_proj.weight, forward.up_proj.weight)),
        down=forward.down_proj.weight.detach(),
    )


def _weight(module: Any, name: str) -> Tensor | None:
    found = getattr(module, name, None)
    return None if found is None else found.weight.detach()
