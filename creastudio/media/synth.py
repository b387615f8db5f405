"""Scores made audible, offline, by the sound font that ships with the studio.

Each (instrument, pitch, layer) is read out of the sound font once, with its key held down; every note is a cut of that
with a fade, at its own loudness. A minute of sixteen tracks so costs what a few hundred notes cost.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from creastudio.api.score import Score
from creastudio.media.envelopes import release
from creastudio.media.limiter import limited
from creastudio.media.performance import Performance, Stroke, Times, perform
from creastudio.media.side_by_side import side_by_side
from creastudio.media.sound_fonts import Fonts
from creastudio.media.voices import Voices

RATES = (44_100, 48_000)
TAIL = 2.0
"""Seconds that a score rings on after its last note, and after the end of its clip."""

_PIECE = 96_000
"""Frames that are summed at once: they stay in the cache of the processor."""

_MANY = 4
"""Pieces from which on a second thread is worth it."""


METERED = 1200
"""Frames of which the highest amplitude is told: a fortieth of a second. Pieces are whole multiples of it."""

Peaks = dict[int, np.ndarray]


class Synth:
    """Renders scores. What it has read it keeps, so one that lives on is quicker; one thread at a time may use it.

    Parameters
    ----------
    rate : int
        Frames a second, 44,100 or 48,000.
    font : Path or Fonts, optional
        Another sound font than the one that ships; of `Fonts`, the synth takes care.

    Attributes
    ----------
    fonts : Fonts
        What it plays.
    """

    def __init__(self, rate: int = 48_000, font: Path | Fonts | None = None) -> None:
        if rate not in RATES:
            raise ValueError(f"the rate is one of {RATES}")
        self.rate = rate
        self.fonts = font if isinstance(font, Fonts) else Fonts(font)
        self.voices = Voices(self.fonts, rate)
        self._releases: dict[float, np.ndarray] = {}

    def close(self) -> None:
        """Let go of the sound font."""
        self.voices.clear()
        self.fonts.close()

    def __enter__(self) -> Synth:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def perform(self, score: Score, frames_of: Times | None = None) -> Performance:
        """Return how a score is played: by its own tempi, or with its ticks at the frames that `frames_of` says."""
        times = score.tempo_map

        def own(ticks: np.ndarray) -> np.ndarray:
            return np.array([round(times.seconds(tick) * self.rate) for tick in ticks.tolist()], np.int64)

        return perform(score, self.fonts, self.rate, frames_of or own)

    def prepare(self, performance: Performance, first: int, last: int) -> None:
        """Read the notes that are heard in frames `first` to before `last`, so that they sound at once."""
        self.voices.make(performance.voices(first, last))

    def sound(
        self, performance: Performance, first: int, last: int, peaks: Peaks | None = None
    ) -> np.ndarray:
        """Return frames `first` to before `last` of what is played: (n, 2) float32, as loud as it comes.

        The same frames are the same numbers whatever stretch they are asked for in.

        Parameters
        ----------
        peaks : dict, optional
            Filled with the highest amplitude of each track of the score, by its number: one for every ``METERED`` frames from
            `first` on, float32. Tracks are then summed each by itself, which rounds a little differently.
        """
        out = np.empty((max(0, last - first), 2), np.float32)
        self.prepare(performance, first, last)
        measured = None if peaks is None else _Measured(peaks, first, len(out))

        def add(begin: int) -> None:
            end = min(last, begin + _PIECE)
            self._piece(performance, begin, out[begin - first : end - first], measured)

        begins = range(first, last, _PIECE)
        if len(begins) < _MANY:
            for begin in begins:
                add(begin)
            return out
        side_by_side(add, begins, "mixing")
        return out

    def _piece(
        self, performance: Performance, begin: int, out: np.ndarray, measured: _Measured | None
    ) -> None:
        """Sum what is heard from frame `begin` on; pieces take nothing of each other, so threads may share them."""
        places: dict[tuple[int, int], list[Stroke]] = {}
        for stroke in performance.between(begin, begin + len(out)):
            key = stroke.place, stroke.part if measured is not None else 0
            places.setdefault(key, []).append(stroke)
        both = np.zeros((2, len(out)), np.float32)
        bus, spare = np.empty(len(out), np.float32), np.empty(len(out), np.float32)
        # In one order, so that a sum is the same number whichever place was struck first; one at a time, since a bus stays in
        # the cache of the processor and many do not.
        for place, part in sorted(places):
            bus[:] = 0
            for stroke in places[place, part]:
                self._add(bus, spare, begin, stroke)
            if measured is not None:
                measured.take(part, begin, bus, max(sides_of(place)))
            for side, loudness in enumerate(sides_of(place)):
                both[side] += np.multiply(bus, loudness, out=spare)
        out[:, 0], out[:, 1] = both

    def render(self, score: Score, start: float = 0.0, end: float | None = None) -> np.ndarray:
        """Return what is heard from `start` to `end`, s: (frames, 2) float32, left and right, never beyond 1.

        The same seconds sound the same whatever piece they are rendered in. Without `end` the last note may ring on for
        ``TAIL`` seconds.
        """
        if end is None:
            end = score.seconds + TAIL
        return limited(self.sound(self.perform(score), round(start * self.rate), round(end * self.rate)))

    def blocks(self, score: Score, seconds: float = 10.0, end: float | None = None) -> Iterator[np.ndarray]:
        """Yield the whole score (up to `end`, s) in pieces, as ``render`` would return it, in little memory."""
        if end is None:
            end = score.seconds + TAIL
        performance = self.perform(score)
        for number in range(math.ceil(end / seconds)):
            begin, until = number * seconds, min(end, (number + 1) * seconds)
            yield limited(self.sound(performance, round(begin * self.rate), round(until * self.rate)))

    def _add(self, bus: np.ndarray, spare: np.ndarray, first: int, stroke: Stroke) -> None:
        """Add what of a stroke lies inside of a bus that begins at frame `first`; `spare` is written over."""
        fade = self._release(stroke.release)
        voice = self.voices.get(stroke.region, stroke.pitch, stroke.held + len(fade))
        loudness = np.float32(stroke.loudness)
        begin = stroke.start - first
        up = begin + stroke.held
        left, right = max(0, begin), min(len(bus), up, begin + len(voice))
        if left < right:
            part = np.multiply(voice[left - begin : right - begin], loudness, out=spare[left:right])
            bus[left:right] += part
        left, right = max(0, up), min(len(bus), up + len(fade), begin + len(voice))
        if left < right:
            tail = np.multiply(
                voice[left - begin : right - begin], fade[left - up : right - up], out=spare[left:right]
            )
            tail *= loudness
            bus[left:right] += tail

    def _release(self, seconds: float) -> np.ndarray:
        if seconds not in self._releases:
            self._releases[seconds] = release(seconds, self.rate)
        return self._releases[seconds]


class _Measured:
    """How loud tracks are, piece by piece; pieces of several threads lie apart from each other."""

    def __init__(self, peaks: Peaks, first: int, count: int) -> None:
        self._peaks, self._first, self._blocks = peaks, first, -(-count // METERED)
        self._lock = threading.Lock()

    def take(self, part: int, begin: int, bus: np.ndarray, loudness: np.float32) -> None:
        with self._lock:
            found = self._peaks.setdefault(part, np.zeros(self._blocks, np.float32))
        at = (begin - self._first) // METERED
        loudest = np.maximum.reduceat(np.abs(bus), np.arange(0, len(bus), METERED)) * loudness
        # A track may lie at several places; the loudest counts.
        np.maximum(found[at : at + len(loudest)], loudest, out=found[at : at + len(loudest)])


def sides_of(place: int) -> tuple[np.float32, np.float32]:
    """Return the loudness left and right: equal power, and no louder in the middle than a sound is by itself."""
    angle = (place + 64) / 128 * math.pi / 2
    return np.float32(math.cos(angle) * math.sqrt(2)), np.float32(math.sin(angle) * math.sqrt(2))
