"""A score moves a walk: chords lead to pictures of their own, beginning notes shake it, bass and melody push its layers."""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.api.keys import FLICKS_PER_SECOND
from creastudio_gan.engine.walk_score import Events
from creastudio_gan.engine.walk_space import Space, State
from creastudio_gan.tools.walk import WalkParams

Mask = NDArray[np.float64]

FADED = 7
"""After so many times its decay nothing is left of a shake: less than a thousandth."""

ROUNDING = 1
"""Flicks by which a frame and a note that begin together may differ: both are rounded."""


class Drive:
    """Moves states of a space by what happens in a score; any thread may ask.

    Parameters
    ----------
    seed : int
        Of the walk: another one gives chords other pictures.
    """

    def __init__(self, space: Space, events: Events, params: WalkParams, seed: int) -> None:
        self._space, self._events, self._params = space, events, params
        self._glide = Glide(params.at(1), max(1.0, params.glide * FLICKS_PER_SECOND))
        self._decay = params.decay * FLICKS_PER_SECOND
        self._chord_times = [at for at, _ in events.chords]
        anchors = {
            notes: space.state(
                {
                    "seed": _seed_of(seed, "chord", notes),
                    "truncation": params.truncation,
                    "label": params.label,
                }
            )
            for _, notes in events.chords
        }
        self._anchors = [anchors[notes] for _, notes in events.chords]
        self._from = self._beginnings()
        self._onset_times = [onset.at for onset in events.onsets]
        coarse, later, fine = layer_masks(space.layers)
        kinds = {onset.pitches for onset in events.onsets}
        self._shakes = {
            pitches: space.direction(_seed_of(seed, "onset", pitches)) * later for pitches in kinds
        }
        self._low = space.direction(_seed_of(seed, "bass", ())) * coarse
        self._high = space.direction(_seed_of(seed, "melody", ())) * fine
        self._bass = _Line(events.bass, self._glide)
        self._melody = _Line(events.melody, self._glide)

    def moved(self, state: State, time: int) -> State:
        """Return a state of the walk at a time, flicks, as the score moves it."""
        params, space = self._params, self._space
        if params.chords > 0 and self._anchors:
            anchor, there = self._anchor(time)
            if there > 0:
                state = space.between(state, anchor, params.chords * there)
        by = np.zeros_like(state)
        if params.onsets > 0:
            by += self._shaken(time) * params.onsets
        if params.bass > 0:
            by += self._low * (self._bass.at(time) * params.bass)
        if params.melody > 0:
            by += self._high * (self._melody.at(time) * params.melody)
        return space.moved(state, by) if by.any() else state

    def _beginnings(self) -> list[State]:
        """Return where the way to each chord begins: where that to the one before has come by then."""
        found: list[State] = []
        for index, anchor in enumerate(self._anchors):
            if index == 0:
                found.append(anchor)
                continue
            share = self._glide.before(self._chord_times[index], self._chord_times[index - 1])
            found.append(self._space.between(found[-1], self._anchors[index - 1], share))
        return found

    def _anchor(self, time: int) -> tuple[State, float]:
        """Return where the chords lead at a time, and how far they are there: the first one comes slowly."""
        index = bisect_right(self._chord_times, time + ROUNDING) - 1
        if index < 0:
            return self._anchors[0], 0.0
        share = self._glide.gone(time, self._chord_times[index])
        there = self._glide.gone(time, self._chord_times[0])
        return self._space.between(self._from[index], self._anchors[index], share), there

    def _shaken(self, time: int) -> NDArray[np.float64]:
        total = np.zeros((self._space.layers, self._space.dim))
        first = bisect_left(self._onset_times, time - FADED * self._decay)
        for onset in self._events.onsets[first : bisect_right(self._onset_times, time + ROUNDING)]:
            left = math.exp(-max(0, time - onset.at) / self._decay)
            total += self._shakes[onset.pitches] * (onset.strength * left)
        return total


@dataclass(frozen=True)
class Glide:
    """How something goes to where a note sends it, slowly at both ends.

    Attributes
    ----------
    frame, length : int, float
        Of a frame, and of the whole way, flicks.
    """

    frame: int
    length: float

    def gone(self, time: int, since: int) -> float:
        """Return which share of the way that began at `since` is gone in the frame at `time`.

        The frame that a note begins in has gone one frame of it, so that it is seen there.
        """
        return _smooth((time - since + self.frame) / self.length)

    def before(self, time: int, since: int) -> float:
        """As ``gone``, in the frame before the one at `time`: where the next way begins."""
        return _smooth((time - since) / self.length)


def _smooth(share: float) -> float:
    share = min(1.0, max(0.0, share))
    return share * share * (3 - 2 * share)


class _Line:
    """A value that glides from note to note."""

    def __init__(self, notes: Sequence[tuple[int, float]], glide: Glide) -> None:
        self._notes, self._glide = notes, glide
        self._times = [at for at, _ in notes]
        self._from = [0.0] * len(notes)
        for index in range(1, len(notes)):
            (since, value), reached = notes[index - 1], self._from[index - 1]
            self._from[index] = reached + (value - reached) * glide.before(notes[index][0], since)

    def at(self, time: int) -> float:
        """Return the value at a time, flicks."""
        index = bisect_right(self._times, time + ROUNDING) - 1
        if index < 0:
            return 0.0
        at, value = self._notes[index]
        return self._from[index] + (value - self._from[index]) * self._glide.gone(time, at)


def layer_masks(layers: int) -> tuple[Mask, Mask, Mask]:
    """Return which layers are coarse, which are not, and which are fine: (layers, 1) each, thirds of a network with several."""
    if layers == 1:
        whole = np.ones((1, 1), np.float64)
        return whole, whole, whole
    place = np.arange(layers)[:, None]
    third, two = math.ceil(layers / 3), math.ceil(2 * layers / 3)
    return _mask(place < third), _mask(place >= third), _mask(place >= two)


def _mask(chosen: NDArray[np.bool_]) -> Mask:
    return chosen.astype(np.float64)


def _seed_of(seed: int, what: str, notes: tuple[int, ...]) -> int:
    """Return the seed that stands for some notes: the same ones always the same, on every machine."""
    digest = hashlib.sha256(f"{seed} {what} {' '.join(map(str, notes))}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % 2**63
