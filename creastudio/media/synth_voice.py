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
"""Frames that are interpolated at once at most: what they need stays in the cache of the processor."""

_SIZES = np.arange(_CHUNK - 1024, _CHUNK + 1)
"""Frames that may be interpolated at once, of which one covers nearly a whole number of the sample's."""

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


class _Grid:
    """Where the frames of a result lie between those of a sample, for a stretch after which the same comes again.

    A speed is taken for the nearest one at which a stretch covers a whole number of frames: a twentieth of a cent beside it at
    the very most, usually less than a thousandth. So places and weights are worked out once a note and not once a frame.
    """

    def __init__(self, step: float, count: int) -> None:
        self.size = count
        if count > _CHUNK:
            covered = _SIZES * step
            best = int(np.argmin(np.abs(covered - np.rint(covered))))
            self.size = int(_SIZES[best])
            step = float(np.rint(covered[best])) / self.size
        self.covered = round(self.size * step)
        at = np.arange(self.size, dtype=np.float64)
        at *= step
        # By way of 32 bits, which processors do at once for many.
        floor = at.astype(np.int32)
        self.whole = floor.astype(np.intp)
        at -= floor
        self.weights = _weights(at.astype(np.float32))


def _weights(part: np.ndarray) -> np.ndarray:
    """Return how much each of four frames counts, (4, n), `part` of the way between the two in the middle."""
    rest = 1 - part
    made = np.empty((4, len(part)), np.float32)
    both = part * rest
    both *= np.float32(-0.5)
    np.multiply(both, rest, out=made[0])
    np.multiply(both, part, out=made[3])
    # The line between the two in the middle, and what the slopes at its ends take from it and add to it.
    np.subtract(rest, made[0], out=made[1])
    np.subtract(part, made[3], out=made[2])
    made[1] += made[3] - made[0]
    made[2] += made[0] - made[3]
    return made


def _interpolated(
    samples: np.ndarray, step: float, out: np.ndarray, loop: tuple[int, int] | None = None
) -> None:
    """Interpolate by cubic Hermite splines (Catmull and Rom, 1974); `samples` begins with one frame that is extra.

    `loop` is where what is read begins again and again, and how long that is.
    """
    grid = _Grid(step, len(out))
    frames = np.empty(min(len(out), grid.size), np.float32)
    for number, begin in enumerate(range(0, len(out), grid.size)):
        result = out[begin : begin + grid.size]
        whole, taken = grid.whole[: len(result)], frames[: len(result)]
        source = samples[number * grid.covered :]
        if loop is not None:
            source, whole = samples, whole + number * grid.covered
            past = whole >= loop[0]
            whole[past] = loop[0] + (whole[past] - loop[0]) % loop[1]
        for shift, weights in enumerate(grid.weights[:, : len(result)]):
            # All lie inside; where nothing has to be done about others, it is quicker.
            np.take(source[shift:], whole, out=taken if shift else result, mode="wrap")
            if shift:
                taken *= weights
                result += taken
            else:
                result *= weights
