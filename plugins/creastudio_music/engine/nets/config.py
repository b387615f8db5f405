"""What a network is built from; travels in the header of its weights."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from creastudio.ml.network_shape import shape_of


@dataclass(frozen=True)
class Config:
    """The shape of a network.

    Attributes
    ----------
    vocabulary : int
        Number of ids.
    width : int
        Channels; a multiple of four times ``heads``.
    layers, heads : int
        ``heads`` is even: half of them count in ids, half in musical time.
    inner : int
        Channels inside a layer's feed-forward part.
    context : int
        Longest text, ids.
    near : int
        Ids that most layers look back; a multiple of 64. The last layer and each third one before it see all.
    dropout : float
        Share of values left out in training, 0 to below 1.
    """

    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    context: int = 4096
    dropout: float = 0.0
    near: int = 128

    def is_near(self, layer: int) -> bool:
        """Whether a layer looks back ``near`` ids only."""
        return (self.layers - 1 - layer) % 3 != 0

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> Config:
        """Read what ``to_json`` gave; ValueError where it is none, see ``shape_of``."""
        return shape_of(cls, facts)
