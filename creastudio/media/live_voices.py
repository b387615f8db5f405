"""Notes that sound while they are held: what a keyboard plays, and what is touched on the page."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np

from creastudio.media.envelopes import release
from creastudio.media.limiter import limited
from creastudio.media.live_instrument import Instrument
from creastudio.media.performance import loudness_of, place_of
from creastudio.media.soundfont import Region
from creastudio.media.synth import Synth, sides_of

HELD = 8.0
"""Seconds that a key may stay down; then its note ends all the same."""

AT_ONCE = 0.5
"""Seconds of a note that are read before it sounds; the rest follows while it does."""

MAX_STROKES = 64
"""Samples that sound at once; the oldest give way."""

_CUT = 480
"""Frames over which a note that gives way is faded."""


@dataclass
class _Stroke:
    key: object
    voice: np.ndarray
    fade: np.ndarray
    gains: np.ndarray
    exclusive: int
    at: int = 0
    up: int = -1
    """Frame of the voice at which its key went up; below 0 while it is down."""

    @property
    def left(self) -> int:
        """Frames that are still heard, if its key stays as it is."""
        left = len(self.voice) - self.at
        return left if self.up < 0 else min(left, self.up + len(self.fade) - self.at)

    def take(self, frames: int) -> np.ndarray:
        """Return the next frames, mono."""
        left = max(0, self.left)
        part = self.voice[self.at : self.at + min(frames, left)]
        if self.up >= 0:
            begin = self.at - self.up
            part = part * self.fade[begin : begin + len(part)]
        self.at += len(part)
        return part


class LiveVoices:
    """Plays notes at once. One thread strikes and releases keys, another takes the sound.

    Parameters
    ----------
    synth : Synth
        Used by the thread that strikes.
    """

    def __init__(self, synth: Synth) -> None:
        self._synth = synth
        self._lock = threading.Lock()
        self._strokes: list[_Stroke] = []
        self._releases: dict[float, np.ndarray] = {}

    @property
    def sounding(self) -> bool:
        """Whether anything is heard now."""
        with self._lock:
            return bool(self._strokes)

    def prepare(self, instrument: Instrument, pitches: range) -> None:
        """Read notes of an instrument, so that they sound at once."""
        for pitch in pitches:
            for region in self._regions(instrument, pitch, 90):
                self._voice(region, pitch, AT_ONCE)

    def strike(self, key: object, instrument: Instrument, pitch: int, velocity: int) -> None:
        """Sound a note until ``lift`` is called with the same key; percussion rings out by itself."""
        loudness = loudness_of(velocity, instrument.volume)
        fresh: list[_Stroke] = []
        regions = self._regions(instrument, pitch, velocity)
        for region in regions:
            gains = np.array(sides_of(place_of(instrument.pan, region)), np.float32) * np.float32(loudness)
            fresh.append(
                _Stroke(
                    key, self._voice(region, pitch, AT_ONCE), self._release(region.release), gains,
                    region.exclusive if instrument.percussion else 0,
                )
            )  # fmt: skip
        groups = {stroke.exclusive for stroke in fresh} - {0}
        with self._lock:
            for stroke in self._strokes:
                if stroke.exclusive in groups or stroke.key == key:
                    self._cut(stroke)
            self._strokes += fresh
            # Where nobody takes the sound, they go without a fade.
            self._strokes = self._strokes[-2 * MAX_STROKES :]
            for stroke in self._strokes[:-MAX_STROKES]:
                self._cut(stroke)
        # It sounds already: there is time now to read the rest of it.
        for stroke, region in zip(fresh, regions, strict=True):
            stroke.voice = self._voice(region, pitch, HELD)

    def lift(self, key: object) -> None:
        """Let the note of a key fade, as its instrument does."""
        with self._lock:
            for stroke in self._strokes:
                if stroke.key == key and stroke.up < 0 and not stroke.exclusive:
                    stroke.up = stroke.at

    def silence(self) -> None:
        """End all notes at once, without a click."""
        with self._lock:
            for stroke in self._strokes:
                self._cut(stroke)

    def take(self, frames: int) -> np.ndarray:
        """Return the next frames of all that sounds: (frames, 2) float32, within -1 and 1."""
        out = np.zeros((frames, 2), np.float32)
        with self._lock:
            for stroke in self._strokes:
                part = stroke.take(frames)
                out[: len(part)] += part[:, None] * stroke.gains
            self._strokes = [stroke for stroke in self._strokes if stroke.left > 0]
        return limited(out)

    def _regions(self, instrument: Instrument, pitch: int, velocity: int) -> tuple[Region, ...]:
        return self._synth.fonts.regions(instrument.program, instrument.percussion, pitch, velocity)

    def _voice(self, region: Region, pitch: int, seconds: float) -> np.ndarray:
        # What is longer begins as what is shorter, so that a voice may be exchanged while it sounds.
        return self._synth.voices.get(region, pitch, round(seconds * self._synth.rate))

    def _release(self, seconds: float) -> np.ndarray:
        if seconds not in self._releases:
            self._releases[seconds] = release(seconds, self._synth.rate)
        return self._releases[seconds]

    def _cut(self, stroke: _Stroke) -> None:
        if stroke.up < 0:
            stroke.up, stroke.fade = stroke.at, np.linspace(1, 0, _CUT, dtype=np.float32)
        else:
            # It fades already: from where it is down to nothing.
            begin = min(stroke.at - stroke.up, len(stroke.fade))
            rest = stroke.fade[begin : begin + _CUT]
            stroke.up, stroke.fade = stroke.at, rest * np.linspace(1, 0, len(rest), dtype=np.float32)
