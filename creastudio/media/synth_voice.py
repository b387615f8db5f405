"""One note of one sample: read at another speed, looped, filtered and faded as the sound font says."""

from __future__ import annotations

import math

import numpy as np

from creastudio.media.soundfont import Region

LONGEST = 120.0
"""Seconds after which a note that is held ends all the same."""

_SILENT_DB = 100.0
_UNHEARD_DB = 72.0
"""A release is followed down to there."""

_SETTLED = 256
"""Frames of the sample after which a low pass has forgotten what was before."""

_BLOCK = 4096
_HOP = _BLOCK - 2 * _SETTLED
"""Frames that are filtered at once, and how many of them aren't disturbed by the edges."""

_CHUNK = 16_384
"""Frames that are interpolated at once: what they need stays in the cache of the processor."""

_LONG = 4_000_000
"""Frames of a sample with its loops that are written out one after the other."""

_SHORTEST_RELEASE = 0.008
_LONGEST_RELEASE = 4.0


class Tone:
    """The sample of a region, ready to be read at any speed through its low pass; threads may share it.

    The low pass is applied to the sample as it was recorded, with the loop repeated behind it, so that the filtered
    loop is one without a seam, and any number of frames is the beginning of any larger number.
    """

    def __init__(self, samples: np.ndarray, region: Region) -> None:
        begin, end = region.loop
        self.loops = region.loops and 0 <= begin < end <= len(samples)
        self._cycle = end - begin
        if self.loops:
            copies = -(-2 * _SETTLED // self._cycle) + 1
            samples = np.concatenate((samples[:end], np.tile(samples[begin:end], copies)))
            self._repeated = end + -(-_SETTLED // self._cycle) * self._cycle
        self._samples = samples
        self._spectra: np.ndarray | None = None

    def frames(self, step: float) -> int | None:
        """Return how many frames there are at a speed; None for any number."""
        return None if self.loops else max(0, int((len(self._samples) - 1) / step))

    def read(self, region: Region, step: float, count: int, rate: int) -> np.ndarray:
        """Return `count` frames, float32, read at `step` frames of the sample for one."""
        last = int(count * step) + 3
        repeats = self.loops and last > self._repeated + self._cycle
        needed = min(len(self._samples), self._repeated + self._cycle if repeats else last)
        source = self._samples[:needed]
        if region.cutoff < rate / 2:
            source = self._filtered(region.cutoff / rate / step, needed)
        if repeats and last > _LONG:
            # Written out, a loop that is read fast and long would fill the memory.
            source = np.concatenate((source[:1], source, source[self._repeated :][:4]))
            return _interpolated(source, step, count, (self._repeated + 1, self._cycle))
        if repeats:
            copies = -(-(last - self._repeated) // self._cycle)
            source = np.concatenate(
                (source[:1], source[: self._repeated], np.tile(source[self._repeated :], copies))
            )
        else:
            source = np.concatenate((source[:1], source, source[-1:], source[-1:]))
        return _interpolated(source, step, count)

    def _filtered(self, cutoff: float, count: int) -> np.ndarray:
        """Apply the magnitude of a second-order Butterworth low pass; its delay, under a millisecond, is left out.

        In blocks that overlap, so that no frame depends on how many are wanted. `cutoff` is a share of the rate of the
        sample.
        """
        spectra = self._spectra_of(-(-count // _HOP))
        ratio = np.linspace(0, 0.5 / cutoff, _BLOCK // 2 + 1, dtype=np.float32)
        ratio *= ratio
        ratio *= ratio
        ratio += 1
        # Of real and imaginary parts alike: as complex numbers they would be divided five times slower.
        share = np.repeat(np.float32(1) / np.sqrt(ratio), 2)
        wanted = (spectra.view(np.float32) * share).view(np.complex64)
        return np.fft.irfft(wanted, _BLOCK, axis=1)[:, _SETTLED:-_SETTLED].reshape(-1)[:count]

    def _spectra_of(self, blocks: int) -> np.ndarray:
        """Return the spectra of the first blocks; most notes need but the beginning of a sample."""
        known = self._spectra
        have = 0 if known is None else len(known)
        if have < blocks:
            first = have * _HOP - _SETTLED
            padded = np.zeros((blocks - have) * _HOP + 2 * _SETTLED, np.float32)
            part = self._samples[max(0, first) : max(0, first) + len(padded)]
            padded[max(0, -first) :][: len(part)] = part[: len(padded) - max(0, -first)]
            windows = np.lib.stride_tricks.sliding_window_view(padded, _BLOCK)[::_HOP]
            more = np.fft.rfft(windows, axis=1)
            # Another thread may have done the same meanwhile: one of two equal answers is kept.
            known = more if known is None else np.concatenate((known, more))
            self._spectra = known
        assert known is not None
        return known[:blocks]


def held(tone: Tone, region: Region, step: float, count: int, rate: int) -> np.ndarray:
    """Return up to `count` frames of a note whose key stays down, float32; fewer where its sample ends.

    Parameters
    ----------
    step : float
        Frames of the sample for one of the result.
    rate : int
        Frames a second of the result.
    """
    there = tone.frames(step)
    count = count if there is None else min(count, there)
    if count <= 0:
        return np.zeros(0, np.float32)
    sound = tone.read(region, step, count, rate)
    sound *= envelope(region, count, rate)
    return sound


_COUNT = np.arange(_CHUNK, dtype=np.float64)


def _interpolated(
    samples: np.ndarray, step: float, count: int, loop: tuple[int, int] | None = None
) -> np.ndarray:
    """Interpolate by cubic Hermite splines (Catmull and Rom, 1974); `samples` begins with one frame that is extra.

    `loop` is where what is read begins again and again, and how long that is.
    """
    out = np.empty(count, np.float32)
    for begin in range(0, count, _CHUNK):
        part = out[begin : begin + _CHUNK]
        at = (_COUNT[: len(part)] + begin) * step
        floor = np.floor(at)
        at -= floor
        whole = floor.astype(np.intp)
        if loop is not None:
            past = whole >= loop[0]
            whole[past] = loop[0] + (whole[past] - loop[0]) % loop[1]
        _between(samples, whole, at.astype(np.float32), part)
    return out


def _between(samples: np.ndarray, whole: np.ndarray, part: np.ndarray, cubic: np.ndarray) -> None:
    before, here, after, beyond = (np.take(samples[shift:], whole) for shift in range(4))
    np.subtract(after, before, out=before)
    before *= np.float32(0.5)
    beyond -= here
    beyond *= np.float32(0.5)
    np.subtract(here, after, out=after)
    # before: slope here, beyond: slope there, after: how far it falls
    np.add(after, after, out=cubic)
    cubic += before
    cubic += beyond
    after += cubic
    after += before
    cubic *= part
    cubic -= after
    cubic *= part
    cubic += before
    cubic *= part
    cubic += here


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
    fall = np.linspace(0, _SILENT_DB * heard / max(seconds, heard), count, dtype=np.float32)
    fade = np.exp(fall * np.float32(-math.log(10) / 20))
    # The last hundredth of a second goes down to zero, wherever the fall has come to.
    tail = min(count, rate // 100)
    fade[count - tail :] *= np.linspace(1, 0, tail, dtype=np.float32)
    return fade
