"""Music files of a person's own, by what they hold and not by what they are called."""

from __future__ import annotations

from pathlib import Path

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.media.images import read_file
from creastudio.media.imported_score import ImportedScore


def import_score(path: Path) -> ImportedScore:
    """Return the score of a music file, and what of it isn't as it was; any thread may call it.

    Raises
    ------
    UserError
        When the file can't be read, is too large, or holds no music.
    """
    return score_of(read_file(path), path.name)


def score_of(data: bytes, name: str) -> ImportedScore:
    """As ``import_score``, for bytes that are called `name`."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"MThd" in start:
        from creastudio.media.midi import import_midi

        return import_midi(data, name)
    if start.startswith(b"{"):
        return ImportedScore(Score.loads(data, name))
    if start.startswith((b"<", b"PK", b"\xff\xfe", b"\xfe\xff")):
        from creastudio.media.musicxml import import_musicxml

        return import_musicxml(data, name)
    raise UserError(f"'{name}' holds no music that can be read.", "Choose a MIDI or MusicXML file.")
