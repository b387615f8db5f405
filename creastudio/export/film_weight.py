"""About how heavy an exported sequence will be: a few frames of it, smaller, really written."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.core.playing import is_heard
from creastudio.core.time import from_frame
from creastudio.core.timeline import Loop, Sequence
from creastudio.export.film_encoder import RATE
from creastudio.export.film_options import (
    FlacOptions,
    FrameOptions,
    GifOptions,
    Mp4Options,
    WavOptions,
    WebmOptions,
)
from creastudio.export.film_part import FilmPart, film_part, film_size
from creastudio.export.films import write_sequence
from creastudio.export.work import Cancelled, ExportCancelled, Work

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.export.film_plan import PlannedFilm

PLACES = (0.04, 0.21, 0.38, 0.55, 0.72, 0.9)
"""Where the film is looked at, 0 to 1."""

FRAMES = 5
"""Frames that are written at each place."""

MOST = 160_000
"""Px of the frames that the estimate is made from."""

KEY_SECONDS = 5
"""Seconds after which a film has a whole picture again."""

_FLAC = 0.55
"""What FLAC makes of sound, parts."""


def weigh_film(
    document: Document,
    film: PlannedFilm,
    read: Callable[[str], bytes],
    files: Callable[[str], Path],
    cancelled: Cancelled,
) -> int:
    """Return about how many bytes a film will have; 0 where nobody can tell. Any thread may call it.

    A first frame and the ones after it are weighed at ``PLACES``, at a smaller size.
    """
    try:
        sequence = document.sequence(film.sequence)
        options = film.options
        if isinstance(options, WavOptions | FlacOptions):
            sound = film_part(sequence, options.part).samples(RATE)[1] * 2 * int(options.bits) // 8
            return round(sound * (_FLAC if isinstance(options, FlacOptions) else 1))
        if not isinstance(options, FrameOptions):
            return 0
        work = Work(document, read, cancelled=cancelled, files=files)
        return _pictures(work, sequence, film, options) + _sound(sequence, options)
    except (UserError, KeyError, MemoryError, ExportCancelled, OSError):
        return 0


def _sound(sequence: Sequence, options: FrameOptions) -> int:
    if not isinstance(options, Mp4Options | WebmOptions) or not options.sound or not is_heard(sequence):
        return 0
    return round(film_part(sequence, options.part).seconds * options.bit_rate * 125)


def _pictures(work: Work, sequence: Sequence, film: PlannedFilm, options: FrameOptions) -> int:
    whole = film_part(sequence, options.part)
    part = _shown(whole, options)
    width, height = film_size(sequence, options.width, options.height, even=False)
    scale = min(1.0, math.sqrt(MOST / (width * height)))
    small = {"width": max(16, round(width * scale)), "height": max(16, round(height * scale)), "part": "loop"}
    small |= {"sound": False} if hasattr(options, "sound") else {}
    small |= {"sign": False} if hasattr(options, "sign") else {}
    sample = options.model_copy(update=small)
    # Twice as many px have less than twice the details.
    area = (width * height / (small["width"] * small["height"])) ** 0.85
    first = following = 0.0
    count = min(whole.count, max(2, round(FRAMES * whole.count / part.count)))
    with tempfile.TemporaryDirectory(prefix="creastudio-weight-") as folder:
        for number, place in enumerate(PLACES):
            at = whole.first + round(place * (whole.count - count))
            ways = [
                (length, Path(folder) / f"{number}-{length}{film.format.suffix}") for length in (1, count)
            ]
            one, several = (_bytes(work, sequence, film, sample, at, *way) for way in ways)
            more = _shown(FilmPart(at, count, sequence.rate), options).count - 1
            first += one / len(PLACES)
            following += max(0, several - one) / max(1, more) / len(PLACES)
    return round(area * (first * _wholes(film, part) + following * (part.count - 1)))


def _shown(part: FilmPart, options: FrameOptions) -> FilmPart:
    """Return the frames that a format has of a part."""
    return part.resampled(Fraction(options.rate)) if isinstance(options, GifOptions) else part


def _wholes(film: PlannedFilm, part: FilmPart) -> int:
    """Return how many pictures are weighed as a first one: those at which a player can begin."""
    return math.ceil(part.seconds / KEY_SECONDS) if film.format.name in ("mp4", "webm") else 1


def _bytes(
    work: Work,
    sequence: Sequence,
    film: PlannedFilm,
    options: FrameOptions,
    first: int,
    count: int,
    path: Path,
) -> int:
    loop = Loop(start=from_frame(first, sequence.rate), end=from_frame(first + count, sequence.rate))
    span = sequence.model_copy(update={"loop": loop})
    write_sequence(work, span, path, film.format, options)
    found = path.iterdir() if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in found)
