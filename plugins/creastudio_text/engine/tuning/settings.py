"""The settings of a tuning, as they decide what comes out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from creastudio_text.engine.lora import LoraConfig

WARM = 0.03
"""Share of the training in which the learning rate rises to its full height."""


@dataclass(frozen=True)
class Settings:
    """See ``TuneParams``; all of them must be the same for a resume.

    Attributes
    ----------
    base : str
        Id and hash of the model that is tuned.
    texts : str
        Digest of the texts.
    lora : LoraConfig or None
        None: all weights are tuned.
    rate : float
        The highest learning rate.
    length : int
        Of a block, ids.
    batch : int
        Blocks a step.
    """

    base: str
    texts: str
    lora: LoraConfig | None
    rate: float
    decay: float
    length: int
    batch: int
    seed: int
    hold_out: float
    bfloat16: bool

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)

    @property
    def step_tokens(self) -> int:
        """Ids a step."""
        return self.batch * self.length
