"""MP4 (H.264, AAC) and WebM (VP9, Opus)."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.core.labelling import labelling_of_film
from creastudio.core.playing import is_heard
from creastudio.export import mp4_mark
from creastudio.export.film_encoder import RATE, Encoding, encode_film
from creastudio.export.film_frames import FilmFrames
from creastudio.export.film_options import Mp4Options, WebmOptions
from creastudio.export.film_part import film_part, film_size
from creastudio.export.film_provenance import sequence_provenance
from creastudio.export.stream_mark import TAG
from creastudio.media.mixer import Mixer

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence
    from creastudio.export.work import Work
    from creastudio.export.xmp import Mark

_CRF = {"small": 28, "good": 22, "high": 18, "best": 13}
"""Constant rate factors of x264: 18 is about where nobody sees a difference, 6 less make a file twice as large."""

_PRESET = {"small": "veryfast", "good": "veryfast", "high": "faster", "best": "fast"}

_REPEATABLE = "cpu-independent=1"
"""For x264, as in ``creastudio.ml.video``: without it, what lies in memory behind a row of macroblocks has a say."""

_LOOKAHEAD = {"veryfast": 10, "faster": 20, "fast": 30}
"""Frames that x264 looks ahead at in a preset."""

_LOOKAHEAD_BYTES = 768 * 2**20
"""Memory that these may take: of 8192 px a side they are fewer."""

_VP9_CRF = {"small": 40, "good": 32, "high": 24, "best": 15}


def write_mp4(work: Work, sequence: Sequence, path: Path, options: Mp4Options, mark: Mark | None) -> None:
    """Write a sequence as MP4."""
    width, height = film_size(sequence, options.width, options.height, even=True)
    preset = _PRESET[options.quality]
    # 1.5 bytes a px, and a quarter of the px four times over for the search of motion.
    ahead = min(_LOOKAHEAD[preset], max(1, _LOOKAHEAD_BYTES * 2 // (5 * width * height)))
    encoding = Encoding(
        "mp4",
        "libx264",
        "aac",
        {
            "crf": str(_CRF[options.quality]),
            "preset": preset,
            "profile": "high",
            "rc-lookahead": str(ahead),
            "x264-params": _REPEATABLE,
        },
        {"movflags": "+faststart"},
        options.bit_rate * 1000,
        {"title": sequence.name},
    )
    _write(work, sequence, path, options, encoding)
    if mark is not None:
        mp4_mark.append(path, mark)


def write_webm(work: Work, sequence: Sequence, path: Path, options: WebmOptions, mark: Mark | None) -> None:
    """Write a sequence as WebM."""
    from creastudio.export.xmp import packet

    metadata = {"title": sequence.name}
    if mark is not None:
        metadata[TAG] = packet(mark).decode("utf-8")
    pace = "5" if options.quality in ("small", "good") else "3"
    encoding = Encoding(
        "webm",
        "libvpx-vp9",
        "libopus",
        {
            "crf": str(_VP9_CRF[options.quality]),
            "b": "0",
            "deadline": "realtime" if pace == "5" else "good",
            "cpu-used": "7" if pace == "5" else "3",
            "row-mt": "1",
        },
        {},
        options.bit_rate * 1000,
        metadata,
    )
    _write(work, sequence, path, options, encoding)


def _write(
    work: Work, sequence: Sequence, path: Path, options: Mp4Options | WebmOptions, encoding: Encoding
) -> None:
    part = film_part(sequence, options.part)
    size = film_size(sequence, options.width, options.height, even=True)
    with ExitStack() as open_things:
        mixer: Mixer | None = None
        if options.sound and is_heard(sequence):
            mixer = Mixer(work.document, sequence.id, work.file, RATE, once=True)
            open_things.callback(mixer.close)
        frames = open_things.enter_context(
            FilmFrames(work, sequence, part, size, label=has_label(work, sequence, size))
        )

        def step(index: int) -> None:
            work.step(0.98 * index / part.count, f"{index + 1} / {part.count}")

        encode_film(path, encoding, part, size, frames, mixer.render if mixer else None, step)
        if mixer is not None:
            for note in mixer.notes:
                work.note(note)


def has_label(work: Work, sequence: Sequence, size: tuple[int, int]) -> bool:
    """Whether project or platform want a visible label, and something that is seen was generated."""
    labelling = labelling_of_film(work.document.labelling, work.document, sequence, size)
    return labelling.visible and bool(sequence_provenance(work.document, sequence, ("picture", "text")).made)
