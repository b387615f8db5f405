"""What one step of a GAN training is, and what a resumed one must remember."""

from __future__ import annotations

import copy
import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

import torch
from torch import Tensor, optim

from creastudio.api import Model
from creastudio.ml import checkpoint, holdout
from creastudio.ml.augment import Change
from creastudio.ml.efficientnet import EfficientNetLite0
from creastudio.ml.ema import Ema, recalibrate
from creastudio.ml.families import families_of
from creastudio.ml.image_folder import ImageSet
from creastudio.ml.metrics import Scores
from creastudio.ml.pictures import to_uint8
from creastudio.ml.sampling import Shuffled
from creastudio_gan.engine import start_from
from creastudio_gan.engine.appraisal import Appraiser, Closest
from creastudio_gan.engine.augmenting import Augmenting
from creastudio_gan.engine.discriminator import Discriminator
from creastudio_gan.engine.losses import Losses
from creastudio_gan.engine.micro import Micro
from creastudio_gan.engine.models import Network, sampling_form
from creastudio_gan.engine.projected import ProjectedDiscriminator
from creastudio_gan.engine.settings import Settings
from creastudio_gan.engine.stepping import Batch, Stepper
from creastudio_gan.engine.styled import Styled
from creastudio_gan.engine.watching import HeldOut, Watch

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
class Look:
    """What a snapshot shows.

    Attributes
    ----------
    samples : Tensor
        (n, 3, h, w) uint8, at most 36.
    scores : Scores or None
        Where they were measured.
    closest : Closest or None
        The samples nearest to training pictures.
    """

    samples: Tensor
    scores: Scores | None = None
    closest: Closest | None = None


class OnSnapshot(Protocol):
    """Called with images seen and what is shown of them."""

    def __call__(self, seen: int, look: Look) -> None: ...


