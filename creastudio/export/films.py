"""The formats that sequences are exported in: one table for the command line and the window.

What writes a format is imported when it is used; the table itself costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creastudio.api.errors import UserError
from creastudio.export.film_options import (
    FlacOptions,
    GifOptions,
    Mp4Options,
    OtioOptions,
    ScoreOptions,
    StemOptions,
    StillsOptions,
    SubtitleOptions,
    WavOptions,
    WebmOptions,
)
from creastudio.export.formats import Exported
from creastudio.export.options import Options, SignableOptions

if TYPE_CHECKING:
    from creastudio.core.document import Document
    from creastudio.core.timeline import Sequence, TrackKind
    from creastudio.export.certificates import SigningFiles
    from creastudio.export.recipe_graph import Provenance
    from creastudio.export.work import Cancelled, Progress, Work
    from creastudio.export.xmp import Mark

SequenceWriter = Callable[["Work", "Sequence", Path, Any, "Mark | None"], None]
"""Writes a file at a path, or the files of a folder that is there, with some options and a mark."""


@dataclass(frozen=True)
class SequenceFormat:
    """One format of exported sequences.

    Attributes
    ----------
    name : str
        What the command line calls it.
    suffix : str
        With its dot, lower case; that of the files inside where it is a folder.
    title : str
        What people call it.
    options : type of Options
        What can be set; forms and command lines are made of it.
    folder : bool
        Whether it is a folder of files.
    kinds : tuple of str
        Kinds of tracks that are in it.
    """

    name: str
    suffix: str
    title: str
    media_type: str
    options: type[Options]
    writer: SequenceWriter
    folder: bool = False
    other_suffixes: tuple[str, ...] = ()
    kinds: tuple[TrackKind, ...] = ("picture", "text", "audio", "score")


def sequence_format(name: str) -> SequenceFormat:
    """Return the format that a name or a suffix means; UserError names the known ones."""
    wanted = name.lower().lstrip(".")
    for item in SEQUENCE_FORMATS:
        if wanted == item.name or (not item.folder and f".{wanted}" in (item.suffix, *item.other_suffixes)):
            return item
    known = ", ".join(item.name for item in SEQUENCE_FORMATS)
    raise UserError(f"'{name}' is no format that sequences are exported in.", f"Choose one of {known}.")


def export_sequence(
    document: Document,
    sequence_id: str,
    read_blob: Callable[[str], bytes],
    files: Callable[[str], Path],
    target: Path,
    options: Options | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    *,
    wanted: SequenceFormat | None = None,
    signing: SigningFiles | None = None,
) -> Exported:
    """Write a sequence to a file (or a folder, where the format is one); any thread may call it.

    Parameters
    ----------
    files : callable
        SHA-256 -> path of the medium; UserError or KeyError when it is missing.
    options : Options, optional
        Of the class that the format names; its defaults when left out.
    progress, cancelled : callable, optional
        See ``work.Work``.

    Raises
    ------
    UserError
        For an empty sequence, a size that doesn't fit, a folder that can't be written.
    ExportCancelled
        When `cancelled` said so; nothing is left.
    KeyError
        When the document has no such sequence.
    """
    from creastudio.export.work import Work

    work = Work(document, read_blob, signing=signing, files=files)
    work.progress = progress or work.progress
    work.cancelled = cancelled or work.cancelled
    chosen = wanted or sequence_format(target.suffix or target.name)
    write_sequence(work, document.sequence(sequence_id), target, chosen, options or chosen.options())
    return Exported((target, *work.beside), tuple(work.notes))


def write_sequence(
    work: Work, sequence: Sequence, target: Path, chosen: SequenceFormat, options: Options
) -> None:
    """Write one sequence as ``export_sequence`` does, as a part of some work."""
    from creastudio.export.film_provenance import sequence_provenance
    from creastudio.export.labels import mark_for
    from creastudio.export.marking import sidecar_of
    from creastudio.store.files import made_whole

    work.step(0.0, target.name)
    work.target = work.target or target
    provenance = sequence_provenance(work.document, sequence, chosen.kinds)
    mark = mark_for(provenance, work.document.labelling, with_recipe=options.with_recipe)
    try:
        with made_whole(target, folder=chosen.folder) as beside:
            chosen.writer(work, sequence, beside, options, mark)
            work.step(0.99, target.name)
            if isinstance(options, SignableOptions) and options.sign:
                _sign(work, provenance, beside, chosen.media_type, target.name)
    except MemoryError:
        raise UserError(
            f"There is no room in memory for '{target.name}'.", "Choose a smaller size."
        ) from None
    # A recipe of what had this name before would be a lie now.
    sidecar_of(target).unlink(missing_ok=True)
    # Not a step: it is written, and can't be given up any more.
    work.progress(work.end, target.name)


def _sign(work: Work, provenance: Provenance, file: Path, media_type: str, name: str) -> None:
    """Sign a finished file; the last thing that is done to it."""
    from creastudio.export.labels import source_of
    from creastudio.export.signing import MAX_SIGNED, sign

    if work.signing is None:
        raise UserError(
            "There is no certificate to sign with.",
            "Make one under Edit > Signing…, or with `creastudio certificate make`.",
        )
    if file.stat().st_size > MAX_SIGNED:
        raise UserError(f"'{name}' is too large to be signed.", "Export it unsigned, or smaller.")
    source = source_of(provenance, ()) if provenance.made else "composite"
    file.write_bytes(sign(file.read_bytes(), media_type, work.signing, source, name))


def _mp4(work: Work, sequence: Sequence, path: Path, options: Mp4Options, mark: Mark | None) -> None:
    from creastudio.export.film_video import write_mp4

    write_mp4(work, sequence, path, options, mark)


def _webm(work: Work, sequence: Sequence, path: Path, options: WebmOptions, mark: Mark | None) -> None:
    from creastudio.export.film_video import write_webm

    write_webm(work, sequence, path, options, mark)


def _gif(work: Work, sequence: Sequence, path: Path, options: GifOptions, mark: Mark | None) -> None:
    from creastudio.export.film_gif import write_gif

    write_gif(work, sequence, path, options, mark)


def _stills(work: Work, sequence: Sequence, path: Path, options: StillsOptions, mark: Mark | None) -> None:
    from creastudio.export.film_stills import write_stills

    write_stills(work, sequence, path, options, mark)


def _wav(work: Work, sequence: Sequence, path: Path, options: WavOptions, mark: Mark | None) -> None:
    from creastudio.export.film_sound import write_wav

    write_wav(work, sequence, path, options, mark)


def _flac(work: Work, sequence: Sequence, path: Path, options: FlacOptions, mark: Mark | None) -> None:
    from creastudio.export.film_sound import write_flac

    write_flac(work, sequence, path, options, mark)


def _stems(work: Work, sequence: Sequence, path: Path, options: StemOptions, mark: Mark | None) -> None:
    from creastudio.export.stems import write_stems

    write_stems(work, sequence, path, options, mark)


def _interchange(name: str) -> SequenceWriter:
    """Return the writer of that name of ``export/interchange.py``."""

    def write(work: Work, sequence: Sequence, path: Path, options: Any, mark: Mark | None) -> None:
        from creastudio.export import interchange

        getattr(interchange, name)(work, sequence, path, options, mark)

    return write


_HEARD: tuple[TrackKind, ...] = ("audio", "score")
_SCORES: tuple[TrackKind, ...] = ("score",)

SEQUENCE_FORMATS: tuple[SequenceFormat, ...] = (
    SequenceFormat(
        "mp4", ".mp4", "MP4 (H.264, AAC)", "video/mp4", Mp4Options, _mp4, other_suffixes=(".m4v",)
    ),
    SequenceFormat("webm", ".webm", "WebM (VP9, Opus)", "video/webm", WebmOptions, _webm),
    SequenceFormat("gif", ".gif", "Animated GIF", "image/gif", GifOptions, _gif, kinds=("picture", "text")),
    SequenceFormat("png", ".png", "PNG pictures, numbered", "image/png", StillsOptions, _stills, folder=True),
    SequenceFormat("wav", ".wav", "WAV", "audio/wav", WavOptions, _wav, kinds=_HEARD),
    SequenceFormat("flac", ".flac", "FLAC", "audio/flac", FlacOptions, _flac, kinds=_HEARD),
    SequenceFormat(
        "stems", ".wav", "WAV, one a track", "audio/wav", StemOptions, _stems, folder=True, kinds=_HEARD
    ),
    SequenceFormat(
        "mid",
        ".mid",
        "MIDI",
        "audio/midi",
        ScoreOptions,
        _interchange("write_midi"),
        kinds=_SCORES,
        other_suffixes=(".midi",),
    ),
    SequenceFormat(
        "musicxml",
        ".musicxml",
        "MusicXML",
        "application/vnd.recordare.musicxml+xml",
        ScoreOptions,
        _interchange("write_musicxml"),
        kinds=_SCORES,
    ),
    SequenceFormat(
        "mxl",
        ".mxl",
        "MusicXML, compressed",
        "application/vnd.recordare.musicxml",
        ScoreOptions,
        _interchange("write_mxl"),
        kinds=_SCORES,
    ),
    SequenceFormat(
        "srt",
        ".srt",
        "Subtitles (SubRip)",
        "application/x-subrip",
        SubtitleOptions,
        _interchange("write_srt"),
        kinds=("text",),
    ),
    SequenceFormat(
        "vtt",
        ".vtt",
        "Subtitles (WebVTT)",
        "text/vtt",
        SubtitleOptions,
        _interchange("write_vtt"),
        kinds=("text",),
    ),
    SequenceFormat(
        "otio", ".otio", "OpenTimelineIO", "application/json", OtioOptions, _interchange("write_otio")
    ),
)
"""Every format, in the order in which they are offered."""
