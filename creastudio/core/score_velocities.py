"""How loud notes are: scaled, levelled and drawn as ramps; pure, as ``score_editing``."""

from __future__ import annotations

from creastudio.api.score import Note, Score
from creastudio.core.score_editing import Chosen, Edited, bounded, mapped


def scaled(score: Score, chosen: Chosen, factor: float = 1.0, add: float = 0.0) -> Edited:
    """Return the score with the velocities of chosen notes times a factor and some more."""
    return mapped(score, chosen, lambda _, n: n._replace(velocity=bounded(n.velocity * factor + add)))


def levelled(score: Score, chosen: Chosen, velocity: int) -> Edited:
    """Return the score with chosen notes all as loud."""
    return mapped(score, chosen, lambda _, n: n._replace(velocity=bounded(velocity)))


def ramped(score: Score, chosen: Chosen, start: tuple[int, float], end: tuple[int, float]) -> Edited:
    """Return the score with chosen notes as loud as a straight line from (tick, velocity) to (tick, velocity) says.

    Only notes that begin between the two ticks follow it.
    """
    (first, soft), (last, loud) = sorted((start, end))

    def change(_: int, note: Note) -> Note:
        if not first <= note.start <= last:
            return note
        share = (note.start - first) / (last - first) if last > first else 1.0
        return note._replace(velocity=bounded(soft + (loud - soft) * share))

    return mapped(score, chosen, change)


def crescendo(score: Score, chosen: Chosen, soft: int, loud: int) -> Edited:
    """Return the score with chosen notes from one velocity at the first to another at the last."""
    starts = [note.start for _, note in chosen]
    if not starts:
        return Edited(score, chosen)
    return ramped(score, chosen, (min(starts), soft), (max(starts), loud))
