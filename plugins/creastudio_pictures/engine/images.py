"""From picture files to arrays and back, for all tools.

A picture is worked on as (height, width, 3) float32, 0 to 1, sRGB as it is stored; its transparency as a plane beside
it, so that no tool has to know about it.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from creastudio.api import Artifact, JobContext, UserError, image_artifact
from creastudio.api.media import PICTURE_FORMATS
from creastudio.ml.job_inputs import optional_input
from creastudio.ml.picture_files import to_eight_bits
from creastudio.ml.pixels import encoded

Rgb = NDArray[np.float32]
"""(height, width, 3), 0 to 1."""

Plane = NDArray[np.float32]
"""(height, width), 0 to 1."""

MEGAPIXELS = 40
"""Larger pictures aren't worked on: float copies of them fill the memory of an ordinary machine."""


@dataclass(frozen=True)
class Picture:
    """A picture that was read.

    Attributes
    ----------
    rgb : Rgb
    alpha : Plane, optional
        None where it has no transparency.
    name : str
        Of its file, without folders.
    """

    rgb: Rgb
    alpha: Plane | None = None
    name: str = ""

    @property
    def size(self) -> tuple[int, int]:
        """Height and width, px."""
        return self.rgb.shape[0], self.rgb.shape[1]

    @property
    def opaque(self) -> Rgb:
        """Its colours, spread to where it is clear: what lies there unseen must not show in what is made of it."""
        return self.rgb if self.alpha is None or self.alpha.max() == 0 else filled(self.rgb, self.alpha)


def read(path: Path, smallest: int = 1, megapixels: float = MEGAPIXELS) -> Picture:
    """Return the picture in a file: its first frame, upright.

    Parameters
    ----------
    smallest : int
        Least side that the tool can work with, px.
    megapixels : float
        Most that it can; a header that claims more is refused before a pixel is decoded.

    Raises
    ------
    UserError
        When it can't be read, is too small or too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a torn tag is no reason to trouble anybody
            with Image.open(path, formats=PICTURE_FORMATS) as opened:
                _check_size(opened.size, smallest, megapixels)
                upright = ImageOps.exif_transpose(opened)
                return _arrays(upright, path.name)
    except UserError:
        raise
    except Exception:  # noqa: BLE001 - decoders raise many things about damaged files
        name = known_as(path.name)
        raise UserError(
            f"The picture '{path.name}' can't be read." if name else "The picture can't be read.",
            hint="Choose a PNG, JPEG, WebP, BMP, GIF or TIFF file.",
        ) from None


def given(
    ctx: JobContext, name: str = "picture", smallest: int = 1, megapixels: float = MEGAPIXELS
) -> Picture:
    """Return the picture that a job was given; see ``read``."""
    return read(ctx.input(name).path, smallest, megapixels)


def given_mask(ctx: JobContext, size: tuple[int, int], name: str = "mask") -> Plane | None:
    """Return the mask that a job was given, 1 where it is white, or None without one.

    Parameters
    ----------
    size : (int, int)
        Height and width to bring it to, px.
    """
    file = optional_input(ctx, name)
    if file is None:
        return None
    picture = read(file.path)
    plane = picture.rgb.mean(axis=-1)
    if picture.alpha is not None:
        plane = plane * picture.alpha
    if plane.shape == size:
        return plane
    grey = Image.fromarray(np.round(plane * 255).astype(np.uint8))
    small = grey.resize((size[1], size[0]), Image.Resampling.BILINEAR)
    return np.asarray(small, dtype=np.float32) / np.float32(255)


def _check_size(size: tuple[int, int], smallest: int, megapixels: float) -> None:
    width, height = size
    if width * height > megapixels * 1e6:
        raise UserError(
            f"The picture is too large: {width} x {height} px.",
            hint=f"Make it smaller first: at most {megapixels:g} megapixels.",
        )
    if min(width, height) < smallest:
        raise UserError(
            f"The picture is too small: {width} x {height} px.",
            hint=f"Choose one of at least {smallest} x {smallest} px.",
        )


def _arrays(image: Image.Image, name: str) -> Picture:
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        image = to_eight_bits(image)
    if not image.has_transparency_data:
        return Picture(_unit(image.convert("RGB")), None, name)
    pixels = _unit(image.convert("RGBA"))
    alpha = np.ascontiguousarray(pixels[..., 3])
    return Picture(np.ascontiguousarray(pixels[..., :3]), None if alpha.min() == 1 else alpha, name)


def _unit(image: Image.Image) -> NDArray[np.float32]:
    return np.asarray(image, dtype=np.float32) / np.float32(255)


def to_bytes(rgb: Rgb, alpha: Plane | None = None) -> NDArray[np.uint8]:
    """Return 8-bit pixels, (height, width, 3 or 4)."""
    pixels = rgb if alpha is None else np.concatenate([rgb, alpha[..., None]], axis=-1)
    return np.round(np.clip(pixels, 0, 1) * 255).astype(np.uint8)


def artifact(
    rgb: Rgb, alpha: Plane | None = None, *, title: str = "", seed: int | None = None, index: int = 0
) -> Artifact:
    """Return a picture as a result."""
    height, width = rgb.shape[:2]
    return image_artifact(encoded(to_bytes(rgb, alpha)), width, height, title=title, seed=seed, index=index)


def known_as(name: str) -> str:
    """Return the name of a file without its ending, or "" where a store named it by its hash."""
    plain = Path(name).stem
    return "" if re.fullmatch(r"[0-9a-f]{16,}", plain) else plain


def titled(name: str, done: str) -> str:
    """Return a title for what was made of a file: "wall, seamless", or "Seamless" where the name says nothing."""
    plain = known_as(name)
    return f"{plain}, {done}" if plain else done[:1].upper() + done[1:]


def filled(rgb: Rgb, known: Plane) -> Rgb:
    """Return `rgb` with colours spread smoothly from where they are known to where they aren't.

    A pyramid of means on the way down, and interpolation on the way up: Gortler, Grzeszczuk, Szeliski, Cohen, "The
    Lumigraph", SIGGRAPH 1996, section 3.4.

    Parameters
    ----------
    known : Plane
        Weight of each px; where it is 1 nothing changes. Somewhere it must be above 0.
    """
    height, width = known.shape
    if height <= 1 and width <= 1:
        return rgb
    padded = ((0, height % 2), (0, width % 2))
    weighed = np.pad(rgb * known[..., None], (*padded, (0, 0)))
    weight = np.pad(known, padded)
    tall, wide = weight.shape[0] // 2, weight.shape[1] // 2
    sums = weight.reshape(tall, 2, wide, 2).sum((1, 3))
    small = weighed.reshape(tall, 2, wide, 2, 3).sum((1, 3)) / np.maximum(sums, 1e-8)[..., None]
    under = filled(small.astype(np.float32), np.minimum(sums, 1).astype(np.float32))
    large = doubled(under)[:height, :width]
    return (rgb * known[..., None] + large * (1 - known[..., None])).astype(np.float32)


def doubled(rgb: Rgb) -> Rgb:
    """Enlarge to twice the size, linearly between the centres of px."""
    for axis in (0, 1):
        size = rgb.shape[axis]
        place = np.clip((np.arange(2 * size) + 0.5) / 2 - 0.5, 0, size - 1)
        low = np.floor(place).astype(np.int64)
        share = (place - low).astype(np.float32)
        share = share[:, None, None] if axis == 0 else share[None, :, None]
        high = np.minimum(low + 1, size - 1)
        rgb = np.take(rgb, low, axis) * (1 - share) + np.take(rgb, high, axis) * share
    return rgb
