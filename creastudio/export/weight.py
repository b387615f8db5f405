"""Pictures that keep to a weight: the best quality, or the most colours, at which the file is light enough."""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image, PngImagePlugin
from PySide6.QtGui import QImage

from creastudio.api.errors import UserError
from creastudio.export.raster import as_pillow, encode

POOREST = 20
"""Quality of JPEG and WebP below which nobody would want the picture."""

COLORS = (256, 128, 64, 32, 16)
"""Colours of a PNG with a palette, tried in this order."""


def light_enough(image: QImage, media_type: str, quality: int, dpi: float, most: int) -> tuple[bytes, str]:
    """Return a picture file of at most `most` bytes, and what was given up for it in a few words; "" for nothing.

    Parameters
    ----------
    quality : int
        Of JPEG and WebP, at most.

    Raises
    ------
    UserError
        When no quality is light enough.
    """
    data = encode(image, media_type, quality, dpi, effort=9)
    if len(data) <= most:
        return data, ""
    if media_type in ("image/jpeg", "image/webp"):
        found = _best_quality(lambda value: encode(image, media_type, value, dpi), quality - 1, most)
        if found is not None:
            return found[0], f"quality {found[1]}"
    elif media_type == "image/png":
        for colors in COLORS:
            data = _palette_png(image, colors, dpi)
            if len(data) <= most:
                return data, f"{colors} colours"
    raise UserError(
        f"It can't be made as light as {most // 1000} KB.", "Choose JPEG or WebP, or a smaller size."
    )


def _best_quality(make: Callable[[int], bytes], highest: int, most: int) -> tuple[bytes, int] | None:
    """Return the file of the highest quality that is light enough; files grow with quality."""
    low, high, best = POOREST, highest, None
    while low <= high:
        middle = (low + high + 1) // 2
        data = make(middle)
        if len(data) <= most:
            best, low = (data, middle), middle + 1
        else:
            high = middle - 1
    return best


def with_palette(picture: Image.Image, colors: int) -> Image.Image:
    """Return a picture, RGB or RGBA, in so many colours of its own."""
    # Of transparent pictures only the octree keeps the alpha.
    method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
    return picture.quantize(colors, method=method, dither=Image.Dither.FLOYDSTEINBERG)


def _palette_png(image: QImage, colors: int, dpi: float) -> bytes:
    few = with_palette(as_pillow(image), colors)
    info = PngImagePlugin.PngInfo()
    info.add(b"sRGB", b"\0")
    out = io.BytesIO()
    few.save(out, "PNG", pnginfo=info, dpi=(dpi, dpi), optimize=True)
    return out.getvalue()
