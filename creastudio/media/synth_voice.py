"""One note of one sample: read at another speed, looped, filtered and faded as the sound font says."""

from __future__ import annotations

import numpy as np

from creastudio.media.soundfont import Region

LONGEST = 120.0
"""Seconds after which a note that is held ends all the same."""

_SILENT_DB = 100.0
_UNHEARD_DB = 72.0
"""A release is followed down to there."""

_SHORTEST_RELEASE = 0.008
_LONGEST_RELEASE = 4.0


def held(samples: np.ndarray, region: Region, step: float, count: int, rate: int) -> np.ndarray:
    """Return up to `count` frames of a note whose key stays down, float32; fewer where its sample ends.

    Parameters
    ----------
    samples : ndarray
        (n,) float32, as recorded.
    step : float
        Frames of the sample for one of the result.
    rate : int
        Frames a second of the result.
    """
    last = len(samples) - 1
    begin, end = region.loop
    loops = region.loops and 0 <= begin < end <= len(samples)
    if not loops:
        count = min(count, int(last / step))
    if count <= 0:
        return np.zeros(0, np.float32)
    at = np.arange(count) * step
    if loops:
        # The piece before the loop is read once; what is beyond lies somewhere inside.
        first = min(count, int(np.ceil(end / step)))
        at[first:] = begin + (at[first:] - begin) % (end - begin)
        samples = np.concatenate((samples[:1], samples[:end], samples[begin : begin + 3]))
    else:
        samples = np.concatenate((samples[:1], samples, samples[-1:], samples[-1:]))
    whole = at.astype(np.int32)
    at -= whole
    sound = _between(samples, whole, at.astype(np.float32))
    if region.cutoff < rate / 2:
        sound = _low_passed(sound, region.cutoff, rate)
    sound *= envelope(region, count, rate)
    return sound


def _between(samples: np.ndarray, whole: np.ndarray, part: np.ndarray) -> np.ndarray:
    """Interpolate by cubic Hermite splines (Catmull and Rom, 1974); `samples` begins with one frame that is extra."""
    before, here, after, beyond = (np.take(samples[shift:], whole) for shift in range(4))
    slope, bend = (after - before) * np.float32(0.5), (beyond - here) * np.float32(0.5)
    rise = here - after
    bend += slope
    bend += rise
    bend += rise
    cubic = bend * part
    cubic -= bend
    cubic -= slope
    cubic -= rise
    cubic *= part
    cubic += slope
    cubic *= part
    cubic += here
    return cubic


def _low_passed(sound: np.ndarray, cutoff: float, rate: int) -> np.ndarray:
    """Apply the magnitude of a second-order Butterworth low pass; its delay, under a millisecond, is left out."""
    length = _quick_length(len(sound) + 256)
    spectrum = np.fft.rfft(sound, length)
    ratio = np.linspace(0, rate / 2 / cutoff, len(spectrum), dtype=np.float32)
    ratio *= ratio
    ratio *= ratio
    ratio += 1
    spectrum /= np.sqrt(ratio)
    return np.fft.irfft(spectrum, length)[: len(sound)]


def _quick_length(least: int) -> int:
    """Return the next length that a Fourier transform is quick for: 2, 3 or 5 times a power of two, or 9 or 15."""
    return min(factor << max(0, (-(-least // factor) - 1).bit_length()) for factor in (2, 3, 5, 9, 15))


def envelope(region: Region, count: int, rate: int) -> np.ndarray:
    """Return the amplitude of the first `count` frames: attack is linear, decay linear in dB (section 8.1.2)."""
    time = np.arange(count, dtype=np.float32) / rate
    attack, hold = region.attack, region.attack + region.hold
    loudness = np.full(count, region.attenuation, np.float32)
    rising = int(min(count, np.ceil(attack * rate)))
    if rising:
        loudness[:rising] *= time[:rising] / np.float32(attack)
    falling = int(min(count, np.ceil(hold * rate)))
    if region.sustain > 0 and falling < count:
        speed = _SILENT_DB / max(region.decay, 0.001)
        drop = np.minimum((time[falling:] - np.float32(hold)) * speed, region.sustain)
        loudness[falling:] *= 10 ** (-drop / 20)
    return loudness


def release_length(seconds: float, rate: int) -> int:
    """Return how many frames are heard after the key went up; `seconds` are those of 100 dB."""
    return int(_heard(seconds) * rate)


def _heard(seconds: float) -> float:
    return max(_SHORTEST_RELEASE, min(seconds * _UNHEARD_DB / _SILENT_DB, _LONGEST_RELEASE))


def release(seconds: float, rate: int) -> np.ndarray:
    """Return the amplitude after the key went up, from 1 down to nothing, float32; `seconds` are those of 100 dB."""
    heard, count = _heard(seconds), release_length(seconds, rate)
    fall = np.linspace(0, _SILENT_DB * heard / max(seconds, heard), count, dtype=np.float32)
    fade = 10 ** (-fall / 20)
    # The last hundredth of a second goes down to zero, wherever the fall has come to.
    tail = min(count, rate // 100)
    fade[count - tail :] *= np.linspace(1, 0, tail, dtype=np.float32)
    return fade
