"""Whether the discriminator knows its pictures by heart, read from it every few steps.

A reading is part of the training: its chances come from the training's own generator, and it moves the augmentation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from creastudio.ml.adaptive import Controller, over_fitting
from creastudio.ml.augment import Change
from creastudio.ml.sampling import Shuffled

EVERY = 8
"""Steps between two readings: they cost about a thirtieth of the training."""


@dataclass(frozen=True)
class HeldOut:
    """Pictures that are never trained on.

    Attributes
    ----------
    images : Tensor
        (n, 3, h, w) uint8; n may be 0.
    labels : Tensor or None
        (n,).
    """

    images: Tensor
    labels: Tensor | None

    def __len__(self) -> int:
        return len(self.images)


class Watch:
    """Reads a discriminator.

    Parameters
    ----------
    held_out : HeldOut
    batch : int
    seed : int
        Of the order in which held-out pictures are looked at.
    controller : Controller
        Takes the readings; its gauge is what is shown.
    """

    def __init__(self, held_out: HeldOut, batch: int, seed: int, controller: Controller) -> None:
        self.held_out, self.batch, self.controller = held_out, batch, controller
        self._sampler = Shuffled(max(1, len(held_out)), batch, seed)
        self._apart, self._readings = 0.0, 0

    def due(self, step: int) -> bool:
        """Tell whether step number `step` ends with a reading."""
        return step % EVERY == EVERY - 1

    @torch.no_grad()
    def read(
        self,
        discriminator: nn.Module,
        real: Tensor,
        made: Tensor,
        label: Tensor | None,
        draw: Callable[[], Change],
    ) -> None:
        """Take a reading.

        Parameters
        ----------
        real, made : Tensor
            (n, 3, h, w) in [-1, 1]: training pictures other than those of this step, and made ones.
        label : Tensor or None
            (n,) of both.
        draw : callable
            Draws changes for a batch: what is judged is always changed alike.
        """
        on_real = discriminator(draw()(real, slice(None)), label).float()
        on_made = discriminator(draw()(made, slice(None)), label).float()
        apart = (on_real[:, None] > on_made[None]).float().mean()
        self._apart += float(apart)
        self._readings += 1
        if not len(self.held_out):
            return
        chosen = self._sampler.next()
        images = self.held_out.images[chosen.to(self.held_out.images.device)].to(real.device)
        own = None if self.held_out.labels is None else self.held_out.labels[chosen].to(real.device)
        on_held = discriminator(draw()(images.float() / 127.5 - 1, slice(None)), own).float()
        reading = over_fitting(float(on_real.mean()), float(on_held.mean()), float(on_made.mean()))
        self.controller.update(reading, self.batch * EVERY)

    def summary(self) -> dict[str, float]:
        """Return what was read since the last call of ``forget``, for a snapshot."""
        found: dict[str, float] = {}
        if self._readings:
            found["told_apart"] = self._apart / self._readings
        if self.controller.read:
            found["over_fitting"] = self.controller.gauge
        return found

    def forget(self) -> None:
        """Begin a new summary."""
        self._apart, self._readings = 0.0, 0

    def state(self) -> dict[str, Any]:
        """Return what a resumed training needs, in JSON types."""
        return {
            "position": self._sampler.position,
            "apart": [self._apart, self._readings],
            "controller": self.controller.state(),
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what ``state`` gave."""
        self._sampler.position = int(state["position"])
        self._apart, self._readings = float(state["apart"][0]), int(state["apart"][1])
        self.controller.restore(state["controller"])
