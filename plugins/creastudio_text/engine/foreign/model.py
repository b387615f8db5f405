"""A network of another maker as a ``TextModel``: any causal or encoder-decoder network that transformers builds."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from creastudio.api import ModelCard
from creastudio_text.engine.decoding import check_prompt
from creastudio_text.engine.foreign.chat import Chat
from creastudio_text.engine.foreign.library import transformers
from creastudio_text.engine.foreign.quick import QuickNetwork, QuickSession, quick_of
from creastudio_text.engine.foreign.tokens import ForeignTokens
from creastudio_text.engine.prompt_parts import Between, in_parts, nothing


class ForeignModel:
    """See ``TextModel``.

    Parameters
    ----------
    positions : int
        Ids that the network looks back on, those included that its tokenizer puts around a text.

    Attributes
    ----------
    network : torch.nn.Module
        As transformers built it, in eval mode.
    reads_apart : bool
        Whether the prompt is read by an encoder of its own, so that it takes nothing of the room for writing.
    """

    def __init__(
        self, card: ModelCard, network: Any, tokens: ForeignTokens, positions: int, chat: Chat | None = None
    ) -> None:
        self.card, self.network, self.tokens = card, network, tokens
        self.context = positions - max(1, len(tokens.before) + len(tokens.after))
        self.reads_apart = bool(network.config.is_encoder_decoder)
        self._chat = chat
        self._quick = quick_of(network)

    @property
    def device(self) -> torch.device:
        """Where it computes."""
        return next(self.network.parameters()).device

    def begin(
        self, prompt: Sequence[int], rows: int = 1, between: Between = nothing
    ) -> ForeignSession | QuickSession:
        """Read a prompt once and begin `rows` texts that follow it."""
        quick = self.quick
        if quick is not None:
            return self.begin_quick(quick, prompt, rows, between)
        check_prompt(self, prompt)
        return ForeignSession(
            self.network, self._start(prompt), rows, reads_apart=self.reads_apart, between=between
        )

    @property
    def quick(self) -> QuickNetwork | None:
        """Its weights laid out for writing; None for another shape than Llama's, and while something hangs on its layers."""
        return self._quick if self._quick is not None and self._quick.holds() else None

    def begin_quick(
        self, quick: QuickNetwork, prompt: Sequence[int], rows: int = 1, between: Between = nothing
    ) -> QuickSession:
        """Do what ``begin`` does by other weights, which were made of ``quick``."""
        check_prompt(self, prompt)
        return QuickSession(quick, self._start(prompt), rows, between)

    def prompt(self, instruction: str, text: str = "") -> list[int] | None:
        """Return the ids that ask for `instruction`; None for a model without a chat template."""
        if self._chat is None:
            return None
        return self.tokens.encode(self._chat.ask(instruction) + text)

    def _start(self, prompt: Sequence[int]) -> Tensor:
        """Return what the network reads, int64 (1, ids), with the control ids that the tokenizer wants around it."""
        before = list(self.tokens.before)
        ids = [*(before if list(prompt[: len(before)]) != before else ()), *prompt]
        if self.reads_apart:
            ids += self.tokens.after
        if not ids:
            first = getattr(self.network.config, "bos_token_id", None)
            ids = [first if isinstance(first, int) else min(self.tokens.ends, default=0)]
        return torch.tensor([ids], dtype=torch.int64, device=self.device)


class ForeignSession:
    """See ``Session``; what the network remembers is kept in its own cache."""

    def __init__(
        self, network: Any, ids: Tensor, rows: int, *, reads_apart: bool, between: Between = nothing
    ) -> None:
        self._network = network
        known = inspect.signature(network.forward).parameters
        self._cache = _new_cache(network.config)
        self._extra: dict[str, Any] = {"use_cache": True, "return_dict": True}
        # Its name changed within the versions that are supported.
        self._extra["cache" if "cache" in known else "past_key_values"] = self._cache
        if "logits_to_keep" in known:
            self._extra["logits_to_keep"] = 1
        self._encoded: Tensor | None = None
        if reads_apart:
            with torch.inference_mode():
                self._encoded = network.get_encoder()(input_ids=ids).last_hidden_state
            config = network.config
            ids = ids.new_tensor([[int(config.decoder_start_token_id or 0)]])
        for part in in_parts(ids, between):
            self._scores = self._read(part)
        if rows > 1:
            self.keep([0] * rows)

    def logits(self) -> Tensor:
        """Return the scores of the next id, float32 (rows, ids)."""
        return self._scores

    def push(self, tokens: Tensor) -> None:
        """Append one id to each row."""
        self._scores = self._read(tokens.to(self._scores.device)[:, None])

    def keep(self, rows: Sequence[int]) -> None:
        """Go on with these rows only, in this order."""
        places = torch.tensor(list(rows), dtype=torch.int64, device=self._scores.device)
        with torch.inference_mode():
            self._cache.batch_select_indices(places)
            self._scores = self._scores[places]
            if self._encoded is not None:
                self._encoded = self._encoded[places]

    def _read(self, ids: Tensor) -> Tensor:
        key = "input_ids" if self._encoded is None else "decoder_input_ids"
        inputs: dict[str, Any] = {key: ids, **self._extra}
        if self._encoded is not None:
            inputs["encoder_outputs"] = (self._encoded,)
        with torch.inference_mode():
            return self._network(**inputs).logits[:, -1].float()


def _new_cache(config: Any) -> Any:
    """Return an empty memory of keys and values; a decoder beside an encoder has a second one for what was read."""
    library = transformers()
    own = library.DynamicCache(config=config.get_text_config(decoder=True))
    if not config.is_encoder_decoder:
        return own
    return library.EncoderDecoderCache(own, library.DynamicCache(config=config.get_text_config(decoder=True)))
