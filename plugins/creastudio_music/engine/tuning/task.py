"""A training of a network that begins with what another one knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from creastudio_music.engine.music_task import MusicTask, Settings
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.pieces import Piece

SHARES = (1.0, 0.75, 0.5, 0.25)
"""How much of what was learned is tried to be kept, the most first."""

Look = Callable[[int, Composer], Mapping[str, float]]


class TuneTask(MusicTask):
    """As ``MusicTask``, from the weights of `base`.

    Parameters
    ----------
    base : Composer
        Its weights aren't changed.
    reference : str
        Name and hash of the model that it belongs to; a resume over another one is refused.
    look : callable
        Given what was seen and the averaged network at each look; returns measurements.
    files : mapping of str to str, optional
        As in ``MusicTask``.
    """

    def __init__(
        self,
        learned: Sequence[Piece],
        held_out: Sequence[Piece],
        settings: Settings,
        place: torch.device,
        base: Composer,
        reference: str,
        look: Look,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self._measured: Mapping[str, float] = {}
        weights: NDArray[np.float64] = np.ones(len(learned))
        super().__init__(learned, held_out, weights, settings, place, self._looked, base, files)
        self._look, self.reference = look, reference
        self._base = {name: value.detach().clone() for name, value in self.net.state_dict().items()}

    def _looked(self, seen: int, network: Composer) -> None:
        self._measured = self._look(seen, network)

    def snapshot(self, seen: int, last: bool) -> Mapping[str, float]:
        """Measure it, and show what it writes."""
        return {**super().snapshot(seen, last), **self._measured}

    def facts(self) -> dict[str, Any]:
        """Return the settings, the model that it began with, and the place in the exercises."""
        return {**super().facts(), "base": self.reference}

    def judge(self) -> tuple[float, float | None]:
        """Return nats a sixteenth of learned and of held-out pieces as the averaged network is now."""
        known, unseen = self._looked_at
        return self.cost(known), self.cost(unseen) if unseen else None

    def blended(self) -> tuple[Composer, float, float | None]:
        """Return the best network between the base and what was learned, how much of that is in it, and its nats.

        Weights between those of a network and of what was tuned from it are often better than either on what neither has
        learned (Wortsman et al. 2022, "Robust fine-tuning of zero-shot models"). Without held-out pieces all is kept.
        """
        network = self.best_network()
        if not self.held_out:
            return network, 1.0, None
        tuned = {name: value.detach().clone() for name, value in network.state_dict().items()}
        found: list[tuple[float, float]] = []
        for share in SHARES:
            network.load_state_dict(self._between(tuned, share))
            found.append((self.cost(self.held_out), -share))
        nats, share = min(found)
        network.load_state_dict(self._between(tuned, -share))
        return network.eval(), -share, nats

    def _between(self, tuned: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
        return {name: torch.lerp(self._base[name], value, share) for name, value in tuned.items()}
