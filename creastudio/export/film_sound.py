"""WAV, FLAC and Ogg: what a sequence sounds like, in little memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from creastudio.export.film_encoder import RATE
from creastudio.export.film_options import FlacOptions, OggOptions, PartOptions, WavOptions
from creastudio.export.film_part import FilmPart, film_part
from creastudio.export.sound_files import check_length, sound_file
from creastudio.media.mixer import Mixer

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark


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
    check_length(part.samples(RATE)[1], 8 * width, sequence.name)
    with sound_file(path, ".wav", rate=RATE, bits=8 * width, mark=mark) as take:
        for samples in mixed(work, sequence, part, tracks):
            take(samples)


def write_flac(work: Work, sequence: Sequence, path: Path, options: FlacOptions, mark: Mark | None) -> None:
    """Write the sound of a sequence as FLAC, 48 kHz, stereo."""
    _write(work, sequence, path, options, ".flac", int(options.bits), mark)


def write_ogg(work: Work, sequence: Sequence, path: Path, options: OggOptions, mark: Mark | None) -> None:
    """Write the sound of a sequence as Ogg Opus, 48 kHz, stereo."""
    _write(work, sequence, path, options, ".ogg", 24, mark)


def _write(
    work: Work,
    sequence: Sequence,
    path: Path,
    options: PartOptions,
    suffix: str,
    bits: int,
    mark: Mark | None,
) -> None:
    part = film_part(sequence, options.part)
    with sound_file(path, suffix, rate=RATE, bits=bits, title=sequence.name, mark=mark) as take:
        for samples in mixed(work, sequence, part):
            take(samples)


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
