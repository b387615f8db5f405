"""Our own networks that write: a decoder-only Transformer, LSTM, GRU and an encoder-decoder."""

from __future__ import annotations

from creastudio_text.engine.nets.own_model import OwnModel, is_own, open_own

__all__ = ["OwnModel", "is_own", "open_own"]
