"""Our own networks that write: a decoder-only Transformer, LSTM, GRU and an encoder-decoder."""
