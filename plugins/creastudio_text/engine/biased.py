"""A model that leans towards some ids: it writes as before, but prefers what it is pulled to."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor

from creastudio_text.engine.language import Session, TextModel


class _Leaning:
    """A session whose scores are raised."""

    def __init__(self, session: Session, pull: Tensor) -> None:
        self._session, self._pull = session, pull

    def logits(self) -> Tensor:
        """Return the scores with the pull added."""
        scores = self._session.logits().float()
        return scores[:, : self._pull.shape[0]] + self._pull.to(scores.device)

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        self._session.push(tokens)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only."""
        self._session.keep(rows)


class Biased:
    """A text model with `pull` added to its scores, float32 (ids,)."""

    def __init__(self, model: TextModel, pull: Tensor) -> None:
        self._model, self._pull = model, pull
        self.card, self.tokens, self.context, self.device = (
            model.card,
            model.tokens,
            model.context,
            model.device,
        )
        self.reads_apart = getattr(model, "reads_apart", False)

    def begin(self, prompt: Sequence[int], rows: int = 1) -> Session:
        """Read a prompt and begin `rows` texts."""
        return _Leaning(self._model.begin(prompt, rows), self._pull)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return the ids that ask for `instruction`."""
        return self._model.prompt(instruction, text)
