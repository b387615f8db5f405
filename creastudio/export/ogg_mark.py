"""What an Ogg file says of itself: XMP in a comment of its second packet (RFC 7845, section 5.2; RFC 3533)."""

from __future__ import annotations

from typing import BinaryIO

SIGNATURE = b"OggS"
_HEAD = 27
"""Bytes of a page before the lengths of its segments."""

_PACKETS = 2
"""Packets at the beginning that say what it is and how it was made."""


def comments(file: BinaryIO, most: int) -> bytes:
    """Return the second packet of the first stream, or as much of its first `most` bytes as can be read."""
    file.seek(0)
    found, number, stream = bytearray(), 0, b""
    while len(found) < most:
        head = file.read(_HEAD)
        if len(head) < _HEAD or not head.startswith(SIGNATURE):
            break
        lengths = file.read(head[26])
        stream = stream or head[14:18]
        for length in lengths:
            data = file.read(length)
            if head[14:18] != stream:
                continue
            if number == 1:
                found += data
            # A segment that isn't full ends its packet.
            number += length < 255
            if number >= _PACKETS or len(data) < length:
                return bytes(found)
    return bytes(found)
