"""The recipe in a PNG: an iTXt chunk of its own (PNG Specification, 3rd edition, 11.3.3.4), beside one of XMP.

The XMP tells other programs what standard properties can say; the recipe isn't in it twice.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from creastudio.export import xmp
from creastudio.export.recipe_graph import MAX_TEXT, BadMark

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"CreaStudio"
_XMP = b"XML:com.adobe.xmp"
_PLAIN = b"\0\0\0\0\0"
"""After the keyword: not compressed, no language, no translated keyword."""


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the PNG with a mark right after its header; one it had before, and any XMP, is replaced."""
    parts = [SIGNATURE]
    for kind, body in _chunks(data):
        if not _is_recipe(kind, body) and not _is_xmp(kind, body):
            parts.append(_chunk(kind, body))
        if kind == b"IHDR":
            parts.append(_chunk(b"iTXt", _XMP + _PLAIN + xmp.packet(mark.without_recipe)))
            if mark.recipe:
                parts.append(_chunk(b"iTXt", KEYWORD + _PLAIN + mark.recipe.encode("utf-8")))
    return b"".join(parts)


def remove(data: bytes) -> bytes:
    """Return the PNG without what was written here; XMP of other programs stays."""
    return SIGNATURE + b"".join(
        _chunk(k, b)
        for k, b in _chunks(data)
        if not _is_recipe(k, b) and not (_is_xmp(k, b) and xmp.is_ours(b))
    )


def find(data: bytes) -> str | None:
    """Return the recipe of a PNG, or None.

    Raises
    ------
    BadMark
        When there is one that can't be read.
    """
    for kind, body in _chunks(data):
        if _is_recipe(kind, body):
            return _text(body)
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of every whole chunk; a cut-off one ends it."""
    position = len(SIGNATURE)
    while position + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, position)
        if position + 12 + length > len(data):
            return
        yield data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        position += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _is_recipe(kind: bytes, body: bytes) -> bool:
    return kind == b"iTXt" and body.startswith(KEYWORD + b"\0")


def _is_xmp(kind: bytes, body: bytes) -> bool:
    return kind == b"iTXt" and body.startswith(_XMP + b"\0")


def _text(body: bytes) -> str:
    flag, method = body[len(KEYWORD) + 1 : len(KEYWORD) + 3].ljust(2, b"\0")
    fields = body[len(KEYWORD) + 3 :].split(b"\0", 2)
    if len(fields) != 3:
        raise BadMark("its chunk is cut off")
    text = fields[2]
    if flag:
        text = _inflated(text, method)
    if len(text) > MAX_TEXT:
        raise BadMark("it is too long")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadMark("it is no text") from error


def _inflated(data: bytes, method: int) -> bytes:
    """Decompress at most one byte more than is allowed, whatever the data claims to be."""
    try:
        text = zlib.decompressobj().decompress(data, MAX_TEXT + 1)
    except zlib.error as error:
        raise BadMark("it can't be decompressed") from error
    if method != 0:
        raise BadMark("it is compressed in an unknown way")
    return text
