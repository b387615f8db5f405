"""Peaks of a sound, from which its waveform is drawn at any zoom without reading the sound again."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.media.media_cache import MediaCache
from creastudio.media.sound_source import SoundSource

SAMPLES = 256
"""Samples of the source in a peak of the finest level."""

_STEP = 4
"""Peaks of a level in one of the next."""

_BLOCK = SAMPLES * 1024

_ENDING = ".peaks.npy"


@dataclass(frozen=True)
class Peaks:
    """Lowest and highest sample and the root mean square of equal pieces of a sound, both sides together.

    Attributes
    ----------
    rate : int
        Samples a second of the source.
    levels : tuple of ndarray
        (count, 3) float16 each: lowest, highest, RMS; of 256 samples a peak, then of 1,024, 4,096 and so on.
    """

    rate: int
    levels: tuple[np.ndarray, ...]

    @property
    def duration(self) -> int:
        """Length of the sound, flicks, up to one peak too long."""
        return len(self.levels[0]) * SAMPLES * FLICKS_PER_SECOND // self.rate

    def columns(self, start: int, end: int, count: int) -> np.ndarray:
        """Return what `count` equal columns of a picture of [start, end) show.

        Parameters
        ----------
        start, end : int
            Flicks of the source; outside the sound there is silence.

        Returns
        -------
        ndarray
            (count, 3) float32: lowest, highest, RMS, of full scale 1.
        """
        per_column = (end - start) * self.rate / FLICKS_PER_SECOND / max(1, count)
        level = 0
        while level + 1 < len(self.levels) and SAMPLES * _STEP ** (level + 1) <= per_column:
            level += 1
        peaks, size = self.levels[level], SAMPLES * _STEP**level
        first = start * self.rate / FLICKS_PER_SECOND / size
        edges = first + np.arange(count + 1) * (per_column / size)
        low = np.floor(edges[:-1]).astype(np.int64)
        # A column narrower than a peak shows the peak that it lies in.
        high = np.maximum(np.ceil(edges[1:]).astype(np.int64), low + 1)
        return _gathered(peaks, low, high)

    def save(self) -> bytes:
        """Return the peaks as a file in NumPy's format: the rate, then the finest level; the others are made of it."""
        out = io.BytesIO()
        np.save(out, np.int64(self.rate), allow_pickle=False)
        np.save(out, self.levels[0], allow_pickle=False)
        return out.getvalue()

    @classmethod
    def load(cls, data: bytes) -> Peaks:
        """Return what was saved; ValueError when it is something else."""
        file = io.BytesIO(data)
        try:
            rate, finest = np.load(file, allow_pickle=False), np.load(file, allow_pickle=False)
        except (EOFError, OSError) as error:
            raise ValueError("no saved peaks") from error
        if rate.shape or finest.ndim != 2 or finest.shape[1] != 3 or int(rate) <= 0:
            raise ValueError("no saved peaks")
        return cls(int(rate), _pyramid(finest))


def peaks(path: Path, progress: Callable[[float], object] | None = None) -> Peaks:
    """Return the peaks of a sound file or of a video's sound; a few s for an hour, in constant memory but for the peaks.

    Parameters
    ----------
    progress : callable or None
        Called with the s that are done, from the calling thread; what it raises ends the work.

    Raises
    ------
    UserError
        When the file can't be read, or is silent.
    """
    source = SoundSource(path)
    parts: list[np.ndarray] = []
    try:
        position = 0
        for start, block in source.blocks(_BLOCK):
            if start > position:
                parts.append(np.zeros(((start - position) // SAMPLES, 3), np.float16))
            parts.append(_peaks_of(block))
            position = start + len(block)
            if progress is not None:
                progress(position / source.rate)
    finally:
        source.close()
    finest = np.concatenate(parts) if parts else np.zeros((1, 3), np.float16)
    return Peaks(source.rate, _pyramid(finest))


def _peaks_of(block: np.ndarray) -> np.ndarray:
    short = -len(block) % SAMPLES
    if short:
        block = np.concatenate([block, np.zeros((short, 2), np.float32)])
    pieces = block.reshape(-1, SAMPLES * 2)
    rms = np.sqrt(np.einsum("ij,ij->i", pieces, pieces) / pieces.shape[1])
    return np.stack([pieces.min(axis=1), pieces.max(axis=1), rms], axis=1).astype(np.float16)


def _pyramid(finest: np.ndarray) -> tuple[np.ndarray, ...]:
    levels = [finest]
    while len(levels[-1]) > _STEP:
        below = levels[-1].astype(np.float32)
        short = -len(below) % _STEP
        if short:
            below = np.concatenate([below, np.zeros((short, 3), np.float32)])
        pieces = below.reshape(-1, _STEP, 3)
        rms = np.sqrt((pieces[..., 2] ** 2).mean(axis=1))
        levels.append(
            np.stack([pieces[..., 0].min(axis=1), pieces[..., 1].max(axis=1), rms], axis=1).astype(np.float16)
        )
    return tuple(levels)


def _gathered(peaks: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """Return the peaks of the ranges [low, high) of indices, each as one."""
    out = np.zeros((len(low), 3), np.float32)
    begin, end = np.clip(low, 0, len(peaks)), np.clip(high, 0, len(peaks))
    there = begin < end
    if not there.any():
        return out
    first, last = int(begin[there][0]), int(end[there][-1])
    part = peaks[first:last].astype(np.float32)
    # One position past the end, so that the last range can end there.
    part = np.concatenate([part, np.zeros((1, 3), np.float32)])
    ranges = np.stack([begin[there], end[there]], axis=1).ravel() - first
    squares = part[:, 2] ** 2
    lengths = (end - begin)[there]
    out[there, 0] = np.minimum.reduceat(part[:, 0], ranges)[::2]
    out[there, 1] = np.maximum.reduceat(part[:, 1], ranges)[::2]
    out[there, 2] = np.sqrt(np.add.reduceat(squares, ranges)[::2] / lengths)
    return out


def kept_peaks(
    cache: MediaCache, sha256: str, path: Path, progress: Callable[[float], object] | None = None
) -> Peaks:
    """As ``peaks``, read from a cache where they lie there, and put there where they don't."""
    data = cache.read(sha256, _ENDING)
    if data is not None:
        with suppress(ValueError):
            return Peaks.load(data)
    made = peaks(path, progress)
    cache.put(sha256, _ENDING, made.save())
    return made
