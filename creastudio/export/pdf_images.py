"""Pictures as a PDF stores them (ISO 32000-1, 8.9): photographs as JPEG, flat ones deflated, how much shows apart from the colours.

A stored part is a list of streams: the picture and, where not all of it shows, its soft mask, which may have other px than
the picture.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from creastudio.export.pdf_file import stream_object

WORTH = 1.5
"""How much larger than its JPEG a picture may be that loses nothing."""

STRIPS, STRIP = 8, 32
"""What is looked at to tell a photograph from a drawing: so many strips of so many rows."""

COARSER = 4
"""How much coarser than the picture a soft mask is stored at most."""

UNSEEN = 3
"""By how much, of 255, a coarser mask may be off."""

_BLEED = 2
_BLOCK = 8
"""Side of the squares that a JPEG is coded in, px."""

Plane = NDArray[np.uint8]
"""Shape (height, width)."""


@dataclass(frozen=True)
class Stored:
    """One picture, coded.

    Attributes
    ----------
    fields, content : bytes
        Of its stream.
    mask : Stored or None
        How much of it shows.
    """

    fields: bytes
    content: bytes
    mask: Stored | None = None

    def body(self, mask: int | None = None) -> bytes:
        """Return the object; `mask` is the number of the one that says how much of it shows."""
        fields = self.fields + (b"/SMask %d 0 R\n" % mask if mask is not None else b"")
        return stream_object(fields, self.content)


def stored(colors: Image.Image, shows: Plane | None = None, quality: int | None = 90) -> Stored:
    """Code a picture.

    Parameters
    ----------
    colors : Image
        RGB, not premultiplied.
    shows : ndarray, optional
        How much of it shows, of any size; all of it where there is none.
    quality : int, optional
        Of the JPEG of photographs, 1 to 100; None loses nothing.
    """
    mask = None if shows is None or shows.min() == 255 else _mask(shows)
    tone = _only_color(colors, shows)
    if tone is not None:
        return _deflated(Image.new("RGB", (1, 1), tone), mask)
    if mask is not None and shows is not None:
        colors = _without_hidden(_bled(colors, shows), shows)
    if _is_grey(colors):
        colors = colors.convert("L")
    if quality is not None and _is_photograph(colors, quality):
        return _jpeg(colors, quality, mask)
    return _deflated(colors, mask)


def _jpeg(picture: Image.Image, quality: int, mask: Stored | None) -> Stored:
    fields = _fields(picture) + b"/Filter /DCTDecode\n"
    return Stored(fields, _jpeg_bytes(picture, quality), mask)


def _jpeg_bytes(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0 if quality >= 90 else 2)
    return out.getvalue()


def _deflated(picture: Image.Image, mask: Stored | None = None, more: bytes = b"") -> Stored:
    """Code a picture as PNG does: each row as its differences from what is around it."""
    channels = len(picture.getbands())
    predictor = b"/Predictor 15 /Colors %d /BitsPerComponent 8 /Columns %d" % (channels, picture.width)
    fields = _fields(picture) + b"/Filter /FlateDecode\n/DecodeParms <<%s>>\n%s" % (predictor, more)
    return Stored(fields, _png_data(picture), mask)


def _png_data(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9 if picture.width * picture.height < 1_000_000 else 6)
    data, at, found = out.getvalue(), 8, bytearray()
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        if data[at + 4 : at + 8] == b"IDAT":
            found += data[at + 8 : at + 8 + length]
        at += length + 12
    return bytes(found)


def _fields(picture: Image.Image) -> bytes:
    space = b"DeviceGray" if picture.mode == "L" else b"DeviceRGB"
    return b"/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n/BitsPerComponent 8\n/ColorSpace /%s\n" % (
        picture.width, picture.height, space,
    )  # fmt: skip


def _mask(shows: Plane) -> Stored:
    """Code how much shows, as coarsely as nobody sees."""
    picture = Image.fromarray(shows)
    if shows.min() == shows.max():
        return _deflated(picture.crop((0, 0, 1, 1)))
    kept, by, coarser = picture, 2, b""
    while by <= COARSER and min(shows.shape) >= 4 * by:
        small = picture.resize((-(-shows.shape[1] // by), -(-shows.shape[0] // by)), Image.Resampling.BOX)
        again = np.asarray(small.resize(shows.shape[::-1], Image.Resampling.BILINEAR), np.int16)
        if int(np.abs(again - shows).max()) > UNSEEN:
            break
        kept, coarser = small, b"/Interpolate true\n"
        by *= 2
    return _deflated(kept, more=coarser)


def _only_color(colors: Image.Image, shows: Plane | None) -> tuple[int, ...] | None:
    """Return the one colour of a picture, or None; what hardly shows is only roughly known after premultiplying."""
    first = colors.crop((0, 0, 1, 1))
    if first.resize(colors.size).tobytes() == colors.tobytes():
        return tuple(first.tobytes())
    if shows is None or shows.shape != (colors.height, colors.width):
        return None
    pixels, alpha = np.asarray(colors), shows.reshape(-1)
    tone = pixels.reshape(-1, 3)[int(alpha.argmax())].astype(np.int16)
    row = np.asarray(colors.crop((0, colors.height // 2, colors.width, colors.height // 2 + 1)), np.int16)[0]
    rough = np.where(shows > 0, 256 // np.maximum(shows.astype(np.int16), 1) + 1, 256).astype(np.int16)
    if (np.abs(row - tone).max(axis=1) > rough[colors.height // 2]).any():
        return None
    alike = all((np.abs(pixels[..., band] - tone[band]) <= rough).all() for band in range(3))
    return tuple(int(value) for value in tone) if alike else None


def _bled(colors: Image.Image, shows: Plane) -> Image.Image:
    """Let colours go a little beyond where they show: viewers mix px before they hide them."""
    if shows.shape != (colors.height, colors.width) or shows.all():
        return colors
    seen = Image.fromarray((shows > 0).astype(np.uint8) * 255)
    known = Image.composite(colors, Image.new("RGB", colors.size), seen)
    around, weight = (np.asarray(one.filter(ImageFilter.BoxBlur(_BLEED))) for one in (known, seen))
    at = (shows == 0) & (weight > 0)
    pixels = np.array(colors)
    pixels[at] = np.minimum(around[at].astype(np.uint16) * 255 // weight[at][:, None], 255)
    return Image.fromarray(pixels)


def _without_hidden(colors: Image.Image, shows: Plane) -> Image.Image:
    """Give the squares of a JPEG in which nothing shows, and that touch none in which something does, one colour."""
    size = (-(-colors.height // _BLOCK), -(-colors.width // _BLOCK))
    seen = _any_in_grid(shows > 0, size)
    near = np.pad(seen, 1)
    near = near[:, :-2] | near[:, 1:-1] | near[:, 2:]
    near = near[:-2] | near[1:-1] | near[2:]
    if near.all() or not near.any():
        return colors
    pixels = np.array(colors)
    hidden = ~near.repeat(_BLOCK, 0).repeat(_BLOCK, 1)[: colors.height, : colors.width]
    pixels[hidden] = pixels[~hidden][:: max(1, int((~hidden).sum()) // 4096)].mean(axis=0).astype(np.uint8)
    return Image.fromarray(pixels)


def _any_in_grid(flags: NDArray[np.bool_], size: tuple[int, int]) -> NDArray[np.bool_]:
    """Return whether any flag lies in each cell of a grid over all of them."""
    rows = np.linspace(0, flags.shape[0], size[0] + 1)
    columns = np.linspace(0, flags.shape[1], size[1] + 1)
    starts = [np.minimum(np.floor(edges[:-1]).astype(int), count - 1) for edges, count in
              ((rows, flags.shape[0]), (columns, flags.shape[1]))]  # fmt: skip
    down = np.logical_or.reduceat(flags, starts[0], axis=0)
    return np.logical_or.reduceat(down, starts[1], axis=1)


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = (np.asarray(band) for band in picture.split())
    return bool(np.array_equal(red, green) and np.array_equal(green, blue))


def _is_photograph(picture: Image.Image, quality: int) -> bool:
    """Return whether a JPEG is so much smaller that what it loses is worth it; looks at a part."""
    if picture.width * picture.height < 64:
        return False
    count = max(1, min(STRIPS, picture.height // STRIP))
    tops = np.linspace(0, max(0, picture.height - STRIP), count).astype(int)
    strips = Image.new(picture.mode, (picture.width, STRIP * count))
    for number, top in enumerate(tops):
        strips.paste(picture.crop((0, int(top), picture.width, int(top) + STRIP)), (0, number * STRIP))
    return len(_png_data(strips)) > WORTH * len(_jpeg_bytes(strips, quality))
