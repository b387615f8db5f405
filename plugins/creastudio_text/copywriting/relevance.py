"""How near texts are to a brief and to each other, without a model: TF-IDF, and an order that is relevant and diverse."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

_RUNS = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]+|[^\W_]+(?:['’][^\W_]+)*")
_CJK = re.compile(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]")

_EMPTY = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "but",
        "by",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "this",
        "to",
        "with",
        "you",
        "your",
        "we",
        "us",
        "的",
        "了",
        "是",
        "在",
        "和",
        "与",
        "也",
        "就",
        "都",
        "而",
        "及",
        "着",
        "把",
        "被",
        "一",
        "这",
        "那",
    ]
)
"""Words that say nothing of what a text is about."""

Vector = Mapping[str, float]


def terms(text: str) -> list[str]:
    """Return what is counted of a text: characters and pairs of them in Chinese (it has no spaces, and most words are
    of two characters), words elsewhere, with the plural's s left out.
    """
    found: list[str] = []
    for run in _RUNS.findall(text.casefold()):
        if _CJK.match(run):
            found += [sign for sign in run if sign not in _EMPTY]
            found += [run[i : i + 2] for i in range(len(run) - 1)]
        elif run not in _EMPTY:
            plural = len(run) > 3 and run.endswith("s") and not run.endswith("ss")
            found.append(run[:-1] if plural else run)
    return found


def tf_idf(texts: Sequence[str]) -> list[Vector]:
    """Return each text as a vector of length 1 over the terms of all of them (Salton and Buckley 1988: 1 + log tf, smoothed idf).

    A text without terms is an empty vector.
    """
    counts = [Counter(terms(text)) for text in texts]
    spread = Counter(term for count in counts for term in count)
    total = len(texts)
    vectors: list[Vector] = []
    for count in counts:
        weights = {
            term: (1 + math.log(times)) * (math.log((1 + total) / (1 + spread[term])) + 1)
            for term, times in count.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors.append({term: weight / norm for term, weight in weights.items()} if norm else {})
    return vectors


def cosine(one: Vector, other: Vector) -> float:
    """Return how alike two vectors of length 1 are, 0 to 1."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return min(1.0, sum(weight * large.get(term, 0.0) for term, weight in small.items()))


def similarities(texts: Sequence[str]) -> list[list[float]]:
    """Return how alike each two of `texts` are by TF-IDF, 0 to 1; (texts, texts)."""
    vectors = tf_idf(texts)
    return [[cosine(one, other) for other in vectors] for one in vectors]


def ranked(
    worth: Sequence[float], alike: Callable[[int, int], float], diversity: float = 0.3
) -> list[tuple[int, float]]:
    """Order things so that the worthy come first and those that repeat one before come later.

    Maximal marginal relevance (Carbonell and Goldstein 1998): the next is the one with the largest
    (1 - diversity) * worth - diversity * (likeness to the nearest that is taken).

    Parameters
    ----------
    worth : sequence of float
        How good each is by itself, 0 to 1.
    alike : callable
        How alike two of them are, 0 to 1, by their places.
    diversity : float
        0 asks for worth alone, 1 for difference alone.

    Returns
    -------
    list of (int, float)
        The places in their order, each with its likeness to the nearest one before it; 0 for the first.
    """
    left = list(range(len(worth)))
    order: list[tuple[int, float]] = []
    while left:
        nearest = {i: max((alike(i, taken) for taken, _ in order), default=0.0) for i in left}
        best = max(left, key=lambda i: ((1 - diversity) * worth[i] - diversity * nearest[i], -i))
        order.append((best, nearest[best]))
        left.remove(best)
    return order
