"""How much texts vary, among themselves and within each: distinct-n, self-BLEU, repetition."""

from __future__ import annotations

from collections.abc import Sequence

from creastudio.ml.text_overlap import bleu_of_tokens, grams
from creastudio.ml.text_tokens import Units, bleu_tokens, guess_units, plain_tokens

COMPARED = 200
"""Texts that self-BLEU compares at most; the work grows with the square."""


def distinct(texts: Sequence[str], n: int, units: Units | None = None) -> float:
    """Return the share of runs of `n` words, or characters, that are different, 0 to 1 (Li et al. 2016).

    It falls as there is more text: only equal amounts can be compared.
    """
    units = units or guess_units(list(texts))
    found = [grams(plain_tokens(text, units), n) for text in texts]
    whole = sum(one.total() for one in found)
    return len(set().union(*found)) / whole if whole else 0.0


def self_bleu(texts: Sequence[str], units: Units | None = None) -> float:
    """Return the mean BLEU of each text with all others as references, 0 to 100 (Zhu et al. 2018): lower is more varied."""
    units = units or guess_units(list(texts))
    tokens = [bleu_tokens(text, units) for text in texts[:COMPARED]]
    tokens = [one for one in tokens if one]
    if len(tokens) < 2:
        return 0.0
    found = [
        bleu_of_tokens([one], [tokens[:index] + tokens[index + 1 :]]) for index, one in enumerate(tokens)
    ]
    return sum(found) / len(found)


def repetition(texts: Sequence[str], n: int = 4, units: Units | None = None) -> float:
    """Return the share of runs of `n` words, or characters, that stand in the same text before, 0 to 1; the mean over texts.

    Welleck et al. 2020, section 6 (seq-rep-n).
    """
    units = units or guess_units(list(texts))
    found: list[float] = []
    for text in texts:
        counts = grams(plain_tokens(text, units), n)
        if counts:
            found.append(1 - len(counts) / counts.total())
    return sum(found) / len(found) if found else 0.0
