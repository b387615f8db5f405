"""The recipe in a TIFF: an XMP packet under tag 700 of the first directory (Adobe XMP Specification, part 3, 1.1.4).

The file is kept byte by byte. What is added stands behind it: the packet, the first directory once more with the
tag in it, and a trailer by which taking the recipe out again gives the very bytes that were there before.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from creastudio.export import xmp
from creastudio.export.recipe_graph import BadMark

SIGNATURES = (b"II*\0", b"MM\0*")

_XMP = 700
_BYTE, _UNDEFINED = 1, 7
_ENTRY = 12
_TRAILER = b"creastudio-mark\0"


class _Directory(NamedTuple):
    """The first directory: its entries as they are stored, and where the next one is."""

    entries: list[bytes]
    following: bytes


def is_tiff(data: bytes) -> bool:
    """Whether `data` begins as a TIFF file (not a BigTIFF) does."""
    return data.startswith(SIGNATURES)


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the TIFF with a mark in its XMP; XMP it had before is replaced.

    Raises
    ------
    BadMark
        When the file has no directory that can be read.
    """
    data, packet = remove(data), xmp.packet(mark)
    order = _order(data)
    directory = _directory(data)
    if directory is None:
        raise BadMark("the TIFF file has no directory")
    kept = [entry for entry in directory.entries if _tag(order, entry) != _XMP]
    start = len(data) + len(data) % 2
    entry = struct.pack(order + "HHII", _XMP, _BYTE, len(packet), start)
    body = packet + b"\0" * (len(packet) % 2)
    rows = sorted([*kept, entry], key=lambda row: _tag(order, row))
    at = start + len(body)
    trailer = _TRAILER + struct.pack("<I", len(data)) + data[4:8]
    whole = data[:4] + struct.pack(order + "I", at) + data[8:] + b"\0" * (start - len(data)) + body
    return whole + struct.pack(order + "H", len(rows)) + b"".join(rows) + directory.following + trailer


def remove(data: bytes) -> bytes:
    """Return the TIFF as it was before a packet was put in; one of another program stays."""
    size = len(_TRAILER) + 8
    if data[-size : -size + len(_TRAILER)] != _TRAILER:
        return data
    (length,) = struct.unpack("<I", data[-8:-4])
    if not 8 <= length <= len(data) - size:
        return data
    return data[:4] + data[-4:] + data[8:length]


def find(data: bytes) -> str | None:
    """Return the recipe of a TIFF, or None."""
    order = _order(data)
    directory = _directory(data)
    for entry in directory.entries if directory is not None else ():
        tag, kind, count, at = struct.unpack(order + "HHII", entry)
        if tag == _XMP and kind in (_BYTE, _UNDEFINED) and count > 4:
            return xmp.recipe_in(data[at : at + count]) if count <= xmp.MAX_PACKET else None
    return None


def _order(data: bytes) -> str:
    return "<" if data[:2] == b"II" else ">"


def _tag(order: str, entry: bytes) -> int:
    return struct.unpack_from(order + "H", entry)[0]


def _directory(data: bytes) -> _Directory | None:
    """Return the first directory, or None where it doesn't lie within the file."""
    order = _order(data)
    if len(data) < 8:
        return None
    (start,) = struct.unpack_from(order + "I", data, 4)
    if start + 2 > len(data):
        return None
    (count,) = struct.unpack_from(order + "H", data, start)
    end = start + 2 + count * _ENTRY
    if end + 4 > len(data):
        return None
    entries = [data[at : at + _ENTRY] for at in range(start + 2, end, _ENTRY)]
    return _Directory(entries, data[end : end + 4])
