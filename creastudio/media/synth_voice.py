"""One note of one sample: read at another speed, looped, filtered and faded as the sound font says."""

from __future__ import annotations

import numpy as np

from creastudio.media.soundfont import Region

LONGEST = 120.0
"""Seconds after which a note that is held ends all the same."""

_SETTLED = 256
"""Frames of the sample after which a low pass has forgotten what was before."""

_BLOCK = 4096
_HOP = _BLOCK - 2 * _SETTLED
"""Frames that are filtered at once, and how many of them aren't disturbed by the edges."""

_AT_ONCE = 8
"""Blocks that are filtered at once."""

_CHUNK = 16_384
"""Frames that are interpolated at once: what they need stays in the cache of the processor."""

_LONG = 4_000_000
"""Frames of a sample with its loops that are written out one after the other."""


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
        """Return up to `count` frames, float32, fewer where the sample ends; of the region the low pass alone counts.

        Parameters
        ----------
        step : float
            Frames of the sample for one of the result.
        rate : int
            Frames a second of the result.
        """
        there = self.frames(step)
        out = np.empty(count if there is None else max(0, min(count, there)), np.float32)
        count = len(out)
        if not count:
            return out
        last = int(count * step) + 3
        repeats = self.loops and last > self._repeated + self._cycle
        needed = min(len(self._samples), self._repeated + self._cycle if repeats else last)
        written = repeats and last <= _LONG
        copies = -(-(last - self._repeated) // self._cycle) if written else 1
        # One frame before the first, and two or more behind the last.
        source = np.empty(needed + (copies - 1) * self._cycle + 5, np.float32)
        inside = source[1 : needed + 1]
        if region.cutoff < rate / 2:
            self._filter(region.cutoff / rate / step, inside)
        else:
            inside[:] = self._samples[:needed]
        source[0] = source[1]
        source[needed + 1 :] = inside[-1]
        loop = None
        if repeats:
            cycle = inside[self._repeated :]
            for number in range(1, copies):
                source[needed + 1 + (number - 1) * self._cycle :][: self._cycle] = cycle
            # Written out, a loop that is read fast and long would fill the memory.
            if not written:
                loop = self._repeated + 1, self._cycle
                source[needed + 1 : needed + 5] = cycle[:4]
        _interpolated(source, step, out, loop)
        return out

    def _filter(self, cutoff: float, out: np.ndarray) -> None:
        """Fill `out` with the first frames through the magnitude of a second-order Butterworth low pass.

        Its delay, under a millisecond, is left out. In blocks that overlap, so that no frame depends on how many are
        wanted. `cutoff` is a share of the rate of the sample.
        """
        spectra = self._spectra_of(-(-len(out) // _HOP))
        ratio = np.linspace(0, 0.5 / cutoff, _BLOCK // 2 + 1, dtype=np.float32)
        ratio *= ratio
        ratio *= ratio
        ratio += 1
        # Of real and imaginary parts alike: as complex numbers they would be divided five times slower.
        share = np.repeat(np.float32(1) / np.sqrt(ratio), 2)
        # A few blocks at once stay in the cache of the processor.
        for first in range(0, len(spectra), _AT_ONCE):
            part = spectra[first : first + _AT_ONCE]
            wanted = (part.view(np.float32) * share).view(np.complex64)
            heard = np.fft.irfft(wanted, _BLOCK, axis=1)[:, _SETTLED:-_SETTLED]
            place = out[first * _HOP : (first + len(part)) * _HOP]
            whole = len(place) // _HOP
            place[: whole * _HOP].reshape(-1, _HOP)[:] = heard[:whole]
            if whole < len(part):
                place[whole * _HOP :] = heard[whole, : len(place) - whole * _HOP]

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


_COUNT = np.arange(_CHUNK, dtype=np.float64)


class _Scratch:
    """What is worked out of a chunk on the way: asked for once a note, it stays where the processor has it."""

    def __init__(self, size: int) -> None:
        self.at = np.empty(size, np.float64)
        self.floor = np.empty(size, np.int32)
        self.whole = np.empty(size, np.intp)
        self.part = np.empty(size, np.float32)
        self.around = np.empty((4, size), np.float32)


def _interpolated(
    samples: np.ndarray, step: float, out: np.ndarray, loop: tuple[int, int] | None = None
) -> None:
    """Interpolate by cubic Hermite splines (Catmull and Rom, 1974); `samples` begins with one frame that is extra.

    `loop` is where what is read begins again and again, and how long that is.
    """
    scratch = _Scratch(min(len(out), _CHUNK))
    for begin in range(0, len(out), _CHUNK):
        result = out[begin : begin + _CHUNK]
        size = len(result)
        at, floor = scratch.at[:size], scratch.floor[:size]
        whole, part = scratch.whole[:size], scratch.part[:size]
        np.add(_COUNT[:size], begin, out=at)
        at *= step
        # By way of 32 bits, which processors do at once for many.
        np.copyto(floor, at, casting="unsafe")
        np.copyto(whole, floor)
        at -= floor
        np.copyto(part, at, casting="same_kind")
        if loop is not None:
            past = whole >= loop[0]
            whole[past] = loop[0] + (whole[past] - loop[0]) % loop[1]
        _between(samples, whole, part, scratch.around[:, :size], result)


def _between(
    samples: np.ndarray, whole: np.ndarray, part: np.ndarray, around: np.ndarray, cubic: np.ndarray
) -> None:
    for shift in range(4):
        # All lie inside; where nothing has to be done about others, it is quicker.
        np.take(samples[shift:], whole, out=around[shift], mode="wrap")
    before, here, after, beyond = around
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
