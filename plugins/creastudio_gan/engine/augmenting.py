"""How real and made pictures are changed before they are judged: fixed policies, or adaptively."""

from __future__ import annotations

from collections.abc import Collection

import torch
from torch import Tensor

from creastudio.ml import adaptive, augment
from creastudio.ml.augment import Change
from creastudio.ml.pictures import to_uint8

ADAPTIVE = "adaptive"

CHANGED = 16
"""Pictures that are changed at a time."""


def images_to_one(planned: int) -> float:
    """Return in how many images p may rise from 0 to 1: 500,000 as published, faster where less is planned."""
    return float(min(500_000, max(5_000, planned // 5)))


class Augmenting:
    """Draws changes for whole batches.

    Parameters
    ----------
    policies : tuple of str
        Names of ``creastudio.ml.augment.POLICIES``; or ``"adaptive"`` and after it names of
        ``creastudio.ml.adaptive.GROUPS``.
    p : float
        Probability of the policies; also of adaptive ones where nothing is held out to adapt them by.
    planned : int
        Images of the whole training.
    measured : bool
        Whether pictures are held out.
    forbidden : collection of str
        Changes that never happen: names of ``adaptive.GROUPS`` or of changes in them, and of policies.

    Attributes
    ----------
    controller : Controller
        Reads over-fitting; only the adaptive way follows it.
    adaptive : bool
        Whether p follows the controller.
    """

    def __init__(
        self,
        policies: tuple[str, ...],
        p: float,
        planned: int,
        measured: bool,
        forbidden: Collection[str] = (),
    ) -> None:
        self.policies, self._p = tuple(name for name in policies if name not in forbidden), p
        own = policies[:1] == (ADAPTIVE,)
        self._allowed = adaptive.changes_in(policies[1:], forbidden) if own else None
        self.adaptive = own and measured
        self.controller = adaptive.Controller(images_to_one(planned))

    @property
    def p(self) -> float:
        """The probability of a change now; 0 where there is none."""
        if self.adaptive:
            return self.controller.p
        return self._p if self.policies else 0.0

    def draw(self, count: int, shape: tuple[int, int], rng: torch.Generator) -> Change:
        """Draw what happens to a batch of `count` images of `shape` (height, width), px."""
        if self._allowed is not None:
            return _precise(adaptive.draw(count, shape, self._allowed, self.p, rng))
        return _precise(augment.draw(count, shape, self.policies, self._p, rng))


def changed(images: Tensor, change: Change) -> Tensor:
    """Return (n, 3, h, w) uint8 pictures, on the CPU, changed; what is drawn covers all of them.

    In parts: at 512 px some hundred of them in float32, enlarged to be moved, would take gigabytes.
    """
    parts = [slice(at, min(at + CHANGED, len(images))) for at in range(0, len(images), CHANGED)]
    return torch.cat([to_uint8(change(images[part].float() / 127.5 - 1, part)) for part in parts])


def _precise(change: Change) -> Change:
    """Return `change` in float32: half precision would round colours, and every picture that is only moved."""

    def precisely(images: Tensor, part: slice) -> Tensor:
        with torch.autocast(images.device.type, enabled=False):
            return change(images.float(), part)

    return precisely
