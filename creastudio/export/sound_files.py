"""Samples into WAV, FLAC and Ogg Opus files, piece by piece, with what they say of themselves."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import OutputContainer

from creastudio.api.errors import UserError
from creastudio.export import wav_mark
from creastudio.export.stream_mark import TAG
from creastudio.export.xmp import packet

if TYPE_CHECKING:
    from creastudio.export.xmp import Mark

OPUS_RATE = 48_000
"""Frames a second of Ogg Opus: the format has no 44,100."""

_OPUS_BITS = 160_000
"""Bits a second of Ogg Opus: nobody hears the difference in stereo (RFC 7845's authors say 128,000 is enough)."""

_MOST = 2**32 - 2**20
"""Bytes that the head of a WAV can count."""

Take = Callable[[np.ndarray], None]
"""Takes the next samples, (count, 2) float32."""


@contextmanager
def sound_file(
    path: Path, suffix: str, *, rate: int = 48_000, bits: int = 24, title: str = "", mark: Mark | None = None
) -> Iterator[Take]:
    """Open a stereo sound file at a path of any name; what is given to the function it yields is written in order.

    Parameters
    ----------
    suffix : str
        What it is: ``.wav``, ``.flac`` or ``.ogg`` (Opus, whose rate is ``OPUS_RATE``).
    bits : int
        16 or 24 a sample; of no meaning for Opus.
    mark : Mark, optional
        What the file says of how it was made.
    """
    if suffix == ".wav":
        with _wav(path, rate, bits) as take:
            yield take
        if mark is not None:
            wav_mark.append(path, mark)
        return
    kind = "ogg" if suffix == ".ogg" else "flac"
    # Else an Ogg stream has a number of chance in it, and no two files are the same.
    with av.open(str(path), "w", format=kind, options={"fflags": "+bitexact"}) as raw:
        container = cast("OutputContainer", raw)
        if title:
            container.metadata["title"] = title
        if mark is not None:
            container.metadata[TAG] = packet(mark).decode("utf-8")
        with (_opus if kind == "ogg" else _flac)(container, rate, bits) as take:
            yield take


def check_length(frames: int, bits: int, title: str) -> None:
    """Raise a UserError where so many stereo frames are more than a WAV can hold."""
    if frames * 2 * (bits // 8) > _MOST:
        raise UserError(f"'{title}' is too long for a WAV file.", "Choose FLAC, or 16 bits.")


@contextmanager
def _wav(path: Path, rate: int, bits: int) -> Iterator[Take]:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(bits // 8)
        file.setframerate(rate)
        done = 0

        def take(samples: np.ndarray) -> None:
            nonlocal done
            file.writeframesraw(pcm(samples, bits // 8, done))
            done += len(samples)

        yield take


@contextmanager
def _flac(container: OutputContainer, rate: int, bits: int) -> Iterator[Take]:
    deep = bits == 24
    layout = "s32" if deep else "s16"
    stream: Any = container.add_stream("flac", rate=rate, layout="stereo", format=layout)  # type: ignore[call-overload]
    done = 0

    def take(samples: np.ndarray) -> None:
        nonlocal done
        whole = levels(samples, 3 if deep else 2, done)
        # FFmpeg takes the upper 24 of 32 bits.
        data = (whole << 8).astype(np.int32) if deep else whole.astype(np.int16)
        container.mux(stream.encode(_frame(data.reshape(1, -1), layout, rate, done)))
        done += len(samples)

    yield take
    container.mux(stream.encode(None))


@contextmanager
def _opus(container: OutputContainer, rate: int, bits: int) -> Iterator[Take]:
    if rate != OPUS_RATE:
        raise ValueError(f"Opus has {OPUS_RATE} frames a second")
    stream: Any = container.add_stream("libopus", rate=rate, layout="stereo", format="flt")  # type: ignore[call-overload]
    stream.codec_context.bit_rate = _OPUS_BITS
    done = 0

    def take(samples: np.ndarray) -> None:
        nonlocal done
        data = np.ascontiguousarray(samples, np.float32).reshape(1, -1)
        container.mux(stream.encode(_frame(data, "flt", rate, done)))
        done += len(samples)

    yield take
    container.mux(stream.encode(None))


def _frame(data: np.ndarray, layout: str, rate: int, done: int) -> AudioFrame:
    frame = AudioFrame.from_ndarray(data, format=layout, layout="stereo")
    frame.sample_rate, frame.pts, frame.time_base = rate, done, Fraction(1, rate)
    return frame


def levels(samples: np.ndarray, width: int, first: int) -> np.ndarray:
    """Return samples as whole numbers of `width` bytes, int32, rounded; noise of half a step hides the rounding to 16 bits.

    `first` is the number of the first sample: the noise is another one everywhere, and the same each time.
    """
    top = 2 ** (8 * width - 1) - 1
    scaled = samples.astype(np.float64) * top
    if width == 2:
        # Triangular dither (Lipshitz, Wannamaker and Vanderkooy 1992), the same for the same samples; silence stays silent.
        noise = np.random.default_rng(first).random((2, *samples.shape))
        scaled += np.where(samples == 0, 0.0, noise[0] - noise[1])
    return np.clip(np.rint(scaled), -top - 1, top).astype(np.int32)


def pcm(samples: np.ndarray, width: int, first: int) -> bytes:
    """Return samples from number `first` on as the little-endian bytes of a WAV of 2 or 3 bytes a sample."""
    whole = levels(samples, width, first)
    if width == 2:
        return whole.astype("<i2").tobytes()
    return whole.astype("<i4").view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
