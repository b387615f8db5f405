"""What a training of an own network does in a step, and what it must remember."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor

from creastudio.ml.length_batches import IGNORED
from creastudio.ml.sequence_task import LOOK, SequenceTask
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.networks import Network, build
from creastudio_text.engine.scoring import bits_of, bits_per_character
from creastudio_text.engine.texts import Piece, batches, padded
from creastudio_text.engine.tokens_own import OwnTokens


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


class TextTask(SequenceTask[Network, Piece, Piece]):
    """Trains a network on pieces of text, and measures it on held-out ones.

    Parameters
    ----------
    learned, held_out : sequence of Piece
    on_snapshot : callable
        Shows what it writes; must not change torch's random state.
    files : mapping of str to str, optional
        See ``SequenceTask``.
    """

    cost_name = "bits"
    round_name = "epoch"
    loss_unit = math.log(2)

    def __init__(
        self,
        learned: Sequence[Piece],
        held_out: Sequence[Piece],
        tokens: OwnTokens,
        settings: Settings,
        place: torch.device,
        on_snapshot: OnSnapshot,
        files: Mapping[str, str] | None = None,
    ) -> None:
        self.learned, self.held_out, self.tokens, self.settings = learned, held_out, tokens, settings
        super().__init__(
            lambda: build(settings.config),
            _some(learned),
            _some(held_out),
            settings,
            place,
            on_snapshot,
            files=files,
        )

    def batches(self, number: int) -> list[list[Piece]]:
        """Return the batches of an epoch; see ``texts.batches``."""
        chosen = batches(self.learned, self.settings.batch, self.settings.seed, number)
        return [[self.learned[index] for index in batch] for batch in chosen]

    def loss(self, batch: Sequence[Piece]) -> Tensor:
        """Return nats an id; only what is to be learned is scored, which spares the widest matrix much work."""
        whole = padded(batch, self.tokens.pad)
        ids, targets = whole.ids.to(self.place), whole.targets.to(self.place)
        learned = targets != IGNORED
        with torch.autocast(self.place.type, torch.bfloat16, enabled=self.settings.bfloat16):
            scores = self.net.scores(self.net.hidden(ids, whole.given)[learned])
        return F.cross_entropy(scores.float(), targets[learned])

    def cost(self, parts: Sequence[Piece]) -> float:
        """Return how many bits it needs for a character of `parts`, the end of each text counted in."""
        bits = bits_of(self.net, parts, self.tokens.pad, bfloat16=self.settings.bfloat16)
        return bits_per_character(bits, parts)


def _some(parts: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces of about ``LOOK`` ids, the same ones each time."""
    return parts[:: max(1, sum(len(part.ids) for part in parts) // LOOK)]
