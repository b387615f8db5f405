"""What runs a job: the colours of a picture, written as another program reads them."""

from __future__ import annotations

import colorsys
from pathlib import Path

import numpy as np
from PIL import Image

from creastudio.api import Artifact, JobContext, UserError
from creastudio.api.media import FILE
from creastudio_swatches.binary import exchange, photoshop
from creastudio_swatches.formats import ENDINGS, written
from creastudio_swatches.plugin import PaletteParams, SwatchesParams

LOOKED_AT = 256
"""Longest side of what is counted, px: colours of a larger picture are those of a small one."""

Colour = tuple[int, int, int]


def run(params: PaletteParams, ctx: JobContext) -> None:
    """Emit one text whose ``suffix`` says which file it is."""
    taken = ctx.input("picture")
    ctx.progress(0.1)
    colours = ordered(colours_of(taken.path, params.colours), params.order)
    ctx.check_cancelled()
    title = f"Palette of {len(colours)} colours"
    text = written(params.format, colours, "CreaStudio")
    ctx.emit(
        Artifact(
            "text/plain",
            text.encode(),
            title=title,
            seed=ctx.seed,
            # A report is read and saved; it is no writing to be placed on an artboard.
            metadata={"suffix": ENDINGS[params.format], "report": True},
        )
    )
    ctx.progress(1.0, "Done")


def run_binary(params: SwatchesParams, ctx: JobContext) -> None:
    """Emit a file for each program that is asked for; each says by its ``suffix`` how its name ends."""
    writers = {
        ".ase": (params.exchange, lambda colours: exchange(colours, "CreaStudio")),
        ".aco": (params.photoshop, photoshop),
    }
    asked = [(suffix, write) for suffix, (wanted, write) in writers.items() if wanted]
    if not asked:
        raise UserError("No program is chosen.", "Choose one at least.")
    colours = ordered(colours_of(ctx.input("picture").path, params.colours), params.order)
    title = f"Palette of {len(colours)} colours"
    for index, (suffix, write) in enumerate(asked):
        ctx.check_cancelled()
        ctx.emit(
            Artifact(
                FILE, write(colours), title=title, seed=ctx.seed, index=index, metadata={"suffix": suffix}
            )
        )
        ctx.progress((index + 1) / len(asked), f"{index + 1} of {len(asked)}")


def colours_of(path: Path, count: int) -> list[Colour]:
    """Return up to `count` colours of a picture, those that cover most first; what is transparent doesn't count.

    Median cut (Heckbert, Color image quantization for frame buffer display, 1982), as Pillow has it.
    """
    try:
        with Image.open(path) as opened:
            picture = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise UserError(f"'{path.name}' can't be read as a picture.", "Choose another file.") from error
    picture.thumbnail((LOOKED_AT, LOOKED_AT))
    pixels = np.asarray(picture).reshape(-1, 4)
    seen = pixels[pixels[:, 3] > 127][:, :3]
    if not len(seen):
        raise UserError("The picture is transparent everywhere.", "Choose one with something on it.")
    row = Image.fromarray(np.ascontiguousarray(seen[None]), "RGB")
    reduced = row.quantize(count, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    table = reduced.getpalette() or []
    counted = sorted(reduced.getcolors(count) or [], reverse=True)
    found = [(table[3 * index], table[3 * index + 1], table[3 * index + 2]) for _, index in counted]
    return list(dict.fromkeys(found))


def ordered(colours: list[Colour], order: str) -> list[Colour]:
    """Return colours in the order that a person asked for."""
    if order == "light":
        return sorted(colours, key=lambda rgb: (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2], rgb))
    if order == "hue":
        return sorted(colours, key=lambda rgb: (colorsys.rgb_to_hsv(*(value / 255 for value in rgb)), rgb))
    return colours
