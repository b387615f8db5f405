"""Which of several advertisements comes first: what it says of the brief, how near it is to it, and how new it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio_text.copywriting.brief import Brief
from creastudio_text.copywriting.composing import Copy
from creastudio_text.copywriting.relevance import ranked, terms

RELEVANCE = 0.6
"""What nearness to the brief counts for; the rest is how many of its fields are said."""


@dataclass(frozen=True)
class Scored:
    """An advertisement with its place.

    Attributes
    ----------
    rank : int
        From 1.
    relevance : float
        Likeness to the brief, 0 to 1.
    coverage : float
        Share of the brief's fields that it says something of.
    likeness : float
        To the nearest one before it, 0 to 1.
    """

    copy: Copy
    rank: int
    relevance: float
    coverage: float
    likeness: float


def coverage(brief: Brief, text: str) -> float:
    """Return the share of the brief's fields of which `text` has at least half of the terms, 0 to 1."""
    said = set(terms(text))
    values = [
        brief.product,
        *brief.benefits[:3],
        *(value for value in (brief.audience, brief.offer, brief.place, brief.time) if value),
    ]
    wanted = [found for found in (set(terms(value)) for value in values) if found]
    return sum(2 * len(item & said) >= len(item) for item in wanted) / len(wanted) if wanted else 0.0


def order(
    brief: Brief, made: Sequence[Copy], alike: Sequence[Sequence[float]], diversity: float
) -> list[Scored]:
    """Return advertisements in their order.

    Parameters
    ----------
    alike : sequence of sequence of float
        How alike the texts are, 0 to 1; the first row and column are the brief's, (1 + len(made)) of each.
    diversity : float
        See ``relevance.ranked``.
    """
    covered = [coverage(brief, item.text) for item in made]
    near = [alike[0][i + 1] for i in range(len(made))]
    worth = [RELEVANCE * one + (1 - RELEVANCE) * other for one, other in zip(near, covered, strict=True)]
    places = ranked(worth, lambda i, j: alike[i + 1][j + 1], diversity)
    return [
        Scored(made[i], rank, near[i], covered[i], likeness) for rank, (i, likeness) in enumerate(places, 1)
    ]