class GanTask:
    """A ``creastudio.ml.training.Task``.

    Parameters
    ----------
    data : ImageSet
    settings : Settings
    device : torch.device
    on_snapshot : OnSnapshot
    planned : int
        Images of the whole training.
    micro : Micro, optional
        How many pictures go through the networks at once; the whole batch when left out.
    eyes : EfficientNetLite0, optional
        What the projected loss looks through.
    """

    def __init__(
        self,
        data: ImageSet,
        settings: Settings,
        device: torch.device,
        on_snapshot: OnSnapshot,
        planned: int,
        micro: Micro | None = None,
        eyes: EfficientNetLite0 | None = None,
    ) -> None:
        self.files = data.files
        self.settings, self.device, self.on_snapshot = settings, device, on_snapshot
        # Beside the networks if there is an accelerator: reading a batch from there costs it nothing.
        images = data.images if device.type != "cuda" else data.images.to(device)
        split = None
        if settings.hold_out > 0:
            split = holdout.split(_digests(data), settings.hold_out, labels=data.labels)
        self.images, self.labels = _part(images, data.labels, split.train if split else None)
        held = _part(images, data.labels, split.held_out if split else torch.arange(0))
        self._make_networks(settings, device, eyes)
        self.rng = torch.Generator().manual_seed((settings.seed + 1) % 2**63)
        self.sampler = Shuffled(len(self.images), settings.batch, settings.seed)
        self.augmenting = Augmenting(
            settings.policies, settings.augment_p, planned, len(held[0]) > 0, settings.forbidden
        )
        self.watch = Watch(HeldOut(*held), settings.batch, settings.seed + 2, self.augmenting.controller)
        self.appraiser = Appraiser(self.images)
        losses = Losses(settings.loss, 1 if settings.loss == "relativistic" else LAZY)
        self.stepper = Stepper(
            self.generator,
            self.discriminator,
            (self.opt_g, self.opt_d),
            losses,
            self._autocast,
            micro or Micro(settings.batch),
        )
        self._planned = planned
        self.warm_until = 0
        self.taken: start_from.Taken | None = None
        self.best: dict[str, Tensor] = {}
        self.best_scores: dict[str, float] = {}

    def _make_networks(
        self, settings: Settings, device: torch.device, eyes: EfficientNetLite0 | None
    ) -> None:
        config = settings.config
        with torch.random.fork_rng(devices=[]):
            # The only use of torch's global generator: initial weights.
            torch.manual_seed(settings.seed % 2**63)
            self.generator = config.build().to(device).train()
            self.discriminator = _critic(settings, device, eyes)
        if device.type == "cuda":
            self.generator.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
            self.discriminator.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
        self.discriminator.freeze(settings.frozen)
        self.ema = Ema(self.generator, settings.half_life)
        betas, fused = (0.0, 0.99), device.type == "cuda"
        self.opt_g = optim.Adam(self.generator.parameters(), settings.lr_generator, betas, fused=fused)
        self.opt_d = optim.Adam(
            self.discriminator.parameters(), settings.lr_discriminator, betas, fused=fused
        )

    def begin_with(self, model: Model, folder: Path) -> None:
        """Take over the weights of `model` that fit; UserError where none do. A checkpoint goes before them."""
        networks = (self.generator, self.ema.model)
        self.taken = start_from.begin(networks, self.discriminator, self.settings.config, model, folder)
        self.warm_until = start_from.warm_images(self._planned, self.taken)

    def step(self, seen: int, fraction: float) -> Mapping[str, float | Tensor]:
        """Train both networks on one batch."""
        self._set_rates(fraction)
        batch = self._batch()
        number = seen // self.settings.batch
        gamma = self.settings.gamma * (1 - fraction / 2)
        loss_d, loss_g = self.stepper.step(batch, gamma, number, generate=seen >= self.warm_until)
        self.ema.update(self.generator, self.settings.batch, seen)
        if self.watch.due(number):
            self._read(batch)
        return {"loss_d": loss_d, "loss_g": loss_g}

    def _batch(self) -> Batch:
        """Draw all that one step needs."""
        real, label = self._real()
        z = self._latents(self.settings.batch)
        first, second = self._draw(), self._draw()
        # Other pictures, so that the generator isn't judged against those just learned; of one class, the same ones,
        # for each is paired with a made one of its label.
        rival = real if label is not None else self._real()[0]
        return Batch(z, real, rival, label, (first, second, self._draw(), self._draw()))

    def _read(self, batch: Batch) -> None:
        """Read from the discriminator whether it knows its pictures by heart."""
        with torch.no_grad(), self._autocast():
            parts = self.stepper.micro.parts
            made = torch.cat([self.generator(batch.z[part], batch.labels(part)) for part in parts])
            self.watch.read(self.discriminator, batch.rival, made.float(), batch.label, self._draw)

    def _real(self) -> tuple[Tensor, Tensor | None]:
        """Return the next pictures, and their labels where there are classes."""
        chosen = self.sampler.next()
        if self.labels is not None:
            # Neighbours of one class: what tells whether pictures are too alike compares those of a group.
            chosen = chosen[self.labels[chosen].argsort(stable=True)]
        batch = self.images[chosen.to(self.images.device)].to(self.device).float() / 127.5 - 1
        if self.settings.mirror:
            flip = torch.rand((len(batch), 1, 1, 1), generator=self.rng) < 0.5
            batch = torch.where(flip.to(self.device), batch.flip(3), batch)
        if self.device.type == "cuda":
            batch = batch.contiguous(memory_format=torch.channels_last)
        return batch, None if self.labels is None else self.labels[chosen].to(self.device)

    def _draw(self) -> Change:
        config = self.settings.config
        return self.augmenting.draw(self.settings.batch, (config.height, config.width), self.rng)

    def _latents(self, count: int, rng: torch.Generator | None = None) -> Tensor:
        return torch.randn((count, self.settings.config.z_dim), generator=rng or self.rng).to(self.device)

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.settings.bfloat16)

    def _set_rates(self, fraction: float) -> None:
        left = max(0.0, fraction - STEADY) / (1 - STEADY)
        factor = 0.5 * (1 + math.cos(math.pi * left)) * self.settings.rate
        self.opt_g.param_groups[0]["lr"] = self.settings.lr_generator * factor
        self.opt_d.param_groups[0]["lr"] = self.settings.lr_discriminator * factor

    # Snapshots. They draw from generators of their own, so that looking doesn't change the training; only what they
    # find of the augmentation in the samples lowers it.

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Show samples of the averaged generator, judge them, and keep the best weights."""
        rng = torch.Generator().manual_seed(0)
        quickly = seen < JUDGED_FROM and not last
        self._calibrate(2 if quickly else 12, rng)
        samples = self._samples(SHOWN if quickly else min(JUDGED, max(64, len(self.images))))
        if quickly:
            self.on_snapshot(seen, Look(samples[:SHOWN]))
            return {}
        scores, closest = self.appraiser.scores(samples), self.appraiser.closest(samples)
        self.on_snapshot(seen, Look(samples[:SHOWN], scores, closest))
        values = {"frechet": scores.frechet, "distance": scores.kernel, "coverage": scores.coverage}
        if not self.best or scores.frechet < self.best_scores["frechet"]:
            self.best = {name: tensor.clone() for name, tensor in self.ema.model.state_dict().items()}
            self.best_scores = {**values, "kimg": seen / 1000}
        values["variety"] = self.appraiser.variety(samples)
        if closest is not None:
            values["copies"] = closest.copies / closest.looked_at
        return {**values, **self._of_augmentation(samples)}

    def _of_augmentation(self, samples: Tensor) -> dict[str, float]:
        """Return what is known of over-fitting and augmentation; lower it where it shows in the samples."""
        values = self.watch.summary()
        self.watch.forget()
        leak = self.appraiser.leak(samples, self.augmenting)
        if leak and self.augmenting.adaptive:
            self.augmenting.controller.warn_of_leak()
        if self.augmenting.policies:
            values |= {"leak": leak, "augment_p": self.augmenting.p}
        return values

    def _calibrate(self, batches: int, rng: torch.Generator) -> None:
        """Measure anew what the average of the weights doesn't hold: statistics of batches, and mean styles."""
        network = self.ema.model
        latents = [self._latents(64, rng) for _ in range(batches)]
        if isinstance(network, Styled):
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
        state = {
            "position": self.sampler.position,
            "best": self.best_scores,
            "files": self.files,
            "watch": self.watch.state(),
            "leaked": self.appraiser.state(),
            # Of parts of another size the last bits of sums are others.
            "micro": self.stepper.micro.size,
            "warm_until": self.warm_until,
        }
        return {**self.settings.to_json(), "state": state}

    def restore(self, tensors: Mapping[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take back what ``tensors`` and ``facts`` gave."""
        self.generator.load_state_dict(checkpoint.below("generator", tensors))
        self.discriminator.load_state_dict(checkpoint.below("discriminator", tensors))
        self.ema.model.load_state_dict(checkpoint.below("ema", tensors))
        self.best = checkpoint.below("best", tensors)
        checkpoint.restore_optimiser(self.opt_g, checkpoint.below("opt_g", tensors))
        checkpoint.restore_optimiser(self.opt_d, checkpoint.below("opt_d", tensors))
        self.rng.set_state(tensors["rng"])
        state = facts["state"]
        self.sampler.position = int(state["position"])
        self.best_scores = dict(state["best"])
        self.watch.restore(state["watch"])
        self.appraiser.restore(bool(state["leaked"]))
        self.stepper.micro.restore(int(state["micro"]))
        self.warm_until = int(state["warm_until"])


def _critic(
    settings: Settings, device: torch.device, eyes: EfficientNetLite0 | None
) -> Discriminator | ProjectedDiscriminator:
    config = settings.config
    classes = len(config.classes)
    if settings.loss != "projected":
        return Discriminator(settings.critic or config.channels, config.start, classes).to(device)
    assert eyes is not None, "the projected loss looks through a network"
    return ProjectedDiscriminator(eyes.to(device), (config.height, config.width), classes).to(device)


def _part(images: Tensor, labels: Tensor | None, chosen: Tensor | None) -> tuple[Tensor, Tensor | None]:
    """Return some of the pictures and their labels; all of them, uncopied, for None."""
    if chosen is None or len(chosen) == len(images):
        return images, labels
    return images[chosen.to(images.device)], None if labels is None else labels[chosen]


def _digests(data: ImageSet) -> list[str]:
    """Return a digest of each picture; those that look the same share one, so that twins are held out together."""
    if len(data.files) == len(data):
        digests = list(data.files.values())
    else:
        digests = [hashlib.sha256(image.numpy().data).hexdigest() for image in data.images]
    return families_of(data.images, digests)
