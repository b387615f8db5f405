"""Music files by what they hold and not by what they are called."""

from __future__ import annotations

from creastudio.api.errors import UserError
from creastudio.api.score import Score
from creastudio.notation.imported_score import ImportedScore


def score_of(data: bytes, name: str) -> ImportedScore:
    """Return the score that the bytes of a file called `name` hold, and what of it isn't as it was.

    A file of several tunes (ABC) gives the first; ``scores_of`` gives all.

    Raises
    ------
    UserError
        When they hold no music, are damaged or too large.
    """
    from creastudio.notation.abc import import_abc, is_abc

    return import_abc(data, name) if is_abc(data) else _one(data, name)


def scores_of(data: bytes, name: str) -> list[ImportedScore]:
    """Return every score that a music file holds: one, or as many as an ABC file has tunes. Raises as ``score_of``."""
    from creastudio.notation.abc import is_abc, tunes_of

    return tunes_of(data, name) if is_abc(data) else [_one(data, name)]


def _one(data: bytes, name: str) -> ImportedScore:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"MThd" in start:
        from creastudio.notation.midi import import_midi

        return import_midi(data, name)
    if start.startswith(b"{"):
        return ImportedScore(Score.loads(data, name))
    if start.startswith((b"<", b"PK", b"\xff\xfe", b"\xfe\xff")):
        from creastudio.notation.musicxml import import_musicxml

        return import_musicxml(data, name)
    raise UserError(f"'{name}' holds no music that can be read.", "Choose a MIDI, MusicXML or ABC file.")
