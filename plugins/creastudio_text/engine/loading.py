"""Opens a model that writes, and keeps it warm for the next job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import torch

from creastudio.api import Model, UserError
from creastudio.ml.warm import Warm, key_of
from creastudio_text.engine.adapters import is_adapter, open_adapter
from creastudio_text.engine.foreign.opening import is_foreign, open_foreign
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.nets import is_own, open_own

WARM = 2
"""Models that stay in memory."""

_warm: Warm[TextModel] = Warm(WARM)


class Opening(Protocol):
    """What is needed of a job's context to open a model."""

    @property
    def device(self) -> str:
        """Where to compute."""
        ...

    def model(self, ref: str) -> Model:
        """Open another model of the library, such as the base of an adapter."""
        ...


def load(ctx: Opening, model: Model) -> TextModel:
    """Return a model of the library, ready to write; the second time it is warm.

    Raises
    ------
    UserError
        When it is no model that this room can read, or is damaged.
    """
    if is_adapter(model):
        return open_adapter(ctx, model, load)
    return _warm.get(key_of(model, ctx.device), lambda: _opener(model)(model, torch.device(ctx.device)))


def forget_all() -> None:
    """Let go of all warm models; for tests and for a machine that is short of memory."""
    _warm.forget_all()


def _opener(model: Model) -> Callable[[Model, torch.device], TextModel]:
    if is_foreign(model):
        return open_foreign
    if is_own(model):
        return open_own
    raise UserError(
        f"'{model.card.title}' can't be read here: its architecture is '{model.card.architecture}'.",
        "Choose a model of the family 'text'.",
    )
