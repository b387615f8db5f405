"""The mark in files that hold an XMP packet as plain bytes: PDF and SVG (XMP Specification, part 3, "packet scanning")."""

from __future__ import annotations

from creastudio.export import xmp

_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"


def is_pdf(data: bytes) -> bool:
    """Whether `data` begins as a PDF does."""
    return data.startswith(b"%PDF-")


def is_svg(data: bytes) -> bool:
    """Whether `data` begins as an SVG does."""
    return b"<svg" in data[:4096] and data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def find(data: bytes) -> str | None:
    """Return the recipe of the first packet that has one, or None."""
    at = data.find(_BEGIN)
    while at >= 0:
        end = data.find(_END, at)
        if end < 0:
            return None
        found = xmp.recipe_in(data[at : end + len(_END)])
        if found is not None:
            return found
        at = data.find(_BEGIN, end)
    return None
