"""The mark in a ZIP of pages and pictures: the archive's comment, so that no file is added to those that platforms allow."""

from __future__ import annotations

import io
import zipfile

from creastudio.api.zip_members import DAMAGE
from creastudio.export import packet_mark, xmp
from creastudio.export.recipe_graph import BadMark

LONGEST = 65_535
"""Bytes of a comment at most (PKWARE APPNOTE 4.4.12)."""


def is_zip(data: bytes) -> bool:
    """Whether `data` begins as an archive does."""
    return data.startswith(b"PK\x03\x04")


def has_room(mark: xmp.Mark) -> bool:
    """Return whether a mark is short enough."""
    return len(xmp.packet(mark)) <= LONGEST


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the archive with a mark; one that it had before is replaced."""
    return _commented(data, xmp.packet(mark))


def remove(data: bytes) -> bytes:
    """Return the archive without a mark."""
    return _commented(data, b"")


def find(data: bytes) -> str | None:
    """Return the recipe of an archive, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return packet_mark.find(archive.comment)
    except DAMAGE:
        return None


def _commented(data: bytes, comment: bytes) -> bytes:
    if len(comment) > LONGEST:
        raise ValueError("the mark is too long for the comment of an archive")
    out = io.BytesIO(data)
    try:
        with zipfile.ZipFile(out, "a") as archive:
            archive.comment = comment
            # Without this a comment alone isn't written, and a shorter one leaves the end of the old one.
            out.truncate(archive.start_dir)
    except zipfile.BadZipFile as error:
        raise BadMark("the file is no archive") from error
    return out.getvalue()
