"""A training of a network on sequences (texts, music): what it does in a step, and what it must remember.

The matrices inside take Muon's steps and all else AdamW's; steps rise shortly and fall along a cosine. What is best on
what is held out is kept.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, Protocol, TypeVar, cast

import torch
from torch import Tensor, nn

from creastudio.ml import checkpoint
from creastudio.ml.ema import Ema
from creastudio.ml.muon import Muon

WARM_UP = 0.02
"""Share of the training in which the steps grow from nothing."""
CLIP = 1.0
"""Longest gradient."""
MATRICES_RATE = 0.03
"""Of Muon's steps, which the matrices inside take."""
EMBEDDING_RATE = 5e-3
"""Of AdamW's steps."""
LOOK = 20_000
"""Ids that are looked at, of what is learned and of what is held out each; of more, parts all through them."""

Net = TypeVar("Net", bound=nn.Module)
Part = TypeVar("Part")
Example = TypeVar("Example")


class SequenceSettings(Protocol):
    """All that decides the outcome; a resume with other values is refused.

    Attributes
    ----------
    batch : int
        Ids a step.
    rate : float
        Factor of all steps.
    decay : float
        Weight decay of the matrices.
    """

    @property
    def batch(self) -> int: ...
    @property
    def seed(self) -> int: ...
    @property
    def rate(self) -> float: ...
    @property
    def decay(self) -> float: ...

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for checkpoints."""
        ...


class SequenceTask(ABC, Generic[Net, Part, Example]):
    """A ``creastudio.ml.plan.Task``; a subclass says what is learned, and what that costs.

    Parameters
    ----------
    build : callable
        Makes the network, of torch's random state.
    learned, held_out : sequence
        The parts of each side that are measured.
    on_snapshot : callable
        Shows what it writes, given what was seen and the network; must not change torch's random state.
    half_life : float, optional
        Ids after which an old weight counts half in an averaged network, which is then measured and kept instead.
    files : mapping of str to str, optional
        Name -> digest of what is learned from, so that a resume can say what of it changed.

    Attributes
    ----------
    best_cost : float or None
        Lowest cost of what is held out.
    best_seen : int
        Ids seen then.
    """

    cost_name: ClassVar[str]
    """What is measured ("bits"): called so in metrics and checkpoints."""
    round_name: ClassVar[str]
    """What a round through what is learned is called in checkpoints."""
    loss_unit: ClassVar[float] = 1.0
    """Nats in the unit that the loss is shown in."""

    def __init__(
        self,
        build: Callable[[], Net],
        learned: Sequence[Part],
        held_out: Sequence[Part],
        settings: SequenceSettings,
        place: torch.device,
        on_snapshot: Callable[[int, Net], None],
        half_life: float | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.place, self.on_snapshot = place, on_snapshot
        self._settings = settings
        self.files = dict(files or {})
        torch.manual_seed(settings.seed)
        self.net = build().to(place)
        self.average = None if half_life is None else Ema(self.net, half_life)
        self.optimisers = optimisers(self.net, settings.decay)
        self.round, self.index = 0, 0
        self._batches: list[list[Example]] = []
        self.best_cost: float | None = None
        self.best_seen = 0
        self._best: dict[str, Tensor] = {}
        self._looked_at = learned, held_out

    # -- what a subclass says

    @abstractmethod
    def batches(self, number: int) -> list[list[Example]]:
        """Return the batches of a round: a function of its number and of the settings."""

    @abstractmethod
    def loss(self, batch: Sequence[Example]) -> Tensor:
        """Return nats an id of what is to be learned, with a gradient."""

    @abstractmethod
    def cost(self, parts: Sequence[Part]) -> float:
        """Return what `parts` cost the network that is measured."""

    # -- learning

    @property
    def measured(self) -> Net:
        """The network that is measured and kept: with averaged weights, where they are averaged."""
        return self.net if self.average is None else cast(Net, self.average.model)

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Learn from one batch."""
        batch = self._next()
        self.net.train()
        torch.manual_seed((self._settings.seed * 1_000_003 + seen) % 2**63)  # what dropout leaves out
        loss = self.loss(batch)
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), CLIP)
        factor = self._settings.rate * schedule(fraction)
        for optimiser, rate in zip(self.optimisers, (MATRICES_RATE, EMBEDDING_RATE), strict=True):
            optimiser.param_groups[0]["lr"] = rate * factor
            optimiser.step()
        if self.average is not None:
            self.average.update(self.net, self._settings.batch, seen)
        return {"loss": loss.detach() / self.loss_unit}

    def _next(self) -> list[Example]:
        if not self._batches:
            self._batches = self.batches(self.round)
        chosen = self._batches[self.index]
        self.index += 1
        if self.index >= len(self._batches):
            self.round, self.index, self._batches = self.round + 1, 0, []
        return chosen

    # -- looking

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Measure it on what is held out and on what is learned, and show what it writes."""
        del last
        known, unseen = self._looked_at
        values = {f"learned_{self.cost_name}": self.cost(known)}
        if unseen:
            values[f"held_out_{self.cost_name}"] = self.cost(unseen)
        self._keep_best(values.get(f"held_out_{self.cost_name}"), seen)
        self.on_snapshot(seen, self.measured)
        return values

    def _keep_best(self, cost: float | None, seen: int) -> None:
        # Turned round so that what is no number is never the best.
        if cost is not None and self.best_cost is not None and not cost < self.best_cost:
            return
        self.best_cost, self.best_seen = cost, seen
        if cost is not None:
            state = self.measured.state_dict()
            self._best = {name: value.detach().clone() for name, value in state.items()}

    def best_network(self) -> Net:
        """Return the network as it was when what is held out cost least; as it is where nothing is held out."""
        if self._best:
            self.measured.load_state_dict(self._best)
        return self.measured.eval()

    # -- state

    def tensors(self) -> dict[str, Tensor]:
        """Return weights, their average, moments and the best weights so far."""
        made = checkpoint.prefixed("net", self.net.state_dict())
        if self.average is not None:
            made |= checkpoint.prefixed("average", self.average.model.state_dict())
        made |= checkpoint.prefixed("best", self._best)
        for number, optimiser in enumerate(self.optimisers):
            made |= checkpoint.prefixed(f"optimiser{number}", checkpoint.optimiser_tensors(optimiser))
        return made

    def facts(self) -> dict[str, Any]:
        """Return the settings, the place in what is learned, and what its files hold."""
        state: dict[str, Any] = {self.round_name: self.round, "index": self.index, "files": self.files}
        best = {self.cost_name: self.best_cost, "seen": self.best_seen}
        return {**self._settings.to_json(), "state": {**state, **best}}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        checkpoint.load_into(self.net, checkpoint.below("net", tensors), "the interrupted training")
        if self.average is not None:
            averages = checkpoint.below("average", tensors)
            checkpoint.load_into(self.average.model, averages, "the interrupted training")
        for number, optimiser in enumerate(self.optimisers):
            checkpoint.restore_optimiser(optimiser, checkpoint.below(f"optimiser{number}", tensors))
        state = facts["state"]
        self.round, self.index = int(state[self.round_name]), int(state["index"])
        self.best_cost, self.best_seen = state[self.cost_name], int(state["seen"])
        self._best = checkpoint.below("best", tensors)
        self._batches = self.batches(self.round) if self.index else []


def schedule(fraction: float) -> float:
    """Return the factor of the steps: a short rise, then half a cosine to zero (Loshchilov and Hutter 2017)."""
    rise = min(1.0, (fraction + 1e-4) / WARM_UP)
    return rise * (0.5 + 0.5 * math.cos(math.pi * min(1.0, fraction)))


def optimisers(net: nn.Module, decay: float) -> list[torch.optim.Optimizer]:
    """Return Muon for the matrices inside, with weight decay, and AdamW for all else."""
    inner = [p for name, p in net.named_parameters() if p.ndim == 2 and "embed" not in name]
    inside = {id(p) for p in inner}
    others = [p for p in net.parameters() if id(p) not in inside]
    return [
        Muon(inner, decay=decay),
        torch.optim.AdamW(others, lr=EMBEDDING_RATE, betas=(0.9, 0.95), weight_decay=0.0),
    ]
