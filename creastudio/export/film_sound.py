"""WAV and FLAC: what a sequence sounds like, in little memory."""

from __future__ import annotations

import wave
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import OutputContainer

from creastudio.api.errors import UserError
from creastudio.export import wav_mark
from creastudio.export.film_encoder import RATE
from creastudio.export.film_options import FlacOptions, WavOptions
from creastudio.export.film_part import FilmPart, film_part
from creastudio.export.stream_mark import TAG
from creastudio.export.xmp import packet
from creastudio.media.mixer import Mixer

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark

_MOST = 2**32 - 2**20
"""Bytes that the head of a WAV can count."""


def write_wav(work: Work, sequence: Sequence, path: Path, options: WavOptions, mark: Mark | None) -> None:
    """Write the sound of a sequence as WAV, 48 kHz, stereo."""
    write_pcm(work, sequence, film_part(sequence, options.part), path, int(options.bits) // 8, None, mark)


def write_pcm(
    work: Work,
    sequence: Sequence,
    part: FilmPart,
    path: Path,
    width: int,
    tracks: tuple[str, ...] | None,
    mark: Mark | None,
) -> None:
    """Write some tracks (their ids; all that are heard for None) as WAV of `width` bytes a sample, with a mark."""
    if part.samples(RATE)[1] * 2 * width > _MOST:
        raise UserError(f"'{sequence.name}' is too long for a WAV file.", "Choose FLAC, or 16 bits.")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(width)
        file.setframerate(RATE)
        done = 0
        for samples in mixed(work, sequence, part, tracks):
            file.writeframesraw(pcm(samples, width, done))
            done += len(samples)
    if mark is not None:
        wav_mark.append(path, mark)


def write_flac(work: Work, sequence: Sequence, path: Path, options: FlacOptions, mark: Mark | None) -> None:
    """Write the sound of a sequence as FLAC, 48 kHz, stereo."""
    part = film_part(sequence, options.part)
    deep = options.bits == "24"
    with av.open(str(path), "w", format="flac") as raw:
        container = cast("OutputContainer", raw)
        container.metadata["title"] = sequence.name
        if mark is not None:
            container.metadata[TAG] = packet(mark).decode("utf-8")
        stream = container.add_stream("flac", rate=RATE, layout="stereo", format="s32" if deep else "s16")  # type: ignore[call-overload]
        done = 0
        for samples in mixed(work, sequence, part):
            whole = levels(samples, 3 if deep else 2, done)
            # FFmpeg takes the upper 24 of 32 bits.
            data = (whole << 8).astype(np.int32) if deep else whole.astype(np.int16)
            frame = AudioFrame.from_ndarray(
                data.reshape(1, -1), format="s32" if deep else "s16", layout="stereo"
            )
            frame.sample_rate, frame.pts, frame.time_base = RATE, done, Fraction(1, RATE)
            done += len(samples)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


def mixed(
    work: Work, sequence: Sequence, part: FilmPart, tracks: tuple[str, ...] | None = None
) -> Iterator[np.ndarray]:
    """Yield what is heard in pieces, (count, 2) float32; `tracks` are the ids of those that alone are."""
    mixer = Mixer(work.document, sequence.id, work.file, RATE, once=True)
    try:
        first, count = part.samples(RATE)
        for begin in range(0, count, RATE):
            work.step(0.98 * begin / count, sequence.name)
            yield mixer.render(first + begin, min(RATE, count - begin), tracks)
        for note in mixer.notes:
            work.note(note)
    finally:
        mixer.close()


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
