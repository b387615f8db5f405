"""From frames to a video file that is decoded frame by frame as it went in, the same bytes for the same frames."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

QUALITY = "10"
"""Constant rate factor of x264: no difference is seen, and a frame is some tenth of its PNG."""

_REPEATABLE = "cpu-independent=1"
"""What makes x264 give the same bytes each time, and on every processor.

Looking ahead, it tells how much later frames depend on a macroblock. Its AVX-512 code for that (x264 165,
``mbtree_propagate_list``) takes eight macroblocks at a time: where a row ends within the eight, it goes on with whatever
lies in memory behind it. This switch takes the code in C for that one step; at 1280x720 that costs nothing to speak of.
"""

_BT709, _SRGB = 1, 13


def write_video(
    path: Path,
    frames: Iterable[NDArray[np.uint8]],
    rate: Fraction,
    *,
    enlarge: int = 1,
    sharp: bool = True,
) -> tuple[int, int, int]:
    """Write frames as H.264 in MP4; one frame at a time is in memory, besides those that the encoder looks ahead at.

    Where each pixel becomes four or more, colours are stored at half the resolution, which loses nothing then and plays
    everywhere; otherwise at the full one, which some browsers and televisions can't play.

    Parameters
    ----------
    frames : iterable of ndarray
        (height, width, 3) uint8, RGB, all of one size.
    rate : Fraction
        Frames a second.
    enlarge : int
        So many pixels for one, in both directions.
    sharp : bool
        Whether enlarged pixels stay squares; smooth (Lanczos) otherwise.

    Returns
    -------
    tuple of int
        Width and height in px, and how many frames there are; zeros where there were none, and no file.
    """
    # Its metadata would name the version of the library: other bytes with the next one, for nothing.
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    writer: _Writer | None = None
    count = 0
    container: OutputContainer | None = None
    try:
        for pixels in frames:
            if writer is None:
                container = cast("OutputContainer", av.open(str(path), "w", format="mp4", options=options))
                writer = _Writer(container, pixels.shape[1::-1], rate, enlarge, sharp=sharp)
            writer.write(pixels, count)
            count += 1
        if writer is not None:
            writer.finish()
    finally:
        if container is not None:
            container.close()
    return (0, 0, 0) if writer is None else (*writer.size, count)


class _Writer:
    """Enlarges, converts and encodes."""

    def __init__(
        self, container: OutputContainer, size: tuple[int, ...], rate: Fraction, enlarge: int, *, sharp: bool
    ) -> None:
        width, height = size[0] * enlarge, size[1] * enlarge
        self.size = width, height
        halved = enlarge > 1 and width % 2 == 0 and height % 2 == 0
        self._format = "yuv420p" if halved else "yuv444p"
        self._container, self._rate = container, rate
        self._how = Interpolation.POINT if sharp else Interpolation.LANCZOS
        self._enlarger, self._converter = VideoReformatter(), VideoReformatter()
        self._stream = cast("VideoStream", container.add_stream("libx264", rate=rate))  # type: ignore[call-overload]
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = self._format
        self._stream.time_base = 1 / rate
        context: Any = self._stream.codec_context
        context.time_base = 1 / rate
        context.color_primaries, context.colorspace = _BT709, _BT709
        context.color_trc = _SRGB
        context.color_range = ColorRange.MPEG
        # A key frame each second: a timeline jumps about in it.
        context.gop_size = max(1, round(rate))
        context.options = {"crf": QUALITY, "preset": "veryfast", "x264-params": _REPEATABLE}
        # The bytes depend on the number of threads.
        context.thread_count = 1

    def write(self, pixels: NDArray[np.uint8], number: int) -> None:
        """Add a frame."""
        frame = VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
        width, height = self.size
        if (frame.width, frame.height) != self.size:
            frame = self._enlarger.reformat(frame, width, height, "rgb24", interpolation=self._how, threads=1)
        converted = self._converter.reformat(
            frame,
            format=self._format,
            src_color_range=ColorRange.JPEG,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        converted.pts, converted.time_base = number, 1 / self._rate
        self._container.mux(self._stream.encode(converted))

    def finish(self) -> None:
        """Write what the encoder still holds."""
        self._container.mux(self._stream.encode(None))
