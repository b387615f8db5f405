"""Files with sound and pictures, opened so that they can reach nothing but themselves.

FFmpeg's demuxers of playlists and of lists of files open other files and the network when a file tells them to. Only an
allow-list of demuxers is tried here, by what a file holds and not by what it is called, and only the protocol ``file``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import FFmpegError
from av.stream import Discard, Disposition, Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from creastudio.api.errors import UserError
from creastudio.core.time import FLICKS_PER_SECOND

DEMUXERS = (
    "aac", "ac3", "aiff", "amr", "ape", "asf", "au", "avi", "caf", "dts", "dv", "eac3", "flac", "flv", "gxf", "matroska",
    "mov", "mp3", "mpeg", "mpegts", "mxf", "ogg", "tta", "w64", "wav", "wv",
)  # fmt: skip
"""FFmpeg's names of the containers that are read; none of them names other files."""

MAX_PIXELS = 8192 * 8192
"""Videos with larger frames aren't decoded, px."""

SAMPLE_RATES = range(1_000, 6_000_001)
"""Samples a second of sounds that are read: from the coarsest of old games to the finest of DSD."""

MAX_STREAMS = 64
"""Further streams of a file are passed over."""

_S = TypeVar("_S", VideoStream, AudioStream)

_OPTIONS = {
    "protocol_whitelist": "file",
    "format_whitelist": ",".join(DEMUXERS),
    "probesize": str(8 * 2**20),
    "analyzeduration": "8000000",
    "max_streams": str(MAX_STREAMS),
    "max_pixels": str(MAX_PIXELS),
}

_OPEN_LIMIT = 30
"""Seconds that opening may wait for the disk."""

_READ_LIMIT = 8
"""Seconds that one packet may take: gigabytes of nothing after the end of a file aren't looked through."""


BROKEN = (FFmpegError, ValueError, IndexError, OverflowError)
"""What PyAV raises for files that are damaged, or made to look so."""


def open_media(path: Path) -> InputContainer:
    """Return a file with sound or pictures, opened; close it.

    Raises
    ------
    UserError
        When it is missing, can't be read, or is nothing that is read here.
    """
    try:
        if path.stat().st_size == 0:
            raise UserError(f"'{path.name}' is empty (0 bytes).", "Choose another file.")
        # A path, never an address: what comes before a colon can't be a protocol in an absolute one.
        return av.open(str(path.absolute()), options=dict(_OPTIONS), timeout=(_OPEN_LIMIT, _READ_LIMIT))
    except FileNotFoundError:
        raise UserError(f"There is no '{path.name}'.", "Check the name, or choose another file.") from None
    except BROKEN as error:
        raise UserError(
            f"'{path.name}' holds no video or sound that can be read.",
            "It may be damaged, or cut off before its end. Choose another file.",
        ) from error
    except OSError as error:
        raise UserError(f"'{path.name}' can't be read: {error.strerror}.", "Check its permissions.") from None


def picture_stream(container: InputContainer) -> VideoStream | None:
    """Return the moving pictures of a file, or None; a cover of a record is none."""
    found = [stream for stream in container.streams.video if _decodes(stream) and not _is_cover(stream)]
    return _preferred(found)


def sound_stream(container: InputContainer) -> AudioStream | None:
    """Return the sound of a file, or None: what the file calls its default, else the first.

    One of a rate that no sound has is none: a damaged header may say 2 samples a second, of which a block fills the memory
    once it is resampled.
    """
    return _preferred([s for s in container.streams.audio if _decodes(s) and s.rate in SAMPLE_RATES])


def origin(container: InputContainer) -> Fraction:
    """Return when a file begins, in s of its own clock: the earliest of its picture and its sound.

    Recordings and broadcasts seldom begin at 0; picture and sound stay in step because both count from here.
    """
    streams: list[Stream] = [s for s in (picture_stream(container), sound_stream(container)) if s is not None]
    starts = [s.start_time * s.time_base for s in streams if s.start_time is not None and s.time_base]
    return min(starts, default=Fraction(0))


def flicks(time: Fraction) -> int:
    """Return s as flicks, rounded down."""
    return time.numerator * FLICKS_PER_SECOND // time.denominator


def only(container: InputContainer, stream: Stream) -> None:
    """Have a file's other streams passed over while it is read."""
    for other in container.streams:
        if other is not stream:
            other.discard = Discard.all


def video_frames(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """Yield the frames of a stream as they are shown one after another, up to where a damaged file can be read."""
    for frame in _decoded(container, stream):
        if isinstance(frame, VideoFrame):
            yield frame


def audio_frames(container: InputContainer, stream: AudioStream) -> Iterator[AudioFrame]:
    """Yield the decoded sound of a stream, up to where a damaged file can be read."""
    for frame in _decoded(container, stream):
        if isinstance(frame, AudioFrame):
            yield frame


def _decoded(container: InputContainer, stream: VideoStream | AudioStream) -> Iterator[object]:
    """Yield frames; packets that can't be decoded are passed over."""
    codec = stream.codec_context
    if not codec.is_open:
        # Frames can grow in the middle of a file.
        codec.options = {**codec.options, "max_pixels": str(MAX_PIXELS)}
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except BROKEN:
            packet = None
        with suppress(*BROKEN):
            # Without a packet, or with the empty one at the end, the decoder gives what it still holds back.
            yield from stream.codec_context.decode(packet)  # pyright: ignore[reportArgumentType]
        if packet is None:
            return


def _decodes(stream: VideoStream | AudioStream) -> bool:
    return stream.codec_context is not None


def _is_cover(stream: VideoStream) -> bool:
    return bool(stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails))


def _preferred(streams: list[_S]) -> _S | None:
    defaults = [stream for stream in streams if stream.disposition & Disposition.default]
    return next(iter(defaults or streams), None)
