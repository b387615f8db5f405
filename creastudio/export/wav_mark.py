"""What a WAV says of itself: XMP in a chunk ``_PMX`` (XMP Specification, part 3, 1.2.8), after all others."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from creastudio.export.xmp import MAX_PACKET, Mark, packet, recipe_in

NAME = b"_PMX"

_CHUNKS = 10_000
"""Chunks of a file that are looked at."""


def is_wav(start: bytes) -> bool:
    """Whether a file that begins so is a WAV."""
    return start[:4] == b"RIFF" and start[8:12] == b"WAVE"


def append(path: Path, mark: Mark) -> None:
    """Add a mark to the end of a finished WAV, and count it in its head."""
    content = packet(mark)
    with path.open("rb+") as file:
        file.seek(0, 2)
        file.write(b"\0" * (file.tell() % 2))
        file.write(struct.pack("<4sI", NAME, len(content)) + content + b"\0" * (len(content) % 2))
        size = file.tell()
        file.seek(4)
        file.write(struct.pack("<I", size - 8))


def find(file: BinaryIO) -> str | None:
    """Return the recipe in an open WAV, or None; only heads of chunks and our own packet are read."""
    position = 12
    for _ in range(_CHUNKS):
        file.seek(position)
        head = file.read(8)
        if len(head) < 8:
            return None
        name, size = struct.unpack("<4sI", head)
        if name == NAME and size <= MAX_PACKET and (found := recipe_in(file.read(size))) is not None:
            return found
        position += 8 + size + size % 2
    return None
