"""Animated GIF: one palette for all frames, found in a first look at some of them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import av
from av.container import OutputContainer
from av.filter import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame

from creastudio.export import gif_mark
from creastudio.export.film_frames import FilmFrames
from creastudio.export.film_options import GifOptions
from creastudio.export.film_part import FilmPart, film_part, film_size
from creastudio.export.film_video import has_label
from creastudio.render.pixels import pixels_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark

LOOKS = 48
"""Frames that the palette is made of."""

_BGRA = VideoFormat("bgra")

_FIRST = 0.3
"""Share of the work that is finding the palette."""

_TICK = Fraction(1, 100)
"""GIF counts time in hundredths of a second."""


def write_gif(work: Work, sequence: Sequence, path: Path, options: GifOptions, mark: Mark | None) -> None:
    """Write a sequence as an animated GIF."""
    whole = film_part(sequence, options.part)
    part = whole.resampled(Fraction(options.rate))
    size = film_size(sequence, options.width, options.height, even=False)
    label = has_label(work, sequence, size)
    with FilmFrames(work, sequence, part, size, label=label) as frames:
        palette = _palette(work, frames, part, options.colors)
        with av.open(str(path), "w", format="gif", options={"loop": "0" if options.again else "-1"}) as raw:
            container = cast("OutputContainer", raw)
            stream: Any = container.add_stream("gif", rate=part.rate)
            stream.width, stream.height = size
            stream.pix_fmt = "pal8"
            stream.time_base = stream.codec_context.time_base = _TICK
            for index, frame in enumerate(_mapped(frames, size, palette, dither=options.dither)):
                work.step(_FIRST + (0.98 - _FIRST) * index / part.count, f"{index + 1} / {part.count}")
                frame.pts, frame.time_base = round(index / part.rate / _TICK), _TICK
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
    if mark is not None:
        path.write_bytes(gif_mark.insert(path.read_bytes(), mark))


def _palette(work: Work, frames: FilmFrames, part: FilmPart, colors: int) -> VideoFrame:
    """Return the colours that fit frames from all over the film best, 16 x 16 px."""
    chosen = sorted({index * part.count // LOOKS for index in range(LOOKS)})
    graph, width, height = Graph(), *frames.size
    source = graph.add_buffer(width=width, height=height, format=_BGRA, time_base=_TICK)
    found = graph.add("palettegen", f"max_colors={colors}:reserve_transparent=0:stats_mode=full")
    sink = graph.add("buffersink")
    source.link_to(found)
    found.link_to(sink)
    graph.configure()
    for count, index in enumerate(chosen):
        work.step(_FIRST * count / len(chosen), f"{count + 1} / {len(chosen)}")
        source.push(_frame(frames.at(index), count))
        # Nothing comes out yet, but the frame is looked at and let go.
        with contextlib.suppress(BlockingIOError):
            sink.pull()
    source.push(None)
    return cast("VideoFrame", sink.pull())


def _mapped(
    frames: FilmFrames, size: tuple[int, int], palette: VideoFrame, *, dither: bool
) -> Iterator[VideoFrame]:
    """Yield each frame in colours of the palette."""
    graph = Graph()
    source = graph.add_buffer(width=size[0], height=size[1], format=_BGRA, time_base=_TICK)
    colors = graph.add_buffer(
        width=palette.width, height=palette.height, format=palette.format, time_base=_TICK
    )
    # An ordered dither doesn't crawl from frame to frame, and stays small.
    use = graph.add("paletteuse", f"dither={'bayer:bayer_scale=3' if dither else 'none'}")
    sink = graph.add("buffersink")
    source.link_to(use, 0, 0)
    colors.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, _TICK
    colors.push(palette)
    colors.push(None)
    for index, image in enumerate(frames):
        source.push(_frame(image, index))
        yield cast("VideoFrame", sink.pull())


def _frame(image: QImage, index: int) -> VideoFrame:
    # A copy: filters look at a frame when they are asked for one, and the image may be gone by then.
    frame = VideoFrame.from_ndarray(pixels_of(image, writable=False), format="bgra")
    frame.pts, frame.time_base = index, _TICK
    return frame
