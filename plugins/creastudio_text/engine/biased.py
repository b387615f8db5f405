"""A model that leans towards some ids: it writes as before, but prefers what each text is pulled to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from torch import Tensor

from creastudio_text.engine.language import Session, TextModel
from creastudio_text.engine.prompt_parts import Between, nothing


class Leaning(Protocol):
    """What knows where a text is pulled to; a constraint may be one."""

    def lean(self) -> Sequence[int]:
        """Return the ids that are preferred next; none for no preference."""
        ...


class _LeaningSession:
    """A session whose scores are raised, for each row as it is pulled."""

    def __init__(self, session: Session, rows: Sequence[Leaning], pull: float) -> None:
        self._session, self._rows, self._pull = session, list(rows), pull

    def logits(self) -> Tensor:
        """Return the scores with the pull added."""
        scores = self._session.logits()
        raised = [(row, list(ids)) for row, leaning in enumerate(self._rows) if (ids := leaning.lean())]
        if raised:
            scores = scores.float().clone()
            for row, ids in raised:
                scores[row, ids] += self._pull
        return scores

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        self._session.push(tokens)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only."""
        self._session.keep(rows)
        self._rows = [self._rows[row] for row in rows]


class Biased:
    """A text model that adds `pull` to the scores of what each of its rows leans to.

    Parameters
    ----------
    rows : sequence of Leaning
        One for each text that is begun.
    """

    def __init__(self, model: TextModel, rows: Sequence[Leaning], pull: float) -> None:
        self._model, self._rows, self._pull = model, rows, pull
        self.card, self.tokens, self.context, self.device = (
            model.card,
            model.tokens,
            model.context,
            model.device,
        )
        self.reads_apart = getattr(model, "reads_apart", False)

    def begin(self, prompt: Sequence[int], rows: int = 1, between: Between = nothing) -> Session:
        """Read a prompt and begin `rows` texts.

        Raises
        ------
        ValueError
            When there aren't as many rows as were told.
        """
        if rows != len(self._rows):
            raise ValueError(f"{rows} texts are begun, and {len(self._rows)} lean somewhere")
        return _LeaningSession(self._model.begin(prompt, rows, between), self._rows, self._pull)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return the ids that ask for `instruction`."""
        return self._model.prompt(instruction, text)
