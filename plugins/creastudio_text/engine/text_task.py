"""What a training of an own network does in a step, and what it must remember."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from creastudio.ml import checkpoint
from creastudio.ml.muon import Muon
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.networks import Network, build
from creastudio_text.engine.scoring import bits_of, bits_per_character
from creastudio_text.engine.texts import IGNORED, Batch, Piece, batches, padded
from creastudio_text.engine.tokens_own import OwnTokens

WARM_UP = 0.02
"""Share of the training in which the steps grow from nothing."""
CLIP = 1.0
"""Longest gradient."""
MATRICES_RATE = 0.03
"""Of Muon's steps, which the matrices inside take."""
EMBEDDING_RATE = 5e-3
"""Of AdamW's steps."""
LOOK = 20_000
"""Ids that are looked at, of learned and of held-out texts each; of more, pieces all through them."""


@dataclass(frozen=True)
class Settings:
    """All that decides the outcome; a resume with other values is refused.

    Attributes
    ----------
    texts : str
        Digest of the training texts.
    batch : int
        Ids a step.
    rate : float
        Factor of all steps.
    decay : float
        Weight decay of the matrices.
    """

    texts: str
    config: Config
    batch: int
    seed: int
    rate: float = 1.0
    decay: float = 0.05
    bfloat16: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for checkpoints."""
        return {**asdict(self), "config": self.config.to_json()}


OnSnapshot = Callable[[int, Network], None]


class TextTask:
    """Trains a network on pieces of text, and measures it on held-out ones.

    Parameters
    ----------
    learned, held_out : sequence of Piece
    on_snapshot : callable
        Shows what it writes; must not change torch's random state.
    """

    def __init__(
        self,
        learned: Sequence[Piece],
        held_out: Sequence[Piece],
        tokens: OwnTokens,
        settings: Settings,
        place: torch.device,
        on_snapshot: OnSnapshot,
    ) -> None:
        self.learned, self.held_out, self.tokens = learned, held_out, tokens
        self.settings, self.place, self.on_snapshot = settings, place, on_snapshot
        torch.manual_seed(settings.seed)
        self.net = build(settings.config).to(place)
        self.optimisers = _optimisers(self.net, settings)
        self.epoch, self.index = 0, 0
        self._batches: list[list[int]] = []
        self.best_bits: float | None = None
        self.best_seen = 0
        self._best: dict[str, Tensor] = {}
        self._looked_at = [_some(parts) for parts in (learned, held_out)]

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Learn from one batch."""
        self.net.train()
        batch = padded(self._next(), self.tokens.pad)
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
        return {"loss": loss.detach() / math.log(2)}

    def _next(self) -> list[Piece]:
        if not self._batches:
            self._batches = batches(self.learned, self.settings.batch, self.settings.seed, self.epoch)
        chosen = [self.learned[index] for index in self._batches[self.index]]
        self.index += 1
        if self.index >= len(self._batches):
            self.epoch, self.index, self._batches = self.epoch + 1, 0, []
        return chosen

    def _loss(self, batch: Batch) -> Tensor:
        """Return nats an id; only what is to be learned is scored, which spares the widest matrix much work."""
        ids, targets = batch.ids.to(self.place), batch.targets.to(self.place)
        learned = targets != IGNORED
        with torch.autocast(self.place.type, torch.bfloat16, enabled=self.settings.bfloat16):
            scores = self.net.scores(self.net.hidden(ids, batch.given)[learned])
        return F.cross_entropy(scores.float(), targets[learned])

    def bits_per_character(self, parts: Sequence[Piece]) -> float:
        """Return how many bits it needs for a character of `parts`, the end of each text counted in."""
        bits = bits_of(self.net, parts, self.tokens.pad, bfloat16=self.settings.bfloat16)
        return bits_per_character(bits, parts)

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Measure it on held-out and on learned texts, and show what it writes."""
        known, unseen = self._looked_at
        values = {"learned_bits": self.bits_per_character(known)}
        if unseen:
            values["held_out_bits"] = self.bits_per_character(unseen)
        self._keep_best(values.get("held_out_bits"), seen)
        self.on_snapshot(seen, self.net)
        return values

    def _keep_best(self, bits: float | None, seen: int) -> None:
        # Turned round so that what is no number is never the best.
        if bits is not None and self.best_bits is not None and not bits < self.best_bits:
            return
        self.best_bits, self.best_seen = bits, seen
        if bits is not None:
            self._best = {name: value.detach().clone() for name, value in self.net.state_dict().items()}

    def best_network(self) -> Network:
        """Return the network as it was when held-out texts took the fewest bits; as it is where none are held out."""
        if self._best:
            self.net.load_state_dict(self._best)
        return self.net.eval()

    def tensors(self) -> dict[str, Tensor]:
        """Return weights, moments and the best weights so far."""
        made = checkpoint.prefixed("net", self.net.state_dict()) | checkpoint.prefixed("best", self._best)
        for number, optimiser in enumerate(self.optimisers):
            made.update(checkpoint.prefixed(f"optimiser{number}", checkpoint.optimiser_tensors(optimiser)))
        return made

    def facts(self) -> dict[str, Any]:
        """Return the settings and the place in the texts."""
        state = {"epoch": self.epoch, "index": self.index, "bits": self.best_bits, "seen": self.best_seen}
        return {**self.settings.to_json(), "state": state}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        checkpoint.load_into(self.net, checkpoint.below("net", tensors), "the interrupted training")
        for number, optimiser in enumerate(self.optimisers):
            checkpoint.restore_optimiser(optimiser, checkpoint.below(f"optimiser{number}", tensors))
        state = facts["state"]
        self.epoch, self.index = int(state["epoch"]), int(state["index"])
        self.best_bits, self.best_seen = state["bits"], int(state["seen"])
        self._best = checkpoint.below("best", tensors)
        self._batches = (
            batches(self.learned, self.settings.batch, self.settings.seed, self.epoch) if self.index else []
        )


def _some(parts: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces of about ``LOOK`` ids, the same ones each time."""
    return parts[:: max(1, sum(len(part.ids) for part in parts) // LOOK)]


def schedule(fraction: float) -> float:
    """Return the factor of the steps: a short rise, then half a cosine to zero (Loshchilov and Hutter 2017)."""
    rise = min(1.0, (fraction + 1e-4) / WARM_UP)
    return rise * (0.5 + 0.5 * math.cos(math.pi * min(1.0, fraction)))


def _optimisers(net: Network, settings: Settings) -> list[torch.optim.Optimizer]:
    inner = [p for name, p in net.named_parameters() if p.ndim == 2 and "embed" not in name]
    inside = {id(p) for p in inner}
    others = [p for p in net.parameters() if id(p) not in inside]
    return [
        Muon(inner, decay=settings.decay),
        torch.optim.AdamW(others, lr=EMBEDDING_RATE, betas=(0.9, 0.95), weight_decay=0.0),
    ]
