"""From a picture of any shape to the shape that is learned: crop, pad or stretch."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from creastudio.api.dataset import Box, Framing
from creastudio.ml.saliency import best_window, saliency

Pixels = NDArray[np.uint8]


def framed(picture: Image.Image, shape: tuple[int, int], framing: Framing, crop: Box | None = None) -> Pixels:
    """Return an upright RGB picture as (height, width, 3) uint8.

    Parameters
    ----------
    shape : tuple of int
        (height, width), px.
    crop : Box, optional
        What is taken of it first.
    """
    if crop is not None:
        picture = picture.crop(_pixels(crop, picture.size))
    height, width = shape
    if framing.fit == "crop":
        box = crop_box(picture, width / height, framing)
        fitted = picture.resize(
            (width, height), _filter(box[2] - box[0], box[3] - box[1], width, height), box
        )
    elif framing.fit == "pad":
        fitted = _padded(picture, width, height, framing)
    else:
        fitted = picture.resize((width, height), _filter(*picture.size, width, height))
    return np.array(fitted, dtype=np.uint8)


def crop_box(picture: Image.Image, ratio: float, framing: Framing) -> tuple[float, float, float, float]:
    """Return the (left, top, right, bottom) in px that a crop to `ratio` (width / height) keeps."""
    width, height = picture.size
    if math.isclose(width / height, ratio, rel_tol=1e-9):
        return 0, 0, width, height
    wide = width / height > ratio
    kept = height * ratio if wide else width / ratio
    share = kept / (width if wide else height)
    start = _start(picture, share, wide, framing) * (width if wide else height)
    return (start, 0, start + kept, height) if wide else (0, start, width, start + kept)


def _start(picture: Image.Image, share: float, wide: bool, framing: Framing) -> float:
    if framing.focus == "centre":
        return (1 - share) / 2
    if framing.focus == "face":
        from creastudio.ml.faces import largest_face

        face = largest_face(picture)
        if face is not None:
            middle = (face.left + face.right) / 2 if wide else (face.top + face.bottom) / 2
            return min(max(middle - share / 2, 0.0), 1 - share)
    return best_window(saliency(picture).sum(axis=0 if wide else 1), share)


def _padded(picture: Image.Image, width: int, height: int, framing: Framing) -> Image.Image:
    scale = min(width / picture.width, height / picture.height)
    inner = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture.resize(inner, _filter(*picture.size, *inner))
    at = (width - inner[0]) // 2, (height - inner[1]) // 2
    if framing.ground == "edge":
        return _edge(small, width, height, at)
    full = _ground(picture, width, height, framing)
    full.paste(small, at)
    return full


def _ground(picture: Image.Image, width: int, height: int, framing: Framing) -> Image.Image:
    if framing.ground == "blur":
        box = crop_box(picture, width / height, Framing())
        filled = picture.resize((width, height), Image.Resampling.BOX, box)
        return filled.filter(ImageFilter.GaussianBlur(max(1.0, max(width, height) / 12)))
    return Image.new("RGB", (width, height), (0, 0, 0) if framing.ground == "black" else (255, 255, 255))


def _edge(small: Image.Image, width: int, height: int, at: tuple[int, int]) -> Image.Image:
    """Repeat the outermost pixels."""
    pixels = np.asarray(small)
    after = width - at[0] - small.width, height - at[1] - small.height
    return Image.fromarray(np.pad(pixels, ((at[1], after[1]), (at[0], after[0]), (0, 0)), mode="edge"))


def _pixels(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top = min(int(box.left * width), width - 1), min(int(box.top * height), height - 1)
    right, bottom = round(box.right * width), round(box.bottom * height)
    return left, top, max(left + 1, right), max(top + 1, bottom)


@lru_cache(maxsize=64)
def _filter(from_width: float, from_height: float, width: int, height: int) -> Image.Resampling:
    """Whole ratios keep the hard edges of pixel art; all else is filtered well."""
    across, down = from_width / width, from_height / height
    return Image.Resampling.BOX if across % 1 == 0 and down % 1 == 0 else Image.Resampling.LANCZOS
