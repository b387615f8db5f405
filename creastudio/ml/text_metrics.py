"""How well a model knows a text, whatever its tokens: bits a character."""

from __future__ import annotations

import math


def bits_per_character(nats: float, characters: int) -> float:
    """Return how many bits a model needs for a character of a text.

    Unlike perplexity it doesn't depend on how a tokenizer cuts a text up, so that models with different ones can be compared.

    Parameters
    ----------
    nats : float
        Sum of the negative natural logarithms of the probabilities of all tokens.
    characters : int
        Of the text.
    """
    return nats / math.log(2) / characters if characters else 0.0
