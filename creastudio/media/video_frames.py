"""Frames of the videos of a project, for whoever paints: readers are kept open, frames kept while there is room."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np

from creastudio.api.errors import UserError
from creastudio.media.video import VideoReader

MAX_OPEN = 6
"""Videos that are open at a time; a decoder of 1080p holds some 50 MB."""

MAX_KEPT = 96 * 1024 * 1024
"""Bytes of frames that are kept."""

MAX_READERS = 3
"""Readers of one video: a cut between two parts of it, or itself beside itself, needs two places at a time."""

_Key = tuple[str, int, int, int]


class _Open:
    """A reader of a video and who may use it."""

    def __init__(self) -> None:
        self.reader: VideoReader | None = None
        self.broken = False
        self.gone = False
        """Whether it was let go of: whoever still holds it takes another."""
        self.lock = threading.Lock()

    def near(self, time: int) -> bool:
        return self.broken or self.reader is None or self.reader.near(time)


class VideoFrames:
    """Frames by the hash of their video. Safe to share between threads.

    Parameters
    ----------
    files : callable
        SHA-256 -> path of a readable file; raises ``UserError``, ``KeyError`` or ``OSError`` for what is missing.
    proxies : callable or None
        SHA-256, width, height -> path of a smaller copy that is good enough for that size, or None.
    """

    def __init__(
        self,
        files: Callable[[str], Path],
        proxies: Callable[[str, int, int], Path | None] | None = None,
    ) -> None:
        self._files = files
        self._proxies = proxies
        self._open: OrderedDict[tuple[str, bool, int], _Open] = OrderedDict()
        self._kept: OrderedDict[_Key, np.ndarray] = OrderedDict()
        self._bytes = 0
        self._count = count()
        self._lock = threading.Lock()

    def frame(self, sha256: str, time: int, width: int, height: int) -> np.ndarray | None:
        """Return what a video shows at a time, or None when it is missing or can't be read.

        Parameters
        ----------
        time : int
            Flicks since the video begins.
        width, height : int
            Size to scale to, px.

        Returns
        -------
        ndarray or None
            (height, width, 4) uint8, BGRA, opaque. It is shared: don't write into it.
        """
        key = (sha256, time, width, height)
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = self._decode(*key)
        if made is not None:
            self._keep(key, made)
        return made

    def forget(self, sha256: str) -> None:
        """Let go of one video, also of a remembered absence, so that it is looked for anew."""
        with self._lock:
            keys = [key for key in self._open if key[0] == sha256]
            dropped = [self._open.pop(key) for key in keys]
            for key in [key for key in self._kept if key[0] == sha256]:
                self._bytes -= self._kept.pop(key).nbytes
        _close(dropped)

    def close(self) -> None:
        """Let go of everything."""
        with self._lock:
            dropped = list(self._open.values())
            self._open.clear()
            self._kept.clear()
            self._bytes = 0
        _close(dropped)

    def _decode(self, sha256: str, time: int, width: int, height: int) -> np.ndarray | None:
        proxy = self._proxies(sha256, width, height) if self._proxies is not None else None
        if proxy is not None:
            found = self._frame_of((sha256, True), proxy, time, width, height)
            if found is not None:
                return found
        try:
            path = self._files(sha256)
        except (UserError, KeyError, OSError):
            return None
        return self._frame_of((sha256, False), path, time, width, height)

    def _frame_of(
        self, video: tuple[str, bool], path: Path, time: int, width: int, height: int
    ) -> np.ndarray | None:
        while True:
            opened = self._reader_for(video, time)
            with opened.lock:
                # Another thread may have made room between the two lines.
                if not opened.gone:
                    return _read(opened, path, time, width, height)

    def _reader_for(self, video: tuple[str, bool], time: int) -> _Open:
        """Return the reader that is nearest to a time, or one more, or the one that waits longest."""
        dropped: list[_Open] = []
        with self._lock:
            keys = [key for key in self._open if key[:2] == video]
            found = next((key for key in reversed(keys) if self._open[key].near(time)), None)
            if found is None and len(keys) >= MAX_READERS:
                found = keys[0]
            if found is None:
                found = (*video, next(self._count))
                self._open[found] = _Open()
            self._open.move_to_end(found)
            opened = self._open[found]
            while len(self._open) > MAX_OPEN:
                dropped.append(self._open.popitem(last=False)[1])
        _close(dropped)
        return opened

    def _keep(self, key: _Key, frame: np.ndarray) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = frame
            self._bytes += frame.nbytes
            while self._bytes > MAX_KEPT and len(self._kept) > 1:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes


def _read(opened: _Open, path: Path, time: int, width: int, height: int) -> np.ndarray | None:
    try:
        if opened.broken:
            return None
        if opened.reader is None:
            if not path.exists():
                # It may come back; what is there and can't be read stays as it is.
                return None
            opened.reader = VideoReader(path)
        return opened.reader.frame(time, width, height)
    except UserError:
        # It is painted as missing; who imports it or reads the project says so in words.
        opened.broken = True
        return None


def _close(dropped: list[_Open]) -> None:
    for opened in dropped:
        with opened.lock:
            opened.gone = True
            if opened.reader is not None:
                opened.reader.close()
                opened.reader = None
