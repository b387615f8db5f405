"""What is measured of texts, in one place: against references, among themselves, and by a model that scores them.

All of it takes Chinese and Japanese by characters without being told.
"""

from __future__ import annotations

import math

from creastudio.ml.text_copying import Copied, Learned
from creastudio.ml.text_overlap import Rouge, bleu, chrf, mean_rouge, rouge
from creastudio.ml.text_tokens import Units, guess_units, units_of
from creastudio.ml.text_variety import distinct, repetition, self_bleu

__all__ = [
    "Copied",
    "Learned",
    "Rouge",
    "Units",
    "bits_per_character",
    "bleu",
    "chrf",
    "distinct",
    "guess_units",
    "mean_rouge",
    "repetition",
    "rouge",
    "self_bleu",
    "units_of",
]


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
