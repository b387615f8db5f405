"""Samples before and after, each held against the pieces of the folder, measure by measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api.score import Score
from creastudio.ml.score_metrics import MEASURES, by_measure, measures_of
from creastudio.ml.score_sets import held
from creastudio_music.engine.showing import BARS

MOST = 200
"""Pieces of the folder that are looked at, all through it."""


@dataclass(frozen=True)
class Compared:
    """One measure.

    Attributes
    ----------
    name : str
        As ``MEASURES`` calls it.
    before, after : float
        Area that the distances to the folder's pieces share with those among the pieces, 0 to 1.
    """

    name: str
    before: float
    after: float


def compared(real: Sequence[Score], before: Sequence[Score], after: Sequence[Score]) -> list[Compared]:
    """Return all measures; none where there are fewer than two real pieces or no samples.

    Of every piece as many bars are looked at as a sample has.
    """
    some = real[:: -(-len(real) // MOST)] if real else []
    if len(some) < 2 or not before or not after:
        return []
    sets = [by_measure([measures_of(score, BARS) for score in part]) for part in (some, before, after)]
    return [
        Compared(
            measure.name,
            round(held(sets[1][key], sets[0][key]).overlap, 4),
            round(held(sets[2][key], sets[0][key]).overlap, 4),
        )
        for key, measure in MEASURES.items()
    ]
