"""How loud a note is while its key is held, and after it went up."""

from __future__ import annotations

import math
import threading

import numpy as np

from creastudio.media.soundfont import Region

_SILENT_DB = 100.0
_UNHEARD_DB = 72.0
"""A release is followed down to there."""

_SHORTEST_RELEASE = 0.008
_LONGEST_RELEASE = 4.0

_MOST = 16 * 1024 * 1024
"""Bytes of envelopes that are kept."""

_CHUNK = 16_384


class Envelopes:
    """Envelopes of held notes at one rate: most pitches of an instrument have the same. Any thread may use it."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._kept: dict[tuple[float, ...], np.ndarray] = {}
        self._bytes = 0

    def of(self, region: Region, count: int) -> np.ndarray:
        """Return the amplitude of the first `count` frames, as ``envelope`` does; not to be written to."""
        key = region.attenuation, region.attack, region.hold, region.decay, region.sustain
        found = self._kept.get(key)
        if found is None or len(found) < count:
            found = envelope(region, count, self._rate)
            with self._lock:
                if self._bytes + found.nbytes > _MOST:
                    self._kept.clear()
                    self._bytes = 0
                self._kept[key] = found
                self._bytes += found.nbytes
        return found[:count]


def envelope(region: Region, count: int, rate: int) -> np.ndarray:
    """Return the amplitude of the first `count` frames: attack is linear, decay linear in dB (section 8.1.2)."""
    attack, hold = region.attack, region.attack + region.hold
    loudness = np.full(count, region.attenuation, np.float32)
    rising = int(min(count, np.ceil(attack * rate)))
    if rising:
        loudness[:rising] *= np.arange(rising, dtype=np.float32) / np.float32(attack * rate)
    falling = int(min(count, np.ceil(hold * rate)))
    if region.sustain > 0 and falling < count:
        speed = _SILENT_DB / max(region.decay, 0.001)
        low = min(count, falling + int(region.sustain / speed * rate) + 1)
        drop = (np.arange(falling, low, dtype=np.float32) / np.float32(rate) - np.float32(hold)) * np.float32(
            speed
        )
        np.minimum(drop, np.float32(region.sustain), out=drop)
        drop *= np.float32(-math.log(10) / 20)
        loudness[falling:low] *= np.exp(drop)
        loudness[low:] *= np.float32(10 ** (-region.sustain / 20))
    return loudness


def release_length(seconds: float, rate: int) -> int:
    """Return how many frames are heard after the key went up; `seconds` are those of 100 dB."""
    return int(_heard(seconds) * rate)


def _heard(seconds: float) -> float:
    return max(_SHORTEST_RELEASE, min(seconds * _UNHEARD_DB / _SILENT_DB, _LONGEST_RELEASE))


def release(seconds: float, rate: int) -> np.ndarray:
    """Return the amplitude after the key went up, from 1 down to nothing, float32; `seconds` are those of 100 dB."""
    heard, count = _heard(seconds), release_length(seconds, rate)
    fade = np.empty(count, np.float32)
    last = _SILENT_DB * heard / max(seconds, heard)
    speed = -math.log(10) / 20 * last / (count - 1)
    first = np.exp(np.arange(min(count, _CHUNK), dtype=np.float32) * np.float32(speed))
    # It falls by the same factor in every chunk, so one is worked out and the others are as many times softer.
    for begin in range(0, count, _CHUNK):
        part = fade[begin : begin + _CHUNK]
        np.multiply(first[: len(part)], np.float32(math.exp(speed * begin)), out=part)
    # The last hundredth of a second goes down to zero, wherever the fall has come to.
    tail = min(count, rate // 100)
    fade[count - tail :] *= np.linspace(1, 0, tail, dtype=np.float32)
    return fade
