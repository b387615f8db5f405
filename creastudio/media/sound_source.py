"""The sound of a file at its own rate, as stereo, sample for sample at its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import gcd
from pathlib import Path

import av  # noqa: F401  the whole before its parts, or threads get in each other's way
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from creastudio.api.errors import UserError
from creastudio.media.containers import BROKEN, audio_frames, only, open_media, origin, sound_stream

_PREROLL = Fraction(3, 10)
"""s decoded before what is wanted: codecs lean on what came before (the bit reservoir of MP3, overlapping blocks of AAC,
80 ms that Opus needs to converge)."""

_HOLE = Fraction(1, 25)
"""Time stamps that are off by up to this many s are unsteady clocks, as in Matroska and FLV; by more, something is missing."""

_LEARNT = 8
"""Frames by whose lengths is told where others can begin."""

_VORBIS = 64
"""Samples: lengths of Vorbis' frames are multiples of this, a quarter of its usual short block."""

_DAYS = 7 * 24 * 3600
"""No sound is so many s long."""

_LONGEST = 3600
"""A hole of more s is a clock that went wrong."""

_LOUDEST = 32.0
"""30 dB above full scale: what is louder is no sound."""

_FURTHER_BACK = (0, 2, 10, 60)


class SoundSource:
    """Sound of one file at the file's own rate. One thread at a time may use it.

    Attributes
    ----------
    rate : int
        Samples a second.

    Raises
    ------
    UserError
        When the file can't be read, or is silent.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._grid: tuple[int, int] | None = None
        self._open()
        if self._base * self.rate > 1:
            self._learn()

    def _open(self) -> None:
        self._container = open_media(self._path)
        stream = sound_stream(self._container)
        if stream is None or not stream.rate:
            self._container.close()
            raise UserError(f"'{self._path.name}' has no sound that can be read.", "Choose another file.")
        only(self._container, stream)
        self._stream = stream
        self.rate = int(stream.rate)
        self._base = stream.time_base or Fraction(1, self.rate)
        self._origin = origin(self._container)
        self._begin(0)

    def read(self, start: int, count: int) -> np.ndarray:
        """Return samples [start, start + count) as (count, 2) float32; silence where there is nothing."""
        out = np.zeros((count, 2), np.float32)
        if start < self._kept_from or start > self._end + self.rate:
            self._seek(start)
        self._fill(out, start)
        return out

    def blocks(self, count: int) -> Iterator[tuple[int, np.ndarray]]:
        """Yield all of the sound from its beginning in pieces of `count` samples; a shorter one is the last.

        Where a part is missing there is silence, but of silence alone nothing is yielded before the end.
        """
        start = 0
        while True:
            piece = self.read(start, count)
            if self._end < start + count:
                rest = piece[: max(0, self._end - start)]
                if len(rest):
                    yield start, rest
                return
            yield start, piece
            start += count

    def close(self) -> None:
        """Let go of the file."""
        self._blocks = iter(())
        self._container.close()

    def _learn(self) -> None:
        """Find out where frames can begin, of a file whose clock is too coarse to say so to the sample."""
        first = [block for _, block in zip(range(_LEARNT), self._blocks, strict=False)]
        starts = [at for at, _ in first[1:]]
        if starts:
            even = _VORBIS if self._stream.codec_context.name.endswith("vorbis") else 0
            self._grid = (starts[0], even or gcd(*(len(block) for _, block in first[1:-1])))
        self._seek(0)

    def _fill(self, out: np.ndarray, start: int) -> None:
        """Copy what is decoded into a part of the sound that begins at `start`, decoding on as far as it goes."""
        end = start + len(out)
        while True:
            at, block = self._block
            low, high = max(start, at), min(end, at + len(block))
            if low < high:
                out[low - start : high - start] = block[low - at : high - at]
            if at + len(block) >= end or not self._advance():
                return

    def _advance(self) -> bool:
        found = next(self._blocks, None)
        if found is None:
            return False
        self._block = found
        self._kept_from = found[0]
        self._end = found[0] + len(found[1])
        return True

    def _begin(self, position: int) -> None:
        """Take blocks from where the container is, of which nothing before `position` is needed."""
        self._block = (position, np.zeros((0, 2), np.float32))
        self._kept_from = self._end = position
        self._blocks = self._placed()

    def _placed(self) -> Iterator[tuple[int, np.ndarray]]:
        """Yield decoded sound with the sample that it begins at; pieces never overlap and never go back."""
        # Mono is put on both sides as it is; swresample would turn it down by 3 dB.
        mono = self._stream.channels == 1
        stereo = AudioResampler("fltp", "mono" if mono else "stereo", self.rate)
        frames = audio_frames(self._container, self._stream)
        due: int | None = None
        for frame in frames:
            at = self._position(frame)
            if at is None:
                at = due if due is not None else 0
            elif due is None:
                at = self._snapped(at)
            elif not due + _HOLE * self.rate < at < due + _LONGEST * self.rate:
                # An unsteady clock, one that began anew, or nonsense: what comes next is what follows.
                at = due
            block = _block(stereo, frame)
            due = at + len(block)
            if len(block):
                yield at, block

    def _position(self, frame: AudioFrame) -> int | None:
        if frame.pts is None:
            return None
        time = frame.pts * (frame.time_base or self._base) - self._origin
        return round(time * self.rate) if abs(time) < _DAYS else None

    def _snapped(self, at: int) -> int:
        """Return the place where a frame can begin that is nearest, as far as the clock can be off; after a jump."""
        if self._grid is None or self._grid[1] == 0:
            return at
        begin, step = self._grid
        nearest = begin + round((at - begin) / step) * step
        return nearest if abs(nearest - at) <= self._base * self.rate + 2 else at

    def _seek(self, start: int) -> None:
        wanted = max(Fraction(0), Fraction(start, self.rate) - _PREROLL)
        for back in _FURTHER_BACK:
            if wanted - back <= 0:
                break
            stamp = int((wanted - back + self._origin) // self._base)
            if self._look_from(stamp) and self._block[0] <= max(0, start - 1):
                return
        # Before the very first packet, which an encoder's run-up may put before 0; some containers know no such time.
        first = min(0, self._stream.start_time or 0)
        if not (self._look_from(first - int(1 / self._base)) or self._look_from(first)):
            self.close()
            self._open()

    def _look_from(self, stamp: int) -> bool:
        try:
            self._container.seek(stamp, stream=self._stream)
        except BROKEN:
            return False
        self._begin(0)
        return self._advance()


def _block(stereo: AudioResampler, frame: AudioFrame) -> np.ndarray:
    """Return a frame as (samples, 2) float32."""
    # Without a time stamp the filter has nothing to mend: gaps are our own affair.
    frame.pts = None
    try:
        blocks = [made.to_ndarray() for made in stereo.resample(frame)]
    except ValueError:
        # A damaged frame may say another rate or layout than the sound has: it is silent.
        return np.zeros((frame.samples, 2), np.float32)
    if not blocks:
        return np.zeros((0, 2), np.float32)
    block = np.concatenate(blocks, axis=1)
    if not (np.abs(block) < _LOUDEST).all():
        # Damage in samples that are floats: no number, or one that no mixer survives.
        block = np.clip(np.nan_to_num(block, nan=0.0, posinf=0.0, neginf=0.0), -_LOUDEST, _LOUDEST)
    return np.repeat(block, 2 // len(block), axis=0).T
