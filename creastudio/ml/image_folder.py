"""A folder of pictures of any size, mode and shape as one tensor in memory.

What can't be used is named in one sentence each and left out; the rest goes on. Only an allow-list of formats is
opened, and a picture is measured by its header before a pixel is decoded.
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.Image import Transpose
from torch import Tensor

from creastudio.api import UserError
from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_FORMATS, PICTURE_SUFFIXES

MAX_BYTES = 2 * 1024**3

FEW = 20
"""A class with fewer pictures is named."""

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

Fit = Literal["crop", "pad", "stretch"]
Pixels = NDArray[np.uint8]


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...


@dataclass(frozen=True)
class ImageSet:
    """Pictures ready for training.

    Attributes
    ----------
    images : Tensor
        (n, 3, height, width) uint8, on the CPU.
    problems : tuple of str
        One sentence for each file or folder that was left out.
    digest : str
        16 hex digits that change when any pixel does.
    files : dict of str to str
        Path below the folder -> 12 hex digits that change when a pixel of that picture does.
    labels : Tensor or None
        (n,) int64, the class of each picture; None without classes.
    classes : tuple of str
        Names of the sub-folders that are classes, in the order of their labels.
    """

    images: Tensor
    problems: tuple[str, ...]
    digest: str
    files: dict[str, str] = field(default_factory=dict[str, str])
    labels: Tensor | None = None
    classes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.images)


def load_folder(
    folder: Path,
    size: int | tuple[int, int],
    fit: Fit = "crop",
    *,
    labelled: bool = False,
    max_pixels: int = MAX_PICTURE_PIXELS,
    max_bytes: int = MAX_BYTES,
    on_file: Callable[[int, int], None] = lambda done, total: None,
) -> ImageSet:
    """Read all pictures below `folder`, in the order of their paths.

    Parameters
    ----------
    folder : Path
        Searched with its subfolders; links to folders aren't followed.
    size : int or tuple of int
        Side of the square, or height and width, px.
    fit : {"crop", "pad", "stretch"}
        How a picture of another shape is made to fit: its centre, white bars, or distortion.
    labelled : bool
        Whether the sub-folders are classes: those that lie in the folder itself, with all that is below them.
    max_pixels : int
        Larger pictures are left out unopened.
    max_bytes : int
        How much memory the tensor may take; files beyond that are left out, with one sentence.
    on_file : callable
        Called with files done and files found; may raise to stop.

    Raises
    ------
    UserError
        When the folder is missing or holds no usable picture; labelled, also when it has fewer than two
        sub-folders with usable pictures.
    """
    height, width = size if isinstance(size, tuple) else (size, size)
    problems: list[str] = []
    paths = list(_files(folder, problems))
    if labelled:
        paths = _below_classes(paths, folder, problems)
    room = max(1, max_bytes // (3 * height * width))
    if len(paths) > room:
        problems.append(
            f"Only the first {room} of {len(paths)} pictures fit into memory; the rest is left out."
        )
        del paths[room:]
    # Filled in place: a list that is stacked afterwards would take the memory several times over.
    images = torch.empty((len(paths), 3, height, width), dtype=torch.uint8)
    digest = hashlib.sha256()
    files: dict[str, str] = {}
    usable = 0
    for index, path in enumerate(paths):
        on_file(index, len(paths))
        try:
            pixels = load_picture(path, (height, width), fit, max_pixels=max_pixels)
        except UserError as error:
            problems.append(error.message)
            continue
        images[usable] = torch.from_numpy(pixels).permute(2, 0, 1)
        digest.update(pixels.data)
        files[path.relative_to(folder).as_posix()] = hashlib.sha256(pixels.data).hexdigest()[:12]
        usable += 1
    if not usable:
        raise _none_usable(folder, problems)
    labels, classes = _labels(folder, files, digest, problems) if labelled else (None, ())
    return ImageSet(images[:usable], tuple(problems), digest.hexdigest()[:16], files, labels, classes)


def _below_classes(paths: list[Path], folder: Path, problems: list[str]) -> list[Path]:
    """Return the paths that lie in a sub-folder; the others have no class."""
    inside = [path for path in paths if path.parent != folder]
    loose = len(paths) - len(inside)
    if loose and not inside:
        raise _needs_classes(folder)
    if loose:
        problems.append(f"{loose} pictures lie in no sub-folder and so have no class; they are left out.")
    empty = {entry.name for entry in folder.iterdir() if entry.is_dir() and not entry.name.startswith(".")}
    empty -= {path.relative_to(folder).parts[0] for path in inside}
    problems += [f"The class '{name}' has no pictures; it is left out." for name in sorted(empty)]
    return inside


def _labels(
    folder: Path, files: dict[str, str], digest: _Digest, problems: list[str]
) -> tuple[Tensor, tuple[str, ...]]:
    """Return the label of each usable picture and the names of the classes; both go into the digest."""
    names = [name.split("/")[0] for name in files]
    classes = tuple(sorted(set(names)))
    if len(classes) < 2:
        raise _needs_classes(folder)
    counts = {name: names.count(name) for name in classes}
    problems += [
        f"The class '{name}' has only {count} picture{'s' if count > 1 else ''}."
        for name, count in counts.items()
        if count < FEW
    ]
    digest.update("\0".join(names).encode())
    return torch.tensor([classes.index(name) for name in names]), classes


def _needs_classes(folder: Path) -> UserError:
    return UserError(
        f"The folder '{folder.name}' has fewer than two sub-folders with usable pictures.",
        hint="Put the pictures of each class into a sub-folder of its own, or train without classes.",
    )


def load_picture(
    path: Path, size: tuple[int, int], fit: Fit = "crop", *, max_pixels: int = MAX_PICTURE_PIXELS
) -> Pixels:
    """Return one picture as (height, width, 3) uint8 RGB: first frame, upright, transparency on white.

    Parameters
    ----------
    size : tuple of int
        Height and width, px.

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
            with Image.open(path, formats=PICTURE_FORMATS) as opened:
                return _fitted(opened, path.name, size, fit, max_pixels)
    except UnidentifiedImageError:
        raise UserError(f"'{path.name}' is no picture, or is damaged.") from None
    except Image.DecompressionBombError:
        raise UserError(f"'{path.name}' is too large to open.") from None
    except MemoryError:
        raise UserError(f"'{path.name}' needs more memory than is free.") from None
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - what Pillow raises for damage depends on where the damage is
        # The system's errors carry a number, and their text the whole path, which no card or report should show.
        system = error.strerror if isinstance(error, OSError) else None
        raise UserError(
            f"'{path.name}' can't be read ({system})." if system else f"'{path.name}' is damaged ({error})."
        ) from None


