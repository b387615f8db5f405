"""What a training sees: pieces with some cells masked, drawn anew each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_music.engine import tokens as t
from creastudio_music.engine.following import Following
from creastudio_music.engine.pieces import Piece
from creastudio_music.engine.sequences import Controls, answers, density_of, merged, prompt

Holes = list[tuple[int, int]]

TASKS: dict[str, float] = {
    "plain": 0.25,
    "cells": 0.25,
    "accompany": 0.2,
    "suffix": 0.2,
    "line": 0.05,
    "alone": 0.05,
}
"""How often each task is set: all is masked, random cells, all but one line, the end, one line, and one line without the others."""
HELD = 0.6
"""How often repeated notes are one that is held."""
UNMOVED = 1 / 3
"""How often a piece stays in its key without sharps or flats, as it does in writing."""
SAID = 0.6
"""How often each control is said."""


@dataclass(frozen=True)
class Exercise:
    """A text to learn.

    Attributes
    ----------
    ids : ndarray
        int32 (length,).
    places : ndarray
        int32 (length, ``following.WIDTH``); what is known after each id.
    learned : ndarray
        bool (length,); which ids are to be predicted.
    """

    ids: NDArray[np.int32]
    places: NDArray[np.int32]
    learned: NDArray[np.bool_]


def exercise(piece: Piece, holes: Holes, controls: Controls) -> Exercise:
    """Return the text of a piece with holes.

    Learned are the answers, and also what is given, each cell after those before it: it costs nothing, and speeds learning up.
    Slots, masks, bars and their lengths are not.
    """
    given = prompt(piece, holes, controls)
    ids = np.array(given + answers(piece, holes), dtype=np.int32)
    following = Following()
    places: list[list[int]] = []
    for item in ids.tolist():
        following.push(item)
        places.append(following.place())
    learned = (ids == t.END) | (ids == t.GOES_ON) | (ids >= t.POSITION)
    learned[1:] &= ids[:-1] != t.BAR
    return Exercise(ids, np.array(places, dtype=np.int32), learned)


def plain(piece: Piece) -> Holes:
    """Return all cells."""
    return [(slot, bar) for bar in range(len(piece.bars)) for slot in range(len(piece.lines))]


class Drawing:
    """Draws exercises.

    Parameters
    ----------
    longest : int
        Ids of the longest exercise; of a longer piece some bars are taken.
    shifts : int
        Up to so many semitones a piece is moved in two of three draws, up and down, where all its lines stay in the ranges of
        their roles. The header says how far.
    """

    def __init__(
        self, pieces: Sequence[Piece], longest: int, shifts: int = 0, tasks: dict[str, float] = TASKS
    ) -> None:
        self.pieces, self.longest, self.shifts = pieces, longest, shifts
        self.tasks = tasks
        self.ranges = ranges_of(pieces)

    def draw(self, index: int, random: np.random.Generator) -> Exercise:
        """Return an exercise on one of the pieces; a function of the generator's state."""
        piece = self._moved(self.pieces[index], random)
        task = str(random.choice(list(self.tasks), p=list(self.tasks.values())))
        if task == "alone" and len(piece.lines) > 1:
            line = piece.lines[0 if random.random() < 0.7 else int(random.integers(len(piece.lines)))]
            piece = Piece(piece.bars, (line,), piece.metre, piece.mode, piece.style, away=piece.away)
        held = bool(random.random() < HELD)
        piece = merged(piece) if held else piece
        piece = cropped(piece, self.longest, random)
        holes = _holes(piece, task, random)
        return exercise(piece, holes, _controls(piece, held, random))

    def _moved(self, piece: Piece, random: np.random.Generator) -> Piece:
        if not self.shifts or random.random() < UNMOVED:
            return piece
        ways = [way for way in range(-self.shifts, self.shifts + 1) if way and self._fits(piece, way)]
        way = int(random.choice(ways)) if ways else 0
        return piece.moved(way) if way else piece

    def _fits(self, piece: Piece, way: int) -> bool:
        for line in piece.lines:
            pitches = [event.pitch for events in line.cells for event in events]
            low, high = self.ranges[line.role]
            if (
                pitches
                and line.role != "drums"
                and not (low <= min(pitches) + way and max(pitches) + way <= high)
            ):
                return False
        return True


def ranges_of(pieces: Sequence[Piece]) -> dict[str, tuple[int, int]]:
    """Return the lowest and highest pitch of each role."""
    found: dict[str, tuple[int, int]] = {}
    for piece in pieces:
        for line in piece.lines:
            low, high = found.get(line.role, (t.PITCHES, -1))
            pitches = [event.pitch for events in line.cells for event in events]
            found[line.role] = (min([low, *pitches]), max([high, *pitches]))
    return found


def cropped(piece: Piece, longest: int, random: np.random.Generator) -> Piece:
    """Return as many bars as fit, from one that is drawn; the whole piece where it fits."""
    sizes = [2 + sum(4 + 3 * len(line.cells[bar]) for line in piece.lines) for bar in range(len(piece.bars))]
    room = longest - 16 - 3 * len(piece.lines)
    if sum(sizes) <= room:
        return piece
    first = int(random.integers(len(sizes)))
    last, used = first, 0
    while last < len(sizes) and (used + sizes[last] <= room or last == first):
        used += sizes[last]
        last += 1
    while first > 0 and used + sizes[first - 1] <= room:
        first -= 1
        used += sizes[first]
    return piece.cut(first, last)


def _holes(piece: Piece, task: str, random: np.random.Generator) -> Holes:
    every = plain(piece)
    bars, slots = len(piece.bars), len(piece.lines)
    if task == "suffix" and bars > 1:
        first = int(random.integers(1, bars))
        return [hole for hole in every if hole[1] >= first]
    if task in ("accompany", "line") and slots > 1:
        # Mostly the melody; each other line now and then.
        given = 0 if random.random() < 0.75 else int(random.integers(slots))
        return [hole for hole in every if (hole[0] == given) == (task == "line")]
    if task in ("cells", "accompany", "line"):
        share = random.uniform(0.1, 0.9)
        found = [hole for hole in every if random.random() < share]
        return found or [every[int(random.integers(len(every)))]]
    return every


def _controls(piece: Piece, held: bool, random: np.random.Generator) -> Controls:
    def said(word: str) -> str:
        return word if random.random() < SAID else ""

    levels = {slot: density_of(piece, slot) for slot in range(len(piece.lines)) if random.random() < 0.4}
    roles = bool(random.random() < 0.85)
    return Controls(said(piece.style), said(piece.mode), said(piece.metre), held, roles, levels, piece.away)
