"""What a training of a composing network does in a step, and what it must remember."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from creastudio.ml import checkpoint
from creastudio.ml.ema import Ema
from creastudio.ml.muon import Muon
from creastudio_music.engine.batches import IGNORED, Batch, padded, round_of
from creastudio_music.engine.exercises import TASKS, Drawing, Exercise
from creastudio_music.engine.likelihood import nats_of, per_frame
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import Piece

WARM_UP = 0.02
"""Share of the training in which the steps grow from nothing."""
CLIP = 1.0
"""Longest gradient."""
MATRICES_RATE = 0.03
"""Of Muon's steps, which the matrices inside take."""
EMBEDDING_RATE = 5e-3
"""Of AdamW's steps."""
HALF_LIFE = 100_000
"""Ids after which an old weight counts half in the averaged network, which is what is measured and kept."""
LOOK = 20_000
"""Ids that are looked at, of learned and of held-out pieces each; of more, pieces all through them."""


@dataclass(frozen=True)
class Settings:
    """All that decides the outcome; a resume with other values is refused.

    Attributes
    ----------
    pieces : str
        Digest of the pieces and their weights.
    batch, longest : int
        Ids a step, and of the longest exercise.
    shifts : int
        Semitones by which pieces are moved at most.
    rate : float
        Factor of all steps.
    decay : float
        Weight decay of the matrices.
    """

    pieces: str
    config: Config
    batch: int
    longest: int
    seed: int
    shifts: int = 2
    rate: float = 1.0
    decay: float = 0.05
    bfloat16: bool = False
    tasks: Mapping[str, float] = field(default_factory=lambda: dict(TASKS))

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for checkpoints."""
        return {**asdict(self), "config": self.config.to_json()}


OnSnapshot = Callable[[int, Composer], None]


class MusicTask:
    """Trains a network on pieces, and measures it on held-out ones.

    Parameters
    ----------
    learned, held_out : sequence of Piece
    weights : ndarray
        float64 (learned,), how often each piece is drawn beside the others.
    on_snapshot : callable
        Shows what it writes; must not change torch's random state.
    begin_with : Composer, optional
        A network of the same shape whose weights are taken over, for tuning.
    """

    def __init__(
        self,
        learned: Sequence[Piece],
        held_out: Sequence[Piece],
        weights: NDArray[np.float64],
        settings: Settings,
        place: torch.device,
        on_snapshot: OnSnapshot,
        begin_with: Composer | None = None,
    ) -> None:
        self.learned, self.held_out, self.weights = learned, held_out, weights
        self.settings, self.place, self.on_snapshot = settings, place, on_snapshot
        torch.manual_seed(settings.seed)
        self.net = Composer(settings.config).to(place)
        if begin_with is not None:
            self.net.load_state_dict(begin_with.state_dict())
        self.average = Ema(self.net, HALF_LIFE)
        self.optimisers = _optimisers(self.net, settings)
        self.drawing = Drawing(learned, settings.longest, settings.shifts, dict(settings.tasks))
        self.round, self.index = 0, 0
        self._batches: list[list[Exercise]] = []
        self.best_nats: float | None = None
        self.best_seen = 0
        self._best: dict[str, Tensor] = {}
        # Of what is learned, what is drawn most often: the rest may be of another kind than what is held out.
        often = [piece for piece, weight in zip(learned, weights, strict=True) if weight >= weights.max()]
        self._looked_at = [_some(parts) for parts in (often, held_out)]

    @property
    def averaged(self) -> Composer:
        """The network with averaged weights, which is what is measured and kept."""
        return cast(Composer, self.average.model)

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Learn from one batch."""
        self.net.train()
        batch = padded(self._next())
        torch.manual_seed((self.settings.seed * 1_000_003 + seen) % 2**63)  # what dropout leaves out
        loss = self._loss(batch)
        for optimiser in self.optimisers:
            optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), CLIP)
        factor = self.settings.rate * schedule(fraction)
        for optimiser, rate in zip(self.optimisers, (MATRICES_RATE, EMBEDDING_RATE), strict=True):
            optimiser.param_groups[0]["lr"] = rate * factor
            optimiser.step()
        self.average.update(self.net, self.settings.batch, seen)
        return {"loss": loss.detach()}

    def _next(self) -> list[Exercise]:
        if not self._batches:
            self._batches = self._drawn()
        chosen = self._batches[self.index]
        self.index += 1
        if self.index >= len(self._batches):
            self.round, self.index, self._batches = self.round + 1, 0, []
        return chosen

    def _drawn(self) -> list[list[Exercise]]:
        return round_of(self.drawing, self.weights, self.settings.batch, self.settings.seed, self.round)

    def _loss(self, batch: Batch) -> Tensor:
        """Return nats an id; only what is to be learned is scored."""
        ids, targets, places = (part.to(self.place) for part in (batch.ids, batch.targets, batch.places))
        learned = targets != IGNORED
        with torch.autocast(self.place.type, torch.bfloat16, enabled=self.settings.bfloat16):
            scores = self.net.scores(self.net.hidden(ids, places)[learned])
        return F.cross_entropy(scores.float(), targets[learned])

    def nats(self, parts: Sequence[Piece]) -> float:
        """Return nats a sixteenth of `parts`, repeated notes as held ones."""
        return per_frame(nats_of(self.averaged, parts, bfloat16=self.settings.bfloat16))

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Measure it on held-out and on learned pieces, and show what it writes."""
        known, unseen = self._looked_at
        values = {"learned_nats": self.nats(known)}
        if unseen:
            values["held_out_nats"] = self.nats(unseen)
        self._keep_best(values.get("held_out_nats"), seen)
        self.on_snapshot(seen, self.averaged)
        return values

    def _keep_best(self, nats: float | None, seen: int) -> None:
        # Turned round so that what is no number is never the best.
        if nats is not None and self.best_nats is not None and not nats < self.best_nats:
            return
        self.best_nats, self.best_seen = nats, seen
        if nats is not None:
            state = self.average.model.state_dict()
            self._best = {name: value.detach().clone() for name, value in state.items()}

    def best_network(self) -> Composer:
        """Return the averaged network as it was when held-out pieces cost least; as it is where none are held out."""
        if self._best:
            self.average.model.load_state_dict(self._best)
        return self.averaged.eval()

    def tensors(self) -> dict[str, Tensor]:
        """Return weights, their average, moments and the best weights so far."""
        made = checkpoint.prefixed("net", self.net.state_dict())
        made |= checkpoint.prefixed("average", self.average.model.state_dict())
        made |= checkpoint.prefixed("best", self._best)
        for number, optimiser in enumerate(self.optimisers):
            made.update(checkpoint.prefixed(f"optimiser{number}", checkpoint.optimiser_tensors(optimiser)))
        return made

    def facts(self) -> dict[str, Any]:
        """Return the settings and the place in the exercises."""
        state = {"round": self.round, "index": self.index, "nats": self.best_nats, "seen": self.best_seen}
        return {**self.settings.to_json(), "state": state}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        checkpoint.load_into(self.net, checkpoint.below("net", tensors), "the interrupted training")
        checkpoint.load_into(
            self.average.model, checkpoint.below("average", tensors), "the interrupted training"
        )
        for number, optimiser in enumerate(self.optimisers):
            checkpoint.restore_optimiser(optimiser, checkpoint.below(f"optimiser{number}", tensors))
        state = facts["state"]
        self.round, self.index = int(state["round"]), int(state["index"])
        self.best_nats, self.best_seen = state["nats"], int(state["seen"])
        self._best = checkpoint.below("best", tensors)
        self._batches = self._drawn() if self.index else []


def _some(parts: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces of about ``LOOK`` ids, the same ones each time."""
    sizes = sum(sum(len(events) for line in part.lines for events in line.cells) for part in parts)
    return parts[:: max(1, 3 * sizes // LOOK)]


def schedule(fraction: float) -> float:
    """Return the factor of the steps: a short rise, then half a cosine to zero (Loshchilov and Hutter 2017)."""
    rise = min(1.0, (fraction + 1e-4) / WARM_UP)
    return rise * (0.5 + 0.5 * math.cos(math.pi * min(1.0, fraction)))


def _optimisers(net: Composer, settings: Settings) -> list[torch.optim.Optimizer]:
    inner = [p for name, p in net.named_parameters() if p.ndim == 2 and "embed" not in name]
    inside = {id(p) for p in inner}
    others = [p for p in net.parameters() if id(p) not in inside]
    return [
        Muon(inner, decay=settings.decay),
        torch.optim.AdamW(others, lr=EMBEDDING_RATE, betas=(0.9, 0.95), weight_decay=0.0),
    ]
