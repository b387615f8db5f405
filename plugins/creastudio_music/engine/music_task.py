"""What a training of a composing network does in a step, and what it must remember."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from creastudio.ml.length_batches import IGNORED
from creastudio.ml.sequence_task import LOOK, SequenceTask
from creastudio_music.engine.batches import padded, round_of
from creastudio_music.engine.exercises import TASKS, Drawing, Exercise
from creastudio_music.engine.likelihood import nats_of, per_frame
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config
from creastudio_music.engine.pieces import Piece

HALF_LIFE = 200_000
"""Ids after which an old weight counts half in the averaged network, which is what is measured and kept."""


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
    decay: float = 0.1
    bfloat16: bool = False
    tasks: Mapping[str, float] = field(default_factory=lambda: dict(TASKS))

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, for checkpoints."""
        return {**asdict(self), "config": self.config.to_json()}


OnSnapshot = Callable[[int, Composer], None]


class MusicTask(SequenceTask[Composer, Piece, Exercise]):
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
    files : mapping of str to str, optional
        Name -> digest of each piece, so that a resume can say which of them changed.
    """

    cost_name = "nats"
    round_name = "round"

    def __init__(
        self,
        learned: Sequence[Piece],
        held_out: Sequence[Piece],
        weights: NDArray[np.float64],
        settings: Settings,
        place: torch.device,
        on_snapshot: OnSnapshot,
        begin_with: Composer | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.learned, self.held_out, self.weights, self.settings = learned, held_out, weights, settings
        self.drawing = Drawing(learned, settings.longest, settings.shifts, dict(settings.tasks))
        # Of what is learned, what is drawn most often: the rest may be of another kind than what is held out.
        often = [piece for piece, weight in zip(learned, weights, strict=True) if weight >= weights.max()]
        super().__init__(
            lambda: _network(settings.config, begin_with),
            _some(often),
            _some(held_out),
            settings,
            place,
            on_snapshot,
            HALF_LIFE,
            files,
        )

    def batches(self, number: int) -> list[list[Exercise]]:
        """Return the batches of a round; see ``round_of``."""
        return round_of(self.drawing, self.weights, self.settings.batch, self.settings.seed, number)

    def loss(self, batch: Sequence[Exercise]) -> Tensor:
        """Return nats an id; only what is to be learned is scored."""
        whole = padded(batch)
        ids, targets, places = (part.to(self.place) for part in (whole.ids, whole.targets, whole.places))
        learned = targets != IGNORED
        with torch.autocast(self.place.type, torch.bfloat16, enabled=self.settings.bfloat16):
            scores = self.net.scores(self.net.hidden(ids, places)[learned])
        return F.cross_entropy(scores.float(), targets[learned])

    def cost(self, parts: Sequence[Piece]) -> float:
        """Return nats a sixteenth of `parts`, repeated notes as held ones."""
        return per_frame(nats_of(self.measured, parts, bfloat16=self.settings.bfloat16))


def _network(config: Config, begin_with: Composer | None) -> Composer:
    made = Composer(config)
    if begin_with is not None:
        made.load_state_dict(begin_with.state_dict())
    return made


def _some(parts: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces of about ``LOOK`` ids, the same ones each time."""
    sizes = sum(sum(len(events) for line in part.lines for events in line.cells) for part in parts)
    return parts[:: max(1, 3 * sizes // LOOK)]
