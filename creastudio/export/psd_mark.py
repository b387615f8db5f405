"""The mark in a PSD: XMP in image resource 1060 (Adobe Photoshop File Formats Specification, "Image resources")."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from creastudio.export import xmp
from creastudio.export.recipe_graph import BadMark

SIGNATURE = b"8BPS"
_XMP = 1060
_HEADER = 26


def insert(data: bytes, mark: xmp.Mark) -> bytes:
    """Return the PSD with a mark in its XMP; XMP it had before is replaced."""
    packet = xmp.packet(mark)
    body = b"8BIM" + struct.pack(">H2sI", _XMP, b"\0\0", len(packet)) + packet + b"\0" * (len(packet) % 2)
    return _with(data, body)


def remove(data: bytes) -> bytes:
    """Return the PSD without XMP."""
    return _with(data, b"")


def find(data: bytes) -> str | None:
    """Return the recipe of a PSD, or None."""
    start, end = _resources(data) or (0, 0)
    for number, _, last, size in _blocks(data, start, end):
        if number == _XMP:
            content = last - size - size % 2
            return xmp.recipe_in(data[content : content + size])
    return None


def _with(data: bytes, body: bytes) -> bytes:
    found = _resources(data)
    if found is None:
        raise BadMark("the PSD file has no resources")
    start, end = found
    kept = b"".join(
        data[first:last] for number, first, last, _ in _blocks(data, start, end) if number != _XMP
    )
    return data[: start - 4] + struct.pack(">I", len(kept) + len(body)) + kept + body + data[end:]


def _resources(data: bytes) -> tuple[int, int] | None:
    """Return where the image resources begin and end."""
    if len(data) < _HEADER + 8:
        return None
    (colors,) = struct.unpack_from(">I", data, _HEADER)
    at = _HEADER + 4 + colors
    if at + 4 > len(data):
        return None
    (length,) = struct.unpack_from(">I", data, at)
    return (at + 4, at + 4 + length) if at + 4 + length <= len(data) else None


def _blocks(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield number, begin, end and size of content of each whole block."""
    at = start
    while at + 12 <= end:
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = data[at + 6] + 1
        head = at + 6 + name + name % 2
        if head + 4 > end:
            return
        (size,) = struct.unpack_from(">I", data, head)
        last = head + 4 + size + size % 2
        if last > end:
            return
        yield number, at, last, size
        at = last
