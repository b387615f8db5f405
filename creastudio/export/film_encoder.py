"""Frames and sound into one file: painted in one thread, encoded in another, so that two cores have something to do."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer
from av.error import ExternalError
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter
from av.video.stream import VideoStream

from creastudio.render.pixels import pixels_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from creastudio.export.film_part import FilmPart

RATE = 48_000
"""Samples a second of the sound of films."""

AHEAD = 6
"""Frames that are painted before the encoder is ready for them, at most."""

AHEAD_BYTES = 256 * 2**20
"""Memory that these may take; large ones are fewer."""

THREADS = 16
"""Threads of an encoder at most: each holds frames, and past these nothing gets quicker."""

Heard = Callable[[int, int], np.ndarray]
"""First sample and count -> (count, 2) float32."""

_BT709 = 1
_SRGB = 13


@dataclass(frozen=True)
class Encoding:
    """How a film is encoded.

    Attributes
    ----------
    container, video, audio : str
        Names that FFmpeg gives to format and codecs; no `audio` for a silent film.
    picture_options, container_options : dict
        What FFmpeg is told besides.
    bit_rate : int
        Of the sound, bit/s.
    metadata : dict
        Of the file.
    """

    container: str
    video: str
    audio: str = ""
    picture_options: dict[str, str] = field(default_factory=dict)
    container_options: dict[str, str] = field(default_factory=dict)
    bit_rate: int = 192_000
    metadata: dict[str, str] = field(default_factory=dict)


def encode_film(
    path: Path,
    encoding: Encoding,
    part: FilmPart,
    size: tuple[int, int],
    images: Iterable[QImage],
    heard: Heard | None,
    step: Callable[[int], None],
) -> None:
    """Write a film.

    Parameters
    ----------
    size : tuple of int
        Width and height in px, both even.
    images : iterable of QImage
        RGB32, one for each frame of the part; iterated in the calling thread.
    heard : callable or None
        Gives the sound; called in another thread, in order.
    step : callable
        Gets how many frames are painted; what it raises ends the film.
    """
    with av.open(str(path), "w", format=encoding.container, options=dict(encoding.container_options)) as raw:
        container = cast("OutputContainer", raw)
        container.metadata.update(encoding.metadata)
        writer = _Writer(container, encoding, part, size, heard)
        feeder = _Feeder(writer, max(1, min(AHEAD, AHEAD_BYTES // (4 * size[0] * size[1]))))
        try:
            for index, image in enumerate(images):
                step(index)
                feeder.put(image)
        except BaseException:
            feeder.give_up()
            raise
        feeder.finish()


class _Feeder:
    """Hands images to a thread that encodes them."""

    def __init__(self, writer: _Writer, ahead: int) -> None:
        self._writer = writer
        self._queue: queue.Queue[QImage | None] = queue.Queue(ahead)
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="film-encoder", daemon=True)
        self._thread.start()

    def put(self, image: QImage) -> None:
        """Wait until there is room; raises what the encoder raised."""
        self._queue.put(image)
        self._check()

    def finish(self) -> None:
        """Encode what is left, and close the streams."""
        self._queue.put(None)
        self._thread.join()
        self._check()
        self._writer.finish()

    def give_up(self) -> None:
        """Forget what is left."""
        self._error = self._error or InterruptedError()
        self._queue.put(None)
        self._thread.join()

    def _check(self) -> None:
        if self._error is not None:
            raise self._error

    def _run(self) -> None:
        # After an error too, or who hands images over would wait for room for ever.
        while (image := self._queue.get()) is not None:
            if self._error is None:
                try:
                    self._writer.write(image)
                except BaseException as error:  # noqa: BLE001 - raised again where the film is made
                    self._error = error


class _Writer:
    """Encodes and multiplexes; one thread at a time."""

    def __init__(
        self,
        container: OutputContainer,
        encoding: Encoding,
        part: FilmPart,
        size: tuple[int, int],
        heard: Heard | None,
    ) -> None:
        self._container, self._part, self._heard = container, part, heard
        self._pictures = _picture_stream(container, encoding, part.rate, size)
        self._sound: AudioStream | None = None
        if heard is not None and encoding.audio:
            sound: Any = container.add_stream(encoding.audio, rate=RATE, layout="stereo")  # type: ignore[call-overload]
            sound.codec_context.bit_rate = encoding.bit_rate
            self._sound = sound
        self._reformatter = VideoReformatter()
        self._first, self._samples = part.samples(RATE)
        self._mixed = 0
        self._written = 0
        self._shown: tuple[QImage, VideoFrame] | None = None

    def write(self, image: QImage) -> None:
        """Add one frame, and the sound that goes with it."""
        if self._shown is None or self._shown[0] is not image:
            self._shown = image, self._converted(image)
        frame = self._shown[1]
        frame.pts, frame.time_base = self._written, 1 / self._part.rate
        try:
            self._container.mux(self._pictures.encode(frame))
        except ExternalError as error:
            # All that an encoder says where it has no more memory.
            raise MemoryError("the encoder gave up") from error
        self._written += 1
        end = self._samples * self._written // self._part.count
        if end - self._mixed >= RATE // 4 or self._written == self._part.count:
            self._write_sound(end)

    def finish(self) -> None:
        """Write what the encoders still hold."""
        self._container.mux(self._pictures.encode(None))
        if self._sound is not None:
            self._container.mux(self._sound.encode(None))

    def _write_sound(self, end: int) -> None:
        if self._sound is None or self._heard is None:
            return
        samples = self._heard(self._first + self._mixed, end - self._mixed)
        frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples.T), format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._mixed, Fraction(1, RATE)
        self._container.mux(self._sound.encode(frame))
        self._mixed = end

    def _converted(self, image: QImage) -> VideoFrame:
        # Full range sRGB becomes what televisions and browsers expect of H.264: BT.709 of limited range.
        source = VideoFrame.from_numpy_buffer(pixels_of(image, writable=False), format="bgra")
        return self._reformatter.reformat(
            source,
            format="yuv420p",
            src_color_range=ColorRange.JPEG,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            threads=1,
        )


def _picture_stream(
    container: OutputContainer, encoding: Encoding, rate: Fraction, size: tuple[int, int]
) -> VideoStream:
    stream = cast("VideoStream", container.add_stream(encoding.video, rate=rate))  # type: ignore[call-overload]
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = 1 / rate
    context: Any = stream.codec_context
    context.time_base = 1 / rate
    context.color_primaries, context.colorspace = _BT709, _BT709
    context.color_trc = _SRGB
    context.color_range = ColorRange.MPEG
    context.gop_size = max(1, round(rate * 5))
    context.options = dict(encoding.picture_options)
    context.thread_type = "AUTO"
    context.thread_count = min(THREADS, os.cpu_count() or 1)
    return stream
