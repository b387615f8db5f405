"""Which model writes, where a person named none."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from creastudio.api import JobContext, ModelCard, UserError
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.loading import load
from creastudio_text.tools.common import FAMILY

ADD = "Add a local model: Generate > Models…, or 'creastudio models locate FOLDER'."

_RELATED = {"zh": "lzh", "lzh": "zh"}

_NAMES = {"en": "English", "zh": "Chinese", "lzh": "classical Chinese"}


def choose(ctx: JobContext, name: str, language: str = "", task: str = "") -> TextModel:
    """Return the model called `name`; where it is "", the best at hand.

    Parameters
    ----------
    language : str
        BCP 47 tag of what is to be written; "" for any.
    task : str
        What it is for, as cards say in ``good_for`` ("verse").

    Raises
    ------
    UserError
        When it isn't there, or there is none for the language.
    """
    if name:
        return load(ctx, ctx.model(name))
    cards = ctx.models(FAMILY)
    best = pick(cards, language, task)
    if best is None:
        what = f" that writes {_NAMES.get(language, language)}" if language and cards else " that writes"
        raise UserError(f"There is no model{what} on this machine.", ADD)
    return load(ctx, ctx.model(best.reference))


def pick(cards: Sequence[ModelCard], language: str = "", task: str = "") -> ModelCard | None:
    """Return the card that suits best, or None where each states other languages.

    One that states the language comes before one that states none, and that before one of a related language; then
    one that is good for the task, and of two alike the larger.
    """
    task = task.casefold()

    def rank(card: ModelCard) -> tuple[int, bool, int, str]:
        suits = bool(task) and any(task in what.casefold() for what in card.good_for)
        return closeness(card, language), suits, card.parameters or card.bytes, card.id

    fitting = [card for card in cards if closeness(card, language)]
    return max(fitting, key=rank) if fitting else None


def closeness(card: ModelCard, language: str) -> int:
    """Return how well a model's languages fit: 3 it is stated, 2 none is, 1 a related one is, 0 only others are."""
    if not language or language in card.languages:
        return 3
    if not card.languages:
        return 2
    return int(_RELATED.get(language) in card.languages)


def language_of(text: str, wish: str = "auto") -> str:
    """Return the language of a text as ``choose`` takes it; "" for an empty one.

    Only the script is looked at: a text whose letters are Chinese characters to a third is Chinese, else English.
    """
    if wish != "auto":
        return wish
    letters = [char for char in text[-4000:] if unicodedata.category(char).startswith("L")]
    if not letters:
        return ""
    chinese = sum("㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "\U00020000" for char in letters)
    return "zh" if 3 * chinese >= len(letters) else "en"
