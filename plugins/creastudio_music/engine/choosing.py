"""Which model composes, where a person named none."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.api import JobContext, Model, ModelCard, UserError
from creastudio_music.engine.composing import MusicModel
from creastudio_music.engine.loading import FORMAT, network_of
from creastudio_music.engine.own_composer import OwnComposer
from creastudio_music.tools.common import FAMILY

ADD = "Train one on a folder of music: Train > Train on music."


def choose(ctx: JobContext, name: str, task: str = "") -> MusicModel:
    """Return the model called `name`, ready to compose; where it is "", the best at hand. See ``model_for``."""
    return opened(model_for(ctx, name, task), ctx.device)


def opened(model: Model, device: str) -> MusicModel:
    """Return a model of the library, ready to compose."""
    return OwnComposer(model.card, network_of(model, device))


def model_for(ctx: JobContext, name: str, task: str = "") -> Model:
    """Return the model called `name`; where it is "", the best at hand.

    Parameters
    ----------
    task : str
        What it is for, as cards say in ``good_for`` ("fiddle tunes").

    Raises
    ------
    UserError
        When it isn't there, or there is none.
    """
    if name:
        return ctx.model(name)
    best = pick(ctx.models(FAMILY), task)
    if best is None:
        raise UserError("There is no model that composes on this machine.", ADD)
    return ctx.model(best.reference)


def pick(cards: Sequence[ModelCard], task: str = "") -> ModelCard | None:
    """Return the card that suits best: one that is good for the task, and of two alike the larger.

    One that was tuned on a person's music is chosen by its name alone, unless there is no other.
    """
    task = task.casefold()

    def rank(card: ModelCard) -> tuple[bool, bool, int, str]:
        suits = bool(task) and any(task in what.casefold() for what in card.good_for)
        return suits, "tuned" not in card.config, card.parameters or card.bytes, card.id

    fitting = [card for card in cards if card.config.get("format") == FORMAT]
    return max(fitting, key=rank) if fitting else None
