"""The recipe in a WebP: an XMP chunk in the extended file format (RFC 9649, section 2.7)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from creastudio.export import xmp
from creastudio.export.recipe_graph import BadMark

_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10

Chunk = tuple[bytes, bytes]


def is_webp(data: bytes) -> bool:
    """Whether `data` begins as a WebP file does."""
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the WebP with a mark in its XMP; XMP it had before is replaced."""
    chunks = [chunk for chunk in _chunks(data) if chunk[0] != b"XMP "]
    chunks = _extended(chunks, has_xmp=True)
    return _joined([*chunks, (b"XMP ", xmp.packet(mark))])


def remove(data: bytes) -> bytes:
    """Return the WebP without XMP, in the simple format where it needs no other."""
    chunks = [chunk for chunk in _chunks(data) if chunk[0] != b"XMP "]
    extended = any(name == b"VP8X" for name, _ in chunks)
    return _joined(_simple(_extended(chunks, has_xmp=False)) if extended else chunks)


def find(data: bytes) -> str | None:
    """Return the recipe of a WebP, or None."""
    return next((xmp.recipe_in(body) for name, body in _chunks(data) if name == b"XMP "), None)


def _chunks(data: bytes) -> Iterator[Chunk]:
    position = 12
    while position + 8 <= len(data):
        name = data[position : position + 4]
        (length,) = struct.unpack_from("<I", data, position + 4)
        if position + 8 + length > len(data):
            return
        yield name, data[position + 8 : position + 8 + length]
        position += 8 + length + length % 2


def _joined(chunks: list[Chunk]) -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
        for name, content in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _extended(chunks: list[Chunk], *, has_xmp: bool) -> list[Chunk]:
    """Return the chunks of the extended format, in which alone metadata may stand."""
    if not chunks:
        raise BadMark("the WebP file has no picture")
    name, body = chunks[0]
    if name == b"VP8X" and len(body) == 10:
        flags, rest = body[0], chunks[1:]
        header = body[1:]
    else:
        flags, width, height = _picture(name, body)
        header = b"\0\0\0" + struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        rest = chunks
    flags = flags | _XMP_FLAG if has_xmp else flags & ~_XMP_FLAG
    return [(b"VP8X", bytes([flags]) + header), *rest]


def _simple(chunks: list[Chunk]) -> list[Chunk]:
    """Return the picture alone where the rest says only what it says itself: as it was before a mark came in."""
    if len(chunks) != 2 or chunks[1][0] not in (b"VP8 ", b"VP8L"):
        return chunks
    alone = [chunks[1]]
    return alone if _extended(alone, has_xmp=False)[0] == chunks[0] else chunks


def _picture(name: bytes, body: bytes) -> tuple[int, int, int]:
    """Return flags, width and height (px) of a file in the simple format."""
    if name == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        (bits,) = struct.unpack_from("<I", body, 1)
        alpha = _ALPHA_FLAG if bits >> 28 & 1 else 0
        return alpha, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and len(body) >= 10 and body[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", body, 6)
        return 0, width & 0x3FFF, height & 0x3FFF
    raise BadMark("the WebP file has no picture")
