"""Recurrent networks that write: LSTM (Hochreiter and Schmidhuber 1997) and GRU (Cho et al. 2014)."""

from __future__ import annotations

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn

from creastudio_text.engine.nets.config import Config


class State:
    """What a recurrent network remembers: one state a layer, however much it has read."""

    def __init__(self, parts: tuple[Tensor, ...]) -> None:
        self.parts = parts

    def keep(self, rows: Sequence[int]) -> None:
        """Keep these rows, in this order."""
        self.parts = tuple(part[:, list(rows)].contiguous() for part in self.parts)


class Recurrent(nn.Module):
    """Scores the next id after each id of a text; embedding and output share one matrix."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.embed_tokens = nn.Embedding(config.vocabulary, config.width)
        kind = nn.LSTM if config.architecture == "lstm" else nn.GRU
        between = config.dropout if config.layers > 1 else 0.0
        self.layers = kind(config.width, config.inner, config.layers, batch_first=True, dropout=between)
        self.narrow = nn.Linear(config.inner, config.width, bias=False)
        nn.init.normal_(self.embed_tokens.weight, std=0.02)

    def hidden(self, ids: Tensor, given: Tensor | None = None) -> Tensor:
        """Return what the last layer says of each id, (rows, length, width); `given` makes no difference here."""
        return self._through(ids, None)[0]

    def scores(self, hidden: Tensor) -> Tensor:
        """Return the scores of all ids, (..., vocabulary)."""
        return F.linear(hidden, self.embed_tokens.weight)

    def begin(self, rows: int) -> State:
        """Return an empty memory for `rows` texts."""
        config = self.config
        parts = 2 if config.architecture == "lstm" else 1
        empty = self.embed_tokens.weight.new_zeros(config.layers, rows, config.inner)
        return State((empty,) * parts)

    def read(self, ids: Tensor, memory: State) -> Tensor:
        """Read `ids` (rows, length) after what `memory` holds; return the scores of what follows, (rows, vocabulary)."""
        hidden, memory.parts = self._through(ids, memory.parts)
        return self.scores(hidden[:, -1])

    def _through(self, ids: Tensor, parts: tuple[Tensor, ...] | None) -> tuple[Tensor, tuple[Tensor, ...]]:
        x = F.dropout(self.embed_tokens(ids), self.config.dropout, self.training)
        before = parts[0] if parts is not None and len(parts) == 1 else parts
        out, after = self.layers(x, before)
        kept = (after,) if isinstance(after, Tensor) else tuple(after)
        return F.dropout(self.narrow(out), self.config.dropout, self.training), kept
