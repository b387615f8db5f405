"""A folder of pictures of any size, mode and shape as one tensor in memory.

What can't be used is named in one sentence each and left out; the rest goes on. Only an allow-list of formats is
opened, and a picture is measured by its header before a pixel is decoded.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError
from torch import Tensor

from creastudio.api import UserError

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jfif", ".webp", ".bmp", ".dib", ".gif", ".tif", ".tiff"})
MAX_PIXELS = 100_000_000
MAX_BYTES = 2 * 1024**3

Fit = Literal["crop", "pad", "stretch"]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class ImageSet:
    """Pictures ready for training.

    Attributes
    ----------
    images : Tensor
        (n, 3, size, size) uint8, on the CPU.
    problems : tuple of str
        One sentence for each file that was left out.
    digest : str
        16 hex digits that change when any pixel does.
    """

    images: Tensor
    problems: tuple[str, ...]
    digest: str

    def __len__(self) -> int:
        return len(self.images)


def load_folder(
    folder: Path,
    size: int,
    fit: Fit = "crop",
    *,
    max_pixels: int = MAX_PIXELS,
    max_bytes: int = MAX_BYTES,
    on_file: Callable[[int, int], None] = lambda done, total: None,
) -> ImageSet:
    """Read all pictures below `folder`, in the order of their paths.

    Parameters
    ----------
    folder : Path
        Searched with its subfolders; links to folders aren't followed.
    size : int
        Side of the square, px.
    fit : {"crop", "pad", "stretch"}
        How a picture that isn't square is made so: its centre, white bars, or distortion.
    max_pixels : int
        Larger pictures are left out unopened.
    max_bytes : int
        How much memory the tensor may take; files beyond that are left out, with one sentence.
    on_file : callable
        Called with files done and files found; may raise to stop.

    Raises
    ------
    UserError
        When the folder is missing or holds no usable picture.
    """
    paths = list(_files(folder))
    room = max(1, max_bytes // (3 * size * size))
    problems: list[str] = []
    if len(paths) > room:
        problems.append(
            f"Only the first {room} of {len(paths)} pictures fit into memory; the rest is left out."
        )
    pictures: list[Pixels] = []
    for index, path in enumerate(paths[:room]):
        on_file(index, len(paths))
        try:
            pictures.append(load_square(path, size, fit, max_pixels=max_pixels))
        except UserError as error:
            problems.append(error.message)
    if not pictures:
        raise _none_usable(folder, problems)
    stacked = np.stack(pictures)  # (n, size, size, 3)
    images = torch.from_numpy(stacked).permute(0, 3, 1, 2).contiguous()
    return ImageSet(images, tuple(problems), hashlib.sha256(stacked.tobytes()).hexdigest()[:16])


def load_square(path: Path, size: int, fit: Fit = "crop", *, max_pixels: int = MAX_PIXELS) -> Pixels:
    """Return one picture as (size, size, 3) uint8 RGB: first frame, upright, transparency on white.

    Raises
    ------
    UserError
        Names the file and says what is wrong with it.
    """
    try:
        if path.stat().st_size == 0:
            raise UserError(f"'{path.name}' is empty (0 bytes).")
        with warnings.catch_warnings():
            # Pillow warns of oddities inside files; whether the pixels come is all that counts here.
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as opened:
                return _square(opened, path.name, size, fit, max_pixels)
    except UnidentifiedImageError:
        raise UserError(f"'{path.name}' is no picture, or is damaged.") from None
    except Image.DecompressionBombError:
        raise UserError(f"'{path.name}' is too large to open.") from None
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, MemoryError) as error:
        # What Pillow raises for damaged files depends on where the damage is. The system's errors carry a number,
        # and their text the whole path, which no card or report should show.
        system = error.strerror if isinstance(error, OSError) else None
        raise UserError(
            f"'{path.name}' can't be read ({system})." if system else f"'{path.name}' is damaged ({error})."
        ) from None


def _square(opened: Image.Image, name: str, size: int, fit: Fit, max_pixels: int) -> Pixels:
    width, height = opened.size
    if width * height > max_pixels:
        raise UserError(f"'{name}' is too large: {width} x {height} px.")
    if opened.format == "JPEG":
        opened.draft("RGB", (size * 2, size * 2))  # decodes a large photo at a fraction of its size
    upright = ImageOps.exif_transpose(to_rgb(opened))
    method = Image.Resampling.BOX if min(upright.size) >= size else Image.Resampling.BICUBIC
    if fit == "crop":
        square = ImageOps.fit(upright, (size, size), _sharp(upright, size, method))
    elif fit == "pad":
        square = ImageOps.pad(upright, (size, size), _sharp(upright, size, method), color=(255, 255, 255))
    else:
        square = upright.resize((size, size), _sharp(upright, size, method))
    return np.asarray(square, dtype=np.uint8)


def _sharp(picture: Image.Image, size: int, method: Image.Resampling) -> Image.Resampling:
    """Whole ratios keep the hard edges of pixel art; all else is filtered well."""
    whole = all(side % size == 0 for side in picture.size)
    return method if whole else Image.Resampling.LANCZOS


def to_rgb(picture: Image.Image) -> Image.Image:
    """Return the first frame of `picture` in RGB, whatever its mode; EXIF orientation is kept for later."""
    exif = picture.getexif()
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        picture = _to_eight_bits(picture)
    if picture.has_transparency_data or picture.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        rgba = picture.convert("RGBA")
        result = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        result.alpha_composite(rgba)
        result = result.convert("RGB")
    else:
        result = picture.convert("RGB")
    result.info["exif"] = exif.tobytes()
    return result


def _to_eight_bits(picture: Image.Image) -> Image.Image:
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


def _files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise UserError(
            f"There is no folder '{folder.name}'.",
            hint="Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
        )
    for parent, folders, names in os.walk(folder):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and path.is_file():
                yield path


def _none_usable(folder: Path, problems: list[str]) -> UserError:
    hint = "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files."
    if problems:
        return UserError(f"None of the pictures in '{folder.name}' can be used: {problems[0]}", hint=hint)
    return UserError(f"The folder '{folder.name}' has no pictures.", hint=hint)
