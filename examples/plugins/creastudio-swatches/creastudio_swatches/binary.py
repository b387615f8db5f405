"""Palettes as Adobe's programs write them: bytes, big-endian, names in UTF-16."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Colour = tuple[int, int, int]


def exchange(colours: Sequence[Colour], name: str) -> bytes:
    """Return an Adobe Swatch Exchange file (.ase): a group with one block a colour.

    A block is its kind (2 bytes), its length (4) and its content: name, "RGB ", three floats of 0 to 1, kind of colour.
    """
    blocks = [_block(0xC001, _counted(name))]
    for red, green, blue in colours:
        values = struct.pack(">3f", red / 255, green / 255, blue / 255)
        # 2: a colour like any other, neither global nor a spot colour.
        blocks.append(
            _block(0x0001, _counted(_code(red, green, blue)) + b"RGB " + values + struct.pack(">H", 2))
        )
    blocks.append(_block(0xC002, b""))
    return b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)


def photoshop(colours: Sequence[Colour]) -> bytes:
    """Return Photoshop's swatches (.aco): version 1 for old programs, then version 2, which has names."""
    plain, named = b"", b""
    for red, green, blue in colours:
        # Space 0 is RGB; each value is 16 bits, the fourth isn't used.
        entry = struct.pack(">5H", 0, red * 257, green * 257, blue * 257, 0)
        plain += entry
        code = _code(red, green, blue) + "\0"
        named += entry + struct.pack(">I", len(code)) + code.encode("utf-16-be")
    count = len(colours)
    return struct.pack(">2H", 1, count) + plain + struct.pack(">2H", 2, count) + named


def _block(kind: int, content: bytes) -> bytes:
    return struct.pack(">HI", kind, len(content)) + content


def _counted(name: str) -> bytes:
    return struct.pack(">H", len(name) + 1) + (name + "\0").encode("utf-16-be")


def _code(red: int, green: int, blue: int) -> str:
    return f"#{red:02x}{green:02x}{blue:02x}"
