"""One picture file, opened with care: what it is, and its pixels, upright and in RGB.

Only an allow-list of formats is opened, and a picture is measured by its header before a pixel is decoded. No torch.
"""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from PIL import Image, UnidentifiedImageError
from PIL.Image import Transpose

from creastudio.api import UserError
from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_FORMATS

ORIENTATION = 0x0112
UPRIGHT = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
"""EXIF orientation -> what puts the picture upright (EXIF 2.32, section 4.6.4)."""

ENDINGS = {
    "PNG": (".png",),
    "JPEG": (".jpg", ".jpeg", ".jfif"),
    "WEBP": (".webp",),
    "BMP": (".bmp", ".dib"),
    "GIF": (".gif",),
    "TIFF": (".tif", ".tiff"),
}
"""Format as Pillow calls it -> how its files are called."""

T = TypeVar("T")


class PictureFault(UserError):
    """A file that can't be used as a picture; `code` says why, for programs."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class FileFacts:
    """What a picture file is.

    Attributes
    ----------
    width, height : int
        Upright, px.
    mode : str
        As Pillow calls it ("RGB", "L", "CMYK", "I;16").
    turned : bool
        Whether its metadata says that it stands otherwise than its pixels do.
    frames : int
        1 for a still picture.
    clear : bool
        Whether any of it is transparent.
    ending_fits : bool
        Whether its name says what it is.
    """

    width: int
    height: int
    format: str
    mode: str
    turned: bool = False
    frames: int = 1
    clear: bool = False
    ending_fits: bool = True


def read_picture(
    path: Path, *, max_pixels: int = MAX_PICTURE_PIXELS, draft: int | None = None
) -> tuple[Image.Image, FileFacts]:
    """Return a file's picture, upright and in RGB, transparency on white, and what it is.

    Parameters
    ----------
    draft : int, optional
        A JPEG may come smaller than it is, but no smaller than this many px on its shorter side.

    Raises
    ------
    PictureFault
        Names the file and says what is wrong with it.
    """
    return opened(path, lambda file: _read(file, path, draft), max_pixels)


def opened(path: Path, look: Callable[[Image.Image], T], max_pixels: int = MAX_PICTURE_PIXELS) -> T:
    """Open a picture and return what `look` finds in it; whatever goes wrong becomes a ``PictureFault``.

    Parameters
    ----------
    max_pixels : int
        A larger picture is refused by its header, before `look` could decode it.
    """
    name = path.name
    try:
        if path.stat().st_size == 0:
            raise PictureFault("empty", f"'{name}' is empty (0 bytes).")
        with warnings.catch_warnings():
            # Pillow warns of oddities inside files; whether the pixels come is all that counts here.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=PICTURE_FORMATS) as file:
                if file.width * file.height > max_pixels:
                    raise PictureFault(
                        "too_large", f"'{name}' is too large: {file.width} x {file.height} px."
                    )
                return look(file)
    except UnidentifiedImageError:
        raise PictureFault("no_picture", f"'{name}' is no picture, or is damaged.") from None
    except Image.DecompressionBombError:
        raise PictureFault("too_large", f"'{name}' is too large to open.") from None
    except MemoryError:
        raise PictureFault("too_large", f"'{name}' needs more memory than is free.") from None
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - what Pillow raises for damage depends on where the damage is
        # The system's errors carry a number, and their text the whole path, which no card or report should show.
        system = error.strerror if isinstance(error, OSError) else None
        if system:
            raise PictureFault("unreadable", f"'{name}' can't be read ({system}).") from None
        raise PictureFault("damaged", f"'{name}' is damaged ({error}).") from None


def _read(file: Image.Image, path: Path, draft: int | None) -> tuple[Image.Image, FileFacts]:
    width, height = file.size
    form, mode = file.format or "", file.mode
    if form == "JPEG" and draft is not None:
        file.draft("RGB", (draft, draft))  # decodes a large photo at a fraction of its size
    frames = int(getattr(file, "n_frames", 1))
    picture, clear = to_rgb(file)
    turn = turn_of(file)
    upright = picture if turn is None else picture.transpose(turn)
    swaps = turn in (Transpose.TRANSPOSE, Transpose.TRANSVERSE, Transpose.ROTATE_90, Transpose.ROTATE_270)
    facts = FileFacts(
        width=height if swaps else width,
        height=width if swaps else height,
        format=form,
        mode=mode,
        turned=turn is not None,
        frames=frames,
        clear=clear,
        ending_fits=path.suffix.lower() in ENDINGS.get(form, ()),
    )
    return upright, facts


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in lower-case hex, read a part at a time."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def turn_of(file: Image.Image) -> Transpose | None:
    """Return what puts a picture upright, once its pixels are decoded (Pillow turns TIFFs while it decodes them)."""
    try:
        return UPRIGHT.get(file.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - damaged metadata, in many ways; the pixels are there all the same
        return None


def to_rgb(picture: Image.Image) -> tuple[Image.Image, bool]:
    """Return the first frame of `picture` in RGB, whatever its mode, and whether any of it was transparent."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        picture = to_eight_bits(picture)
    if picture.has_transparency_data or picture.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        rgba = picture.convert("RGBA")
        lowest, _ = rgba.getchannel("A").getextrema()
        on_white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        on_white.alpha_composite(rgba)
        return on_white.convert("RGB"), isinstance(lowest, int) and lowest < 255
    return picture.convert("RGB"), False


def to_eight_bits(picture: Image.Image) -> Image.Image:
    """Scale 16-bit, 32-bit and float greys to 0..255: by 65535 or 1.0 where that fits, else by their own range."""
    values = np.nan_to_num(np.asarray(picture, dtype=np.float64))
    low, high = float(values.min()), float(values.max())
    if low >= 0 and high <= 1 and picture.mode == "F":
        values = values * 255
    elif low >= 0 and high <= 65535:
        values = values / 257 if high > 255 else values
    else:
        values = (values - low) / max(high - low, 1e-12) * 255
    return Image.fromarray(np.round(values).astype(np.uint8))
