"""The family of a font file, read from its ``name`` table (OpenType 1.9, "name: Naming Table") without loading the font."""

from __future__ import annotations

import struct
from pathlib import Path

from creastudio.api.errors import UserError

SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
MAX_BYTES = 64 << 20
MAX_TABLES, MAX_RECORDS, MAX_NAME = 256, 4096, 512
"""Entries and bytes that are looked at; sound fonts have far fewer."""
FAMILY, TYPOGRAPHIC = 1, 16
"""Name ids; the typographic family is that of all styles together ("Inter" where family says "Inter Black")."""
_WINDOWS, _ENGLISH = 3, 0x409
_TAGS = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"ttcf")


def family_of(path: Path) -> str:
    """Return the family of a font file, of a collection that of its first font.

    Raises
    ------
    UserError
        When it is no font, has no name, or is larger than 64 MB.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"The font '{path.name}' is larger than 64 MB.", "Leave it out.")
        return family_in(path.read_bytes(), path.name)
    except OSError as error:
        raise UserError(f"The font '{path.name}' can't be read.", "Check its permissions.") from error


def family_in(data: bytes, name: str) -> str:
    """As ``family_of``, for bytes that are called `name`."""
    try:
        found = _family(data)
    except (struct.error, ValueError) as error:
        raise UserError(f"'{name}' is no font, or is damaged.", "Choose a TTF or OTF file.") from error
    if not found:
        raise UserError(f"The font '{name}' doesn't say what it is called.", "Leave it out.")
    return found


def _family(data: bytes) -> str:
    start = 0
    if data[:4] not in _TAGS:
        raise ValueError("no font")
    if data[:4] == b"ttcf":
        (start,) = struct.unpack_from(">I", data, 12)
    (tables,) = struct.unpack_from(">H", data, start + 4)
    for number in range(min(tables, MAX_TABLES)):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if tag == b"name":
            return _best(data[offset : offset + length])
    raise ValueError("no names")


def _best(table: bytes) -> str:
    """Return the typographic family before the family, the English name before others."""
    _, count, storage = struct.unpack_from(">HHH", table, 0)
    found: list[tuple[tuple[bool, bool, bool], str]] = []
    for number in range(min(count, MAX_RECORDS)):
        platform, _, language, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if kind not in (FAMILY, TYPOGRAPHIC) or length > MAX_NAME:
            continue
        raw = table[storage + offset : storage + offset + length]
        text = raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace").strip("\0 ")
        if text and text.isprintable():
            rank = (kind == TYPOGRAPHIC, platform == _WINDOWS, language == _ENGLISH)
            found.append((rank, text[:200]))
    return max(found, key=lambda item: item[0])[1] if found else ""
