"""Scores made audible, offline, by the sound font that ships with the studio.

Each (instrument, pitch, layer) is read out of the sound font once, with its key held down; every note is a cut of that
with a fade, at its own loudness. A minute of sixteen tracks so costs what a few hundred notes cost.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from creastudio.api.score import Score
from creastudio.media.limiter import limited
from creastudio.media.performance import Performance, Stroke, Times, perform
from creastudio.media.soundfont import Region, SoundFont
from creastudio.media.synth_voice import LONGEST, held, release
from creastudio.resources import resource_path

FONT = ("soundfonts", "FluidR3Mono_GM.sf3")
RATES = (44_100, 48_000)
TAIL = 2.0
"""Seconds that a score rings on after its last note, by default."""

_MAX_VOICES = 128 * 1024 * 1024
_STEP = 0.5


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
        self._voices: OrderedDict[tuple[Region, int], np.ndarray] = OrderedDict()
        self._releases: dict[float, np.ndarray] = {}
        self._bytes = 0

    def close(self) -> None:
        """Let go of the sound font."""
        self._voices.clear()
        self._font.close()

    def perform(self, score: Score, frames_of: Times | None = None) -> Performance:
        """Return how a score is played: by its own tempi, or with its ticks at the frames that `frames_of` says."""
        times = score.tempo_map

        def own(ticks: np.ndarray) -> np.ndarray:
            return np.array([round(times.seconds(tick) * self.rate) for tick in ticks.tolist()], np.int64)

        return perform(score, self._font, self.rate, frames_of or own)

    def sound(self, performance: Performance, first: int, last: int) -> np.ndarray:
        """Return frames `first` to before `last` of what is played: (n, 2) float32, as loud as it comes."""
        count = max(0, last - first)
        buses: dict[int, np.ndarray] = {}
        for stroke in performance.between(first, last):
            if stroke.place not in buses:
                buses[stroke.place] = np.zeros(count, np.float32)
            self._add(buses[stroke.place], first, stroke)
        return _mixed(buses, count)

    def render(self, score: Score, start: float = 0.0, end: float | None = None) -> np.ndarray:
        """Return what is heard from `start` to `end`, s: (frames, 2) float32, left and right, never beyond 1.

        The same seconds sound the same whatever piece they are rendered in. Without `end` the last note may ring on for
        ``TAIL`` seconds.
        """
        if end is None:
            end = score.seconds + TAIL
        return limited(self.sound(self.perform(score), round(start * self.rate), round(end * self.rate)))

    def blocks(self, score: Score, seconds: float = 10.0) -> Iterator[np.ndarray]:
        """Yield the whole score in pieces, as ``render`` would return it, in little memory."""
        end = score.seconds + TAIL
        performance = self.perform(score)
        for number in range(math.ceil(end / seconds)):
            begin, until = number * seconds, min(end, (number + 1) * seconds)
            yield limited(self.sound(performance, round(begin * self.rate), round(until * self.rate)))

    def _add(self, bus: np.ndarray, first: int, stroke: Stroke) -> None:
        fade = self._release(stroke.release)
        begin, held = stroke.start - first, stroke.held
        voice = self._voice(stroke.region, stroke.pitch, held + len(fade))
        loudness = np.float32(stroke.loudness)
        _add_cut(bus, begin, voice[:held], loudness)
        tail = voice[held : held + len(fade)]
        if len(tail):
            _add_cut(bus, begin + held, tail * fade[: len(tail)], loudness)

    def _release(self, seconds: float) -> np.ndarray:
        if seconds not in self._releases:
            self._releases[seconds] = release(seconds, self.rate)
        return self._releases[seconds]

    def _voice(self, region: Region, pitch: int, count: int) -> np.ndarray:
        """Return at least `count` frames of a note that is held, or as many as there are."""
        key = (region, pitch)
        known = self._voices.get(key)
        if known is not None and (len(known) >= count or not region.loops):
            self._voices.move_to_end(key)
            return known
        # A little more than is asked for, so that notes of many lengths read a voice a few times and not once each.
        length = int(
            max(
                _STEP * self.rate * (count // (_STEP * self.rate) + 1),
                len(known) * 3 // 2 if known is not None else 0,
            )
        )
        if not region.loops:
            length = round(LONGEST * self.rate)
        samples = self._font.sample(region.sample)
        semitones = (pitch - region.root) * region.tracking + region.tuning
        step = self._font.rate(region.sample) / self.rate * 2 ** (semitones / 12)
        made = held(samples, region, step, length, self.rate)
        self._bytes += made.nbytes - (known.nbytes if known is not None else 0)
        self._voices[key] = made
        self._voices.move_to_end(key)
        while self._bytes > _MAX_VOICES and len(self._voices) > 1:
            self._bytes -= self._voices.popitem(last=False)[1].nbytes
        return made


def _add_cut(bus: np.ndarray, begin: int, sound: np.ndarray, loudness: np.float32) -> None:
    """Add what of a sound that begins at frame `begin` lies inside of the bus."""
    left, right = max(0, begin), min(len(bus), begin + len(sound))
    if left < right:
        bus[left:right] += sound[left - begin : right - begin] * loudness


def _mixed(buses: dict[int, np.ndarray], count: int) -> np.ndarray:
    """Return the sum in stereo: equal power, and no louder in the middle than a sound is by itself."""
    both = np.zeros((2, count), np.float32)
    for place, bus in buses.items():
        angle = (place + 64) / 128 * math.pi / 2
        for side, loudness in enumerate((math.cos(angle), math.sin(angle))):
            both[side] += bus * np.float32(loudness * math.sqrt(2))
    return np.ascontiguousarray(both.T)
