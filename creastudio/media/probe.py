"""What a video or audio file holds, from its headers and its last packets; nothing is decoded but its first picture."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from av import time_base
from av.container import InputContainer
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from creastudio.api.errors import UserError
from creastudio.media.containers import (
    BROKEN,
    MAX_PIXELS,
    open_media,
    origin,
    picture_stream,
    sound_stream,
    video_frames,
)
from creastudio.media.picture_frames import lies_on_side, turn_of

_CUT_OFF = 0.5
"""A file whose last packets end so many s before its header says is cut off."""

_LONGER = 0.1
"""Packets may end so many s after the header says: the padding of an encoder."""

_GUESSED = {"aac", "ac3", "amr", "dts", "eac3", "mp3", "mpeg"}
"""Containers that may have no header that says how long they are."""

_HDR = {16: "PQ", 18: "HLG"}
"""AVColorTransferCharacteristic of pictures brighter than a usual screen's."""


@dataclass(frozen=True)
class MediaFacts:
    """What a file holds.

    Attributes
    ----------
    kind : str
        "video" where it has moving pictures, else "audio".
    media_type : str
        As assets have it.
    duration : float
        s, from the earliest of picture and sound to the end of the longer one; where a file is cut off, what is there.
    width, height : int
        Of a video as it is shown, px: upright and with square pixels.
    rate : Fraction or None
        Frames a second of a video, an average where it varies.
    audio_channels : int
        0 for a silent video.
    sample_rate : int
        Samples a second; 0 without sound.
    codec : str
        FFmpeg's name of the codec of the picture, else of the sound.
    key_distance : float
        The longest time between key frames that the file's index shows, s; 0 where it shows none.
    notes : tuple of str
        What a person should know, each a sentence.
    """

    kind: str
    media_type: str
    duration: float
    width: int = 0
    height: int = 0
    rate: Fraction | None = None
    audio_channels: int = 0
    sample_rate: int = 0
    codec: str = ""
    key_distance: float = 0.0
    notes: tuple[str, ...] = ()

    @property
    def metadata(self) -> dict[str, Any]:
        """What an asset says of it."""
        found: dict[str, Any] = {"duration": self.duration, "audio_channels": self.audio_channels}
        if self.sample_rate:
            found["sample_rate"] = self.sample_rate
        if self.kind == "video":
            found |= {"width": self.width, "height": self.height}
            if self.rate is not None:
                found["rate"] = f"{self.rate.numerator}/{self.rate.denominator}"
        return found


def probe(path: Path) -> MediaFacts:
    """Return what a file holds; any thread may call it.

    Raises
    ------
    UserError
        When it can't be read, or holds neither moving pictures nor sound.
    """
    container = open_media(path)
    try:
        return _facts(container, path)
    finally:
        container.close()


def _facts(container: InputContainer, path: Path) -> MediaFacts:
    picture, sound = picture_stream(container), sound_stream(container)
    notes: list[str] = []
    if picture is not None and picture.width * picture.height > MAX_PIXELS:
        raise UserError(
            f"'{path.name}' has frames of {picture.width} x {picture.height} px, which is too large.",
            f"At most {MAX_PIXELS // 1_000_000} megapixels are read. Make it smaller first.",
        )
    first = _first_frame(container, picture) if picture is not None else None
    if picture is not None and first is None:
        if sound is None:
            raise UserError(
                f"No picture of '{path.name}' can be read.", "It may be damaged. Choose another file."
            )
        notes.append(f"No picture of '{path.name}' can be read: only its sound is there.")
        picture = None
    if picture is None and sound is None:
        raise UserError(
            f"'{path.name}' has neither moving pictures nor sound that can be read.", "Choose another file."
        )
    said, found = _said_duration(container), _found_duration(container, picture or sound)
    duration = found if not said or found - said > _LONGER else said
    if found and said - found > _CUT_OFF and _name(container) in _GUESSED:
        # What no header says FFmpeg guesses by the first kilobytes' rate of bits.
        duration = found
    elif found and said - found > _CUT_OFF:
        notes.append(
            f"'{path.name}' is cut off: {found:.1f} of {said:.1f} s can be read, which is what is there now."
        )
        duration = found
    if picture is not None and first is not None and first.color_trc in _HDR:
        notes.append(f"'{path.name}' is an HDR video ({_HDR[first.color_trc]}): its colours look paler here.")
    width, height = _shown_size(picture, first) if picture is not None and first is not None else (0, 0)
    kind = "video" if picture is not None else "audio"
    main = picture or sound
    return MediaFacts(
        kind=kind,
        media_type=_media_type(container, kind),
        duration=duration,
        width=width,
        height=height,
        rate=(picture.average_rate or picture.guessed_rate) if picture is not None else None,
        audio_channels=sound.channels if sound is not None else 0,
        sample_rate=sound.rate if sound is not None else 0,
        codec=main.codec_context.name if main is not None else "",
        key_distance=_key_distance(picture) if picture is not None else 0.0,
        notes=tuple(notes),
    )


