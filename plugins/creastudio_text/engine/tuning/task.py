"""What one step of a tuning is, and what a resumed one must remember."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn, optim

from creastudio.ml import checkpoint
from creastudio.ml.length_batches import IGNORED
from creastudio.ml.sampling import Shuffled
from creastudio_text.engine.lora import Adapter
from creastudio_text.engine.tuning.blocks import Blocks
from creastudio_text.engine.tuning.networks import scores
from creastudio_text.engine.tuning.settings import WARM, Settings

CLIP = 1.0
"""Longest gradient (Pascanu et al. 2013)."""

JUDGED = 64
"""Held-out blocks that a snapshot is judged by, at most."""

READ = 64
"""Training blocks that the loss is compared by, at most."""


class OnLook(Protocol):
    """Called with the ids seen; shows samples and returns what was measured by them."""

    def __call__(self, seen: int, last: bool) -> Mapping[str, float]: ...


class TuneTask:
    """A ``creastudio.ml.training.Task``: an adapter over a frozen network, or all of its weights.

    Parameters
    ----------
    network : nn.Module
        On its device. In full tuning its weights are changed.
    train, held_out : Blocks
        The second may be None.
    micro : int
        Blocks that go through at once.
    files : mapping of str to str
        Name -> digest of the files that are learned from.
    """

    def __init__(
        self,
        network: nn.Module,
        settings: Settings,
        train: Blocks,
        held_out: Blocks | None,
        on_look: OnLook,
        *,
        micro: int,
        most: int = 0,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.network, self.settings, self.on_look = network, settings, on_look
        self.train, self.held_out = train, held_out
        self.micro, self._most = micro, most or settings.batch
        self.files = dict(files or {})
        self.device = next(network.parameters()).device
        self.sampler = Shuffled(len(train), settings.batch, settings.seed)
        self.adapter: Adapter | None = None
        if settings.lora is not None:
            for weight in network.parameters():
                weight.requires_grad_(False)
            self.adapter = Adapter.over(network, settings.lora, settings.seed).to(self.device)
            self.adapter.lay_over(network)
            if settings.bfloat16:
                # Nothing is learned by the network itself, so that half of its memory is enough.
                network.to(torch.bfloat16)
            self.learned = list(self.adapter.parameters())
        else:
            network.float()
            self.learned = [weight for weight in network.parameters() if weight.requires_grad]
        self.optimiser = optim.AdamW(
            self.learned, settings.rate, (0.9, 0.999), weight_decay=settings.decay, foreach=True
        )
        self.best: dict[str, Tensor] = {}
        self.best_facts: dict[str, float] = {}

    # -- learning

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Train on one batch."""
        settings = self.settings
        # Dropout draws from torch's own generator, which hence must follow from the place alone.
        torch.manual_seed((settings.seed * 1_000_003 + seen) % 2**63)
        self._train_mode(True)
        for group in self.optimiser.param_groups:
            group["lr"] = settings.rate * schedule(fraction)
        chosen = self.sampler.next()
        ids, targets = self.train.ids[chosen], self.train.targets[chosen]
        whole = max(1, int((targets[:, 1:] != IGNORED).sum()))
        total = torch.zeros((), device=self.device)
        for start in range(0, len(ids), self.micro):
            part = slice(start, start + self.micro)
            loss = self.loss(ids[part], targets[part]) / whole
            loss.backward()
            total += loss.detach()
        nn.utils.clip_grad_norm_(self.learned, CLIP, foreach=True)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        return {"loss": total}

    def loss(self, ids: Tensor, targets: Tensor) -> Tensor:
        """Return the sum of the losses of the targets, nats; ids and targets are int64 (rows, length)."""
        with self._autocast():
            found = scores(self.network, ids.to(self.device))
        # Targets are moved and not scores, which are many times as large: cutting those would copy them.
        wanted = F.pad(targets[:, 1:], (0, 1), value=IGNORED).to(self.device)
        flat = found.view(-1, found.shape[-1])
        return F.cross_entropy(flat.float(), wanted.reshape(-1), ignore_index=IGNORED, reduction="sum")

    def _autocast(self) -> AbstractContextManager[Any]:
        # A frozen network is in bfloat16 itself.
        if self.settings.bfloat16 and self.adapter is None:
            return torch.autocast(self.device.type, torch.bfloat16)
        return nullcontext()

    def _train_mode(self, on: bool) -> None:
        self.network.train(on)
        if self.adapter is not None:
            self.adapter.train(on)

    # -- looking

    @torch.no_grad()
    def judge(self, blocks: Blocks, most: int) -> tuple[float, float]:
        """Return the mean loss of some blocks, nats an id, and bits a character.

        They are the same blocks each time: evenly spread over all.
        """
        self._train_mode(False)
        count = min(most, len(blocks))
        chosen = torch.linspace(0, len(blocks) - 1, count).round().long()
        total, tokens, characters = 0.0, 0, 0
        for part in chosen.split(self.micro):
            targets = blocks.targets[part]
            total += float(self.loss(blocks.ids[part], targets))
            tokens += int((targets[:, 1:] != IGNORED).sum())
            characters += sum(blocks.characters[index] for index in part.tolist())
        return total / max(1, tokens), total / math.log(2) / max(1, characters)

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Judge by what was held out, show samples, and keep the best weights."""
        learned, bits = self.judge(self.train, READ)
        values = {"learned_loss": learned, "bits": bits}
        if self.held_out is not None:
            values["held_out_loss"], values["bits"] = self.judge(self.held_out, JUDGED)
        self._keep_best(seen, values)
        self._train_mode(False)
        values |= self.on_look(seen, last)
        return values

    def _keep_best(self, seen: int, values: Mapping[str, float]) -> None:
        score = values.get("held_out_loss")
        # Without anything held out nobody can say which are better: the last ones are kept.
        if score is None or not self.best or score < self.best_facts["held_out_loss"]:
            self.best = {name: tensor.clone() for name, tensor in self._weights().items()}
            self.best_facts = {**values, "tokens": float(seen)}

    def _weights(self) -> dict[str, Tensor]:
        if self.adapter is not None:
            return self.adapter.to_tensors()
        # Weights that several layers share are one tensor by two names; safetensors wants each once.
        return {
            name: weight.detach().cpu()
            for name, weight in self.network.named_parameters(remove_duplicate=True)
        }

    def take_best(self) -> None:
        """Put the best weights in place."""
        if self.best:
            self._take(self.best)

    @torch.no_grad()
    def _take(self, tensors: Mapping[str, Tensor]) -> None:
        if self.adapter is not None:
            self.adapter.take(tensors)
            return
        for name, weight in self.network.named_parameters(remove_duplicate=True):
            weight.copy_(tensors[name])

    # -- state

    def tensors(self) -> dict[str, Tensor]:
        """Return everything a resumed training needs, by name."""
        return {
            **checkpoint.prefixed("weights", self._weights()),
            **checkpoint.prefixed("best", self.best),
            **checkpoint.prefixed("optimiser", checkpoint.optimiser_tensors(self.optimiser)),
        }

    def facts(self) -> dict[str, Any]:
        """Return the settings, which must not change, and the JSON part of the state."""
        state = {
            "position": self.sampler.position,
            "best": self.best_facts,
            "files": self.files,
            # Of parts of another size the last bits of sums are others.
            "micro": self.micro,
        }
        return {**self.settings.to_json(), "state": state}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        self._take(checkpoint.below("weights", tensors))
        self.best = checkpoint.below("best", tensors)
        checkpoint.restore_optimiser(self.optimiser, checkpoint.below("optimiser", tensors))
        state = facts["state"]
        self.sampler.position = int(state["position"])
        self.best_facts = dict(state["best"])
        self.micro = min(int(state["micro"]), self._most)


def schedule(fraction: float) -> float:
    """Return the share of the full learning rate at a place of the training: a short rise, then half a cosine."""
    if fraction < WARM:
        return max(0.1, fraction / WARM)
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (fraction - WARM) / (1 - WARM)))
