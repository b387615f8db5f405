"""Scores made audible, offline, by the sound font that ships with the studio.

Each (instrument, pitch, layer) is read out of the sound font once, with its key held down; every note is a cut of that
with a fade, at its own loudness. A minute of sixteen tracks so costs what a few hundred notes cost.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from creastudio.api.score import Score
from creastudio.media.limiter import limited
from creastudio.media.performance import Performance, Stroke, Times, perform
from creastudio.media.soundfont import SoundFont
from creastudio.media.synth_voice import release
from creastudio.media.voices import Voices
from creastudio.resources import resource_path

FONT = ("soundfonts", "FluidR3Mono_GM.sf3")
RATES = (44_100, 48_000)
TAIL = 2.0
"""Seconds that a score rings on after its last note, and after the end of its clip."""

_PIECE = 48_000
"""Frames that are summed at once: they stay in the cache of the processor."""


class Synth:
    """Renders scores. What it has read it keeps, so one that lives on is quicker; one thread at a time may use it.

    Parameters
    ----------
    rate : int
        Frames a second, 44,100 or 48,000.
    font : Path, optional
        Another sound font than the one that ships.
    """

    def __init__(self, rate: int = 48_000, font: Path | None = None) -> None:
        if rate not in RATES:
            raise ValueError(f"the rate is one of {RATES}")
        self.rate = rate
        self._font = SoundFont(font or resource_path(*FONT))
        self._voices = Voices(self._font, rate)
        self._releases: dict[float, np.ndarray] = {}

    def close(self) -> None:
        """Let go of the sound font."""
        self._voices.clear()
        self._font.close()

    def __enter__(self) -> Synth:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def perform(self, score: Score, frames_of: Times | None = None) -> Performance:
        """Return how a score is played: by its own tempi, or with its ticks at the frames that `frames_of` says."""
        times = score.tempo_map

        def own(ticks: np.ndarray) -> np.ndarray:
            return np.array([round(times.seconds(tick) * self.rate) for tick in ticks.tolist()], np.int64)

        return perform(score, self._font, self.rate, frames_of or own)

    def prepare(self, performance: Performance, first: int, last: int) -> None:
        """Read the notes that are heard in frames `first` to before `last`, so that they sound at once."""
        self._voices.make(performance.voices(first, last))

    def sound(self, performance: Performance, first: int, last: int) -> np.ndarray:
        """Return frames `first` to before `last` of what is played: (n, 2) float32, as loud as it comes.

        The same frames are the same numbers whatever stretch they are asked for in.
        """
        out = np.empty((max(0, last - first), 2), np.float32)
        self.prepare(performance, first, last)
        for begin in range(first, last, _PIECE):
            end = min(last, begin + _PIECE)
            buses: dict[int, np.ndarray] = {}
            for stroke in performance.between(begin, end):
                if stroke.place not in buses:
                    buses[stroke.place] = np.zeros(end - begin, np.float32)
                self._add(buses[stroke.place], begin, stroke)
            _mix(buses, out[begin - first : end - first])
        return out

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

    def _add(self, bus: np.ndarray, first: int, stroke: Stroke) -> None:
        """Add what of a stroke lies inside of a bus that begins at frame `first`."""
        fade = self._release(stroke.release)
        voice = self._voices.get(stroke.region, stroke.pitch, stroke.held + len(fade))
        loudness = np.float32(stroke.loudness)
        begin = stroke.start - first
        up = begin + stroke.held
        left, right = max(0, begin), min(len(bus), up, begin + len(voice))
        if left < right:
            bus[left:right] += voice[left - begin : right - begin] * loudness
        left, right = max(0, up), min(len(bus), up + len(fade), begin + len(voice))
        if left < right:
            tail = voice[left - begin : right - begin] * fade[left - up : right - up]
            tail *= loudness
            bus[left:right] += tail

    def _release(self, seconds: float) -> np.ndarray:
        if seconds not in self._releases:
            self._releases[seconds] = release(seconds, self.rate)
        return self._releases[seconds]


def _mix(buses: dict[int, np.ndarray], out: np.ndarray) -> None:
    """Write the sum in stereo: equal power, and no louder in the middle than a sound is by itself."""
    both = np.zeros((2, len(out)), np.float32)
    # In one order, so that a sum is the same number whichever bus was struck first.
    for place in sorted(buses):
        angle = (place + 64) / 128 * math.pi / 2
        for side, loudness in enumerate((math.cos(angle), math.sin(angle))):
            both[side] += buses[place] * np.float32(loudness * math.sqrt(2))
    out[:] = both.T
