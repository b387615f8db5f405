"""Frontal faces in photographs, by a cascade of local binary patterns; no network, no weights beyond 40 kB.

The detector of Viola and Jones (2001) with the features of Liao et al. (2007): each weak classifier compares the
nine cells of one rectangle and looks the pattern up in a table. It finds faces that look at the camera in photographs
and lifelike paintings, hardly any in drawings, and none from the side.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api.dataset import Box
from creastudio.resources import resource_path

SIDE = 128
"""Longer side, px, at which a picture is searched: faces from about a fifth of it are found, and crops are about those."""

STEP = 1.2
"""How much smaller the picture is made from one size to the next."""

AGREED = 3
"""Windows that must see a face at about one place."""

Grey = NDArray[np.float64]


@dataclass(frozen=True)
class Cascade:
    """What a window must pass.

    Attributes
    ----------
    window : int
        Side of the square that is looked at, px.
    features : ndarray
        (n, 4): x, y, width and height of the first of the 3 x 3 cells of each feature, px.
    stages : tuple
        Of (threshold, weak classifiers); one is (feature, table of 256 values).
    """

    window: int
    features: NDArray[np.int64]
    stages: tuple[tuple[float, tuple[tuple[int, NDArray[np.float64]], ...]], ...]

    @classmethod
    def load(cls, path: Path) -> Cascade:
        """Read a cascade as ``packaging/content/fetch_faces.py`` writes it."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        stages = tuple(
            (
                float(stage["threshold"]),
                tuple(
                    (int(feature), _table(words, float(inside), float(outside)))
                    for feature, words, inside, outside in stage["weak"]
                ),
            )
            for stage in raw["stages"]
        )
        return cls(int(raw["window"]), np.array(raw["features"], dtype=np.int64), stages)


@lru_cache(maxsize=1)
def frontal() -> Cascade:
    """Return the cascade that ships with the studio."""
    return Cascade.load(resource_path("faces", "lbp-frontal.json"))


def largest_face(picture: Image.Image) -> Box | None:
    """Return where the largest face of a picture is, or None where none is found."""
    found = faces(picture)
    return max(found, key=lambda box: (box.right - box.left) * (box.bottom - box.top)) if found else None


def faces(picture: Image.Image, cascade: Cascade | None = None) -> list[Box]:
    """Return the faces that several windows agree on, in shares of the picture's sides.

    Parameters
    ----------
    picture : Image
        Any size and mode; upright.
    """
    chosen = cascade or frontal()
    grey = picture.convert("L")
    scale = min(1.0, SIDE / max(grey.size))
    seen: list[tuple[float, float, float]] = []
    while min(grey.size) * scale >= chosen.window:
        size = round(grey.width * scale), round(grey.height * scale)
        pixels = np.asarray(grey.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0), dtype=np.float64)
        ys, xs = windows(pixels, chosen)
        seen += [(x / scale, y / scale, chosen.window / scale) for x, y in zip(xs, ys, strict=True)]
        scale /= STEP
    return [_box(group, grey.size) for group in _together(seen) if len(group) >= AGREED]


def windows(pixels: Grey, cascade: Cascade) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the (rows, columns) where a window that begins there sees a face.

    Parameters
    ----------
    pixels : ndarray
        (height, width) grey, 0 to 255.
    """
    height, width = pixels.shape
    side = cascade.window
    summed = np.zeros((height + 1, width + 1), dtype=np.int64)
    summed[1:, 1:] = np.round(pixels).astype(np.int64).cumsum(axis=0).cumsum(axis=1)
    free = max(0, height - side + 1), max(0, width - side + 1)
    ys, xs = (part.ravel() for part in np.mgrid[0 : free[0], 0 : free[1]])
    for threshold, weak in cascade.stages:
        if not len(ys):
            break
        votes = np.zeros(len(ys))
        for feature, table in weak:
            votes += table[_patterns(summed, ys, xs, cascade.features[feature])]
        passed = votes >= threshold - 1e-5
        ys, xs = ys[passed], xs[passed]
    return ys, xs


def _patterns(
    summed: NDArray[np.int64], ys: NDArray[np.int64], xs: NDArray[np.int64], rect: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return which of the eight outer cells are at least as bright as the middle one, a bit each."""
    x, y, width, height = (int(value) for value in rect)
    flat, across = summed.ravel(), summed.shape[1]
    begin = (ys + y) * across + xs + x
    corner = [
        [flat.take(begin + row * height * across + column * width) for column in range(4)] for row in range(4)
    ]
    cell = [
        [
            corner[row + 1][column + 1]
            - corner[row][column + 1]
            - corner[row + 1][column]
            + corner[row][column]
            for column in range(3)
        ]
        for row in range(3)
    ]
    code = np.zeros(len(ys), dtype=np.int64)
    for bit, (row, column) in enumerate(_CLOCKWISE):
        code |= (cell[row][column] >= cell[1][1]).astype(np.int64) << (7 - bit)
    return code


_CLOCKWISE = ((0, 0), (0, 1), (0, 2), (1, 2), (2, 2), (2, 1), (2, 0), (1, 0))


def _table(words: list[int], inside: float, outside: float) -> NDArray[np.float64]:
    codes = np.arange(256)
    bits = (np.array(words, dtype=np.int64)[codes >> 5] >> (codes & 31)) & 1
    return np.where(bits == 1, inside, outside)


def _together(seen: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    """Put windows together whose middles lie within a third of their size, and whose sizes are alike."""
    groups: list[list[tuple[float, float, float]]] = []
    for x, y, side in sorted(seen, key=lambda window: -window[2]):
        for group in groups:
            ax, ay, about = (float(value) for value in np.mean(group, axis=0))
            near = max(abs(x + side / 2 - ax - about / 2), abs(y + side / 2 - ay - about / 2)) < about / 3
            if near and about / 1.6 < side < about * 1.6:
                group.append((x, y, side))
                break
        else:
            groups.append([(x, y, side)])
    return groups


def _box(group: list[tuple[float, float, float]], size: tuple[int, int]) -> Box:
    x, y, side = (float(value) for value in np.mean(group, axis=0))
    width, height = size
    return Box(
        left=max(0.0, x / width),
        top=max(0.0, y / height),
        right=min(1.0, (x + side) / width),
        bottom=min(1.0, (y + side) / height),
    )
