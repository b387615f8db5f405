"""Which networks there are, and what all of them can do."""

from __future__ import annotations

from typing import Protocol

from torch import Tensor

from creastudio.api import UserError
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.decoder import Decoder


class Network(Protocol):
    """A module that scores what follows a text."""

    config: Config

    def hidden(self, ids: Tensor) -> Tensor: ...
    def scores(self, hidden: Tensor) -> Tensor: ...


def build(config: Config) -> Decoder:
    if config.architecture == "decoder":
        return Decoder(config)
    raise UserError("no")
