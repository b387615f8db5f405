"""Low-rank additions to the matrices of a network (Hu et al. 2021, "LoRA").

An adapter is a module of its own that is laid over a network and taken off again; the network's own weights and the names of
them stay as they are. So one network in memory serves any number of adapters.
"""

from __future__ import annotations

import math
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from creastudio.api import UserError

ATTENTION = ("q_proj", "k_proj", "v_proj", "o_proj", "qkv_proj", "out_proj", "query", "key", "value", "query_key_value",
             "c_attn", "dense", "q", "k", "v", "o", "wq", "wk", "wv", "wo")  # fmt: skip
"""Last parts of the names of matrices in attention, as the usual networks call them."""

FEED_FORWARD = ("gate_proj", "up_proj", "down_proj", "gate_up_proj", "fc1", "fc2", "c_fc", "dense_h_to_4h", "dense_4h_to_h",
                "wi", "wi_0", "wi_1", "w1", "w2", "w3", "c_proj")  # fmt: skip

HEADS = ("lm_head", "embed_out", "output", "score")
"""Last parts of the names of what scores the ids; never adapted, as it is often the embedding itself."""


Hooked = tuple[nn.Module, Any]
"""A layer and a hook for it."""


@dataclass(frozen=True)
class LoraConfig:
    """The shape of an adapter.

    Attributes
    ----------
    rank : int
        Of each addition.
    alpha : float
        Additions are scaled by ``alpha / rank`` (section 4.1).
    targets : {"all", "attention"}
        Which matrices: all inside the layers, or those of attention.
    dropout : float
        Share of what goes into the additions that is left out in training.
    """

    rank: int = 8
    alpha: float = 16.0
    targets: str = "all"
    dropout: float = 0.0

    @property
    def scale(self) -> float:
        """By how much an addition is multiplied."""
        return self.alpha / self.rank

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> LoraConfig:
        """Read what ``to_json`` gave; other keys are ignored."""
        return cls(
            int(facts["rank"]), float(facts["alpha"]), str(facts["targets"]), float(facts.get("dropout", 0.0))
        )


def matrices(network: nn.Module, targets: str = "all") -> dict[str, nn.Module]:
    """Return the layers of `network` that an adapter may add to, by name.

    Those are linear layers inside its repeated blocks (a number is part of their name): "attention" takes those alone whose
    names say so.
    """
    found: dict[str, nn.Module] = {}
    for name, module in network.named_modules():
        *path, last = name.split(".")
        if not _is_linear(module) or last in HEADS or not any(part.isdecimal() for part in path):
            continue
        attends = last in ATTENTION or (last == "c_proj" and any("attn" in part for part in path))
        if targets == "all" or (attends and not any("mlp" in part for part in path)):
            found[name] = module
    return found


def _is_linear(module: nn.Module) -> bool:
    # GPT-2 of transformers keeps its matrices turned round, in a class of its own.
    return isinstance(module, nn.Linear) or type(module).__name__ == "Conv1D"


def _shape(module: nn.Module) -> tuple[int, int]:
    """Return how many values a layer takes and gives."""
    weight: Any = module.weight
    given, taken = weight.shape
    return (taken, given) if isinstance(module, nn.Linear) else (given, taken)


