"""A model that does what it is told in words, if there is one for a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api import JobContext, ModelCard
from creastudio_text.tools.common import FAMILY

_NAMES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Instructed:
    """A model that follows instructions; `model` is a ``TextModel``, opened."""

    id: str
    model: object


def instructed(ctx: JobContext, name: str, language: str) -> tuple[Instructed | None, str]:
    """Return the model called `name`, or the largest that follows instructions in a language; else None and why, a sentence.

    Raises
    ------
    UserError
        When the model that is named isn't there.
    """
    # Phrase patterns alone need no network library, and so no time to load one.
    best = obedient_card(ctx.models(FAMILY), language)
    if not name and best is None:
        return None, f"No model here follows instructions in {_NAMES[language]}."
    from creastudio_text.engine.loading import load

    ref = name or (best.id if best else "")
    opened = ctx.model(ref)
    model = load(ctx, opened)
    if model.prompt("Say hello.") is None:
        return None, f"'{opened.card.title}' follows no instructions."
    if opened.card.languages and language not in opened.card.languages:
        return None, f"'{opened.card.title}' doesn't state that it writes {_NAMES[language]}."
    return Instructed(opened.card.id, model), ""


def obedient_card(cards: Sequence[ModelCard], language: str) -> ModelCard | None:
    """Return the card of the largest model that states a language and tells that it follows instructions, or None."""
    fitting = [card for card in cards if language in card.languages and _says_so(card)]
    return max(fitting, key=lambda card: (card.parameters or card.bytes, card.id), default=None)


def _says_so(card: ModelCard) -> bool:
    """Whether a card tells that its model follows instructions."""
    words = " ".join((card.id, card.title, *card.good_for)).casefold()
    return any(word in words for word in ("instruct", "chat", "assistant"))
