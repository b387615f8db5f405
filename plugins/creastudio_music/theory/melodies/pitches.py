"""Pitches of a melody: of all ways through the scale, one that costs little.

What costs: notes foreign to the chord where they are felt; leaps, and leaps that no step in the other direction follows; notes
that circle about one another; being far from where the line is to go; and other steps than those of the motif, where it comes again.
After L. Meyer, "Emotion and Meaning in Music" (1956), on gap and fill, and D. Huron, "Sweet Anticipation" (2006), chapter 5, on small
intervals, arches and where phrases end. The search keeps the best beginnings at each note (a beam).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

BEAM = 32

_INTERVALS = (0.9, 0.0, 0.0, 0.35, 0.55, 1.1, 3.2, 1.4, 2.6, 2.4, 4.5, 6.0, 2.8)
"""What an interval costs, by semitones up to the octave."""


class Place(NamedTuple):
    """Where a note is to be.

    Attributes
    ----------
    chord : frozenset of int
        Tones of the chord, 0 to 11.
    scale : frozenset of int
        Tones that may be sung, those of the chord among them.
    felt : float
        0 to 1: how strongly its place and length are felt.
    target : float
        MIDI pitch that the line tends to here.
    like : int or None
        Steps of the scale from the note before, where a motif says so.
    wanted : frozenset of int
        Tones that end a phrase here; empty inside of one.
    key : int
        Where noise comes from: the same number is the same noise.
    """

    chord: frozenset[int]
    scale: frozenset[int]
    felt: float
    target: float
    like: int | None
    wanted: frozenset[int]
    key: int


@dataclass
class _Way:
    cost: float
    pitches: list[int]


def line(places: Sequence[Place], low: int, high: int, *, daring: float = 0.3, seed: str = "") -> list[int]:
    """Return a pitch for each place.

    Parameters
    ----------
    low, high : int
        Range, MIDI pitches, an octave at least.
    daring : float
        0 to 1: how much chance weighs, and how cheap leaps are.
    """
    ways: list[_Way] = [_Way(0.0, [])]
    for place in places:
        noise = random.Random(f"{seed}/{place.key}")
        chance = [noise.random() for _ in range(128)]
        options = [pitch for pitch in range(low, high + 1) if pitch % 12 in place.scale]
        following: dict[tuple[int, ...], _Way] = {}
        for pitch in options:
            own = _own(pitch, place) + (0.4 + daring) * chance[pitch]
            for way in ways:
                cost = way.cost + own + _move(way.pitches, pitch, place, daring)
                last = (*way.pitches[-1:], pitch)
                if last not in following or cost < following[last].cost:
                    following[last] = _Way(cost, [*way.pitches, pitch])
        ways = sorted(following.values(), key=lambda way: (way.cost, way.pitches[-2:]))[:BEAM]
    return ways[0].pitches if places else []


def _own(pitch: int, place: Place) -> float:
    tone = pitch % 12
    cost = 0.0 if tone in place.chord else 4.2 * place.felt
    if tone not in place.chord and (tone - 1) % 12 in place.chord:
        # A semitone above a tone of the chord rubs against it.
        cost += 2.5 * place.felt
    if place.wanted and tone not in place.wanted:
        cost += 7.0
    off = abs(pitch - place.target)
    return cost + 0.035 * off * off


def _move(before: Sequence[int], pitch: int, place: Place, daring: float) -> float:
    if not before:
        return 0.0
    by = pitch - before[-1]
    size = abs(by)
    cost = (_INTERVALS[size] if size <= 12 else 9.0) * (1.25 - 0.6 * daring)
    if place.like is not None:
        cost += 0.9 * abs(_steps(before[-1], pitch, place.scale) - place.like)
    if len(before) > 1:
        last = before[-1] - before[-2]
        if abs(last) >= 5 and (by == 0 or (by > 0) == (last > 0) or size > 4):
            cost += 1.6
        if by == 0 and last == 0:
            cost += 2.0
    if len(before) > 2 and pitch == before[-2] and before[-1] == before[-3]:
        cost += 2.4
    return cost


@lru_cache(maxsize=65_536)
def _steps(one: int, other: int, scale: frozenset[int]) -> int:
    """Return how many steps of a scale lie from one pitch to another."""
    low, high = min(one, other), max(one, other)
    count = sum(pitch % 12 in scale for pitch in range(low + 1, high + 1))
    return count if other > one else -count


def steps_between(pitches: Sequence[int], places: Sequence[Place]) -> list[int | None]:
    """Return the steps that lead to each pitch of a line; None for the first."""
    found: list[int | None] = [None]
    found += [
        _steps(before, after, place.scale)
        for before, after, place in zip(pitches, pitches[1:], places[1:], strict=False)
    ]
    return found[: len(pitches)]
