"""A single score as any file that can hold one: notes for other programs, engraved pages, or sound."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from creastudio.api.errors import UserError
from creastudio.export.score_audio import SUFFIXES as SOUND
from creastudio.export.score_audio import Tell, write_audio
from creastudio.export.score_sheet import SUFFIXES as SHEETS
from creastudio.export.score_sheet import write_sheet

if TYPE_CHECKING:
    from creastudio.api.score import Score
    from creastudio.export.marking import Provenance

NOTES = (".mid", ".midi", ".musicxml", ".mxl", ".abc", ".score")
"""Endings of files of notes."""

MXL_TYPE = "application/vnd.recordare.musicxml"

SUFFIXES = (*NOTES, *SOUND, *SHEETS)
"""Every ending that a score can be written with, lower case."""

_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container><rootfiles><rootfile full-path="score.musicxml"/></rootfiles></container>
"""


def check_suffix(path: Path) -> str:
    """Return the ending of a file that a score can be written as; UserError names those that there are."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(f"'{path.name}' can't hold a score.", f"Let its name end in {', '.join(SUFFIXES)}.")
    return suffix


def write_score(
    score: Score, path: Path, made: Provenance | None = None, *, tell: Tell = lambda _share: None
) -> tuple[Path, ...]:
    """Write a score; the ending of `path` says as what.

    Parameters
    ----------
    made : Provenance, optional
        How it was made; in the file where its format has room for it, else beside it.
    tell : callable, optional
        Told the share that is done, 0 to 1, where that takes a while; what it raises ends it, and nothing is left.

    Returns
    -------
    tuple of Path
        What was written: several files where an engraved score has several pages and the format holds one.

    Raises
    ------
    UserError
        For another ending, a score without a note where it is to be heard or seen, or a folder that can't be written.
    """
    from creastudio.export.marking import mark_of, write_marked

    suffix = check_suffix(path)
    if suffix in SOUND:
        write_audio(score, path, mark=mark_of(made) if made is not None and made.made else None, tell=tell)
        return (path,)
    if suffix in SHEETS:
        return write_sheet(score, path, made, tell=tell)
    data, media_type = notes_of(score, suffix, made)
    return write_marked(path, data, media_type, None if suffix == ".mxl" else made)


def notes_of(score: Score, suffix: str, made: Provenance | None = None) -> tuple[bytes, str]:
    """Return a score as the bytes of a file of notes, and their media type; an ``.mxl`` has its recipe inside."""
    from creastudio.export import abc, midi, musicxml
    from creastudio.export.marking import mark_of, marked

    if suffix in (".mid", ".midi"):
        return midi.midi_of(score), midi.MEDIA_TYPE
    if suffix == ".musicxml":
        return musicxml.musicxml_of(score), musicxml.MEDIA_TYPE
    if suffix == ".mxl":
        mark = mark_of(made) if made is not None and made.made else None
        return packed(marked(musicxml.musicxml_of(score), musicxml.MEDIA_TYPE, mark)), MXL_TYPE
    if suffix == ".abc":
        return abc.abc_of(score), abc.MEDIA_TYPE
    return score.dumps(), "application/x-creastudio-score"


def packed(musicxml: bytes) -> bytes:
    """Return a MusicXML file compressed, as ``.mxl`` is; the same file gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (("META-INF/container.xml", _CONTAINER), ("score.musicxml", musicxml)):
            # Without a clock, the same score gives the same bytes.
            file.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
