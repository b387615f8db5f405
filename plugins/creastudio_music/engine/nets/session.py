"""Rows of music that are being written side by side, each after the same prompt."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

import torch
from torch import Tensor

from creastudio.api import UserError
from creastudio_music.engine.following import Following
from creastudio_music.engine.nets.composer import Composer

PART = 256
"""Ids of a prompt that are read before one looks whether to stop."""


def _nothing() -> None:
    pass


class Session:
    """See ``begin``.

    Attributes
    ----------
    following : list of Following
        Of each row; ``allowed()`` says what the grammar lets come, ``slot``, ``time`` and ``holes`` where it is.
    length : int
        Ids of each row so far.
    """

    def __init__(
        self, network: Composer, prompt: Sequence[int], rows: int, between: Callable[[], None]
    ) -> None:
        self._network = network.eval()
        self._device = network.embed_ids.weight.device
        first = Following()
        places: list[list[int]] = []
        for item in prompt:
            first.push(item)
            places.append(first.place())
        self._memory = network.begin(1)
        self.following = [first]
        with torch.inference_mode():
            ids = torch.tensor([list(prompt)], device=self._device)
            told = torch.tensor([places], device=self._device)
            for start in range(0, ids.shape[1], PART):
                between()
                part = slice(start, start + PART)
                self._read(ids[:, part], told[:, part])
        if rows > 1:
            self.keep([0] * rows)

    @property
    def length(self) -> int:
        """Ids read so far."""
        return self._memory.length

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids); the grammar is not in them."""
        return self._scores

    def hidden(self) -> Tensor:
        """Return what the last layer says after the last id, float32 (rows, width)."""
        return self._last

    def push(self, items: Sequence[int]) -> None:
        """Append one id to each row."""
        places: list[list[list[int]]] = []
        for following, item in zip(self.following, items, strict=True):
            following.push(item)
            places.append([following.place()])
        with torch.inference_mode():
            ids = torch.tensor(list(items), device=self._device)[:, None]
            self._read(ids, torch.tensor(places, device=self._device))

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order; one may stand several times."""
        with torch.inference_mode():
            self._memory.keep(rows)
            self._scores, self._last = self._scores[list(rows)], self._last[list(rows)]
        kept = [self.following[row] for row in rows]
        seen: set[int] = set()
        for index, following in enumerate(kept):
            if id(following) in seen:
                kept[index] = copy.deepcopy(following)
            seen.add(id(following))
        self.following = kept

    def _read(self, ids: Tensor, places: Tensor) -> None:
        self._last = self._network.hidden(ids, places, self._memory)[:, -1].float()
        self._scores = self._network.scores(self._last.to(self._network.embed_ids.weight.dtype)).float()


def begin(
    network: Composer,
    prompt: Sequence[int],
    rows: int = 1,
    between: Callable[[], None] = _nothing,
    writing: int = 0,
) -> Session:
    """Read a prompt once, and begin `rows` texts that follow it.

    Parameters
    ----------
    between : callable
        Called every few hundred ids; may raise to stop.
    writing : int
        Ids that shall be written; too many of them for the network are refused before the work begins.

    Raises
    ------
    UserError
        When prompt and answers are longer than the network's context.
    """
    if len(prompt) + writing > network.config.context:
        raise UserError(
            f"The music around what is to be written is too long for the model: {len(prompt) + writing} of {network.config.context} signs.",
            "Choose fewer bars or fewer tracks.",
        )
    return Session(network, prompt, rows, between)
