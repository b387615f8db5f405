"""What an MP4 says of itself: XMP in a box of type ``uuid`` (XMP Specification, part 3, 1.2.7.1), after all others."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from creastudio.export.xmp import MAX_PACKET, Mark, packet, recipe_in

UUID = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
"""Says that a box holds XMP."""

_BOXES = 10_000
"""Boxes of a file that are looked at."""


def append(path: Path, mark: Mark) -> None:
    """Add a mark to the end of a finished MP4."""
    content = UUID + packet(mark)
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", 8 + len(content), b"uuid") + content)


def is_mp4(start: bytes) -> bool:
    """Whether a file that begins so is an MP4 or one of its kin."""
    return start[4:8] == b"ftyp"


def find(file: BinaryIO) -> str | None:
    """Return the recipe in an open MP4, or None; only heads of boxes and our own packet are read."""
    end, position = file.seek(0, 2), 0
    for _ in range(_BOXES):
        if position + 8 > end:
            return None
        file.seek(position)
        head = file.read(16)
        size, kind = struct.unpack(">I4s", head[:8])
        begin = 8
        if size == 1 and len(head) == 16:
            size, begin = struct.unpack(">Q", head[8:])[0], 16
        if size < begin:
            # The last box, which goes on to the end, or damage.
            return None
        if kind == b"uuid" and 16 <= size - begin <= 16 + MAX_PACKET:
            file.seek(position + begin)
            content = file.read(size - begin)
            if content[:16] == UUID and (found := recipe_in(content[16:])) is not None:
                return found
        position += size
    return None
