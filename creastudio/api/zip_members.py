"""Members of zips that anybody may have made: capped, by known names, never as paths; and members that are always the same bytes."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    KeyError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What bytes that are no sound zip may raise: zipfile documents only the first, and meets the others in bit flips."""

DAMAGE = (*BAD_ZIP, OSError)
"""The same, and what a disk may say; places in a damaged zip may lie before its begin, too."""

_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)


def read_member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return a member that unpacks to `limit` bytes at most; ValueError for a larger one."""
    info = archive.getinfo(name)
    if info.compress_type not in _KNOWN_PACKING:
        raise ValueError(f"{name} is packed in an unknown way")
    with archive.open(info) as member:
        data = member.read(limit + 1)
    if len(data) > limit:
        raise ValueError(f"{name} is too large")
    return data


def write_member(archive: zipfile.ZipFile, name: str, data: bytes, *, packed: bool = False) -> None:
    """Add a member without the time of day, so that the same content is the same file."""
    info = zipfile.ZipInfo(name, _BEGINNING_OF_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(info, data)