class _Adding:
    """A hook that adds what an adapter adds to one layer."""

    def __init__(self, adapter: Adapter, name: str) -> None:
        self.adapter, self.name = adapter, name

    def __call__(self, module: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor:
        return self.adapter.add(self.name, inputs[0], output)


class Adapter(nn.Module):
    """Additions to some matrices of a network: y = W x + scale * B A x.

    Parameters
    ----------
    config : LoraConfig
    shapes : mapping of str to (int, int)
        Name of a layer -> how many values it takes and gives.
    seed : int
        Of the first weights: A as He et al. 2015 for a linear layer, B zero, so that a new adapter changes nothing.
    """

    def __init__(self, config: LoraConfig, shapes: Mapping[str, tuple[int, int]], seed: int = 0) -> None:
        super().__init__()
        self.config = config
        self.shapes = dict(shapes)
        generator = torch.Generator().manual_seed(seed % 2**63)
        # A dot can't be part of a parameter's name.
        self.down = nn.ParameterDict()
        self.up = nn.ParameterDict()
        for name, (taken, given) in self.shapes.items():
            start = torch.empty(config.rank, taken)
            nn.init.kaiming_uniform_(start, a=math.sqrt(5), generator=generator)
            self.down[_key(name)] = nn.Parameter(start)
            self.up[_key(name)] = nn.Parameter(torch.zeros(given, config.rank))

    @classmethod
    def over(cls, network: nn.Module, config: LoraConfig, seed: int = 0) -> Adapter:
        """Return a new adapter for `network`.

        Raises
        ------
        UserError
            When the network has no matrices that can be added to.
        """
        found = matrices(network, config.targets)
        if not found:
            raise UserError(
                "This network has no layers that LoRA can add to.",
                hint="Tune all of its weights: choose 'full'.",
            )
        return cls(config, {name: _shape(module) for name, module in found.items()}, seed)

    @contextmanager
    def on(self, network: nn.Module) -> Iterator[None]:
        """Lay the adapter over `network` for a while."""
        handles = self.lay_over(network)
        try:
            yield
        finally:
            for handle in handles:
                handle.remove()

    def lay_over(self, network: nn.Module) -> list[RemovableHandle]:
        """Lay the adapter over `network`; removing all handles takes it off.

        Raises
        ------
        UserError
            When it was made for another network.
        """
        return [
            module.register_forward_hook(_Adding(self, name)) for name, module in self._found(network).items()
        ]

    def hooks_for(self, network: nn.Module) -> list[Hooked]:
        """Return the layers of `network` with the hooks that add to them, which don't keep the adapter alive.

        Raises
        ------
        UserError
            When it was made for another network.
        """
        own = weakref.ref(self)

        def hook(name: str) -> Any:
            def add(_: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> Tensor | None:
                adapter = own()
                return None if adapter is None else adapter.add(name, inputs[0], output)

            return add

        return [(module, hook(name)) for name, module in self._found(network).items()]

    def _found(self, network: nn.Module) -> dict[str, nn.Module]:
        modules = dict(network.named_modules())
        for name, shape in self.shapes.items():
            if name not in modules or not _is_linear(modules[name]) or _shape(modules[name]) != shape:
                raise UserError(
                    f"The adapter doesn't fit this network: there is no layer '{name}' of its shape.",
                    hint="Choose the base model that it was tuned from.",
                )
        return {name: modules[name] for name in self.shapes}

    def add(self, name: str, x: Tensor, output: Tensor) -> Tensor:
        """Return `output` of a layer, (..., given), with what is added for its input `x`, (..., taken)."""
        key = _key(name)
        down, up = self.down[key], self.up[key]
        if self.config.dropout > 0 and self.training:
            x = F.dropout(x, self.config.dropout)
        inner = F.linear(x.reshape(-1, x.shape[-1]), down.to(x.dtype))
        flat = output.reshape(-1, output.shape[-1])
        added = torch.addmm(flat, inner.to(flat.dtype), up.to(flat.dtype).T, alpha=self.config.scale)
        return added.view_as(output)

    @torch.no_grad()
    def deltas(self) -> Iterator[tuple[str, Tensor]]:
        """Yield the name of each layer and what is added to its matrix, float32 (given, taken)."""
        for name in self.shapes:
            up, down = self.up[_key(name)], self.down[_key(name)]
            yield name, (up.double() @ down.double() * self.config.scale).float()

    def to_tensors(self) -> dict[str, Tensor]:
        """Return the weights by the names of the layers."""
        return {
            f"{name}.{part}": weights[_key(name)].detach().cpu().clone()
            for name in self.shapes
            for part, weights in (("A", self.down), ("B", self.up))
        }

    @torch.no_grad()
    def take(self, tensors: Mapping[str, Tensor]) -> None:
        """Take the weights that ``to_tensors`` gave."""
        for name in self.shapes:
            self.down[_key(name)].copy_(tensors[f"{name}.A"])
            self.up[_key(name)].copy_(tensors[f"{name}.B"])

    @classmethod
    def of(cls, config: LoraConfig, tensors: Mapping[str, Tensor], name: str) -> Adapter:
        """Build the adapter of some tensors; `name` is what a person calls it.

        Raises
        ------
        UserError
            When they are no adapter of this shape.
        """
        layers = sorted(key.removesuffix(".A") for key in tensors if key.endswith(".A"))
        shapes: dict[str, tuple[int, int]] = {}
        for layer in layers:
            down, up = tensors[f"{layer}.A"], tensors.get(f"{layer}.B")
            if up is None or down.ndim != 2 or up.ndim != 2 or not config.rank == len(down) == up.shape[1]:
                raise _damaged(name)
            shapes[layer] = (down.shape[1], up.shape[0])
        if not shapes or len(tensors) != 2 * len(shapes):
            raise _damaged(name)
        adapter = cls(config, shapes)
        adapter.take(tensors)
        return adapter


def _damaged(name: str) -> UserError:
    return UserError(
        f"The weights of '{name}' are no adapter.", hint="Import the model again from where it came."
    )


def _key(name: str) -> str:
    return name.replace(".", "/")


@torch.no_grad()
def merge(network: nn.Module, adapter: Adapter, strength: float = 1.0) -> None:
    """Add what `adapter` adds to the matrices of `network` themselves; then it needs the adapter no more.

    Parameters
    ----------
    strength : float
        How much of it; 1 for all.
    """
    for handle in adapter.lay_over(network):  # says whether it fits
        handle.remove()
    modules = dict(network.named_modules())
    for name, delta in adapter.deltas():
        weight: Any = modules[name].weight
        turned = strength * (delta if isinstance(modules[name], nn.Linear) else delta.T)
        weight.copy_((weight.float() + turned.to(weight.device)).to(weight.dtype))
