"""The sound of a file at any rate, at any sample, the same however it is read."""

from __future__ import annotations

from math import gcd
from pathlib import Path

import av  # noqa: F401  the whole before its parts, or threads get in each other's way
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from creastudio.media.sound_source import SoundSource

_BLOCK = 4096
_WARM_UP = 512
"""Samples of the source before the wanted ones, which fill the filter of the resampler."""

_READ_ON = 2
"""Up to so many s ahead are read over rather than looked for."""


class AudioReader:
    """Stereo samples of one file. One thread at a time may use it.

    Sample 0 is where the file begins: the earliest of its picture and its sound. So a video's frames and its sound stay
    in step. What an encoder put in front to get going (priming) is left out, as the file says.

    Parameters
    ----------
    path : Path
        Audio, or a video with sound.
    rate : int
        Samples a second that are wanted.

    Raises
    ------
    UserError
        When the file can't be read, or is silent.
    """

    def __init__(self, path: Path, rate: int = 48_000) -> None:
        self._source = SoundSource(path)
        self.rate = rate
        common = gcd(self._source.rate, rate)
        # So many samples of the source are so many of ours, exactly.
        self._step_in, self._step_out = self._source.rate // common, rate // common
        self._start(0)

    def read(self, start_sample: int, count: int) -> np.ndarray:
        """Return samples [start_sample, start_sample + count) as (count, 2) float32, silence where there are none.

        Mono is heard on both sides; 5.1 and the like are mixed by the coefficients of ITU-R BS.775 (centre and
        surrounds 3 dB down, no LFE), not turned down as a whole.
        """
        if count <= 0:
            return np.zeros((0, 2), np.float32)
        if self._source.rate == self.rate:
            return self._source.read(start_sample, count)
        if start_sample < self._from or start_sample > self._from + len(self._made) + _READ_ON * self.rate:
            self._start(start_sample)
        while self._from + len(self._made) < start_sample + count:
            self._make(start_sample)
        begin = start_sample - self._from
        found = self._made[begin : begin + count].copy()
        # What was handed out last may be wanted again in part, by a block that overlaps it.
        self._forget(max(0, begin - _BLOCK))
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def _start(self, sample: int) -> None:
        """Begin resampling at a sample of the source that is a whole one of ours."""
        step = sample // self._step_out - -(-_WARM_UP // self._step_in)
        self._position = step * self._step_in
        self._from = step * self._step_out
        self._made = np.zeros((0, 2), np.float32)
        self._resampler = AudioResampler("fltp", "stereo", self.rate)

    def _make(self, wanted: int) -> None:
        block = np.ascontiguousarray(self._source.read(self._position, _BLOCK).T)
        frame = AudioFrame.from_ndarray(block, "fltp", "stereo")
        frame.sample_rate = self._source.rate
        frame.pts = None
        made = [part.to_ndarray().T for part in self._resampler.resample(frame)]
        self._position += _BLOCK
        self._made = np.concatenate([self._made, *made])
        self._forget(min(len(self._made), wanted - self._from - _BLOCK))

    def _forget(self, count: int) -> None:
        if count > 0:
            self._made = self._made[count:]
            self._from += count
