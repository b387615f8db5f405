"""Measures in the order that they are played: repeats and endings written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_PASSES = 16
MOST_MEASURES = 100_000


@dataclass(frozen=True)
class Turn:
    """What a measure says of the order.

    Attributes
    ----------
    begins : bool
        Whether a repeated section begins with it.
    ends : int
        How many times more the section that ends with it is played.
    ending : frozenset of int
        The passes, from 1, in which it is played; empty for all.
    fresh : bool
        Whether something new begins with it, to which a repeat without a beginning of its own goes back.
    """

    begins: bool = False
    ends: int = 0
    ending: frozenset[int] = frozenset()
    fresh: bool = False


def played(turns: Sequence[Turn]) -> list[int]:
    """Return the numbers of the measures as they are played, ``MOST_MEASURES`` at most.

    Jumps (da capo, dal segno) are not known here.
    """
    order: list[int] = []
    closed, passes = _closed(turns), _passes(turns)
    at = section = 0
    turn = 1
    while at < len(turns) and len(order) < MOST_MEASURES:
        own = turns[at]
        left = not own.ending and at > 0 and bool(turns[at - 1].ending)
        # A double bar inside of a section that has a beginning and an end of its own is none of its ends.
        parted = own.fresh and turn == 1 and not (turns[section].begins and closed[at])
        if at > section and (own.begins or left or parted):
            section, turn = at, 1
        if own.ending and turn not in own.ending:
            at += 1
            continue
        order.append(at)
        if own.ends and turn < min(MOST_PASSES, passes[at]):
            turn += 1
            at = section
            continue
        if own.ends and not own.ending:
            section, turn = at + 1, 1
        at += 1
    return order


def _closed(turns: Sequence[Turn]) -> list[bool]:
    """Return for each measure whether a repeat ends before another one begins after it."""
    found: list[bool] = []
    closed = False
    for own in reversed(turns):
        closed = closed or own.ends > 0
        found.append(closed)
        closed = closed and not own.begins
    return found[::-1]


def _passes(turns: Sequence[Turn]) -> list[int]:
    """Return for each measure how often a section that ends with it is played: as its endings say, those beside it too."""
    found = [1 + own.ends for own in turns]
    at = 0
    while at < len(turns):
        until = at + 1
        if turns[at].ending:
            while until < len(turns) and turns[until].ending and not turns[until].begins:
                until += 1
            most = max(number for own in turns[at:until] for number in own.ending)
            for number in range(at, until):
                only_first = most == 1 and turns[number].ends
                found[number] = 1 + turns[number].ends if only_first else most
        at = until
    return found
