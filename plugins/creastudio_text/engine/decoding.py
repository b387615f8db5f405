"""Writes: several texts side by side that follow one prompt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch

from creastudio.api import UserError
from creastudio_text.engine.language import (
    Alternative,
    Constraint,
    Sampling,
    TextModel,
    Tokens,
    Written,
)
from creastudio_text.engine.sampling import Drawn, draw
from creastudio_text.engine.streaming import TextStream

ALTERNATIVES = 8
"""How many ids that could have stood there are named."""

OnToken = Callable[[int, int, str, list[Alternative]], None]


@dataclass
class _Row:
    """One text on its way."""

    number: int
    seed: int
    stream: TextStream
    constraint: Constraint | None
    points: torch.Generator
    tokens: list[int] = field(default_factory=list[int])
    ended: str = ""

    def point(self) -> float:
        return float(torch.rand((), generator=self.points, dtype=torch.float64))

    def mask(self) -> torch.Tensor | None:
        return None if self.constraint is None else self.constraint.mask()


def write(
    model: TextModel,
    prompt: Sequence[int],
    seeds: Sequence[int],
    sampling: Sampling,
    *,
    longest: int,
    stops: tuple[str, ...] = (),
    constraints: Sequence[Constraint] | None = None,
    on_token: OnToken | None = None,
    check_cancelled: Callable[[], None],
) -> list[Written]:
    """Write one text a seed after `prompt`, all in one batch.

    A text depends on its seed alone, not on those beside it. Networks sum in another order where a batch has another
    size, so that the last bits of a score differ; a text changes by that only where its point lies within these bits.

    Parameters
    ----------
    prompt : sequence of int
        Ids; an empty one is for models that begin by themselves.
    seeds : sequence of int
        0 <= seed < 2**63.
    longest : int
        Most ids of a text; fewer where the context ends.
    stops : tuple of str
        Strings that end a text and don't belong to it.
    constraints : sequence of Constraint, optional
        One for each seed; they keep what they are told, so each text needs its own.
    on_token : callable, optional
        ``on_token(row, token, text, alternatives)`` for each id of each row: `text` is what is appended, "" where a
        character or a possible stop string isn't whole yet. Together they are the text of ``Written``.
    check_cancelled : callable
        Asked before each id, and between the parts of a long prompt; what it raises ends the writing.

    Raises
    ------
    UserError
        When the prompt is longer than the model can look back.
    """
    if not seeds:
        return []
    rows = _rows(model.tokens, seeds, stops, constraints)
    room = min(longest, _room(model, len(prompt)))
    check_cancelled()
    session = model.begin(prompt, len(seeds), check_cancelled)
    open_rows = _still_open(rows, session.keep, room)
    while open_rows:
        check_cancelled()
        drawn = _draw(model.tokens.size, session.logits(), sampling, open_rows, prompt, on_token is not None)
        for row, item in zip(open_rows, drawn, strict=True):
            text = _take(row, item.token, model.tokens, room)
            if on_token is not None:
                on_token(row.number, item.token, text, _named(model.tokens, item))
        open_rows = _still_open(open_rows, session.keep, room)
        if open_rows:
            session.push(torch.tensor([row.tokens[-1] for row in open_rows], dtype=torch.int64))
    return [Written(row.stream.text, tuple(row.tokens), row.ended, row.seed) for row in rows]


def _rows(
    tokens: Tokens, seeds: Sequence[int], stops: tuple[str, ...], constraints: Sequence[Constraint] | None
) -> list[_Row]:
    given = constraints if constraints is not None else [None] * len(seeds)
    return [
        _Row(number, seed, TextStream(tokens, stops), constraint, torch.Generator().manual_seed(seed))
        for number, (seed, constraint) in enumerate(zip(seeds, given, strict=True))
    ]


def _room(model: TextModel, read: int) -> int:
    """Return how many ids fit behind a prompt; a model that reads and writes apart has its whole context for each."""
    return model.context if getattr(model, "reads_apart", False) else model.context - read


def _still_open(rows: list[_Row], keep: Callable[[Sequence[int]], None], room: int) -> list[_Row]:
    """Return the rows that go on, and have the session forget the others."""
    for row in rows:
        if not row.ended and row.constraint is not None and row.constraint.done:
            row.ended = "form"
        if not row.ended and len(row.tokens) >= room:
            row.ended = "length"
    going = [place for place, row in enumerate(rows) if not row.ended]
    if going and len(going) < len(rows):
        keep(going)
    return [rows[place] for place in going]


def _draw(
    size: int, scores: torch.Tensor, sampling: Sampling, rows: list[_Row], prompt: Sequence[int], named: bool
) -> list[Drawn]:
    """Draw one id for each row; scores of ids that the tokens don't have (padding of the network) are left out."""
    recent = [_recent(prompt, row.tokens, sampling) for row in rows]
    masks = [row.mask() for row in rows]
    points = [row.point() for row in rows]
    return draw(scores[:, :size], sampling, recent, masks, points, ALTERNATIVES if named else 0)


def _recent(prompt: Sequence[int], written: list[int], sampling: Sampling) -> Sequence[int]:
    if sampling.repetition == 1.0 or sampling.window <= 0:
        return ()
    lacking = sampling.window - len(written)
    return [*(prompt[-lacking:] if lacking > 0 else ()), *written[-sampling.window :]]


def _take(row: _Row, token: int, tokens: Tokens, room: int) -> str:
    """Note the id of one row and return the text that it adds; sets how the text ended, if it did."""
    if row.constraint is not None:
        row.constraint.push(token)
    if token in tokens.ends:
        row.ended = "end"
        return row.stream.finish()
    row.tokens.append(token)
    text = row.stream.push(token)
    if row.stream.stopped:
        row.ended = "stop"
    elif row.constraint is not None and row.constraint.done:
        row.ended = "form"
    elif len(row.tokens) >= room:
        row.ended = "length"
    return text + row.stream.finish() if row.ended else text


def _named(tokens: Tokens, drawn: Drawn) -> list[Alternative]:
    return [Alternative(tokens.surface(token), chance) for token, chance in drawn.best]


def check_prompt(model: TextModel, prompt: Sequence[int]) -> None:
    """Raise UserError when a prompt alone is longer than the context; for ``TextModel.begin``."""
    if len(prompt) > model.context:
        raise UserError(
            f"The text before is {len(prompt):,} tokens long, and '{model.card.title}' looks back on {model.context:,}.",
            "Shorten it, or choose a model with a longer context.",
        )
