"""Texts as blocks of ids, packed one behind the other so that no place is wasted."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from creastudio.ml.length_batches import IGNORED
from creastudio.ml.text_folder import Text
from creastudio_text.engine.language import TextModel, Tokens
from creastudio_text.engine.tokens_own import OwnTokens


@dataclass(frozen=True)
class Blocks:
    """Blocks of one length.

    Attributes
    ----------
    ids : Tensor
        (n, length) int64.
    targets : Tensor
        The same, with ``IGNORED`` where an id is part of a prompt, or filling.
    characters : tuple of int
        What the targets of each block say, characters; the first id of a block is no target.
    """

    ids: Tensor
    targets: Tensor
    characters: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def tokens(self) -> int:
        """How many ids are learned."""
        return int((self.targets[:, 1:] != IGNORED).sum())


def pack(
    texts: Sequence[Text],
    model: TextModel,
    length: int,
    *,
    check: Callable[[], None] = lambda: None,
) -> Blocks:
    """Return `texts` as ids in blocks of `length`, each text followed by the id that ends one.

    The last block is filled up with the end, which isn't learned there. A prompt isn't learned either; a model that follows
    instructions is asked by its chat template.

    Parameters
    ----------
    check : callable
        Called before each text; may raise to stop.
    """
    ids: list[int] = []
    targets: list[int] = []
    end = end_of(model.tokens)
    for text in texts:
        check()
        asked, told = _parts(text, model)
        own = [*asked, *told, end]
        ids += own
        targets += [IGNORED] * len(asked) + own[len(asked) :]
    # A block needs one id more than nothing: the first one is only looked back on.
    count = max(1, math.ceil(len(ids) / length))
    missing = count * length - len(ids)
    ids += [end] * missing
    targets += [IGNORED] * missing
    rows = torch.tensor(targets).view(count, length)
    return Blocks(torch.tensor(ids).view(count, length), rows, _characters(rows, model.tokens))


def _parts(text: Text, model: TextModel) -> tuple[list[int], list[int]]:
    """Return the ids that aren't learned, and those that are, of one text."""
    prompt, rest = text.text[: text.prompt], text.text[text.prompt :]
    if not prompt:
        ids = encoded(rest, model.tokens)
        return begins(model, ids), ids
    asked = model.prompt(prompt)
    if asked is not None:
        return asked, model.tokens.encode(rest.lstrip())
    return begun(prompt, model), encoded(rest, model.tokens)


def encoded(text: str, tokens: Tokens) -> list[int]:
    """Return the ids of a training text; controls of our own models may stand in it."""
    return tokens.encode_marked(text) if isinstance(tokens, OwnTokens) else tokens.encode(text)


def begun(text: str, model: TextModel) -> list[int]:
    """Return the ids of how a text begins as the model has learned it: with what it wants before a text."""
    ids = encoded(text, model.tokens)
    return begins(model, ids) + ids


def begins(model: TextModel, ids: Sequence[int] = ()) -> list[int]:
    """Return the ids that the model wants before a text: of a foreign tokenizer, or of one of our own.

    Those of our own have controls before a text that begins with none.
    """
    tokens = model.tokens
    if isinstance(tokens, OwnTokens):
        lead = () if ids and tokens.is_control(ids[0]) else tokens.lead
        return [tokens.begin, *lead]
    return list(getattr(tokens, "before", ()))


def end_of(tokens: Tokens) -> int:
    """Return the id that ends a text; 0 where nothing does."""
    return min(tokens.ends, default=0)


def _characters(targets: Tensor, tokens: Tokens) -> tuple[int, ...]:
    rows: list[list[int]] = targets[:, 1:].tolist()
    return tuple(len(tokens.decode([token for token in row if token != IGNORED])) for row in rows)
