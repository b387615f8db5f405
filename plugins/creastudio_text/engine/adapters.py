"""Adapters as models of their own: an addition over a base that stays in memory, whichever adapter writes.

Over a network of Llama's shape an adapter writes by merged weights of its own, as quickly as the base does: they are computed
once, share what is the same, and take the memory of the matrices that differ. Over any other its hooks lie over the network only
while it reads, which costs microseconds. Either way changing from one adapter to another is quick, and the base is as it was.
"""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from creastudio.api import Model, ModelCard, UserError
from creastudio.ml import checkpoint
from creastudio.ml.warm import Warm, key_of
from creastudio_text.engine.foreign.model import ForeignModel
from creastudio_text.engine.foreign.quick import QuickNetwork
from creastudio_text.engine.language import Session, TextModel, Tokens
from creastudio_text.engine.lora import Adapter, Hooked, LoraConfig
from creastudio_text.engine.prompt_parts import Between, nothing
from creastudio_text.engine.tuning.networks import network_of

ARCHITECTURE = "lora"
"""What the card of an adapter says."""

WARM = 8
"""Adapters that stay in memory."""

MERGED = 2
"""Adapters of one base whose merged weights stay in memory, each up to as large as its base."""


class Library(Protocol):
    """What is needed of a job's context to open an adapter with its base."""

    @property
    def device(self) -> str:
        """Where to compute."""
        ...

    def model(self, ref: str) -> Model:
        """Open a model by ``id`` or ``id@hash``."""
        ...


class Wardrobe:
    """Which adapter a network wears now.

    Attributes
    ----------
    worn : Adapter or None
    """

    def __init__(self, network: nn.Module) -> None:
        self.worn: Adapter | None = None
        self._network = weakref.ref(network)
        self._handles: list[RemovableHandle] = []
        self._hooks: weakref.WeakKeyDictionary[Adapter, list[Hooked]] = weakref.WeakKeyDictionary()

    def add(self, adapter: Adapter) -> None:
        """Make an adapter ready to be worn; UserError where it doesn't fit."""
        network = self._network()
        if network is not None and adapter not in self._hooks:
            self._hooks[adapter] = adapter.hooks_for(network)

    @contextmanager
    def wearing(self, adapter: Adapter) -> Iterator[None]:
        """Let the network wear an adapter for a while."""
        before = self.worn
        self._put_on(adapter)
        try:
            yield
        finally:
            self._put_on(before)

    def _put_on(self, adapter: Adapter | None) -> None:
        if adapter is self.worn:
            return
        # Without hooks the base writes the quick way.
        for handle in self._handles:
            handle.remove()
        hooks = self._hooks[adapter] if adapter is not None else []
        self._handles = [module.register_forward_hook(hook) for module, hook in hooks]
        self.worn = adapter


_wardrobes: weakref.WeakKeyDictionary[nn.Module, Wardrobe] = weakref.WeakKeyDictionary()
_warm: Warm[Adapter] = Warm(WARM)
_merged: weakref.WeakKeyDictionary[QuickNetwork, OrderedDict[Adapter, QuickNetwork | None]] = (
    weakref.WeakKeyDictionary()
)
_lock = threading.Lock()


