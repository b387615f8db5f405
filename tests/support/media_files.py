"""Small videos and sounds, encoded for a test."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame


def grey_frames(levels: Sequence[int], width: int = 64, height: int = 48) -> list[np.ndarray]:
    """Frames of one level each, (height, width, 3) uint8 RGB, by which a test knows them."""
    return [np.full((height, width, 3), level, np.uint8) for level in levels]


def write_video(
    path: Path,
    frames: Sequence[np.ndarray],
    *,
    rate: Fraction | int = 25,
    stamps: Sequence[int] | None = None,
    sound: np.ndarray | None = None,
    sound_rate: int = 48_000,
    codec: str = "libx264",
    pix_fmt: str = "yuv420p",
    keys: int = 12,
    rotation: float | None = None,
    aspect: Fraction | None = None,
    options: dict[str, str] | None = None,
    sound_codec: str = "aac",
) -> Path:
    """Encode RGB frames, and (samples, 2) float32 sound beside them.

    `stamps` are ms of each frame, for a rate that varies; `rotation` degrees counter-clockwise as phones say it.
    """
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w") as out:
        stream: Any = out.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, pix_fmt
        stream.codec_context.gop_size = keys
        stream.options = {"crf": "10", "preset": "ultrafast"} if codec == "libx264" else {}
        stream.options = {**stream.options, **(options or {})}
        if stamps is not None:
            stream.codec_context.time_base = Fraction(1, 1000)
        if aspect is not None:
            stream.codec_context.sample_aspect_ratio = aspect
        if rotation is not None:
            stream.set_display_rotation(rotation)
        audio: Any = out.add_stream(sound_codec, rate=sound_rate) if sound is not None else None
        if audio is not None:
            audio.layout = "stereo"
        for index, pixels in enumerate(frames):
            frame = VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="rgb24")
            frame.pts = stamps[index] if stamps is not None else index
            frame.time_base = Fraction(1, 1000) if stamps is not None else 1 / Fraction(rate)
            out.mux(stream.encode(frame))
        out.mux(stream.encode())
        if audio is not None and sound is not None:
            _encode_sound(out, audio, sound, sound_rate, "stereo")
    return path


def write_sound(
    path: Path,
    samples: np.ndarray,
    *,
    rate: int = 48_000,
    codec: str = "pcm_s16le",
    layout: str = "stereo",
    options: dict[str, str] | None = None,
) -> Path:
    """Encode (samples, channels) float32 sound; a name without an ending is a WAV."""
    with av.open(str(path), "w", format=None if path.suffix else "wav") as out:
        stream: Any = out.add_stream(codec, rate=rate)
        stream.layout = layout
        stream.options = options or {}
        _encode_sound(out, stream, samples, rate, layout)
    return path


def _encode_sound(out: Any, stream: Any, samples: np.ndarray, rate: int, layout: str) -> None:
    for start in range(0, len(samples), 1024):
        block = np.ascontiguousarray(samples[start : start + 1024].T.astype(np.float32))
        frame = AudioFrame.from_ndarray(block, "fltp", layout)
        frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
        out.mux(stream.encode(frame))
    out.mux(stream.encode())


def clicks(seconds: float, every: float = 0.25, rate: int = 48_000, channels: int = 2) -> np.ndarray:
    """Return silence with a short loud tone every so many s, by whose onsets a test knows where it is."""
    count = int(seconds * rate)
    samples = np.zeros((count, channels), np.float32)
    tone = 0.7 * np.sin(np.arange(480) * 2 * np.pi * 2000 / rate)
    for start in range(0, count, int(every * rate)):
        part = samples[start : start + len(tone)]
        part += tone[: len(part), None]
    return samples
