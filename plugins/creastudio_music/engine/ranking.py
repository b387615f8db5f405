"""Puts candidates in order: by how they end, their voice leading, their ranges, and how likely the model finds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from creastudio_music.engine.composing import Candidate
from creastudio_music.engine.voice_leading import VoiceLeading, report

WEIGHT = 0.1
"""Nats a note that one point of voice-leading cost (per 100 notes) is worth."""

OPEN = 2.0
"""Nats a note that a piece is worse for not ending at home: more than anything but voices that go wrong all the time."""


@dataclass(frozen=True)
class Ranked:
    """A candidate with what was found about it.

    Attributes
    ----------
    row : int
        Its place among the seeds.
    cost : float
        What it is ordered by; lower is better.
    closes : bool or None
        Whether it ends at home; None where it needn't.
    """

    candidate: Candidate
    row: int
    leading: VoiceLeading
    cost: float
    closes: bool | None = None


def rank(
    candidates: Sequence[Candidate], bars: Iterable[int], closed: Sequence[bool] | None = None
) -> list[Ranked]:
    """Return the candidates, the best first; of two alike the one whose seed came first.

    A candidate that is likelier than the one in the middle is no better for it: the likeliest music is the dullest.

    Parameters
    ----------
    bars : iterable of int
        Where something was written: faults elsewhere are the given score's. The bar on either side is looked at too.
    closed : sequence of bool, optional
        Whether each ends at home; left out where the piece goes on, or nobody knows.
    """
    written = list(bars)
    span = range(max(0, min(written, default=0) - 1), max(written, default=0) + 2)
    nats = [item.nats / max(1, item.events) for item in candidates]
    usual = median(nats) if nats else 0.0
    found: list[Ranked] = []
    for row, (item, own) in enumerate(zip(candidates, nats, strict=True)):
        leading = report(item.score, bars=span)
        close = closed[row] if closed is not None else None
        cost = max(0.0, own - usual) + WEIGHT * leading.cost + (OPEN if close is False else 0.0)
        found.append(Ranked(item, row, leading, cost, close))
    return sorted(found, key=lambda ranked: (ranked.cost, ranked.row))
