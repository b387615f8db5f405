"""Writes longer things line by line: each line follows what stands before it, as far as the model can look back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from creastudio.api import JobContext, UserError
from creastudio_text.engine.choosing import choose
from creastudio_text.engine.decoding import write
from creastudio_text.engine.instructed import obedient_card
from creastudio_text.engine.language import Sampling, TextModel, follows_instructions
from creastudio_text.engine.lines import Line, same, whole
from creastudio_text.tools.common import FAMILY

TRIES = 6
"""How often a line is tried with other chances before it is given up."""

ROOM = 24
"""Ids that are kept free for a line at least."""


@dataclass(frozen=True)
class Asked:
    """What a text shall be.

    Attributes
    ----------
    instruction : str
        For a model that follows instructions: the whole task.
    opening : str
        For any other: how a text begins that goes on like that.
    control : str
        A control that our own models may have learned ("dialogue").
    """

    instruction: str
    opening: str = ""
    control: str = ""


class LineWriter:
    """A model, and how it is asked for lines.

    Parameters
    ----------
    ctx : JobContext
    model : TextModel
    asked : Asked
    sampling : Sampling

    Attributes
    ----------
    gap : str
        What stands between two speeches.
    """

    def __init__(self, ctx: JobContext, model: TextModel, asked: Asked, sampling: Sampling) -> None:
        self._ctx, self._model, self._asked, self._sampling = ctx, model, asked, sampling
        # Models of whole words write the blank before a word with it; those of characters have to be given it.
        self._blank = " " if len(model.tokens.encode(" a")) > 1 else ""
        self._control: int | None = getattr(model.tokens, "control", lambda _: None)(asked.control)
        # Our own models have seen speeches with an empty line between them.
        self.gap = "\n" if self._control is None else "\n\n"

    @property
    def obedient(self) -> bool:
        """Whether the model follows instructions."""
        return follows_instructions(self._model)

    def line(self, before: str, seed: int, *, least: int, most: int, unlike: Iterable[str] = ()) -> str:
        """Return one line that follows `before`, without blanks around it.

        Parameters
        ----------
        before : str
            All that was written; the beginning is left out where it is too much for the model, a line at a time.
        seed : int
            The same seed gives the same line.
        least, most : int
            Characters.
        unlike : iterable of str
            Lines that it must not repeat.

        Raises
        ------
        UserError
            When the model says the same again and again.
        """
        taken = [*unlike]
        known = {same(text) for text in taken}
        ids = self._ids(before, most)
        for attempt in range(TRIES):
            rule = Line(self._model.tokens, least=least, most=most, unlike=taken)
            write(
                self._model,
                ids,
                [mixed(seed, attempt)],
                self._sampling,
                longest=2 * most,
                constraints=[rule],
                check_cancelled=self._ctx.check_cancelled,
            )
            written = " ".join(rule.text.split())
            for text in (whole(written, least), written):
                if same(text) and same(text) not in known:
                    return text
        raise UserError(
            f"'{self._model.card.title}' repeats itself.",
            "Ask for less, raise the temperature, or choose another model.",
        )

    def _ids(self, before: str, most: int) -> list[int]:
        room = max(ROOM, min(2 * most, self._model.context // 2))
        text = before
        while True:
            ids = self._prompt(text)
            if len(ids) <= self._model.context - room:
                return ids
            cut = text.find("\n", 0, -1)
            if cut < 0:
                return self._last(ids, room)
            text = text[cut + 1 :]

    def _last(self, ids: list[int], room: int) -> list[int]:
        """Return the end of a prompt whose task alone is longer than the model can look back."""
        return ids[-max(1, self._model.context - room) :]

    def _prompt(self, text: str) -> list[int]:
        asked = self._model.prompt(self._asked.instruction, text)
        if asked is not None:
            return asked
        tokens = self._model.tokens
        blank = "" if not text or text[-1].isspace() else self._blank
        ids = tokens.encode(self._asked.opening + text + blank)
        ids = [self._control, *ids] if self._control is not None else ids
        return ids or tokens.encode("\n") or [0]


def mixed(seed: int, *numbers: int) -> int:
    """Return a seed that depends on a seed and some numbers, 0 to 2**63 - 1."""
    text = ":".join(str(number) for number in (seed, *numbers))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


_REFUSED = {"en": "English", "zh": "modern Chinese"}


def chosen(ctx: JobContext, name: str, language: str, task: str) -> TextModel:
    """Return the model called `name`, or the best at hand; one that states only another language isn't taken unasked.

    Raises
    ------
    UserError
        When there is none that writes the language.
    """
    spoken = language or "en"
    # One that understands the task comes before one that merely knows the manner.
    obedient = None if name else obedient_card(ctx.models(FAMILY), spoken)
    model = choose(ctx, name or (obedient.id if obedient else ""), spoken, task)
    if not name and model.card.languages and spoken not in model.card.languages:
        raise UserError(
            f"No model here writes {_REFUSED.get(spoken, spoken)}.",
            "Add a local model that states it: Generate > Models…, or 'creastudio models locate FOLDER'. "
            "Or name the model that shall try.",
        )
    return model


def quality(model: TextModel, obedient: bool, task: str) -> str:
    """Return in a sentence what can be expected of a model."""
    if obedient:
        return "Written by a model that follows instructions; read it before you use it."
    if any(task in what.casefold() for what in model.card.good_for):
        return "A sketch: the model knows the manner of such texts and little of what they are about."
    return "A sketch: the model wasn't made for this, and goes on without understanding the task."
