"""Has the last bars of what doesn't come home written anew: what stands before stays, so that it costs these bars alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from creastudio.api.score import Key, Score
from creastudio_music.engine.closing import closes
from creastudio_music.engine.composing import Candidate, Cell

BARS = (1, 1, 2, 2)
"""How many bars are written anew at each draw, as long as none closes: notes may be held over into the last one."""

_APART = 1 << 40
"""Between the seeds of draws: no candidate beside has the same."""

Again = Callable[[Score, Sequence[Cell], int], Candidate]
"""``again(score, holes, seed)``: the holes of this score written once more."""


def brought_home(
    candidates: Sequence[Candidate], seeds: Sequence[int], holes: Sequence[Cell], home: Key, again: Again
) -> list[Candidate]:
    """Return the candidates, those that don't end in `home` with other last bars where some were found that do.

    Each is mended by its own seed: what comes doesn't depend on what stands beside it.
    """
    bar = max(cell.bar for cell in holes)
    found: list[Candidate] = []
    for candidate, seed in zip(candidates, seeds, strict=True):
        closed = None if not closes(candidate.score, home) else candidate
        for draw, bars in enumerate(BARS, 1):
            if closed is not None:
                break
            last = [cell for cell in holes if cell.bar > bar - bars]
            made = again(candidate.score, last, (seed + draw * _APART) % 2**63)
            closed = _joined(candidate, made, last) if closes(made.score, home) else None
        found.append(closed or candidate)
    return found


def _joined(before: Candidate, after: Candidate, last: Sequence[Cell]) -> Candidate:
    """Return `after` with what was written before its last bar counted in."""
    kept = max(0, before.events - sum(_written(before.score, cell) for cell in last))
    usual = before.nats / max(1, before.events)
    return replace(after, nats=usual * kept + after.nats, events=kept + after.events)


def _written(score: Score, cell: Cell) -> int:
    bars = score.tracks[cell.track].bars
    return sum(not note.locked for note in bars[cell.bar].notes(0)) if cell.bar < len(bars) else 0
