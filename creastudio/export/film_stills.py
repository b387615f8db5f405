"""A folder of numbered PNG pictures, one for each frame."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.export.film_frames import FilmFrames
from creastudio.export.film_options import StillsOptions
from creastudio.export.film_part import film_part, film_size
from creastudio.export.film_video import has_label

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark

EFFORT = 3
"""What is spent on making a picture small, 0 to 9; more takes much longer and saves little."""


def write_stills(
    work: Work, sequence: Sequence, folder: Path, options: StillsOptions, mark: Mark | None
) -> None:
    """Write the frames of a sequence into a folder, numbered from 1 by at least five digits."""
    part = film_part(sequence, options.part)
    size = film_size(sequence, options.width, options.height, even=False)
    digits = max(5, len(str(part.count)))
    waiting: list[Future[None]] = []
    with (
        FilmFrames(work, sequence, part, size, label=has_label(work, sequence, size)) as frames,
        ThreadPoolExecutor(1, "stills") as pool,
    ):
        for index, image in enumerate(frames):
            work.step(0.98 * index / part.count, f"{index + 1} / {part.count}")
            while len(waiting) > 2:
                waiting.pop(0).result()
            waiting.append(pool.submit(_write, image, folder / f"{index + 1:0{digits}d}.png", mark))
        for item in waiting:
            item.result()


def _write(image: QImage, path: Path, mark: Mark | None) -> None:
    from creastudio.export.marking import marked
    from creastudio.export.raster import encode

    path.write_bytes(marked(encode(image, "image/png", effort=EFFORT), "image/png", mark))
