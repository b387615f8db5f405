"""Looks at a picture or a film: its colours, how it moves, and where it is cut."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from creastudio.api import UserError
from creastudio.ml.film_frames import Film, frames
from creastudio.ml.picture_files import PictureFault, read_picture
from creastudio_music.theory.moods.looks import Looks

SHORTEST_SHOT = 12
"""Frames between two cuts at least: a flash is none."""


@dataclass
class Seen:
    """What was seen.

    Attributes
    ----------
    looks : Looks
    film : Film or None
        None for a picture.
    cuts : list of int
        Frames that begin another shot.
    """

    looks: Looks
    film: Film | None = None
    cuts: list[int] = field(default_factory=list[int])


def picture(path: Path) -> Seen:
    """Look at a picture.

    Raises
    ------
    UserError
        When it can't be read.
    """
    try:
        image, _ = read_picture(path, draft=128)
    except PictureFault as fault:
        raise UserError(str(fault), "Choose another picture.") from None
    small = np.asarray(image.resize((64, 64)), np.uint8)
    return Seen(_looks([_measured(small)], 0.0, 0.0))


def film(path: Path, first: int, last: int | None, check: Callable[[], None]) -> Seen:
    """Look at the frames of a film from `first` to `last`, both included; None for its last one.

    Returns
    -------
    Seen
        Its film is as long as these frames, and cuts count from the first of them.

    Raises
    ------
    UserError
        When it can't be read, or has no such frames.
    """
    if last is not None and last < first:
        raise UserError(
            f"The last frame, {last:,}, comes before the first, {first:,}.", "Choose other frames."
        )
    whole = Film()
    measured: list[tuple[float, ...]] = []
    changes: list[float] = []
    shades: list[float] = []
    before: NDArray[np.float32] | None = None
    histogram: NDArray[np.float32] | None = None
    for number, pixels in enumerate(frames(path, whole, check=check, called="clip")):
        if last is not None and number > last:
            break
        if number < first:
            continue
        if number % 4 == first % 4 or not measured:
            measured.append(_measured(pixels))
        grey = pixels.astype(np.float32).mean(2) / 255
        own = _histogram(pixels)
        changes.append(0.0 if before is None else float(np.abs(grey - before).mean()))
        shades.append(0.0 if histogram is None else float(np.abs(own - histogram).sum() / 2))
        before, histogram = grey, own
    if not measured:
        raise UserError(
            f"The clip has {whole.count:,} frames, none of them from {first} on.", "Choose other frames."
        )
    count = len(changes)
    part = Film(whole.rate, count, whole.duration if count == whole.count else count / whole.rate)
    cuts = cuts_in(changes, shades)
    others = frozenset(cuts)
    within = [change for number, change in enumerate(changes) if number and number not in others]
    # By second, so that a film of more frames moves no less.
    motion = float(np.mean(within)) * float(part.rate) / 25 if within else 0.0
    minutes = float(part.duration) / 60
    return Seen(_looks(measured, motion, len(cuts) / minutes if minutes else 0.0), part, cuts)


def cuts_in(changes: list[float], shades: list[float]) -> list[int]:
    """Return the frames that begin another shot: where colours and pixels both change more than around.

    Parameters
    ----------
    changes : list of float
        Mean change of brightness from the frame before, 0 to 1.
    shades : list of float
        Share of pixels whose colour is another, 0 to 1.
    """
    found: list[int] = []
    for number in range(1, len(changes)):
        around = sorted(changes[max(1, number - 8) : number] + changes[number + 1 : number + 9])
        usual = around[len(around) // 2] if around else 0.0
        if shades[number] > 0.3 and changes[number] > max(0.06, 3 * usual):
            if found and number - found[-1] < SHORTEST_SHOT:
                continue
            found.append(number)
    return found


def seconds_of(cuts: list[int], film: Film) -> list[Fraction]:
    """Return when the frames of cuts are shown, s."""
    return [number / film.rate for number in cuts]


def _measured(pixels: NDArray[np.uint8]) -> tuple[float, ...]:
    """Return brightness, saturation, warmth and contrast of (height, width, 3) pixels."""
    rgb = pixels.astype(np.float32) / 255
    highest, lowest = rgb.max(2), rgb.min(2)
    saturation = (highest - lowest) / np.maximum(highest, 1e-6)
    # Red and yellow against blue, as far as there is colour.
    warm = (rgb[..., 0] - rgb[..., 2]) / np.maximum(highest, 1e-6)
    return (
        float(highest.mean()),
        float(saturation.mean()),
        float(warm.mean()),
        float(min(1.0, 2 * highest.std())),
    )


def _histogram(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    coarse = (pixels // 64).astype(np.int64)
    codes = coarse[..., 0] * 16 + coarse[..., 1] * 4 + coarse[..., 2]
    counts = np.bincount(codes.ravel(), minlength=64).astype(np.float32)
    return counts / counts.sum()


def _looks(rows: list[tuple[float, ...]], motion: float, cuts: float) -> Looks:
    brightness, saturation, warmth, contrast = (float(np.mean(column)) for column in zip(*rows, strict=True))
    return Looks(brightness, saturation, warmth, contrast, motion, cuts)
