"""Artboards and single results as PNG, JPEG, WebP or TIFF."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image, PngImagePlugin
from PySide6.QtCore import QRect
from PySide6.QtGui import QColorSpace, QImage, QTransform

from creastudio.api.errors import UserError
from creastudio.api.media import FILE, Kind, is_file_suffix, is_text_suffix, kind_of, media_types, suffix_of
from creastudio.api.recipe import Recipe
from creastudio.core.canvas import Artboard
from creastudio.core.document import Document, walk
from creastudio.export.marking import Made, Provenance, write_marked
from creastudio.export.options import JpegOptions, PictureOptions, ScaledOptions, WebpOptions
from creastudio.export.text_results import text_as
from creastudio.export.work import Work
from creastudio.render.image_source import decode

TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}
"""Suffixes that are understood, and what they mean."""

LONGEST_SIDE = {
    "image/png": 32_768,
    "image/jpeg": 65_500,
    "image/webp": 16_383,
    "image/tiff": 65_535,
    "image/vnd.adobe.photoshop": 30_000,
}
"""What a format can hold at most, px."""

MAX_PIXELS = 300_000_000

PROJECT = ".crea"

LAYOUT_FILES = (".pdf", ".svg", ".psd", ".ora")
"""Formats beside pictures in which a layout is written as the artboard that it becomes."""

_PAINTING = 0.6
"""How much of the work it is to paint a picture; the rest is to encode it."""

ReadBlob = Callable[[str], bytes]
Size = tuple[int, int]


def export_artboard(
    document: Document,
    artboard_id: str,
    read_blob: ReadBlob,
    out: Path,
    *,
    size: Size | None = None,
    quality: int = 90,
    with_recipe: bool = True,
) -> tuple[Path, ...]:
    """Write an artboard to `out`; its suffix says the format, of all that ``formats`` knows.

    Parameters
    ----------
    size : tuple of int, optional
        Width and height in px, in the proportions of the artboard; its own size when left out.
    quality : int
        Of JPEG and WebP, 1 to 100; 100 makes a WebP lossless.
    with_recipe : bool
        Whether the file says how what it shows was made.

    Returns
    -------
    tuple of Path
        The files that were written.

    Raises
    ------
    UserError
        For an unknown suffix, a size that doesn't fit, or a folder that can't be written.
    """
    from creastudio.export.formats import export, format_of

    wanted = format_of(out)
    if size is not None:
        fitting_size(document.artboard(artboard_id), size, wanted.media_type)
    width, height = size or (0, 0)
    given = {"width": width, "height": height, "quality": quality, "with_recipe": with_recipe}
    options = {name: value for name, value in given.items() if name in wanted.options.model_fields}
    return export(document, [artboard_id], read_blob, out, wanted.options(**options)).files


def export_result(
    data: bytes,
    media_type: str,
    recipe: Recipe | None,
    out: Path,
    *,
    title: str = "",
    sha256: str = "",
    with_recipe: bool = True,
    tell: Callable[[float], object] = lambda _share: None,
) -> tuple[Path, ...]:
    """Write one result, its very bytes and its recipe; a picture is turned into another format if `out` says so.

    Parameters
    ----------
    tell : callable, optional
        Told the share that is done, 0 to 1, of the sound or the pages of a score; what it raises ends it.

    Raises
    ------
    UserError
        For a suffix that doesn't fit, or a folder that can't be written.
    """
    made: Provenance | None = None
    if recipe is not None and with_recipe:
        made = Provenance((Made(recipe, title, sha256),), title=title)
    if media_type in TYPES.values():
        wanted = type_of(out)
        if wanted != media_type:
            data = _converted(data, wanted)
        media_type = wanted
    elif kind_of(media_type) == "text":
        data = text_as(data, media_type, out)
    elif kind_of(media_type) == "score":
        from creastudio.api.score import Score
        from creastudio.export.score_files import write_score

        return write_score(Score.loads(data, title or out.name), out, made, tell=tell)
    elif out.suffix.lower() != suffix_of(media_type) and not (
        media_type == FILE and is_file_suffix(out.suffix.lower())
    ):
        raise UserError(
            f"'{out.name}' can't hold {media_type}.", f"Let its name end in {suffix_of(media_type)}."
        )
    return write_marked(out, data, media_type, made)


def check_target(kind: Kind, out: Path) -> None:
    """Look whether a result of this kind can be written to `out`; UserError when its suffix doesn't fit."""
    if kind == "image":
        type_of(out)
        return
    if kind == "score":
        from creastudio.export.score_files import check_suffix

        check_suffix(out)
        return
    known = [suffix_of(media_type) for media_type in media_types() if kind_of(media_type) == kind]
    if kind == "layout":
        known += [PROJECT, *TYPES, *LAYOUT_FILES]
    suffix = out.suffix.lower()
    fits = (kind == "text" and is_text_suffix(suffix)) or (kind == "file" and is_file_suffix(suffix))
    if kind == "file" and not fits:
        raise UserError(
            f"'{out.name}' can't be the name of a file of another program.",
            "Let it end as that program wants it; endings of what a system runs aren't given.",
        )
    if suffix not in known and not fits:
        raise UserError(f"'{out.name}' can't hold a {kind}.", f"Let its name end in {' or '.join(known)}.")


def artboard_bytes(work: Work, artboard: Artboard, media_type: str, options: PictureOptions) -> bytes:
    """Return an artboard as the bytes of a picture file, without a mark.

    Raises
    ------
    UserError
        When the size doesn't fit the format.
    """
    image, dpi = painted_artboard(work, artboard, media_type, options)
    quality = options.quality if isinstance(options, JpegOptions | WebpOptions) else 90
    return encode(image, media_type, quality, dpi)


