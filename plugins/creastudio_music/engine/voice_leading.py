"""Voice leading: what the textbooks of part writing forbid or advise against, counted and placed.

Definitions after Aldwell and Schachter, *Harmony and Voice Leading*, chapters 5 to 7. Lines are compared in pairs at
successive onsets (of any line). A pair moves where both lines change their pitch from one onset to the next; parallel
fifths and octaves are counted per 1,000 moving pairs, so that short and long scores compare. Those by contrary motion (a
fifth to a twelfth) are counted apart. In the 368 four-part chorales of music21's corpus there are 0.78 parallel fifths and 0.49
octaves in 1,000.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from creastudio.api.score import Score
from creastudio_music.engine.lines import SILENT, Line, Slices, Whole, lines_of, range_of_line, slices_of
from creastudio_music.theory.scales import tonic_of

FaultKind = Literal[
    "parallel fifth", "parallel octave", "contrary fifth", "contrary octave", "hidden fifth", "hidden octave", "crossing", "overlap",
    "spacing", "range", "leading tone", "leap", "repeated note",
]  # fmt: skip

COSTS: dict[FaultKind, float] = {
    "parallel fifth": 8.0, "parallel octave": 8.0, "contrary fifth": 3.0, "contrary octave": 3.0,
    "hidden fifth": 1.5, "hidden octave": 1.5, "crossing": 2.0,
    "overlap": 0.7, "spacing": 1.0, "range": 4.0, "leading tone": 2.0, "leap": 1.5, "repeated note": 0.5,
}  # fmt: skip
"""What a fault weighs beside the others."""

SHOWN = 500
"""Faults that a report places; all are counted."""

FIFTH, OCTAVE = 7, 0
WIDEST = 12
"""Semitones that upper neighbours may lie apart; bass and tenor any."""
LEAPS = frozenset({6, 10, 11})
"""Melodic tritones and sevenths; so is whatever is wider than an octave."""
REPEATS = 6
"""A pitch begun more often than this in succession is remarked on."""

_Bools = npt.NDArray[np.bool_]


class Fault(NamedTuple):
    """One of them: `tick` of the onset where it is complete, and the tracks (from 0) whose lines make it."""

    kind: FaultKind
    tick: int
    tracks: tuple[int, ...]


@dataclass(frozen=True)
class VoiceLeading:
    """What was found.

    Attributes
    ----------
    lines, notes : int
        How much was looked at.
    moving_pairs : int
        Pairs of lines that both move from one onset to the next.
    counts : dict
        Kind -> how often.
    faults : tuple of Fault
        The first ``SHOWN``, in order.
    """

    lines: int
    notes: int
    moving_pairs: int
    counts: dict[FaultKind, int]
    faults: tuple[Fault, ...]

    def per_thousand(self, kind: FaultKind) -> float:
        """Return how often a kind comes in 1,000 moving pairs; 0 where nothing moves."""
        return 1000 * self.counts.get(kind, 0) / self.moving_pairs if self.moving_pairs else 0.0

    @property
    def cost(self) -> float:
        """All faults, weighted by ``COSTS``, per 100 notes."""
        return 100 * sum(COSTS[kind] * n for kind, n in self.counts.items()) / max(1, self.notes)

    def facts(self) -> dict[str, Any]:
        """Return it as JSON values, for the metadata of a result."""
        return {
            "moving_pairs": self.moving_pairs,
            "parallel_fifths_per_1000": round(self.per_thousand("parallel fifth"), 3),
            "parallel_octaves_per_1000": round(self.per_thousand("parallel octave"), 3),
            "faults": dict(self.counts),
        }


def report(score: Score, *, tracks: Iterable[int] | None = None, bars: range | None = None) -> VoiceLeading:
    """Look at the voice leading of a score.

    Parameters
    ----------
    tracks : iterable of int, optional
        From 0; all but percussion when left out.
    bars : range, optional
        Only what begins in these bars.
    """
    lines = lines_of(score, tracks, bars=bars)
    slices = slices_of(lines)
    finder = _Finder(score, lines, slices)
    for rule in (_parallels, _neighbours, _melodic, _leading_tones):
        rule(finder)
    notes = sum(len(line.starts) for line in lines)
    counts: dict[FaultKind, int] = {kind: finder.counts[kind] for kind in COSTS if finder.counts[kind]}
    return VoiceLeading(
        len(lines), notes, finder.moving, counts, tuple(sorted(finder.faults, key=_place)[:SHOWN])
    )


def _place(fault: Fault) -> tuple[int, str, tuple[int, ...]]:
    return fault.tick, fault.kind, fault.tracks


class _Finder:
    """What the rules look at and write into."""

    def __init__(self, score: Score, lines: Sequence[Line], slices: Slices) -> None:
        self.score = score
        self.lines = lines
        self.ticks = slices.ticks
        self.begun = slices.begun
        # From the lowest line to the highest, so that "above" means the same everywhere.
        self.order = sorted(range(len(lines)), key=lambda place: lines[place].height)
        self.pitches: Whole = slices.pitches
        self.counts: Counter[FaultKind] = Counter()
        self.faults: list[Fault] = []
        self.moving = 0

    def add(self, kind: FaultKind, where: _Bools, *places: int, after: int = 0) -> None:
        """Note a fault at each slice that is marked; `where` begins at slice `after`."""
        found = np.flatnonzero(where)
        self.counts[kind] += len(found)
        tracks = tuple(sorted({self.lines[place].track for place in places}))
        for at in found[:SHOWN]:
            self.faults.append(Fault(kind, int(self.ticks[at + after]), tracks))


def parallel_parts(lower: Whole, upper: Whole) -> tuple[_Bools, Callable[..., _Bools]]:
    """Return where two lines both move, and what tells where they do so in parallel at an interval of so many semitones.

    Parameters
    ----------
    lower, upper : array of int32, (slices,)
        What two lines sound at successive onsets; which one is called lower makes no difference but for their names:
        a fifth lies above the lower *sound*.

    Returns
    -------
    moves : array of bool, (slices - 1,)
        Marks the step to the next onset.
    parallel : callable
        ``parallel(7)`` marks steps in one direction from a fifth (or twelfth ...) to another; ``parallel(7, True)`` those
        in contrary directions.
    """
    sounding = (lower[:-1] >= 0) & (lower[1:] >= 0) & (upper[:-1] >= 0) & (upper[1:] >= 0)
    down, up = np.diff(lower), np.diff(upper)
    moves = sounding & (down != 0) & (up != 0)
    together = (down > 0) == (up > 0)
    apart = np.abs(upper - lower) % 12

    def parallel(semitones: int, contrary: bool = False) -> _Bools:
        return moves & (together != contrary) & (apart[:-1] == semitones) & (apart[1:] == semitones)

    return moves, parallel


def _parallels(found: _Finder) -> None:
    for low, high in combinations(found.order, 2):
        moves, parallel = parallel_parts(found.pitches[:, low], found.pitches[:, high])
        found.moving += int(moves.sum())
        found.add("parallel fifth", parallel(FIFTH), low, high, after=1)
        found.add("parallel octave", parallel(OCTAVE), low, high, after=1)
        found.add("contrary fifth", parallel(FIFTH, True), low, high, after=1)
        found.add("contrary octave", parallel(OCTAVE, True), low, high, after=1)
    if len(found.order) > 1:
        _hidden(found, found.order[0], found.order[-1])


def _hidden(found: _Finder, low: int, high: int) -> None:
    """Outer lines that reach a fifth or octave in one direction while the upper one leaps."""
    lower, upper = found.pitches[:, low], found.pitches[:, high]
    moves, parallel = parallel_parts(lower, upper)
    up = np.diff(upper)
    together = moves & ((np.diff(lower) > 0) == (up > 0)) & (np.abs(up) > 2)
    apart = np.abs(upper - lower)[1:] % 12
    found.add("hidden fifth", together & (apart == FIFTH) & ~parallel(FIFTH), low, high, after=1)
    found.add("hidden octave", together & (apart == OCTAVE) & ~parallel(OCTAVE), low, high, after=1)


def _neighbours(found: _Finder) -> None:
    """Crossing, overlap and spacing of lines that lie next to each other."""
    for step, (low, high) in enumerate(zip(found.order, found.order[1:], strict=False)):
        lower, upper = found.pitches[:, low], found.pitches[:, high]
        both = (lower != SILENT) & (upper != SILENT)
        fresh = found.begun[:, low] | found.begun[:, high]
        crossed = both & (lower > upper)
        found.add("crossing", crossed & fresh, low, high)
        # One line goes beyond where its neighbour has just been.
        follows = both[:-1] & both[1:] & ~crossed[1:] & ~crossed[:-1]
        over = (lower[1:] > upper[:-1]) & found.begun[1:, low]
        under = (upper[1:] < lower[:-1]) & found.begun[1:, high]
        found.add("overlap", follows & (over | under), low, high, after=1)
        if step and 3 <= len(found.order) <= 5:
            found.add("spacing", both & fresh & (upper - lower > WIDEST), low, high)


def _melodic(found: _Finder) -> None:
    """Find what one line does by itself: leaps, repeated notes, notes out of its range."""
    for place, line in enumerate(found.lines):
        low, high = range_of_line(found.score, line)
        out = np.isin(found.ticks, line.starts[(line.pitches < low) | (line.pitches > high)])
        found.add("range", out, place)
        steps = np.abs(np.diff(line.pitches))
        joined = line.starts[1:] == line.ends[:-1]
        wide = joined & (np.isin(steps, list(LEAPS)) | (steps > 12))
        found.add("leap", np.isin(found.ticks, line.starts[1:][wide]), place)
        found.add("repeated note", np.isin(found.ticks, _hammered(line)), place)


def _hammered(line: Line) -> list[int]:
    """Return the starts of notes that have had the same pitch more than ``REPEATS`` times."""
    starts: list[int] = []
    run = 1
    for at in range(1, len(line.pitches)):
        run = run + 1 if line.pitches[at] == line.pitches[at - 1] else 1
        if run == REPEATS + 1:
            starts.append(int(line.starts[at]))
    return starts


def _leading_tones(found: _Finder) -> None:
    """Find seventh degrees in the upper outer line, over the dominant, that don't rise as the bass goes home."""
    if len(found.order) < 2 or len(found.ticks) < 2:
        return
    tonics = _tonics(found.score, found.ticks)
    low, high = found.order[0], found.order[-1]
    bass, top = found.pitches[:, low], found.pitches[:, high]
    home = (
        (bass[:-1] >= 0)
        & (bass[1:] >= 0)
        & ((bass[:-1] - tonics[:-1]) % 12 == 7)
        & ((bass[1:] - tonics[1:]) % 12 == 0)
    )
    leading = (top[:-1] >= 0) & ((top[:-1] - tonics[:-1]) % 12 == 11)
    falls = (top[1:] >= 0) & ((top[1:] - top[:-1]) != 1) & (top[1:] != top[:-1])
    found.add("leading tone", home & leading & falls, low, high, after=1)


def _tonics(score: Score, ticks: Whole) -> Whole:
    """Return the pitch class of the tonic at each tick, by the key signatures."""
    tonics = np.zeros(len(ticks), np.int32)
    for key in score.keys:
        tonics[ticks >= key.tick] = tonic_of(key)
    return tonics