def _fitted(opened: Image.Image, name: str, size: tuple[int, int], fit: Fit, max_pixels: int) -> Pixels:
    width, height = opened.size
    if width * height > max_pixels:
        raise UserError(f"'{name}' is too large: {width} x {height} px.")
    wanted = (size[1], size[0])
    if opened.format == "JPEG":
        longest = 2 * max(size)  # whichever way it is stored
        opened.draft("RGB", (longest, longest))  # decodes a large photo at a fraction of its size
    picture = to_rgb(opened)
    turn = _turn(opened)
    upright = picture if turn is None else picture.transpose(turn)
    if fit == "crop":
        made = ImageOps.fit(upright, wanted, _filter(upright, wanted))
    elif fit == "pad":
        made = ImageOps.pad(upright, wanted, _filter(upright, wanted), color=(255, 255, 255))
    else:
        made = upright.resize(wanted, _filter(upright, wanted))
    return np.array(made, dtype=np.uint8)


def _filter(picture: Image.Image, wanted: tuple[int, int]) -> Image.Resampling:
    """Whole ratios keep the hard edges of pixel art; all else is filtered well."""
    whole = all(have % want == 0 for have, want in zip(picture.size, wanted, strict=True))
    return Image.Resampling.BOX if whole else Image.Resampling.LANCZOS


def _turn(opened: Image.Image) -> Transpose | None:
    """Return what puts a picture upright, once its pixels are decoded (Pillow turns TIFFs while it decodes them)."""
    try:
        return UPRIGHT.get(opened.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - damaged metadata, in many ways; the pixels are there all the same
        return None


def to_rgb(picture: Image.Image) -> Image.Image:
    """Return the first frame of `picture` in RGB, whatever its mode, turned as it is stored."""
    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        picture = _to_eight_bits(picture)
    if picture.has_transparency_data or picture.mode in ("RGBA", "LA", "PA", "RGBa", "La"):
        rgba = picture.convert("RGBA")
        on_white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        on_white.alpha_composite(rgba)
        return on_white.convert("RGB")
    return picture.convert("RGB")


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


def _files(folder: Path, problems: list[str]) -> Iterator[Path]:
    """Yield the pictures below `folder`; folders and files that may not be looked at become problems."""
    if not folder.is_dir():
        raise UserError(
            f"There is no folder '{folder.name}'.",
            hint="Put it back where it was, or choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files.",
        )

    def refused(error: OSError) -> None:
        problems.append(f"'{Path(error.filename).name}' can't be read ({error.strerror}).")

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders.sort()
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in sorted(names):
            path = Path(parent, name)
            if path.suffix.lower() not in PICTURE_SUFFIXES or name.startswith("."):
                continue
            try:
                if path.is_file():
                    yield path
            except OSError as error:
                refused(error)


def _none_usable(folder: Path, problems: list[str]) -> UserError:
    hint = "Choose a folder with PNG, JPEG, WebP, BMP, GIF or TIFF files."
    if problems:
        return UserError(f"None of the pictures in '{folder.name}' can be used: {problems[0]}", hint=hint)
    return UserError(f"The folder '{folder.name}' has no pictures.", hint=hint)
