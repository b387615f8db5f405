"""How real and made pictures are changed before they are judged: fixed policies, or adaptively."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch

from creastudio.ml import adaptive, augment
from creastudio.ml.augment import Change

EVERY = 4
"""Steps between two readings of over-fitting (Karras et al. 2020, ADA, section 3.1)."""

ADAPTIVE = "adaptive"


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
        Probability of the policies; the adaptive one finds its own.
    planned : int
        Images of the whole training.
    """

    def __init__(self, policies: tuple[str, ...], p: float, planned: int) -> None:
        self.policies, self._p = policies, p
        self.controller: adaptive.Controller | None = None
        self._allowed: frozenset[str] = frozenset()
        if policies[:1] == (ADAPTIVE,):
            self._allowed = adaptive.changes_in(policies[1:])
            self.controller = adaptive.Controller(images_to_one(planned))

    @property
    def p(self) -> float:
        """The probability of a change now."""
        return self._p if self.controller is None else self.controller.p

    def draw(self, count: int, shape: tuple[int, int], rng: torch.Generator) -> Change:
        """Draw what happens to a batch of `count` images of `shape` (height, width), px."""
        if self.controller is None:
            return augment.draw(count, shape, self.policies, self._p, rng)
        return adaptive.draw(count, shape, self._allowed, self.controller.p, rng)

    def state(self) -> dict[str, Any]:
        """Return what a resumed training needs, in JSON types."""
        return {} if self.controller is None else {"controller": self.controller.state()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Take back what ``state`` gave; nothing where the training was augmented otherwise before."""
        if self.controller is not None and "controller" in state:
            self.controller.restore(state["controller"])
