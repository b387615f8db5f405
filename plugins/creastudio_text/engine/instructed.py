"""A model that does what it is told in words, or that learned from ads, if there is one for a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from creastudio.api import JobContext, ModelCard
from creastudio.api.ad_words import LEARNED
from creastudio_text.tools.common import FAMILY

if TYPE_CHECKING:
    from creastudio_text.engine.language import TextModel

_NAMES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Instructed:
    """A model that follows instructions, opened.

    Attributes
    ----------
    learned : bool
        Whether it learned from ads, and is asked for one as those began (``creastudio.api.ad_words``).
    """

    id: str
    model: TextModel
    learned: bool = False


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
    from creastudio_text.engine.language import follows_instructions
    from creastudio_text.engine.loading import load

    ref = name or (best.id if best else "")
    opened = ctx.model(ref)
    model = load(ctx, opened)
    if not follows_instructions(model):
        return None, f"'{opened.card.title}' follows no instructions."
    if opened.card.languages and language not in opened.card.languages:
        return None, f"'{opened.card.title}' doesn't state that it writes {_NAMES[language]}."
    return Instructed(opened.card.id, model), ""


def learned(ctx: JobContext, name: str, language: str) -> Instructed | None:
    """Return the model called `name` where it learned from ads, or where `name` is "" one that did in a language; else None.

    Raises
    ------
    UserError
        When the model that is named isn't there.
    """
    best = None if name else learned_card(ctx.models(FAMILY), language)
    if not name and best is None:
        return None
    opened = ctx.model(name or (best.id if best else ""))
    if LEARNED not in opened.card.good_for:
        return None
    from creastudio_text.engine.loading import load

    return Instructed(opened.card.id, load(ctx, opened), learned=True)


def learned_card(cards: Sequence[ModelCard], language: str) -> ModelCard | None:
    """Return the card of the model that learned from the most ads in a language, or None."""
    fitting = [card for card in cards if language in card.languages and LEARNED in card.good_for]
    return max(fitting, key=lambda card: (card.data[0].items if card.data else 0, card.id), default=None)


def obedient_card(cards: Sequence[ModelCard], language: str) -> ModelCard | None:
    """Return the card of the largest model that states a language and tells that it follows instructions, or None."""
    fitting = [card for card in cards if language in card.languages and _says_so(card)]
    return max(fitting, key=lambda card: (card.parameters or card.bytes, card.id), default=None)


def _says_so(card: ModelCard) -> bool:
    """Whether a card tells that its model follows instructions."""
    words = " ".join((card.id, card.title, *card.good_for)).casefold()
    return any(word in words for word in ("instruct", "chat", "assistant"))
