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
    OggOptions,
    OtioOptions,
    ScoreOptions,
    StemOptions,
    StillsOptions,
    SubtitleOptions,
    WavOptions,
    WebmOptions,
)
from creastudio.export.options import Options

if TYPE_CHECKING:
    from creastudio.core.timeline import Sequence, TrackKind
    from creastudio.export.work import Work
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


def _ogg(work: Work, sequence: Sequence, path: Path, options: OggOptions, mark: Mark | None) -> None:
    from creastudio.export.film_sound import write_ogg

    write_ogg(work, sequence, path, options, mark)


def _stems(work: Work, sequence: Sequence, path: Path, options: StemOptions, mark: Mark | None) -> None:
    from creastudio.export.stems import write_stems

    write_stems(work, sequence, path, options, mark)


def _midi(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_midi

    write_midi(work, sequence, path, options, mark)


def _musicxml(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_musicxml

    write_musicxml(work, sequence, path, options, mark)


def _mxl(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_mxl

    write_mxl(work, sequence, path, options, mark)


def _abc(work: Work, sequence: Sequence, path: Path, options: ScoreOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_abc

    write_abc(work, sequence, path, options, mark)


def _srt(work: Work, sequence: Sequence, path: Path, options: SubtitleOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_srt

    write_srt(work, sequence, path, options, mark)


def _vtt(work: Work, sequence: Sequence, path: Path, options: SubtitleOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_vtt

    write_vtt(work, sequence, path, options, mark)


def _otio(work: Work, sequence: Sequence, path: Path, options: OtioOptions, mark: Mark | None) -> None:
    from creastudio.export.interchange import write_otio

    write_otio(work, sequence, path, options, mark)


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
    SequenceFormat("ogg", ".ogg", "Ogg (Opus)", "audio/ogg", OggOptions, _ogg, kinds=_HEARD),
    SequenceFormat(
        "stems", ".wav", "WAV, one a track", "audio/wav", StemOptions, _stems, folder=True, kinds=_HEARD
    ),
    SequenceFormat(
        "mid",
        ".mid",
        "MIDI",
        "audio/midi",
        ScoreOptions,
        _midi,
        kinds=_SCORES,
        other_suffixes=(".midi",),
    ),
    SequenceFormat(
        "musicxml",
        ".musicxml",
        "MusicXML",
        "application/vnd.recordare.musicxml+xml",
        ScoreOptions,
        _musicxml,
        kinds=_SCORES,
    ),
    SequenceFormat(
        "mxl",
        ".mxl",
        "MusicXML, compressed",
        "application/vnd.recordare.musicxml",
        ScoreOptions,
        _mxl,
        kinds=_SCORES,
    ),
    SequenceFormat(
        "abc",
        ".abc",
        "ABC",
        "text/vnd.abc",
        ScoreOptions,
        _abc,
        kinds=_SCORES,
    ),
    SequenceFormat(
        "srt",
        ".srt",
        "Subtitles (SubRip)",
        "application/x-subrip",
        SubtitleOptions,
        _srt,
        kinds=("text",),
    ),
    SequenceFormat(
        "vtt",
        ".vtt",
        "Subtitles (WebVTT)",
        "text/vtt",
        SubtitleOptions,
        _vtt,
        kinds=("text",),
    ),
    SequenceFormat("otio", ".otio", "OpenTimelineIO", "application/json", OtioOptions, _otio),
)
"""Every format, in the order in which they are offered."""
