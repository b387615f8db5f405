"""What an own network is built from; travels in the card of its model."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from creastudio.ml.network_shape import shape_of

ARCHITECTURES = ("decoder", "lstm", "gru", "encoder-decoder")


@dataclass(frozen=True)
class Config:
    """The shape of a network.

    Attributes
    ----------
    architecture : str
        One of ``ARCHITECTURES``.
    vocabulary : int
        Number of ids.
    width : int
        Channels of the embedding and of every layer; a multiple of ``heads``.
    layers : int
        Of an encoder-decoder, in each half.
    heads : int
        Of attention; recurrent networks have none and don't read it.
    context : int
        Longest text it learns and looks back on, ids.
    inner : int
        Channels inside a layer's feed-forward part.
    dropout : float
        Share of values left out in training, 0 to below 1.
    """

    architecture: str
    vocabulary: int
    width: int
    layers: int
    heads: int
    context: int
    inner: int
    dropout: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)

    @classmethod
    def of(cls, facts: dict[str, Any]) -> Config:
        """Read what ``to_json`` gave; ValueError where it is none, see ``shape_of``."""
        return shape_of(cls, facts)
