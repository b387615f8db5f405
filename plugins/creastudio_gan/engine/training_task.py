"""What one step of a GAN training is, and what a resumed one must remember."""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Protocol, cast

import torch
from torch import Tensor, optim

from creastudio.ml import checkpoint
from creastudio.ml.augment import augment
from creastudio.ml.ema import Ema, recalibrate
from creastudio.ml.image_folder import ImageSet
from creastudio.ml.metrics import Judge, Scores
from creastudio.ml.pictures import to_uint8
from creastudio.ml.sampling import Shuffled
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.losses import Losses, LossName
from creastudio_gan.engine.models import Config, Network, sampling_form
from creastudio_gan.engine.style import StyleGenerator

JUDGED = 1024
"""Samples that a snapshot is judged by, at most; as many as there are pictures where there are fewer."""

JUDGED_FROM = 1500
"""Images seen before the first snapshot that is judged: earlier ones only show, so that they come at once."""

SHOWN = 36
"""Samples on a sheet."""

LAZY = 8
"""Steps between gradient penalties of the non-saturating loss."""

STEADY = 0.6
"""Share of the training with constant learning rates; then they fall along a cosine."""


@dataclass(frozen=True)
class Settings:
    """What decides the outcome; a resume with other values is refused.

    Attributes
    ----------
    pictures : str
        Digest of the data set: with other pictures it would be another training.
    critic : tuple of int
        Channels of the discriminator; the generator's where empty.
    half_life : float
        Of the average of the weights, images.
    """

    pictures: str
    config: Config
    batch: int
    seed: int
    gamma: float
    policies: tuple[str, ...]
    augment_p: float
    mirror: bool
    bfloat16: bool
    critic: tuple[int, ...] = ()
    loss: LossName = "relativistic"
    lr_generator: float = 5e-4
    lr_discriminator: float = 2e-3
    half_life: float = 8000.0


class OnSnapshot(Protocol):
    """Called with images seen, 36 samples (n, 3, h, w) uint8, and scores where they were measured."""

    def __call__(self, seen: int, samples: Tensor, scores: Scores | None) -> None: ...