def painted_artboard(
    work: Work, artboard: Artboard, media_type: str, options: PictureOptions
) -> tuple[QImage, float]:
    """Return an artboard as px, and how many of them an inch has; UserError when the size doesn't fit the format."""
    width, height = size_of(artboard, options, media_type)
    scale_x, scale_y = width / artboard.width, height / artboard.height
    over_x, over_y = (round(artboard.bleed * s) if options.bleed else 0 for s in (scale_x, scale_y))
    check_size(width + 2 * over_x, height + 2 * over_y, media_type)
    rect = QRect(-over_x, -over_y, width + 2 * over_x, height + 2 * over_y)
    image = _painted(work, artboard, rect, QTransform.fromScale(scale_x, scale_y))
    work.step(_PAINTING, artboard.name)
    return image, artboard.resolution * scale_x


def _painted(work: Work, artboard: Artboard, rect: QRect, to_device: QTransform) -> QImage:
    """Return some device px of an artboard, telling how far it is from layer to layer."""
    total, done = sum(1 for layer in walk(artboard.layers) if layer.visible), 0

    def go_on() -> bool:
        nonlocal done
        work.step(_PAINTING * min(done / max(total, 1), 1.0), artboard.name)
        done += 1
        return True

    return replace(work.compositor, go_on=go_on).artboard(artboard, rect, to_device)


def size_of(artboard: Artboard, options: ScaledOptions, media_type: str = "image/png") -> Size:
    """Return the size that options ask for, px; UserError when it doesn't fit the artboard or the format."""
    width, height = options.width, options.height
    if not width and not height:
        width = max(1, round(artboard.width * options.scale))
        height = max(1, round(artboard.height * options.scale))
        check_size(width, height, media_type)
        return width, height
    if not width:
        width = max(1, round(height * artboard.width / artboard.height))
    if not height:
        height = max(1, round(width * artboard.height / artboard.width))
    return fitting_size(artboard, (width, height), media_type)


def type_of(out: Path) -> str:
    """Return the media type that the suffix of `out` means; UserError names the known ones."""
    media_type = TYPES.get(out.suffix.lower())
    if media_type is None:
        what = (
            f"'{out.suffix}' is no format that can be exported"
            if out.suffix
            else f"'{out.name}' has no suffix"
        )
        raise UserError(f"{what}.", f"Let the name end in one of {', '.join(TYPES)}.")
    return media_type


def fitting_size(artboard: Artboard, size: Size | None, media_type: str) -> Size:
    """Return the size to export at; UserError when it doesn't fit the artboard or the format."""
    width, height = size or (artboard.width, artboard.height)
    if width < 1 or height < 1:
        raise UserError(f"A size of {width} x {height} px is too small.", "Both sides need at least 1 px.")
    # A pixel more or less is what rounding makes of the same proportions.
    if abs(width * artboard.height / artboard.width - height) > 1:
        fit = max(1, round(width * artboard.height / artboard.width))
        raise UserError(
            f"{width} x {height} px isn't in the proportions of '{artboard.name}' "
            f"({artboard.width} x {artboard.height}).",
            f"For this width the size is {width}x{fit}.",
        )
    check_size(width, height, media_type)
    return width, height


def check_size(width: int, height: int, media_type: str) -> None:
    """Raise a UserError for a size in px that a format can't hold."""
    longest = LONGEST_SIDE.get(media_type, LONGEST_SIDE["image/png"])
    if max(width, height) > longest or width * height > MAX_PIXELS:
        raise UserError(
            f"{width} x {height} px is too large.",
            f"A side of this format has {longest} px at most, a picture {MAX_PIXELS // 1_000_000} megapixels.",
        )


def encode(image: QImage, media_type: str, quality: int = 90, dpi: float = 96.0, *, effort: int = 6) -> bytes:
    """Return the bytes of a painted picture, tagged as sRGB; a JPEG gets a white ground.

    `effort` (0 to 9) is what is spent on making a PNG small.
    """
    picture = as_pillow(image)
    out = io.BytesIO()
    if media_type == "image/png":
        info = PngImagePlugin.PngInfo()
        info.add(b"sRGB", b"\0")
        picture.save(out, "PNG", pnginfo=info, dpi=(dpi, dpi), compress_level=effort)
        return out.getvalue()
    tagged: dict[str, Any] = {"icc_profile": srgb_profile()}
    if media_type == "image/jpeg":
        chroma = 0 if quality >= 90 else 2
        _on_white(picture).save(
            out, "JPEG", subsampling=chroma, quality=quality, dpi=(round(dpi), round(dpi)), **tagged
        )
    elif media_type == "image/tiff":
        picture.save(out, "TIFF", compression="tiff_adobe_deflate", dpi=(dpi, dpi), **tagged)
    else:
        picture.save(out, "WEBP", method=4, lossless=quality >= 100, quality=quality, **tagged)
    return out.getvalue()


def as_pillow(image: QImage) -> Image.Image:
    """Return a painted picture for Pillow: RGBA, or RGB where all of it is opaque."""
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(straight.constBits())
    picture = Image.frombytes(
        "RGBA", (straight.width(), straight.height()), pixels, "raw", "RGBA", straight.bytesPerLine(), 1
    )
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    return picture.convert("RGB") if opaque else picture


def _converted(data: bytes, media_type: str) -> bytes:
    image = decode(data)
    if image is None:
        raise UserError("This picture is damaged or too large to convert.", "Export it in its own format.")
    return encode(image, media_type)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


def srgb_profile() -> bytes:
    """Return the ICC profile of sRGB."""
    # Qt's profile is always the same bytes; that of LittleCMS has the time of day in it.
    return bytes(QColorSpace(QColorSpace.NamedColorSpace.SRgb).iccProfile().data())