def _first_frame(container: InputContainer, picture: VideoStream) -> VideoFrame | None:
    return next(video_frames(container, picture), None)


def _shown_size(picture: VideoStream, first: VideoFrame) -> tuple[int, int]:
    """Return the size of a video as it is shown: wide pixels are made square, then it is turned upright."""
    shape = picture.sample_aspect_ratio or Fraction(1)
    # Nonsense in a header is worse than a picture that is a little narrow.
    if not Fraction(1, 8) <= shape <= 8:
        shape = Fraction(1)
    width, height = max(1, round(first.width * shape)), first.height
    return (height, width) if lies_on_side(turn_of(first)) else (width, height)


def _said_duration(container: InputContainer) -> float:
    """Return what the headers say, s; 0 where they say nothing."""
    if container.duration is not None and container.duration > 0:
        return container.duration / time_base
    lengths = [s.duration * s.time_base for s in container.streams if s.duration and s.time_base]
    return float(max(lengths, default=0))


def _found_duration(container: InputContainer, stream: Stream | None) -> float:
    """Return when the last packets of the file end, s; 0 where they can't be found."""
    if stream is None or not stream.time_base:
        return 0.0
    end = (container.duration or 0) + (container.start_time or 0)
    # Not the very end: raw sound has no packet there.
    if last := _last_from(container, end - time_base):
        return last
    indexed = _indexed_duration(container)
    # The index of raw sound goes only as far as it was read.
    return max(indexed, _last_from(container, round(indexed * time_base)))


def _last_from(container: InputContainer, start: int) -> float:
    """Return when the last packet from a time (µs) on ends, s; 0 where there is none."""
    last = Fraction(0)
    try:
        container.seek(max(0, start))
        for packet in container.demux():
            if packet.pts is not None and packet.time_base and packet.stream.type in ("video", "audio"):
                last = max(last, (packet.pts + (packet.duration or 0)) * packet.time_base)
    except BROKEN:
        pass
    return float(max(Fraction(0), last - origin(container))) if last else 0.0


def _indexed_duration(container: InputContainer) -> float:
    """Return up to when the packets that the file's index names lie within the file, s; 0 where none does."""
    size = container.size
    ends = [Fraction(0)]
    for stream in (picture_stream(container), sound_stream(container)):
        if stream is None or not stream.time_base:
            continue
        there = [e.timestamp for e in stream.index_entries if e.pos >= 0 and e.pos + e.size <= size]
        ends.append(max(there, default=0) * stream.time_base)
    return float(max(ends))


def _key_distance(picture: VideoStream) -> float:
    keys = [entry.timestamp for entry in picture.index_entries if entry.is_keyframe]
    if not keys or not picture.time_base:
        return 0.0
    ends = [*keys[1:], keys[0] + (picture.duration or 0)]
    return float(max(end - key for key, end in zip(keys, ends, strict=True)) * picture.time_base)


_TYPES = {
    "matroska": ("video/x-matroska", "audio/x-matroska"), "mov": ("video/mp4", "audio/mp4"), "avi": ("video/x-msvideo", ""),
    "mpeg": ("video/mpeg", ""), "mpegts": ("video/mp2t", ""), "ogg": ("video/ogg", "audio/ogg"), "flv": ("video/x-flv", ""),
    "asf": ("video/x-ms-wmv", "audio/x-ms-wma"), "mxf": ("application/mxf", ""), "dv": ("video/dv", ""),
    "wav": ("", "audio/wav"), "w64": ("", "audio/wav"), "mp3": ("", "audio/mpeg"), "flac": ("", "audio/flac"),
    "aac": ("", "audio/aac"), "ac3": ("", "audio/ac3"), "eac3": ("", "audio/ac3"), "aiff": ("", "audio/aiff"),
    "amr": ("", "audio/amr"), "caf": ("", "audio/x-caf"), "au": ("", "audio/basic"), "ape": ("", "audio/x-ape"),
    "wv": ("", "audio/x-wavpack"), "tta": ("", "audio/x-tta"), "dts": ("", "audio/vnd.dts"),
}  # fmt: skip
"""Container -> media type with and without pictures; empty for the usual one."""

_WEBM = {"vp8", "vp9", "av1", "libdav1d", "libvpx", "libvpx-vp9", "opus", "vorbis", "libopus", "libvorbis"}
"""Codecs that make of a Matroska file a WebM."""


def _media_type(container: InputContainer, kind: str) -> str:
    name = _name(container)
    video = kind == "video"
    if name == "matroska" and video and _all_in(container, _WEBM):
        return "video/webm"
    if name == "mov" and video and "qt" in container.metadata.get("major_brand", ""):
        return "video/quicktime"
    found = _TYPES.get(name, ("", ""))[0 if video else 1]
    return found or ("video/x-matroska" if video else "audio/x-matroska")


def _name(container: InputContainer) -> str:
    return container.format.name.split(",")[0]


def _all_in(container: InputContainer, codecs: set[str]) -> bool:
    streams = [*container.streams.video, *container.streams.audio]
    return all(s.codec_context is not None and s.codec_context.name in codecs for s in streams)
