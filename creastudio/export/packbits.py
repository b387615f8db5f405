"""PackBits, the run lengths that PSD files hold their px in (TIFF 6.0, section 9), a row at a time.

libtiff packs: with one row a strip its directory says how long each is. That is faster than packing in Python, and
other threads run meanwhile.
"""

from __future__ import annotations

import io
import struct

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_OFFSETS, _ROWS_A_STRIP, _COUNTS = 273, 278, 279
_ENTRY = 12
_TYPES = {3: "u2", 4: "u4"}
_LONGEST = 128


def packed(plane: NDArray[np.uint8]) -> tuple[NDArray[np.uint16], bytes]:
    """Return how long each packed row of a plane is, and the rows.

    Parameters
    ----------
    plane : ndarray
        Shape (height, width), uint8; at least 1 px, at most 60,000 px wide.
    """
    height, width = plane.shape
    first = plane[0, 0]
    # The first row says it of nearly all that aren't.
    if bool((plane[0] == first).all()) and bool((plane == first).all()):
        row = _of_one_value(width, int(first))
        return np.full(height, len(row), np.uint16), row * height
    out = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(plane))
    picture.save(out, "TIFF", compression="packbits", tiffinfo={_ROWS_A_STRIP: 1})
    data = out.getbuffer()
    offsets, counts = _strips(data)
    ends = offsets + counts
    if bool((offsets[1:] == ends[:-1]).all()):
        return counts.astype(np.uint16), bytes(data[int(offsets[0]) : int(ends[-1])])
    rows = (bytes(data[int(start) : int(end)]) for start, end in zip(offsets, ends, strict=True))
    return counts.astype(np.uint16), b"".join(rows)


def channel(plane: NDArray[np.uint8]) -> bytes:
    """Return a plane as a PSD stores it behind the number of its compression: the lengths of the rows, then the rows."""
    counts, rows = packed(plane)
    return counts.astype(">u2").tobytes() + rows


def _of_one_value(width: int, value: int) -> bytes:
    """Return a row whose px are all alike."""
    full, rest = divmod(width, _LONGEST)
    row = bytes((257 - _LONGEST, value)) * full
    if rest == 1:
        return row + bytes((0, value))
    return row + bytes((257 - rest, value)) if rest else row


def _strips(data: memoryview) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where the strips of a TIFF begin and how long they are, in bytes."""
    order = "<" if data[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, start)
    found: dict[int, NDArray[np.int64]] = {}
    for at in range(start + 2, start + 2 + count * _ENTRY, _ENTRY):
        tag, kind, number = struct.unpack_from(order + "HHI", data, at)
        if tag in (_OFFSETS, _COUNTS):
            kind_of = np.dtype(order + _TYPES[kind])
            inside = number * kind_of.itemsize <= 4
            place = at + 8 if inside else struct.unpack_from(order + "I", data, at + 8)[0]
            found[tag] = np.frombuffer(data, kind_of, number, place).astype(np.int64)
    return found[_OFFSETS], found[_COUNTS]
