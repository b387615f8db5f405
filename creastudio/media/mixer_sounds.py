"""Sound files that a mixer reads from: opened when they are first heard, a few at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.core.timeline import Clip
from creastudio.media.resampling import read_at

MAX_OPEN = 24
"""Sound files that are open at once."""


class Reader(Protocol):
    """What ``media.audio.AudioReader`` does."""

    def read(self, start_sample: int, count: int) -> np.ndarray:
        """Return (count, 2) float32, silence where there is no sound."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


@dataclass
class _Open:
    reader: Reader
    sha256: str
    at: int
    """Sample that reading on would give."""


class Sounds:
    """Reads the sound of assets; a reader goes on where it stopped, as going back costs time.

    Parameters
    ----------
    files : callable
        SHA-256 -> the file that holds an asset.
    opened : callable
        (path, rate) -> reader.
    told : callable
        Takes the hash of what can't be read, and why.
    """

    def __init__(
        self,
        files: Callable[[str], Path],
        rate: int,
        opened: Callable[[Path, int], Reader],
        told: Callable[[str, Exception], None],
    ) -> None:
        self._files, self._rate, self._opened, self._told = files, rate, opened, told
        self._open: list[_Open] = []
        self._broken: set[str] = set()

    def close(self) -> None:
        """Let go of all files."""
        for item in self._open:
            item.reader.close()
        self._open.clear()

    def retry(self) -> None:
        """Try again what couldn't be read: it may have been found by now."""
        self._broken.clear()

    def clip(self, clip: Clip, first: int, count: int) -> np.ndarray | None:
        """Return samples of the sequence of what a clip plays, (count, 2) float32; None where it can't be read."""
        scale = FLICKS_PER_SECOND // self._rate
        # At its own speed a sound is moved by whole samples: half a sample isn't heard, interpolating is.
        if clip.speed == 1 and not clip.backwards:
            return self._read(clip.asset, first + round((clip.offset - clip.start) / scale), count)
        if clip.speed == 1:
            last = round((clip.source_end + clip.start) / scale) - 1 - first
            sound = self._read(clip.asset, last - count + 1, count)
            return None if sound is None else sound[::-1]
        passed = (first * scale - clip.start) * clip.speed
        step = -clip.speed if clip.backwards else clip.speed
        start = (clip.source_end - passed) / scale - 1 if clip.backwards else (clip.offset + passed) / scale
        missing = False

        def read(begin: int, length: int) -> np.ndarray:
            nonlocal missing
            sound = self._read(clip.asset, begin, length)
            missing = sound is None
            return np.zeros((length, 2), np.float32) if sound is None else sound

        sound = read_at(read, start, step, count)
        return None if missing else sound

    def _read(self, sha256: str, start: int, count: int) -> np.ndarray | None:
        if sha256 in self._broken:
            return None
        try:
            item = self._reader(sha256, start)
            sound = item.reader.read(start, count)
        except (UserError, KeyError, OSError) as error:
            self._broken.add(sha256)
            self._told(sha256, error)
            return None
        item.at = start + count
        return sound

    def _reader(self, sha256: str, start: int) -> _Open:
        """Return the reader that is nearest before a sample, or another one."""
        near = [item for item in self._open if item.sha256 == sha256 and 0 <= start - item.at <= self._rate]
        if near:
            found = max(near, key=lambda item: item.at)
            self._open.remove(found)
        else:
            found = _Open(self._opened(self._files(sha256), self._rate), sha256, start)
        self._open.append(found)
        while len(self._open) > MAX_OPEN:
            self._open.pop(0).reader.close()
        return found
