"""Has the last bar of what doesn't come home written anew: what stands before it stays, so that it costs one bar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from creastudio.api.score import Key, Score
from creastudio_music.engine.closing import closes
from creastudio_music.engine.composing import Candidate, Cell

DRAWS = 2
"""How often the bar is written anew where it doesn't close."""

_APART = 1 << 40
"""Between the seeds of draws: no candidate beside has the same."""

Again = Callable[[Score, Sequence[Cell], int], Candidate]
"""``again(score, holes, seed)``: the holes of this score written once more."""


def brought_home(
    candidates: Sequence[Candidate], seeds: Sequence[int], holes: Sequence[Cell], home: Key, again: Again
) -> list[Candidate]:
    """Return the candidates, those that don't end in `home` with another last bar where one was found that does.

    Each is mended by its own seed: what comes doesn't depend on what stands beside it.
    """
    bar = max(cell.bar for cell in holes)
    last = [cell for cell in holes if cell.bar == bar]
    found: list[Candidate] = []
    for candidate, seed in zip(candidates, seeds, strict=True):
        closed = candidate
        for draw in range(1, DRAWS + 1):
            if closes(closed.score, home):
                break
            closed = again(candidate.score, last, (seed + draw * _APART) % 2**63)
        if closed is not candidate:
            closed = _joined(candidate, closed, last) if closes(closed.score, home) else candidate
        found.append(closed)
    return found


def _joined(before: Candidate, after: Candidate, last: Sequence[Cell]) -> Candidate:
    """Return `after` with what was written before its last bar counted in."""
    kept = max(0, before.events - sum(_written(before.score, cell) for cell in last))
    usual = before.nats / max(1, before.events)
    return replace(after, nats=usual * kept + after.nats, events=kept + after.events)


def _written(score: Score, cell: Cell) -> int:
    bars = score.tracks[cell.track].bars
    return sum(not note.locked for note in bars[cell.bar].notes(0)) if cell.bar < len(bars) else 0
