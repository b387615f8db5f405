"""One decoded frame of a video as pixels: upright, square pixels, in the colours that were meant."""

from __future__ import annotations

import struct
from typing import cast

import av  # noqa: F401  the whole before its parts, or threads get in each other's way
import numpy as np
from av.sidedata.sidedata import SideDataContainer, Type
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation, VideoReformatter

_RGB, _UNSPECIFIED = 0, (2, 3)
"""AVColorSpace of RGB; those that say nothing (unspecified, reserved)."""

_UPRIGHT = (1, 0, 0, 1)

Turn = tuple[int, int, int, int]
"""Display matrix (a, b, c, d), each -1, 0 or 1: a px at (x, y) of the stored frame is shown at (ax + cy, bx + dy)."""


def turn_of(frame: VideoFrame) -> Turn:
    """Return how a frame has to be turned and mirrored to stand upright; the nearest quarter where it is crooked.

    Source: ISO/IEC 14496-12, 8.3.2 (the matrix of a track header: 9 numbers in 16.16, of which the last of each row
    is 2.30).
    """
    try:
        data = bytes(cast(SideDataContainer, frame.side_data)[Type.DISPLAYMATRIX])
    except KeyError:
        return _UPRIGHT
    if len(data) < 36:
        return _UPRIGHT
    a, b, _, c, d = struct.unpack("=9i", data[:36])[:5]
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return (_sign(a), 0, 0, _sign(d))
    return (0, _sign(b), _sign(c), 0)


def lies_on_side(turn: Turn) -> bool:
    """Whether width and height are exchanged when a frame is shown."""
    return turn[0] == 0


class FramePixels:
    """Makes BGRA pixels of frames; keeps what swscale needs between frames of one size. One thread at a time."""

    def __init__(self) -> None:
        self._scaler = VideoReformatter()

    def pixels(self, frame: VideoFrame, width: int, height: int) -> np.ndarray:
        """Return a frame as (height, width, 4) uint8, BGRA, opaque, upright and without gaps between rows.

        What shines through is on black. The matrix is the one the file says; where it says none it is BT.709 for HD
        (720 rows and more) and BT.601 below, as players have it.
        """
        turn = turn_of(frame)
        across, down = (height, width) if lies_on_side(turn) else (width, height)
        enlarged = across > frame.width or down > frame.height
        scaled = self._scaler.reformat(
            frame,
            across,
            down,
            "bgra",
            src_colorspace=_matrix(frame),
            interpolation=Interpolation.BICUBIC if enlarged else Interpolation.BILINEAR,
            threads=1,
        )
        pixels = _array(scaled)
        if any(component.is_alpha for component in frame.format.components):
            pixels = _on_black(pixels)
        return np.ascontiguousarray(turned(pixels, turn))


def turned(pixels: np.ndarray, turn: Turn) -> np.ndarray:
    """Return a view of stored pixels (rows, columns, ...) that stands upright."""
    a, b, c, d = turn
    if lies_on_side(turn):
        pixels = pixels.swapaxes(0, 1)
        # Now columns are what rows were: c says where they go to, b where rows do.
        a, d = c, b
    return pixels[:: -1 if d < 0 else 1, :: -1 if a < 0 else 1]


def _matrix(frame: VideoFrame) -> int | None:
    if frame.colorspace not in _UNSPECIFIED:
        return None
    return Colorspace.ITU709 if frame.height >= 720 or frame.width >= 1280 else Colorspace.ITU601


def _array(frame: VideoFrame) -> np.ndarray:
    """Return the pixels of a BGRA frame, sharing its memory where its rows have no padding."""
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8)  # pyright: ignore[reportArgumentType]
    rows = rows.reshape(-1, plane.line_size)[: frame.height]
    return rows[:, : frame.width * 4].reshape(frame.height, frame.width, 4)


def _on_black(pixels: np.ndarray) -> np.ndarray:
    alpha = pixels[..., 3:].astype(np.uint16)
    flat = np.empty_like(pixels)
    flat[..., :3] = (pixels[..., :3] * alpha + 127) // 255
    flat[..., 3] = 255
    return flat


def _sign(value: int) -> int:
    return -1 if value < 0 else 1
