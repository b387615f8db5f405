"""What JPEG did to a picture: where its blocks lie, and in what steps their coefficients were rounded.

A JPEG file says so itself. In other pictures it is found in the px: edges every 8 px tell where the blocks begin, and
coefficients that stand on a comb tell the steps: Fan, de Queiroz, "Identification of Bitmap Compression History",
IEEE TIP 2003, section III.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio_pictures.engine.images import Plane, Rgb

Table = NDArray[np.float64]
"""(8, 8): steps of the coefficients, in 255ths."""

LUMA = np.array(
    [
        [16, 11, 10, 16, 24, 40, 51, 61],
        [12, 12, 14, 19, 26, 58, 60, 55],
        [14, 13, 16, 24, 40, 57, 69, 56],
        [14, 17, 22, 29, 51, 87, 80, 62],
        [18, 22, 37, 56, 68, 109, 103, 77],
        [24, 35, 55, 64, 81, 104, 113, 92],
        [49, 64, 78, 87, 103, 121, 120, 101],
        [72, 92, 95, 98, 112, 100, 103, 99],
    ],
    dtype=np.float64,
)
"""ITU-T T.81, table K.1."""

CHROMA = np.full((8, 8), 99.0)
CHROMA[:4, :4] = [[17, 18, 24, 47], [18, 21, 26, 66], [24, 26, 56, 99], [47, 66, 99, 99]]
"""ITU-T T.81, table K.2."""

LOOKED_AT = 768
"""Of a larger picture a corner of this side is enough, px."""

CLEAR = 0.33
"""Least mean of the cosines of the coefficients, 1 when all stand on the comb, at which a comb counts as found."""

QUALITIES = tuple(range(5, 96, 5))

TO_YCC: NDArray[np.float32] = np.array(
    [[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]], dtype=np.float32
)
"""From R, G, B to brightness and two differences, ITU-T T.871."""

BASIS = np.cos(np.pi / 8 * (np.arange(8) + 0.5) * np.arange(8)[:, None]) * 0.5
BASIS[0] /= np.sqrt(2)
"""The orthonormal cosine transform of 8 px."""


@dataclass(frozen=True)
class Traces:
    """How a picture was compressed.

    Attributes
    ----------
    luma, chroma : Table
    top, left : int
        Where the first whole block begins, 0 to 7 px.
    quality : int
        On the usual scale; 0 where a file has tables of its own.
    """

    luma: Table
    chroma: Table
    top: int = 0
    left: int = 0
    quality: int = 0


def tables(quality: int) -> tuple[Table, Table]:
    """Return the tables for a quality of 1 to 100, scaled as the Independent JPEG Group does."""
    scale = 5000 // quality if quality < 50 else 200 - 2 * quality
    luma, chroma = (np.clip(np.floor((table * scale + 50) / 100), 1, 255) for table in (LUMA, CHROMA))
    return luma, chroma


def of_quality(quality: int, top: int = 0, left: int = 0) -> Traces:
    """Return what compression at a quality of 1 to 100 does."""
    return Traces(*tables(quality), top, left, quality)


def of_file(path: Path) -> Traces | None:
    """Return what a JPEG file says of itself; None for other files, and where it is turned when it is shown."""
    try:
        with Image.open(path, formats=("JPEG",)) as opened:
            if opened.getexif().get(0x0112, 1) != 1:
                return None
            found: dict[int, list[int]] = getattr(opened, "quantization", {})
            return Traces(_steps(found[0]), _steps(found.get(1, found[0])))
    except Exception:  # noqa: BLE001 - not a JPEG, or a damaged one; what can be read of it is read elsewhere
        return None


def _steps(table: list[int]) -> Table:
    """Return the steps in a file; those of 0, which a damaged one may have, would divide by nothing."""
    return np.maximum(np.array(table, dtype=np.float64), 1).reshape(8, 8)


def of_pixels(rgb: Rgb) -> Traces | None:
    """Return what the px tell of an earlier compression; None where they show none."""
    plane = rgb[:LOOKED_AT, :LOOKED_AT] @ TO_YCC[0] * 255
    if min(plane.shape) < 24:
        return None
    best: tuple[float, Traces] | None = None
    for top, left in itertools.product(_phases(plane), _phases(plane.T)):
        found = _quality(coefficients(plane - 128, top, left))
        if found is not None and (best is None or found[0] > best[0]):
            best = found[0], of_quality(found[1], top, left)
    return None if best is None else best[1]


def _phases(plane: Plane) -> list[int]:
    """Return the rows, 0 to 7, at which blocks most likely begin: there neighbours differ more than beside it."""
    steps = np.abs(np.diff(plane, axis=0)).mean(axis=1)
    excess = steps[1:-1] - (steps[:-2] + steps[2:]) / 2
    # excess[i] is of the step between rows i + 1 and i + 2.
    rows = (np.arange(len(excess)) + 2) % 8
    # Of the medians: a few strong edges of the picture itself don't count.
    medians = np.array([np.median(excess[rows == row]) for row in range(8)])
    likely = np.argsort(-medians, kind="stable")[:2].tolist()
    return list(dict.fromkeys([0, *likely]))


def _quality(found: NDArray[np.floating]) -> tuple[float, int] | None:
    """Return how well the coefficients stand on a comb, at most 1, and the lowest quality with that comb."""
    low = np.add.outer(np.arange(8), np.arange(8)) <= 3
    low[0, 0] = False
    scores: dict[int, float] = {}
    for quality in QUALITIES:
        table = tables(quality)[0]
        units = found[:, low] / table[low]
        counted = (np.abs(units) > 0.5) & (table[low] >= 3)
        if counted.sum() >= 40:
            scores[quality] = float(np.cos(2 * np.pi * units[counted]).mean())
    if not scores or max(scores.values()) < CLEAR:
        return None
    # A comb of half the steps holds the same coefficients.
    good = [quality for quality, score in scores.items() if score > 0.85 * max(scores.values())]
    return max(scores.values()), min(good)


def coefficients(plane: NDArray[np.floating], top: int, left: int) -> NDArray[np.floating]:
    """Return the coefficients of all whole blocks, (blocks, 8, 8)."""
    cells = _cells(plane, top, left)
    return (BASIS @ cells @ BASIS.T).reshape(-1, 8, 8)


def _cells(plane: NDArray[np.floating], top: int, left: int) -> NDArray[np.floating]:
    tall, wide = (plane.shape[0] - top) // 8, (plane.shape[1] - left) // 8
    whole = plane[top : top + 8 * tall, left : left + 8 * wide]
    return whole.reshape(tall, 8, wide, 8).transpose(0, 2, 1, 3)


def kept_possible(
    plane: NDArray[np.floating], before: NDArray[np.floating], traces: Traces, share: float
) -> Plane:
    """Return `plane` changed so that it could have become `before` by that compression.

    Each coefficient of a block is kept within a `share` of a step around the one it was rounded to: 0.5 for all that is
    possible; less is nearer to the truth in the mean (Zhai, Zhang, Yang, Lin, Xu, "Efficient Image Deblocking Based on
    Postfiltering in Shifted Windows", IEEE TCSVT 2008, section IV). Both planes are 0 to 255.
    """
    made = plane.astype(np.float32).copy()
    cells = _cells(made, traces.top, traces.left)
    tall, wide = cells.shape[:2]
    mine = BASIS @ (cells - 128) @ BASIS.T
    units = BASIS @ (_cells(before, traces.top, traces.left) - 128) @ BASIS.T / traces.luma
    rounded = np.round(units) * traces.luma
    reach = share * traces.luma
    back = BASIS.T @ np.clip(mine, rounded - reach, rounded + reach) @ BASIS + 128
    box = slice(traces.top, traces.top + 8 * tall), slice(traces.left, traces.left + 8 * wide)
    made[box] = back.transpose(0, 2, 1, 3).reshape(8 * tall, 8 * wide)
    return made


def noise_of(table: Table) -> float:
    """Return how strong noise is that does as much harm as rounding in these steps, 0 to 1.

    Measured by Foi, Katkovnik, Egiazarian, "Pointwise Shape-Adaptive DCT for High-Quality Denoising and Deblocking of
    Grayscale and Color Images", IEEE TIP 2007, section V.
    """
    return float(np.sqrt(0.69 * table[:3, :3].mean() ** 1.3)) / 255
