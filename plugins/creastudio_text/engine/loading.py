"""Opens a model that writes, and keeps it warm for the next job."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import torch

from creastudio.api import Model, UserError
from creastudio_text.engine.adapters import is_adapter, open_adapter
from creastudio_text.engine.foreign.opening import is_foreign, open_foreign
from creastudio_text.engine.language import TextModel
from creastudio_text.engine.nets import is_own, open_own

WARM = 2
"""Models that stay in memory; the one that wasn't used for longest goes first."""

_warm: OrderedDict[tuple[str, str, str, int], TextModel] = OrderedDict()
_lock = threading.Lock()


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
    key = (model.card.sha256, str(model.weights), ctx.device, _changed(model.weights))
    with _lock:
        found = _warm.get(key)
        if found is None:
            found = _opener(model)(model, torch.device(ctx.device))
            _warm[key] = found
        _warm.move_to_end(key)
        while len(_warm) > WARM:
            _warm.popitem(last=False)
    return found


def forget_all() -> None:
    """Let go of all warm models; for tests and for a machine that is short of memory."""
    with _lock:
        _warm.clear()


def _opener(model: Model) -> Callable[[Model, torch.device], TextModel]:
    if is_foreign(model):
        return open_foreign
    if is_own(model):
        return open_own
    raise UserError(
        f"'{model.card.title}' can't be read here: its architecture is '{model.card.architecture}'.",
        "Choose a model of the family 'text'.",
    )


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
