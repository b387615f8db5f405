"""The frames of a video file, small, one after another, for engines that look at a film rather than show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from creastudio.api.errors import UserError

DEMUXERS = ("asf", "avi", "dv", "flv", "gxf", "matroska", "mov", "mpeg", "mpegts", "mxf", "ogg")
"""Containers that are read, as FFmpeg calls them: those with pictures of ``creastudio.media.containers``, none of which names
other files."""

MAX_PIXELS = 8192 * 8192
MAX_FRAMES = 200_000
"""Of one film: more than an hour at 50 a second."""

_OPTIONS = {
    "protocol_whitelist": "file", "format_whitelist": ",".join(DEMUXERS), "probesize": str(8 * 2**20),
    "analyzeduration": "8000000", "max_streams": "64", "max_pixels": str(MAX_PIXELS),
}  # fmt: skip
_TIMEOUT = (30, 8)
_BROKEN = (FFmpegError, ValueError, IndexError, OverflowError)


@dataclass
class Film:
    """What is known of a film once its frames were seen.

    Attributes
    ----------
    rate : Fraction
        Frames a second, as the file says.
    count : int
        Frames.
    duration : Fraction
        Seconds from the first frame to the end of the last.
    """

    rate: Fraction = Fraction(25)
    count: int = 0
    duration: Fraction = Fraction(0)


def frames(
    path: Path,
    film: Film,
    *,
    width: int = 64,
    height: int = 36,
    check: Callable[[], None] = lambda: None,
    called: str = "",
) -> Iterator[NDArray[np.uint8]]:
    """Yield each frame of a film as (height, width, 3) uint8, RGB, squeezed into that size; `film` is filled in on the way.

    Parameters
    ----------
    called : str
        What it is called in errors, where its file has a name that says nothing; else by its file.
    check : callable
        Called before each frame; it may raise to stop.

    Raises
    ------
    UserError
        When the file is missing, no video, too large or too long.
    """
    called = called or path.name
    try:
        if path.stat().st_size == 0:
            raise UserError(f"'{called}' is empty (0 bytes).", "Choose another file.")
        with av.open(str(path.absolute()), options=dict(_OPTIONS), timeout=_TIMEOUT) as container:
            streams = [s for s in container.streams.video if s.width and s.height]
            if not streams or streams[0].width * streams[0].height > MAX_PIXELS:
                raise UserError(f"'{called}' shows no pictures that can be read.", "Choose a video.")
            stream = streams[0]
            stream.thread_type = "AUTO"
            stream.thread_count = 2
            film.rate = stream.average_rate or stream.guessed_rate or Fraction(25)
            first: Fraction | None = None
            last = Fraction(0)
            for frame in container.decode(stream):
                check()
                if not isinstance(frame, VideoFrame):
                    continue
                if film.count >= MAX_FRAMES:
                    raise UserError(
                        f"'{called}' has more than {MAX_FRAMES:,} frames.", "Choose a shorter clip."
                    )
                if frame.pts is not None and frame.time_base is not None:
                    at = frame.pts * frame.time_base
                    first = at if first is None else first
                    last = max(last, at - first)
                film.count += 1
                film.duration = _length(film, last)
                small = frame.reformat(width=width, height=height, format="rgb24").to_ndarray()
                yield np.asarray(small, np.uint8)
    except FileNotFoundError:
        raise UserError(f"There is no '{called}'.", "Check the name, or choose another file.") from None
    except _BROKEN as error:
        if film.count:
            return
        raise UserError(
            f"'{called}' holds no video that can be read.", "It may be damaged, or cut off before its end."
        ) from error
    if not film.count:
        raise UserError(f"No picture of '{called}' can be read.", "It may be damaged.")


def _length(film: Film, last: Fraction) -> Fraction:
    """Return how long a film is: by its frames where they come at its rate, else by the time of its last one."""
    steady = film.count / film.rate
    stamped = last + 1 / film.rate
    return steady if abs(steady - stamped) < 1 / (2 * film.rate) else stamped
