"""Rhythms of melodies: a cell of one bar is drawn once and comes again, which is what makes a motif of it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from creastudio_music.theory.beats import Beat

Cell = tuple[tuple[float, ...], ...]
"""For each beat of a bar, the shares of it at which notes begin; a beat without any holds what sounds."""

REST = -1.0
"""Among the shares of a beat: silence from its beginning."""

_SPLITS: tuple[tuple[tuple[float, ...], float], ...] = (
    ((0.0,), 0.25),
    ((0.0, 0.5), 0.6),
    ((0.0, 0.75), 0.7),
    ((0.0, 0.5, 0.75), 0.85),
    ((0.0, 0.25, 0.5), 0.9),
    ((0.0, 0.25, 0.5, 0.75), 1.0),
)
"""How a beat may be divided, and at which density it is likeliest."""


class Onset(NamedTuple):
    """A note without its pitch.

    Attributes
    ----------
    weight : float
        How strongly its place is felt: 1 a downbeat, 0.6 a beat, less between.
    """

    start: int
    end: int
    weight: float


def drawn_cell(beats: int, density: float, syncopation: float, rng: random.Random) -> Cell:
    """Return a cell of so many beats.

    Parameters
    ----------
    density : float
        0 (a note or two a bar) to 1 (sixteenths).
    syncopation : float
        0 to 1: how often a note is struck between beats and held over the next.
    """
    found: list[tuple[float, ...]] = []
    for beat in range(beats):
        if beat and found[-1] and rng.random() < (0.62 - 0.6 * density) * (0.8 if beat % 2 else 0.5):
            found.append(())
            continue
        if beat and rng.random() < syncopation * 0.45:
            found.append((0.5,))
            continue
        weights = [max(0.02, 1 - 2.6 * abs(at - density)) for _, at in _SPLITS]
        found.append(rng.choices([split for split, _ in _SPLITS], weights)[0])
    return tuple(found)


def closing_cell(beats: int, cell: Cell, *, open_: bool, rng: random.Random) -> Cell:
    """Return a bar that ends a unit: the beginning of `cell`, then a note that lasts.

    Parameters
    ----------
    open_ : bool
        Whether more follows: then the note may begin later, and an upbeat to what follows may come.
    """
    if beats < 2:
        return ((0.0,),)
    moves = rng.choice((0, 1)) if beats < 4 else rng.choice((0, 1, 2) if open_ else (0, 0, 1, 2))
    head = [tuple(share for share in split if share >= 0) or (0.0,) for split in cell[:moves]]
    tail: list[tuple[float, ...]] = [(0.0,)]
    tail += [()] * (beats - moves - 1)
    if open_ and len(tail) > 2 and rng.random() < 0.45:
        tail[-1] = rng.choice(((0.0, 0.5), (0.5,), (0.0,)))
    elif len(tail) > 2:
        # A breath.
        tail[-1] = (REST,)
    return (*head, *tail)


def onsets(cells: Sequence[tuple[Cell, Sequence[Beat]]]) -> Iterator[Onset]:
    """Yield the notes of bars that follow one another, each lasting to the next, to a rest or to the end."""
    marks: list[tuple[int, float, bool]] = []
    end = 0
    for cell, beats in cells:
        for index, beat in enumerate(beats):
            shares = cell[index] if index < len(cell) else ()
            for share in shares:
                if share == REST:
                    marks.append((beat.start, 0.0, False))
                    continue
                at = beat.start + round(_of(share, beat) * beat.length)
                felt = (
                    (1.0 if index == 0 else 0.75 if index * 2 == len(beats) else 0.6) if share == 0 else 0.25
                )
                if share in (0.25, 0.75):
                    felt = 0.1
                if not marks or at > marks[-1][0]:
                    marks.append((at, felt, True))
        end = beats[-1].start + beats[-1].length
    for index, (at, felt, sounds) in enumerate(marks):
        if sounds:
            yield Onset(at, marks[index + 1][0] if index + 1 < len(marks) else end, felt)


def _of(share: float, beat: Beat) -> float:
    return {0.25: 1 / 3, 0.5: 2 / 3, 0.75: 2 / 3}.get(share, share) if beat.thirds else share
