"""The pictures of a video file at any time: quick one after another, right anywhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av  # noqa: F401  the whole before its parts, or threads get in each other's way
import numpy as np
from av.video.frame import VideoFrame

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND
from creastudio.media.containers import (
    BROKEN,
    MAX_PIXELS,
    flicks,
    only,
    open_media,
    origin,
    picture_stream,
    video_frames,
)
from creastudio.media.picture_frames import FramePixels

_AHEAD = 3 * FLICKS_PER_SECOND // 2
"""As far ahead frames are decoded on the way rather than looked for from a key frame."""

_BEHIND = 96 * 1024 * 1024
"""Bytes of decoded frames that are kept for going backwards, about."""

_TICKS_WITH_FRAMES = Fraction(1, 400)
"""Clocks with longer ticks, s, count frames."""

_FURTHER_BACK = (0, 2, 10, 60)
"""Where a container leads too far, it is asked for as many s earlier, then for its beginning."""


class VideoReader:
    """Frames of one file. One thread at a time may use it.

    A frame is shown from its own time stamp to that of the next one, whatever the file says of its rate; before the
    first frame the first is shown, after the end the last.

    Parameters
    ----------
    path : Path
        A local file.
    threads : int
        How many threads decode.

    Raises
    ------
    UserError
        When the file can't be read, or shows nothing.
    """

    def __init__(self, path: Path, *, threads: int = 2) -> None:
        self._path = path
        self._threads = threads
        self._pixels = FramePixels()
        self._shown_pixels: tuple[tuple[int, int, int], np.ndarray] | None = None
        self._open()

    def _open(self) -> None:
        self._container = open_media(self._path)
        stream = picture_stream(self._container)
        if stream is None or stream.width * stream.height > MAX_PIXELS:
            self._container.close()
            raise UserError(f"'{self._path.name}' shows no pictures that can be read.", "Choose a video.")
        stream.thread_type = "AUTO"
        stream.thread_count = self._threads
        only(self._container, stream)
        self._stream = stream
        self._base = stream.time_base or Fraction(1, 1000)
        # A clock of ms (Matroska, FLV) rounds a frame's time up as often as down: it is shown half a tick early, so that
        # asking for the very time that it should have finds it. One that ticks with the frames (AVI) is exact.
        self._early = self._base / 2 if self._base < _TICKS_WITH_FRAMES else Fraction(0)
        self._length = 1 / (stream.guessed_rate or stream.average_rate or Fraction(25))
        self._origin = origin(self._container)
        self._room = max(4, min(64, _BEHIND // max(1, 2 * stream.width * stream.height)))
        self._begin()
        if self._next is None:
            self.close()
            raise UserError(f"No picture of '{self._path.name}' can be read.", "It may be damaged.")
        if self._container.format.name == "avi" and self._last > self._origin:
            # AVI counts packets, not what is shown; what is said to be late there is only held back by its decoder.
            self._origin = self._last
        self._begin_with_first()

    def _begin_with_first(self) -> None:
        """Show the first frame of the file from its beginning on, whenever its own time is."""
        if self._next is not None:
            self._next = (min(self._next[0], 0), self._next[1])

    def _begin(self) -> None:
        """Take frames from where the container is."""
        self._frames: Iterator[VideoFrame] = video_frames(self._container, self._stream)
        self._behind: list[tuple[int, VideoFrame]] = []
        self._keeps = 0
        self._last = self._origin - self._length
        self._shown: tuple[int, VideoFrame] | None = None
        self._next = self._read()

    def frame(self, time: int, width: int, height: int) -> np.ndarray:
        """Return what is shown at a time.

        Parameters
        ----------
        time : int
            Flicks since the file begins.
        width, height : int
            Size to scale to, px, whatever the video's own shape.

        Returns
        -------
        ndarray
            (height, width, 4) uint8, BGRA, opaque, upright. It may be handed out again: don't write into it.
        """
        shown = self._behind_at(time) or self._at(time)
        key = (shown[0], width, height)
        if self._shown_pixels is None or self._shown_pixels[0] != key:
            self._shown_pixels = (key, self._pixels.pixels(shown[1], width, height))
        return self._shown_pixels[1]

    def close(self) -> None:
        """Let go of the file."""
        self._frames = iter(())
        self._container.close()

    def near(self, time: int) -> bool:
        """Whether a time is reached from what was shown last by decoding on a little; any thread may ask."""
        shown, coming = self._shown, self._next
        # A slice, as another thread may be clearing it.
        first = self._behind[:1] or ([shown] if shown is not None else [])
        return (not first or first[0][0] <= time) and (coming is None or time < coming[0] + _AHEAD)

    def _behind_at(self, time: int) -> tuple[int, VideoFrame] | None:
        """Return a frame of those that were passed on the way to the one shown last, where it is one of them."""
        index = bisect_right(self._behind, time, key=_start) - 1
        if index < 0 or self._shown is None or time >= self._shown[0]:
            return None
        return self._behind[index]

    def _at(self, time: int) -> tuple[int, VideoFrame]:
        if not self._can_walk_to(time):
            # Whoever goes back a little goes back further: the frames on the way are those that are wanted next.
            backwards = self._shown is not None and 0 < self._shown[0] - time < _AHEAD
            self._seek(time)
            self._keeps = self._room if backwards else 0
        elif self._shown is not None and time > self._shown[0]:
            self._keeps = 0
            self._behind.clear()
        while self._next is not None and (self._shown is None or self._next[0] <= time):
            if self._shown is not None and self._keeps:
                self._behind.append(self._shown)
                del self._behind[: -self._keeps]
            self._shown, self._next = self._next, self._read()
        if self._shown is None:
            raise UserError(
                f"'{self._path.name}' can't be read any more.", "Check that the file is still there."
            )
        return self._shown

    def _can_walk_to(self, time: int) -> bool:
        """Whether a time is reached by decoding on from here, and best so."""
        if self._shown is None:
            # Only at the beginning: where the first frame is the right one for all that lies before it.
            return self._next is not None and time < self._next[0] + _AHEAD
        if time < self._shown[0]:
            return False
        return self._next is None or time < self._next[0] + _AHEAD or not self._key_between(time)

    def _key_between(self, time: int) -> bool:
        """Whether a key frame is known between here and a time, so that looking for it saves decoding."""
        assert self._next is not None
        index = self._stream.index_entries
        if len(index) < 2:
            return True
        return index.search_timestamp(self._stamp(time)) > index.search_timestamp(self._stamp(self._next[0]))

    def _seek(self, time: int) -> None:
        for back in _FURTHER_BACK:
            earlier = time - back * FLICKS_PER_SECOND
            if earlier <= 0:
                break
            if self._look_from(self._stamp(earlier)) and self._next is not None and self._next[0] <= time:
                return
        start = min(0, self._stream.start_time or 0)
        # Before the very first packet; some containers know no such time.
        if not (self._look_from(start - int(1 / self._base)) or self._look_from(start)):
            # A container that can't be made to go back.
            self.close()
            self._open()
        self._begin_with_first()

    def _look_from(self, stamp: int) -> bool:
        try:
            self._container.seek(stamp, stream=self._stream)
        except BROKEN:
            return False
        self._begin()
        return self._next is not None

    def _read(self) -> tuple[int, VideoFrame] | None:
        """Return the next frame and the first flick at which it is shown."""
        frame = next(self._frames, None)
        if frame is None:
            return None
        ticks = frame.pts if frame.pts is not None else frame.dts
        stamp = self._last + self._length if ticks is None else ticks * (frame.time_base or self._base)
        if stamp < self._last - 1:
            # A clock that began anew: what comes next is what follows.
            stamp = self._last + self._length
        self._last = stamp
        return flicks(stamp - self._early - self._origin), frame

    def _stamp(self, time: int) -> int:
        """Return flicks since the beginning in the ticks of the stream's clock."""
        return int((Fraction(time, FLICKS_PER_SECOND) + self._origin + self._early) // self._base)


def _start(shown: tuple[int, VideoFrame]) -> int:
    return shown[0]
