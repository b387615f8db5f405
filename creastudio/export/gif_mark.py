"""What a GIF says of itself: XMP in an application extension (XMP Specification, part 3, 1.1.2)."""

from __future__ import annotations

from creastudio.export.xmp import Mark, packet, recipe_in

SIGNATURES = (b"GIF87a", b"GIF89a")

_HEAD = b"\x21\xff\x0bXMP DataXMP"

_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\x00"
"""However a reader that takes the packet for sub-blocks gets into this, it comes out at the end."""


def is_gif(data: bytes) -> bool:
    """Whether data begin as a GIF does."""
    return data[:6] in SIGNATURES


def insert(data: bytes, mark: Mark) -> bytes:
    """Return a GIF with a mark after its palette; one that was there goes."""
    bare = remove(data)
    at = _after_palette(bare)
    return bare[:at] + _HEAD + packet(mark) + _TRAILER + bare[at:]


def remove(data: bytes) -> bytes:
    """Return a GIF without a mark of ours."""
    begin = data.find(_HEAD)
    end = data.find(_TRAILER, begin)
    if begin < 0 or end < 0 or recipe_in(data[begin + len(_HEAD) : end]) is None:
        return data
    return data[:begin] + data[end + len(_TRAILER) :]


def find(data: bytes) -> str | None:
    """Return the recipe in a GIF, or None."""
    begin = data.find(_HEAD)
    end = data.find(_TRAILER, begin)
    return recipe_in(data[begin + len(_HEAD) : end]) if 0 <= begin < end else None


def _after_palette(data: bytes) -> int:
    flags = data[10]
    return 13 + (3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0)
