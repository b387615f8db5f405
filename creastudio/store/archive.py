"""Reading zips that anybody may have made: capped, by known names, never as paths."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO

DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
"""What reading a damaged zip may raise: zipfile documents only the first, and meets the others in bit flips."""

_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


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


def open_stored(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    """Open a member that lies in the archive as it is, and so can't be larger than the archive.

    Media and weights are compressed, or can't be: one that is packed again is no work of the studio, and could
    unpack to any size.
    """
    info = archive.getinfo(name)
    if info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size:
        raise ValueError(f"{name} is packed")
    return archive.open(info)
