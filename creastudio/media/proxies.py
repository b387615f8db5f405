"""Proxies: small copies of large videos, quick to decode from anywhere, that show the same at every time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer, OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream

from creastudio.api.errors import UserError
from creastudio.media.containers import BROKEN, only, open_media, origin, picture_stream, video_frames
from creastudio.media.media_cache import MediaCache
from creastudio.media.picture_frames import FramePixels
from creastudio.media.probe import MediaFacts, probe

SIDE = 960
"""Longest side of a proxy, px."""

ENDING = ".proxy.mp4"

LARGE = 1280 * 720
"""Videos with larger frames get one, px."""

LONG = 2.0
"""Videos whose key frames lie further apart get one, s: in them a jump decodes many frames."""

_KEYS = 12
"""Frames from a key frame to the next."""


def wants_proxy(facts: MediaFacts) -> bool:
    """Whether a video is played and scrubbed better from a proxy."""
    if facts.kind != "video" or facts.duration <= 0:
        return False
    return facts.width * facts.height > LARGE or (
        facts.key_distance > LONG and facts.width * facts.height > LARGE / 8
    )


def proxy_size(width: int, height: int) -> tuple[int, int]:
    """Return the size of the proxy of a video that is shown as `width` x `height` px: even, and not enlarged."""
    scale = min(1.0, SIDE / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def is_good_enough(width: int, height: int) -> bool:
    """Whether a proxy has the px for a picture of this size, but for a few."""
    return max(width, height) <= SIDE * 1.1


def kept_proxy(
    cache: MediaCache, sha256: str, path: Path, progress: Callable[[float], object] = lambda _share: None
) -> Path | None:
    """Return the proxy of a video, made where it isn't in the cache; None for a video that needs none.

    Parameters
    ----------
    progress : callable
        Gets the share that is done, 0 to 1; what it raises ends the work, and nothing is left of it.

    Raises
    ------
    UserError
        When the video can't be read, or the proxy can't be written.
    """
    found = cache.find(sha256, ENDING)
    if found is not None:
        return found
    facts = probe(path)
    if not wants_proxy(facts):
        return None
    return cache.take(sha256, ENDING, lambda out: make_proxy(path, out, facts, progress))


def make_proxy(path: Path, out: Path, facts: MediaFacts, progress: Callable[[float], object]) -> None:
    """Encode the pictures of a video as H.264 with close key frames, each frame at its own time; upright, without sound."""
    try:
        with open_media(path) as source, av.open(str(out), "w", format="mp4") as target:
            stream = picture_stream(source)
            if stream is None:
                raise UserError(f"'{path.name}' shows no pictures that can be read.", "Choose a video.")
            only(source, stream)
            stream.thread_type = "AUTO"
            stream.thread_count = 1
            _encode(source, stream, target, facts, progress)
    except (*BROKEN, OSError) as error:
        why = getattr(error, "strerror", None) or "it is damaged"
        raise UserError(f"No proxy of '{path.name}' could be made: {why}.", "") from error


def _encode(
    source: InputContainer,
    stream: VideoStream,
    target: OutputContainer,
    facts: MediaFacts,
    progress: Callable[[float], object],
) -> None:
    width, height = proxy_size(facts.width, facts.height)
    base = stream.time_base or Fraction(1, 1000)
    begin = origin(source)
    encoder = _encoder(target, width, height, base, facts.rate)
    pixels, to_yuv = FramePixels(), VideoReformatter()
    last = -1
    for frame in video_frames(source, stream):
        stamp = round(frame.pts - begin / base) if frame.pts is not None else last + 1
        # The first one is shown from the beginning on, as readers of the original have it.
        stamp = 0 if last < 0 else stamp
        if stamp <= last:
            continue
        last = stamp
        small = VideoFrame.from_ndarray(pixels.pixels(frame, width, height), format="bgra")
        made = to_yuv.reformat(
            small,
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )
        made.pts, made.time_base = stamp, base
        target.mux(encoder.encode(made))
        progress(min(1.0, float(stamp * base) / facts.duration))
    target.mux(encoder.encode())


def _encoder(target: OutputContainer, width: int, height: int, base: Fraction, rate: Fraction | None) -> Any:
    encoder: Any = target.add_stream("libx264", rate=rate or 25)
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.codec_context.time_base = base
    encoder.codec_context.gop_size = _KEYS
    encoder.codec_context.thread_count = 1
    encoder.codec_context.colorspace = 1  # BT.709
    encoder.codec_context.color_range = ColorRange.MPEG
    encoder.options = {"preset": "ultrafast", "crf": "20", "tune": "fastdecode", "bf": "0"}
    return encoder
