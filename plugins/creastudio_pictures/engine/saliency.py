"""What stands out in a picture, without having learned anything.

Zhu, Liang, Wei, Sun, "Saliency Optimization from Robust Background Detection", CVPR 2014: patches of colour that hold on
to the border are background; what differs from these, and is near to what differs, stands out. Other than there, the
lower side doesn't count as border: people and things stand on it, and a floor holds on to the sides, too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio.api.colors import linear
from creastudio_pictures.engine.images import Plane, Rgb

PATCHES = 260
"""About how many patches of colour a picture is cut into."""

COLOUR = 10.0
"""Differences of colour up to about this are shades of one thing, in CIELAB."""

NEAR = 0.25
"""Patches up to about this far apart count as near, as a share of the longer side."""

COMPACT = 14.0
"""How much a px at the distance of one patch counts against its colour, in CIELAB."""

Values = NDArray[np.float64]

_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], dtype=np.float64
)
_WHITE = _TO_XYZ.sum(axis=1)


def lab(rgb: Rgb) -> Values:
    """Return CIELAB colours of sRGB, (height, width, 3); IEC 61966-2-1 and CIE 15."""
    ratio = linear(rgb).astype(np.float64) @ _TO_XYZ.T / _WHITE
    curved = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    x, y, z = curved[..., 0], curved[..., 1], curved[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], axis=-1)


@dataclass(frozen=True)
class Patches:
    """A picture as patches of colour.

    Attributes
    ----------
    labels : ndarray of int
        (height, width): which patch each px belongs to.
    colour, place : ndarray
        (n, 3) in CIELAB, and (n, 2): their means; places as shares of the longer side.
    border : ndarray of bool
        (n,): which touch the border.
    """

    labels: NDArray[np.int64]
    colour: Values
    place: Values
    border: NDArray[np.bool_]


def patches_of(colours: Values, outside: NDArray[np.bool_] | None = None) -> Patches:
    """Cut a picture into patches of like colour: Achanta et al., "SLIC Superpixels", PAMI 2012.

    Parameters
    ----------
    outside : ndarray of bool, optional
        (height, width): what counts as border, rather than the border of the picture.
    """
    height, width = colours.shape[:2]
    step = max(2.0, np.sqrt(height * width / PATCHES))
    tall, wide = max(1, round(height / step)), max(1, round(width / step))
    y, x = np.mgrid[0:height, 0:width]
    cell_y, cell_x = y * tall // height, x * wide // width
    labels = cell_y * wide + cell_x
    features = np.concatenate(
        [colours, np.stack([y, x], axis=-1) * (COMPACT / max(height / tall, width / wide))], axis=-1
    )
    for _ in range(5):
        centres = _means(features, labels, tall * wide)
        nearest = np.full((height, width), np.inf)
        for down in (-1, 0, 1):
            for across in (-1, 0, 1):
                row, column = np.clip(cell_y + down, 0, tall - 1), np.clip(cell_x + across, 0, wide - 1)
                candidate = row * wide + column
                apart = np.square(features - centres[candidate]).sum(axis=-1)
                better = apart < nearest
                labels = np.where(better, candidate, labels)
                nearest = np.minimum(nearest, apart)
    _, flat = np.unique(labels, return_inverse=True)
    labels = flat.reshape(height, width)
    count = int(labels.max()) + 1
    border = np.zeros(count, dtype=bool)
    if outside is None:
        border[np.concatenate([labels[0], labels[:, 0], labels[:, -1]])] = True
    else:
        share = np.bincount(labels.ravel(), outside.ravel(), count) / np.bincount(
            labels.ravel(), minlength=count
        )
        border = share > 0.5
    place = np.stack([y, x], axis=-1) / max(height, width)
    return Patches(labels, _means(colours, labels, count), _means(place, labels, count), border)


def _means(values: Values, labels: NDArray[np.int64], count: int) -> Values:
    flat = labels.ravel()
    number = np.maximum(np.bincount(flat, minlength=count), 1)
    columns = [np.bincount(flat, values[..., index].ravel(), count) for index in range(values.shape[-1])]
    return np.stack(columns, axis=1) / number[:, None]


def saliency(rgb: Rgb, outside: NDArray[np.bool_] | None = None) -> Plane:
    """Return how much each px stands out, (height, width), 0 to 1; all 0 where nothing does.

    Parameters
    ----------
    rgb : Rgb
        Best small, about 300 px: larger ones only take longer.
    outside : ndarray of bool, optional
        What is known to be background.
    """
    found = patches_of(lab(rgb), outside)
    apart = _distances(found.colour)
    touching = _touching(found.labels, len(found.colour))
    background = _background(found, apart, touching)
    nearness = np.exp(-np.square(_distances(found.place)) / (2 * NEAR**2))
    contrast = (apart * nearness * background).sum(axis=1)
    if contrast.max() - contrast.min() < 1e-6 or apart.max() < 1:
        return np.zeros(rgb.shape[:2], dtype=np.float32)
    contrast = (contrast - contrast.min()) / (contrast.max() - contrast.min())
    smooth = np.where(touching, np.exp(-np.square(apart) / (2 * COLOUR**2)) + 0.1, 0)
    system = np.diag(background + contrast + smooth.sum(axis=1)) - smooth
    values = np.linalg.solve(system, contrast)
    values = (values - values.min()) / max(values.max() - values.min(), 1e-9)
    return values[found.labels].astype(np.float32)


def _distances(values: Values) -> Values:
    return np.sqrt(np.square(values[:, None] - values[None]).sum(axis=-1))


def _touching(labels: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Return which patches touch, (n, n)."""
    found = np.zeros((count, count), dtype=bool)
    for first, second in ((labels[1:], labels[:-1]), (labels[:, 1:], labels[:, :-1])):
        found[first, second] = True
    found |= found.T
    np.fill_diagonal(found, False)
    return found


def _background(found: Patches, apart: Values, touching: NDArray[np.bool_]) -> Values:
    """Return how surely each patch is background, (n,), by how much of its kind touches the border."""
    linked = touching | np.logical_and.outer(found.border, found.border)
    steps = np.where(linked, apart, np.inf)
    np.fill_diagonal(steps, np.inf)
    # Small shades, however many, don't add up to another thing.
    clip = float(np.median(steps.min(axis=1))) if len(steps) > 1 else 0.0
    way = np.where(np.isfinite(steps), np.maximum(steps - clip, 0), np.inf)
    np.fill_diagonal(way, 0)
    for middle in range(len(way)):
        np.minimum(way, way[:, middle, None] + way[None, middle], out=way)
    alike = np.exp(-np.square(np.minimum(way, 1e3)) / (2 * COLOUR**2))
    hold = (alike * found.border).sum(axis=1) / np.sqrt(alike.sum(axis=1))
    return 1 - np.exp(-np.square(hold) / 2)