class AdaptedModel:
    """A base with an adapter over it; see ``TextModel``."""

    def __init__(self, card: ModelCard, base: TextModel, adapter: Adapter, base_card: ModelCard) -> None:
        self.card, self.base, self.adapter, self.base_card = card, base, adapter, base_card
        self.tokens: Tokens = base.tokens
        self.context = base.context
        self.device = base.device
        with _lock:
            network = network_of(base)
            self._wardrobe = _wardrobes.setdefault(network, Wardrobe(network))
            self._wardrobe.add(adapter)

    @property
    def reads_apart(self) -> bool:
        """Whether the prompt is read by an encoder of its own."""
        return bool(getattr(self.base, "reads_apart", False))

    def worn(self) -> AbstractContextManager[None]:
        """Let the base's network wear the adapter for a while, for whoever uses it directly."""
        return self._wardrobe.wearing(self.adapter)

    def begin(self, prompt: Sequence[int], rows: int = 1, between: Between = nothing) -> Session:
        """Read a prompt once and begin `rows` texts that follow it."""
        if isinstance(self.base, ForeignModel) and (quick := self.base.quick) is not None:
            merged = _merged_of(quick, self.adapter)
            if merged is not None:
                return self.base.begin_quick(merged, prompt, rows, between)
        with self._wardrobe.wearing(self.adapter):
            session = self.base.begin(prompt, rows, between)
        return AdaptedSession(session, self._wardrobe, self.adapter)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return the ids that ask for `instruction`, as the base wants them."""
        return self.base.prompt(instruction, text)


def _merged_of(base: QuickNetwork, adapter: Adapter) -> QuickNetwork | None:
    """Return the weights of a base with what an adapter adds; None where it adds to parts that aren't laid out."""
    with _lock:
        kept = _merged.setdefault(base, OrderedDict())
        if adapter not in kept:
            kept[adapter] = base.with_added(adapter.deltas())
        kept.move_to_end(adapter)
        while len(kept) > MERGED:
            kept.popitem(last=False)
        return kept[adapter]


class AdaptedSession:
    """See ``Session``: the network wears the adapter while it reads."""

    def __init__(self, session: Session, wardrobe: Wardrobe, adapter: Adapter) -> None:
        self._session, self._wardrobe, self._adapter = session, wardrobe, adapter

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids)."""
        with self._wardrobe.wearing(self._adapter):
            return self._session.logits()

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        with self._wardrobe.wearing(self._adapter):
            self._session.push(tokens)

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only."""
        self._session.keep(rows)


def is_adapter(model: Model) -> bool:
    """Tell whether a model is an addition to another."""
    return model.card.architecture == ARCHITECTURE and "base" in model.card.config


def open_adapter(ctx: Library, model: Model, load: Callable[[Library, Model], TextModel]) -> AdaptedModel:
    """Return an adapter over its base, which is loaded only if it isn't in memory yet.

    Raises
    ------
    UserError
        When the base isn't there, or the adapter is damaged or doesn't fit.
    """
    base_model = base_of(ctx, model)
    base = load(ctx, base_model)
    adapter = _warm.get(key_of(model, ctx.device), lambda: read_adapter(model).to(base.device).eval())
    return AdaptedModel(model.card, base, adapter, base_model.card)


def base_of(ctx: Library, model: Model) -> Model:
    """Return the model that an adapter adds to.

    Raises
    ------
    UserError
        When it isn't there, or is an adapter itself.
    """
    ref = str(model.card.config.get("base", ""))
    try:
        found = ctx.model(ref)
    except UserError as error:
        raise UserError(
            f"'{model.card.title}' is an addition to the model '{ref.partition('@')[0]}', which can't be opened. "
            f"{error.message}",
            hint=error.hint,
        ) from None
    if is_adapter(found):
        raise UserError(
            f"'{model.card.title}' is an addition to another addition.",
            hint="Merge its base into a whole model first.",
        )
    return found


def read_adapter(model: Model) -> Adapter:
    """Return the adapter in a model's file, on the CPU.

    Raises
    ------
    UserError
        When it is damaged.
    """
    tensors, _ = checkpoint.read(model.weights)
    checkpoint.check_finite(tensors, model.card.title)
    try:
        config = LoraConfig.of(model.card.config)
    except (KeyError, TypeError, ValueError):
        raise UserError(
            f"The card of the model '{model.card.id}' is damaged.",
            hint="Import the model again from where it came.",
        ) from None
    return Adapter.of(config, tensors, model.card.title)


def forget_all() -> None:
    """Let go of all warm adapters and of what was made of them."""
    _warm.forget_all()
    with _lock:
        _merged.clear()
