"""Which note carries which syllable: stressed ones on strong beats and long notes, lines where the tune takes breath."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from creastudio.api.score import Note, Score
from creastudio_music.engine.sung.syllables import EVEN, Syllable
from creastudio_music.theory.beats import beats_of

OVER = 0.6
"""What a note that no syllable begins on costs, and ``STRONG`` times more the stronger it is."""

STRONG = 1.0
LINE = 1.5
"""What it costs to begin a line where the tune doesn't take breath."""


def carriers(score: Score, notes: Sequence[Note], syllables: Sequence[Syllable]) -> list[int] | None:
    """Return the number of the note that carries each syllable, in order; None where there are fewer notes.

    The cheapest way through both, found step by step. What the tune goes on with after the last syllable costs nothing.
    """
    count = len(notes)
    if len(syllables) > count:
        return None
    accents, breaths = _accents(score, notes), _breaths(score, notes)
    over = np.concatenate(([0.0], np.cumsum(OVER + STRONG * accents)))
    cost = np.full(count, np.inf)
    came: list[NDArray[np.intp]] = []
    for number, syllable in enumerate(syllables):
        # The best place of the syllable before, for each place of this one, with the notes between passed over.
        if number:
            reach = cost - over[1:]
            best = np.minimum.accumulate(reach)
            latest = np.maximum.accumulate(np.where(reach <= best, np.arange(count), 0))
            before = np.concatenate(([np.inf], best[:-1])) + over[:-1]
            came.append(np.concatenate(([0], latest[:-1])))
        else:
            before = over[:-1].copy()
            came.append(np.zeros(count, np.intp))
        fits = np.abs(accents - syllable.stress) if syllable.stress != EVEN else np.zeros(count)
        cost = before + fits + (LINE * (1 - breaths) if syllable.first else 0.0)
    if not syllables:
        return []
    places = [int(cost.argmin())]
    for back in reversed(came[1:]):
        places.append(int(back[places[-1]]))
    return places[::-1]


def _accents(score: Score, notes: Sequence[Note]) -> NDArray[np.float64]:
    """Return how strong each note is, 0 to 1: by its place in the bar, and more if it is long."""
    found = np.zeros(len(notes))
    bars = score.bar_map
    for index, note in enumerate(notes):
        beats = beats_of(bars.bar(bars.number(note.start)), score.ticks_per_quarter)
        place = next((number for number, beat in enumerate(beats) if beat.start == note.start), None)
        strength = 0.0 if place is None else 0.8 if place == 0 else 0.6 if 2 * place == len(beats) else 0.35
        found[index] = min(1.0, strength + (0.25 if note.duration > beats[0].length else 0.0))
    return found


def _breaths(score: Score, notes: Sequence[Note]) -> NDArray[np.float64]:
    """Return how far the tune takes breath before each note, 0 to 1: a rest, or a note that is longer than those around."""
    found = np.zeros(len(notes))
    usual = float(np.median([note.duration for note in notes])) if notes else 0.0
    for index, (before, note) in enumerate(itertools.pairwise(notes), 1):
        rest = note.start - before.start - before.duration >= score.ticks_per_quarter // 4
        found[index] = 1.0 if rest else min(1.0, max(0.0, before.duration / max(1.0, usual) - 1.0))
    # Words may begin with the upbeat of the tune or behind it.
    bars = score.bar_map
    for index, note in enumerate(notes):
        found[index] = 1.0
        if note.start == bars.bar(bars.number(note.start)).start:
            break
    return found
