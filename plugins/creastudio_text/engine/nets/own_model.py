"""An own network, with its tokens, as a ``TextModel``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, cast

import torch
from torch import Tensor

from creastudio.api import Model, ModelCard, UserError
from creastudio.ml import checkpoint
from creastudio_text.engine.controls import lead_of, longest_lead
from creastudio_text.engine.decoding import check_prompt
from creastudio_text.engine.nets.config import Config
from creastudio_text.engine.nets.networks import Network, build
from creastudio_text.engine.prompt_parts import Between, in_parts, nothing
from creastudio_text.engine.tokens_own import OwnTokens, tokens_of

FORMAT = "creastudio text 1"
"""What the facts beside the weights say of themselves."""


class _Memory(Protocol):
    def keep(self, rows: Sequence[int]) -> None: ...


class _Reading(Protocol):
    """What a session needs of a network."""

    def begin(self, rows: int) -> _Memory: ...
    def read(self, ids: Tensor, memory: _Memory) -> Tensor: ...


class OwnModel:
    """See ``TextModel``.

    Attributes
    ----------
    network : Network
        In eval mode.
    tokens : OwnTokens
        Its ``control(name)`` and ``encode_marked(text)`` make prompts with controls; see ``controls.py``.
    reads_apart : bool
        Whether the prompt takes nothing of the room for writing.
    """

    def __init__(self, card: ModelCard, network: Network, tokens: OwnTokens) -> None:
        self.card, self.network, self.tokens = card, network.eval(), tokens
        self.context = network.config.context - 1 - longest_lead(tokens)
        self.reads_apart = network.config.architecture == "encoder-decoder"

    @property
    def device(self) -> torch.device:
        """Where it computes."""
        return next(self.network.parameters()).device

    def begin(self, prompt: Sequence[int], rows: int = 1, between: Between = nothing) -> OwnSession:
        """Read a prompt once and begin `rows` texts that follow it.

        Before a prompt that begins with no control stand those that the model was made to begin with.
        """
        check_prompt(self, prompt)
        ids = list(prompt)
        if not ids or not self.tokens.is_control(ids[0]):
            ids = [*lead_of(self.tokens, ids), *ids]
        if ids[:1] != [self.tokens.begin]:
            ids = [self.tokens.begin, *ids]
        read = torch.tensor([ids], device=self.device)
        # An encoder looks at all that is given at once.
        parts = [read] if self.reads_apart else in_parts(read, between)
        return OwnSession(cast(_Reading, self.network), parts, rows)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return None: it follows no instructions."""
        return None


class OwnSession:
    """See ``Session``."""

    def __init__(self, network: _Reading, parts: Iterable[Tensor], rows: int) -> None:
        self._network = network
        self._memory = network.begin(1)
        with torch.inference_mode():
            for part in parts:
                self._scores = network.read(part, self._memory).float()
        if rows > 1:
            self.keep([0] * rows)

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids)."""
        return self._scores

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        with torch.inference_mode():
            self._scores = self._network.read(tokens.to(self._scores.device)[:, None], self._memory).float()

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order."""
        with torch.inference_mode():
            self._memory.keep(rows)
            self._scores = self._scores[list(rows)]


def is_own(model: Model) -> bool:
    """Tell whether a model of the library is one of these."""
    return model.card.config.get("format") == FORMAT


def open_own(model: Model, device: torch.device) -> OwnModel:
    """Return an own model, ready to write.

    Raises
    ------
    UserError
        When its file is damaged, or its weights don't fit its network.
    """
    tensors, facts = checkpoint.read(model.weights)
    if facts.get("format") != FORMAT:
        raise UserError(
            f"The weights of '{model.card.title}' don't say how they are read.",
            "Import the model again from where it came.",
        )
    try:
        tokens, config = tokens_of(facts["tokens"]), Config.of(facts["config"])
        if tokens.size != config.vocabulary:
            raise ValueError("there are other tokens than the network knows")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            f"What '{model.card.title}' says of its own network is damaged.",
            "Import the model again from where it came.",
        ) from error
    network = checkpoint.built(lambda: build(config), tensors, model.card.title)
    return OwnModel(model.card, network.to(device), tokens)
