"""The recipe in a JPEG: XMP in an APP1 segment, continued in extended segments where it is long.

Adobe XMP Specification, part 3, 1.1.3.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

from creastudio.export import xmp

SIGNATURE = b"\xff\xd8\xff"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MORE = b"http://ns.adobe.com/xmp/extension/\0"
_APP0, _APP1, _START_OF_SCAN = 0xE0, 0xE1, 0xDA

_ROOM = 65_533
"""Bytes that one segment holds after its length."""
_PIECE = 65_400


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the JPEG with a mark in its XMP, behind the JFIF segment; XMP it had before is replaced."""
    segments, rest = _split(data)
    kept = [(marker, body) for marker, body in segments if not _is_xmp(marker, body)]
    place = 1 if kept and kept[0][0] == _APP0 else 0
    kept[place:place] = [(_APP1, body) for body in _bodies(mark)]
    return _joined(kept, rest)


def remove(data: bytes) -> bytes:
    """Return the JPEG without XMP."""
    segments, rest = _split(data)
    return _joined([(marker, body) for marker, body in segments if not _is_xmp(marker, body)], rest)


def find(data: bytes) -> str | None:
    """Return the recipe of a JPEG, or None."""
    segments, _ = _split(data)
    bodies = [body for marker, body in segments if marker == _APP1]
    for body in bodies:
        if body.startswith(_XMP):
            main = body[len(_XMP) :]
            guid = xmp.extension_guid(main)
            return xmp.recipe_in(main) if guid is None else xmp.recipe_in(_extension(bodies, guid))
    return None


def _bodies(mark: xmp.Mark) -> list[bytes]:
    whole = xmp.packet(mark)
    if len(_XMP) + len(whole) <= _ROOM:
        return [_XMP + whole]
    guid = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper()
    pieces = [
        _MORE + guid.encode() + struct.pack(">II", len(whole), start) + whole[start : start + _PIECE]
        for start in range(0, len(whole), _PIECE)
    ]
    return [_XMP + xmp.main_packet(guid, mark), *pieces]


def _extension(bodies: list[bytes], guid: str) -> bytes:
    """Put the pieces of an extended packet together; whatever doesn't fit is left out and fails to parse."""
    head = _MORE + guid.encode()
    start = len(head) + 8
    pieces: dict[int, bytes] = {}
    for body in bodies:
        if body.startswith(head) and len(body) > start:
            (offset,) = struct.unpack_from(">I", body, len(head) + 4)
            pieces[offset] = body[start:]
    whole = bytearray()
    for offset in sorted(pieces):
        if offset == len(whole) and offset <= xmp.MAX_PACKET:
            whole += pieces[offset]
    return bytes(whole)


def _split(data: bytes) -> tuple[list[tuple[int, bytes]], bytes]:
    """Return the segments before the pixels, and everything from there on."""
    segments: list[tuple[int, bytes]] = []
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            # Fill bytes are allowed before any marker.
            position += 1
            continue
        if marker == _START_OF_SCAN:
            break
        (length,) = struct.unpack_from(">H", data, position + 2)
        if length < 2 or position + 2 + length > len(data):
            break
        segments.append((marker, data[position + 4 : position + 2 + length]))
        position += 2 + length
    return segments, data[position:]


def _joined(segments: list[tuple[int, bytes]], rest: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(_encoded(segments)) + rest


def _encoded(segments: list[tuple[int, bytes]]) -> Iterator[bytes]:
    for marker, body in segments:
        yield struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _is_xmp(marker: int, body: bytes) -> bool:
    return marker == _APP1 and body.startswith((_XMP, _MORE))
