"""The pixels of a plain PNG (8 bits a channel, not interlaced), read with the standard library alone.

Filters: PNG Specification (Third Edition), section 9.
"""

from __future__ import annotations

import struct
import zlib

_CHANNELS = {0: 1, 2: 3, 4: 2, 6: 4}
"""Colour type -> bytes a pixel; a palette (3) isn't read."""


def rgba_of_png(data: bytes) -> tuple[int, int, bytes]:
    """Return width, height and the RGBA bytes of a picture.

    Raises
    ------
    ValueError
        For a PNG of another sort.
    """
    width, height, depth, kind, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, 16)
    if depth != 8 or kind not in _CHANNELS or interlaced:
        raise ValueError("only plain PNG files of 8 bits a channel can be compared")
    packed, position = bytearray(), 8
    while position < len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        if name == b"IDAT":
            packed += data[position + 8 : position + 8 + length]
        position += 12 + length
    channels = _CHANNELS[kind]
    flat = _unfiltered(zlib.decompress(packed), width * channels, height, channels)
    return width, height, _as_rgba(flat, channels)


def _unfiltered(rows: bytes, stride: int, height: int, channels: int) -> bytes:
    before, out = bytearray(stride), bytearray()
    for y in range(height):
        start = y * (stride + 1)
        row = bytearray(rows[start + 1 : start + 1 + stride])
        _undo(rows[start], row, before, channels)
        out += row
        before = row
    return bytes(out)


def _undo(kind: int, row: bytearray, above: bytearray, channels: int) -> None:
    if kind == 0:
        return
    for index in range(len(row)):
        left = row[index - channels] if index >= channels else 0
        corner = above[index - channels] if index >= channels else 0
        guess = (left, above[index], (left + above[index]) // 2, _paeth(left, above[index], corner))[kind - 1]
        row[index] = (row[index] + guess) & 0xFF


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _as_rgba(flat: bytes, channels: int) -> bytes:
    if channels == 4:
        return flat
    out = bytearray(b"\xff" * (len(flat) // channels * 4))
    for plane in range(3):
        out[plane::4] = flat[plane if channels == 3 else 0 :: channels]
    if channels == 2:
        out[3::4] = flat[1::2]
    return bytes(out)
