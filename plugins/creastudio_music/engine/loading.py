"""Opens a model that composes, and keeps it warm for the next job."""

from __future__ import annotations

import torch

from creastudio.api import Model, UserError
from creastudio.ml import checkpoint
from creastudio.ml.warm import Warm, key_of
from creastudio_music.engine import tokens as t
from creastudio_music.engine.nets.composer import Composer
from creastudio_music.engine.nets.config import Config

FORMAT = "creastudio music 2"
"""What the facts beside the weights say of themselves."""
EARLIER = ("creastudio music 1",)
"""What they said where the network was told less; its weights fit no more."""
WARM = 2
"""Networks that stay in memory."""

_warm: Warm[Composer] = Warm(WARM)


def network_of(model: Model, device: str = "cpu") -> Composer:
    """Return the network of a model of the library, ready to write; the second time it is warm.

    Raises
    ------
    UserError
        When it is no model of this room, or is damaged.
    """
    return _warm.get(key_of(model, device), lambda: _opened(model).to(torch.device(device)).eval())


def forget_all() -> None:
    """Let go of all warm networks; for tests and for a machine that is short of memory."""
    _warm.forget_all()


def _opened(model: Model) -> Composer:
    if model.card.config.get("format") in EARLIER:
        raise UserError(
            f"'{model.card.title}' was made by an earlier version, which told its networks less of the music.",
            "Train it anew from the same music.",
        )
    if model.card.config.get("format") != FORMAT:
        raise UserError(
            f"'{model.card.title}' can't be read here: its architecture is '{model.card.architecture}'.",
            "Choose a model of the family 'music'.",
        )
    tensors, facts = checkpoint.read(model.weights)
    if facts.get("format") != FORMAT or facts.get("tokens") != t.SIZE:
        raise UserError(
            f"The weights of '{model.card.title}' don't say how they are read.",
            "Import the model again from where it came.",
        )
    try:
        config = Config.of(facts["config"])
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"What '{model.card.title}' says of its own network is damaged.",
            "Import the model again from where it came.",
        ) from error
    return checkpoint.built(lambda: Composer(config), tensors, model.card.title)