class GanTask:
    """A ``creastudio.ml.training.Task``.

    Parameters
    ----------
    data : ImageSet
    settings : Settings
    device : torch.device
    on_snapshot : OnSnapshot
    """

    def __init__(
        self, data: ImageSet, settings: Settings, device: torch.device, on_snapshot: OnSnapshot
    ) -> None:
        self.files, self.labels = data.files, data.labels
        self.settings, self.device, self.on_snapshot = settings, device, on_snapshot
        # Beside the networks if there is an accelerator: reading a batch from there costs it nothing.
        self.images = data.images if device.type != "cuda" else data.images.to(device)
        config = settings.config
        with torch.random.fork_rng(devices=[]):
            # The only use of torch's global generator: initial weights.
            torch.manual_seed(settings.seed % 2**63)
            self.generator = config.build().to(device).train()
            self.discriminator = Discriminator(
                settings.critic or config.channels, config.start, len(config.classes)
            ).to(device)
        if device.type == "cuda":
            self.generator.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
            self.discriminator.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
        self.ema = Ema(self.generator, settings.half_life)
        betas, fused = (0.0, 0.99), device.type == "cuda"
        self.opt_g = optim.Adam(self.generator.parameters(), settings.lr_generator, betas, fused=fused)
        self.opt_d = optim.Adam(
            self.discriminator.parameters(), settings.lr_discriminator, betas, fused=fused
        )
        self.losses = Losses(settings.loss, 1 if settings.loss == "relativistic" else LAZY)
        self.rng = torch.Generator().manual_seed((settings.seed + 1) % 2**63)
        self.sampler = Shuffled(len(data), settings.batch, settings.seed)
        self.best: dict[str, Tensor] = {}
        self.best_scores: dict[str, float] = {}

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Train both networks on one batch."""
        self._set_rates(fraction)
        gamma = self.settings.gamma * (1 - fraction / 2)
        real, label = self._real()
        with self._autocast():
            made = self.generator(self._latents(self.settings.batch), label)
        loss_d = self._step_discriminator(real, made.detach(), label, gamma, seen // self.settings.batch)
        # Other pictures, so that the generator isn't judged against those just learned; of one class, the same ones,
        # for each is paired with a made one of its label.
        rival = real if label is not None else self._real()[0]
        loss_g = self._step_generator(rival, made, label)
        self.ema.update(self.generator, self.settings.batch, seen)
        return {"loss_d": loss_d, "loss_g": loss_g}

    def _step_discriminator(
        self, real: Tensor, made: Tensor, label: Tensor | None, gamma: float, step: int
    ) -> Tensor:
        self.opt_d.zero_grad()
        with self._autocast():
            total, loss = self.losses.discriminator(
                self.discriminator, self._augment(real), self._augment(made), gamma, label, step
            )
        total.backward()
        self.opt_d.step()
        return loss

    def _step_generator(self, real: Tensor, made: Tensor, label: Tensor | None) -> Tensor:
        self.opt_g.zero_grad()
        self.discriminator.requires_grad_(False)
        with self._autocast():
            loss = self.losses.generator(self.discriminator, self._augment(real), self._augment(made), label)
        loss.backward()
        self.discriminator.requires_grad_(True)
        self.opt_g.step()
        return loss.detach()

    def _real(self) -> tuple[Tensor, Tensor | None]:
        """Return the next pictures, and their labels where there are classes."""
        chosen = self.sampler.next()
        batch = self.images[chosen.to(self.images.device)].to(self.device).float() / 127.5 - 1
        if self.settings.mirror:
            flip = torch.rand((len(batch), 1, 1, 1), generator=self.rng) < 0.5
            batch = torch.where(flip.to(self.device), batch.flip(3), batch)
        if self.device.type == "cuda":
            batch = batch.contiguous(memory_format=torch.channels_last)
        return batch, None if self.labels is None else self.labels[chosen].to(self.device)

    def _augment(self, images: Tensor) -> Tensor:
        return augment(images, self.settings.policies, self.settings.augment_p, self.rng)

    def _latents(self, count: int, rng: torch.Generator | None = None) -> Tensor:
        return torch.randn((count, self.settings.config.z_dim), generator=rng or self.rng).to(self.device)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.settings.bfloat16)

    def _set_rates(self, fraction: float) -> None:
        left = max(0.0, fraction - STEADY) / (1 - STEADY)
        factor = 0.5 * (1 + math.cos(math.pi * left))
        self.opt_g.param_groups[0]["lr"] = self.settings.lr_generator * factor
        self.opt_d.param_groups[0]["lr"] = self.settings.lr_discriminator * factor

    # Snapshots. They draw from generators of their own, so that looking doesn't change the training.

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Show samples of the averaged generator, judge them, and keep the best weights."""
        rng = torch.Generator().manual_seed(0)
        quickly = seen < JUDGED_FROM and not last
        self._calibrate(2 if quickly else 12, rng)
        samples = self._samples(SHOWN if quickly else min(JUDGED, max(64, len(self.images))))
        scores = None if quickly else self.judge.compare(samples)
        self.on_snapshot(seen, samples[:SHOWN], scores)
        if scores is None:
            return {}
        values = {"frechet": scores.frechet, "distance": scores.kernel, "coverage": scores.coverage}
        if not self.best or scores.frechet < self.best_scores["frechet"]:
            self.best = {name: tensor.clone() for name, tensor in self.ema.model.state_dict().items()}
            self.best_scores = {**values, "kimg": seen / 1000}
        return values

    @cached_property
    def judge(self) -> Judge:
        """What measures samples; made when it is first needed, so that the first samples come sooner."""
        return Judge(self.images)

    def _calibrate(self, batches: int, rng: torch.Generator) -> None:
        """Measure anew what the average of the weights doesn't hold: statistics of batches, and mean styles."""
        network = self.ema.model
        latents = [self._latents(64, rng) for _ in range(batches)]
        if isinstance(network, StyleGenerator):
            network.measure_means(torch.cat(latents))
        else:
            labels = self._labels(64 * batches, rng)
            parts = [None] * batches if labels is None else labels.split(64)
            recalibrate(network, list(zip(latents, parts, strict=True)))

    def _labels(self, count: int, rng: torch.Generator) -> Tensor | None:
        """Return labels as frequent as in the data, (count,)."""
        if self.labels is None:
            return None
        return self.labels[torch.randint(len(self.labels), (count,), generator=rng)].to(self.device)

    @torch.inference_mode()
    def _samples(self, count: int) -> Tensor:
        """Return (count, 3, h, w) uint8; the classes take turns in those that are shown."""
        rng = torch.Generator().manual_seed(1)
        latents = self._latents(count, rng).split(32)
        labels = self._labels(count, rng)
        if labels is not None:
            shown = min(SHOWN, count)
            labels[:shown] = torch.arange(shown, device=self.device) % len(self.settings.config.classes)
        parts = [None] * len(latents) if labels is None else labels.split(32)
        network = sampling_form(cast(Network, copy.deepcopy(self.ema.model)))
        return torch.cat([to_uint8(network(z, label)) for z, label in zip(latents, parts, strict=True)])

    def best_generator(self) -> Network:
        """Return the averaged generator of the best snapshot."""
        network = cast(Network, copy.deepcopy(self.ema.model)).cpu()
        if self.best:
            network.load_state_dict(self.best)
        return network

    # State.

    def tensors(self) -> dict[str, Tensor]:
        """Return everything a resumed training needs, by name."""
        return {
            **checkpoint.prefixed("generator", self.generator.state_dict()),
            **checkpoint.prefixed("discriminator", self.discriminator.state_dict()),
            **checkpoint.prefixed("ema", self.ema.model.state_dict()),
            **checkpoint.prefixed("best", self.best),
            **checkpoint.prefixed("opt_g", checkpoint.optimiser_tensors(self.opt_g)),
            **checkpoint.prefixed("opt_d", checkpoint.optimiser_tensors(self.opt_d)),
            "rng": self.rng.get_state(),  # (5056,) uint8
        }

    def facts(self) -> dict[str, Any]:
        """Return the settings, which must not change, and the JSON part of the state."""
        settings = {**asdict(self.settings), "config": self.settings.config.to_json()}
        settings["policies"], settings["critic"] = list(self.settings.policies), list(self.settings.critic)
        return {
            **settings,
            "state": {"position": self.sampler.position, "best": self.best_scores, "files": self.files},
        }

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        self.generator.load_state_dict(checkpoint.below("generator", tensors))
        self.discriminator.load_state_dict(checkpoint.below("discriminator", tensors))
        self.ema.model.load_state_dict(checkpoint.below("ema", tensors))
        self.best = checkpoint.below("best", tensors)
        checkpoint.restore_optimiser(self.opt_g, checkpoint.below("opt_g", tensors))
        checkpoint.restore_optimiser(self.opt_d, checkpoint.below("opt_d", tensors))
        self.rng.set_state(tensors["rng"])
        self.sampler.position = int(facts["state"]["position"])
        self.best_scores = dict(facts["state"]["best"])
