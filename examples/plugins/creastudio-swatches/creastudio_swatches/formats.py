"""How programs write palettes."""

from __future__ import annotations

from collections.abc import Sequence

ENDINGS = {"gpl": ".gpl", "pal": ".pal", "hex": ".hex", "css": ".css", "paint": ".txt"}

Colour = tuple[int, int, int]


def written(form: str, colours: Sequence[Colour], name: str) -> str:
    """Return the file of a palette.

    Parameters
    ----------
    form : str
        One of ``ENDINGS``.
    colours : sequence of (red, green, blue)
        0 to 255 each.
    """
    codes = [f"{red:02x}{green:02x}{blue:02x}" for red, green, blue in colours]
    if form == "gpl":
        lines = [f"{r:3d} {g:3d} {b:3d}\t#{code}" for (r, g, b), code in zip(colours, codes, strict=True)]
        return "\n".join(["GIMP Palette", f"Name: {name}", "Columns: 8", "#", *lines, ""])
    if form == "pal":
        # Lines of this one end as on Windows; some programs insist.
        return "\r\n".join(
            ["JASC-PAL", "0100", str(len(colours)), *(f"{r} {g} {b}" for r, g, b in colours), ""]
        )
    if form == "css":
        lines = [f"  --colour-{number}: #{code};" for number, code in enumerate(codes, 1)]
        return "\n".join([":root {", *lines, "}", ""])
    if form == "paint":
        return "\n".join(["; paint.net palette", *(f"FF{code.upper()}" for code in codes), ""])
    return "\n".join([*codes, ""])
