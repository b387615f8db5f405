"""Palettes as GIMP writes them (.gpl), which Inkscape, Krita and others read too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from creastudio.api.errors import UserError

MAX_COLORS = 256
"""As many as a document keeps."""

MAX_BYTES = 1_000_000
"""Larger files are no palettes."""

_LINE = re.compile(r"\s*(\d{1,3})\s+(\d{1,3})\s+(\d{1,3})(?:\s.*)?")


@dataclass(frozen=True)
class Palette:
    """What was read.

    Attributes
    ----------
    colors : tuple of str
        ``#rrggbb``, each once, in the order of the file.
    skipped : int
        Lines that are no colours.
    left_out : int
        Colours beyond ``MAX_COLORS``.
    """

    colors: tuple[str, ...]
    skipped: int = 0
    left_out: int = 0


def read_gpl(data: bytes) -> Palette:
    """Read a palette file; lines that are no colours are skipped and counted.

    Raises
    ------
    UserError
        When it isn't one.
    """
    if len(data) > MAX_BYTES or not data.lstrip(b"\xef\xbb\xbf").startswith(b"GIMP Palette"):
        raise UserError("This isn't a palette file.", "Choose a .gpl file of GIMP, Inkscape or Krita.")
    colors: dict[str, None] = {}
    skipped = 0
    for line in data.decode("utf-8", "replace").splitlines()[1:]:
        if not line.strip() or line.lstrip().startswith(("#", "Name:", "Columns:", "Channels:")):
            continue
        found = _LINE.fullmatch(line)
        values = [int(value) for value in found.groups()] if found else [256]
        if max(values) > 255:
            skipped += 1
        else:
            colors["#{:02x}{:02x}{:02x}".format(*values)] = None
    kept = tuple(colors)[:MAX_COLORS]
    return Palette(kept, skipped, len(colors) - len(kept))


def write_gpl(name: str, colors: Sequence[str]) -> bytes:
    """Return a palette file; half transparent colours are written without their alpha, which it can't hold."""
    title = " ".join(name.split()) or "Palette"
    lines = ["GIMP Palette", f"Name: {title}", "Columns: 8", "#"]
    for color in dict.fromkeys(value[:7].lower() for value in colors):
        red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
        lines.append(f"{red:3d} {green:3d} {blue:3d}\t{color}")
    return ("\n".join(lines) + "\n").encode()
