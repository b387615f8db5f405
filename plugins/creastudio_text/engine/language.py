"""What a model that writes is, and what may constrain it: the seam between networks, decoding and forms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from torch import Tensor, device

from creastudio.api import ModelCard
from creastudio_text.engine.prompt_parts import Between, nothing


class Tokens(Protocol):
    """Turns text into ids and back.

    Attributes
    ----------
    size : int
        Number of ids.
    ends : frozenset of int
        Ids that end a text.
    """

    @property
    def size(self) -> int: ...

    @property
    def ends(self) -> frozenset[int]: ...

    def encode(self, text: str) -> list[int]:
        """Return the ids of `text`, without anything before or after it."""
        ...

    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of `ids`; control ids say nothing, and half a character is left out."""
        ...

    def surface(self, token: int) -> str:
        """Return what one id adds to a text; "" for control ids and for a part of a character."""
        ...


class Session(Protocol):
    """Several texts that are being written side by side, one a row, with what the network remembers of each."""

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids), on the CPU or the model's device."""
        ...

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row; `tokens` is int64 (rows,)."""
        ...

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order; a row may be taken twice."""
        ...


class TextModel(Protocol):
    """A network with its tokens, ready to write.

    Plain attributes do as well as properties. A model whose prompt is read by an encoder, and so takes nothing of the
    room for writing, has ``reads_apart = True``. Tokens that may be parts of a character also have
    ``raw(token) -> bytes`` (``streaming.ByteTokens``).

    Attributes
    ----------
    context : int
        Longest text it can look back on, ids.
    """

    @property
    def card(self) -> ModelCard: ...

    @property
    def tokens(self) -> Tokens: ...

    @property
    def context(self) -> int: ...

    @property
    def device(self) -> device: ...

    def begin(self, prompt: Sequence[int], rows: int = 1, between: Between = nothing) -> Session:
        """Read a prompt once and begin `rows` texts that follow it; `between` is asked while a long one is read.

        Raises
        ------
        UserError
            When the prompt alone is longer than the context.
        """
        ...

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return the ids that ask for `instruction` by the model's chat template, `text` being the answer's
        beginning; None for a model that follows no instructions.
        """
        ...


class Constraint(Protocol):
    """What one text must look like. It is asked before each id, and told each id that was chosen."""

    def mask(self) -> Tensor | None:
        """Return which ids may come next, bool (ids,); None when all may. Never all False: a constraint looks ahead."""
        ...

    def push(self, token: int) -> None:
        """Take note of the id that was chosen."""
        ...

    @property
    def done(self) -> bool:
        """Whether the text is complete and must end here."""
        ...


@dataclass(frozen=True)
class Sampling:
    """How the next id is drawn.

    Attributes
    ----------
    temperature : float
        0 always takes the most probable id.
    top_p, top_k, min_p : float, int, float
        1, 0 and 0 leave all ids in (Holtzman et al. 2020, nucleus; Nguyen et al. 2024, min-p).
    repetition : float
        Divides the scores of ids that were used among the last `window` (Keskar et al. 2019, section 4.1); 1 for none.
    """

    temperature: float = 0.9
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.05
    repetition: float = 1.0
    window: int = 64


def follows_instructions(model: TextModel) -> bool:
    """Tell whether a model can be asked in words what to write."""
    return model.prompt("Write.") is not None


REPETITION = 1.1
"""What suits tokens that are pieces of words."""


def suited_repetition(tokens: Tokens) -> float:
    """Return what ``Sampling.repetition`` suits some tokens where a person set nothing.

    Where a token is a character all words need the same few, and holding these off makes it misspell.
    """
    surfaces = [tokens.surface(token) for token in tokens.encode("there is 的是")]
    return 1.0 if surfaces and all(len(surface) <= 1 for surface in surfaces) else REPETITION


@dataclass(frozen=True)
class Alternative:
    """An id that could have stood there instead, with its probability (after temperature, before truncation)."""

    text: str
    probability: float


@dataclass(frozen=True)
class Written:
    """One finished text.

    Attributes
    ----------
    text : str
        Without the prompt and without the stop string.
    ended : {"end", "stop", "length", "form"}
        Why it ended: the model's own end, a stop string, the longest length, or a constraint that is done.
    """

    text: str
    tokens: tuple[int, ...]
    ended: str
    seed: int
