"""Measures of layouts as the literature defines them; none needs a data set.

Boxes are (n, 4): x, y, width and height, px. Maps are (rows, columns) over the whole format. PKU PosterLayout: Hsu et al.,
CVPR 2023; RALF: Horita et al., CVPR 2024; LayoutGAN++: Kikuchi et al., ACM MM 2021.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from creastudio_layout.engine.pictures import edges

Array = NDArray[np.float64]

SMALLEST = 0.001
"""Share of the format from which an element counts (PKU PosterLayout, section 5.1)."""


def validity(boxes: ArrayLike, size: tuple[float, float]) -> float:
    """Return Val: the share of elements that take more than 0.1 % of the format; 1 for none."""
    area = np.prod(_clipped(_boxes(boxes), size)[:, 2:], axis=1)
    return float((area > SMALLEST * size[0] * size[1]).mean()) if len(area) else 1.0


def overlap(boxes: ArrayLike) -> float:
    """Return Ove: the mean intersection over union of all pairs, underlays left out by the caller (RALF)."""
    items = _boxes(boxes)
    if len(items) < 2:
        return 0.0
    both, areas = _shared(items, items), np.prod(items[:, 2:], axis=1)
    union = areas[:, None] + areas[None, :] - both
    pairs = np.triu_indices(len(items), 1)
    return float((both / np.maximum(union, 1e-12))[pairs].mean())


def overlap_by_area(boxes: ArrayLike) -> float:
    """Return Overlap: the mean over elements of how much others cover it, summed over them (LayoutGAN++)."""
    items = _boxes(boxes)
    if len(items) < 2:
        return 0.0
    both = _shared(items, items) / np.maximum(np.prod(items[:, 2:], axis=1), 1e-12)[:, None]
    np.fill_diagonal(both, 0)
    return float(both.sum(1).mean())


def alignment(boxes: ArrayLike, size: tuple[float, float]) -> float:
    """Return Ali: the mean over elements of -ln(1 - least distance to another), over left, middle and right, top, middle and bottom.

    Distances are shares of the format; 0 where each shares a line with another (LayoutGAN++; RALF takes log10).
    """
    items = _boxes(boxes)
    if len(items) < 2:
        return 0.0
    shares = items / np.array([*size, *size])
    lines = np.stack(
        [
            shares[:, 0], shares[:, 0] + shares[:, 2] / 2, shares[:, 0] + shares[:, 2],
            shares[:, 1], shares[:, 1] + shares[:, 3] / 2, shares[:, 1] + shares[:, 3],
        ]
    )  # fmt: skip
    apart = np.abs(lines[:, :, None] - lines[:, None, :])
    apart[:, np.arange(len(items)), np.arange(len(items))] = np.inf
    least = np.clip(apart.min((0, 2)), 0, 1 - 1e-9)
    return float(-np.log(1 - least).mean())


def underlay_loose(underlays: ArrayLike, others: ArrayLike) -> float:
    """Return Und_l: the mean over underlays of the largest share of an element that lies on it; 1 without underlays."""
    plates, items = _boxes(underlays), _boxes(others)
    if not len(plates):
        return 1.0
    if not len(items):
        return 0.0
    held = _shared(plates, items) / np.maximum(np.prod(items[:, 2:], axis=1), 1e-12)[None, :]
    return float(held.max(1).mean())


def underlay_strict(underlays: ArrayLike, others: ArrayLike) -> float:
    """Return Und_s: the share of underlays that hold some element wholly; 1 without underlays."""
    plates, items = _boxes(underlays), _boxes(others)
    if not len(plates):
        return 1.0
    if not len(items):
        return 0.0
    held = _shared(plates, items) >= np.prod(items[:, 2:], axis=1)[None, :] - 1e-6
    return float(held.any(1).mean())


def occlusion(saliency: Array, boxes: ArrayLike, size: tuple[float, float]) -> float:
    """Return Occ: the mean saliency (0 to 1) under the union of boxes; 0 for none."""
    mask = union(boxes, saliency.shape, size)
    return float(saliency[mask].mean()) if mask.any() else 0.0


def utility(saliency: Array, boxes: ArrayLike, size: tuple[float, float]) -> float:
    """Return Uti: how much of what isn't salient the boxes use, 0 to 1."""
    calm = 1 - saliency
    mask = union(boxes, saliency.shape, size)
    return float(calm[mask].sum() / max(float(calm.sum()), 1e-12))


def unreadability(
    grey: Array,
    texts: ArrayLike,
    underlays: ArrayLike,
    size: tuple[float, float],
    strongest: float | None = None,
) -> float:
    """Return Rea: the mean strength of edges (Sobel, as a share of the strongest) under text that lies on no underlay.

    Parameters
    ----------
    grey : ndarray
        (rows, columns) What is painted under the text, 0 to 1.
    strongest : float, optional
        What counts as 1, where that isn't the strongest edge of this picture.
    """
    strength = edges(grey)
    top = strongest if strongest is not None else float(strength.max())
    bare = union(texts, grey.shape, size) & ~union(underlays, grey.shape, size)
    return float(strength[bare].mean() / max(top, 1e-9)) if bare.any() else 0.0


def union(boxes: ArrayLike, shape: tuple[int, ...], size: tuple[float, float]) -> NDArray[np.bool_]:
    """Return (rows, columns), True where the middle of a cell lies in a box."""
    rows, columns = shape
    found = np.zeros((rows, columns), dtype=bool)
    for x, y, width, height in _boxes(boxes):
        left, right = (round(float(value) / size[0] * columns) for value in (x, x + width))
        top, bottom = (round(float(value) / size[1] * rows) for value in (y, y + height))
        found[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = True
    return found


def _boxes(boxes: ArrayLike) -> Array:
    return np.asarray(boxes, dtype=np.float64).reshape(-1, 4)


def _clipped(boxes: Array, size: Sequence[float]) -> Array:
    low = np.clip(boxes[:, :2], 0, size)
    high = np.clip(boxes[:, :2] + boxes[:, 2:], 0, size)
    return np.concatenate([low, high - low], axis=1)


def _shared(one: Array, other: Array) -> Array:
    """Return (n, m), the area that each box of one shares with each of the other."""
    low = np.maximum(one[:, None, :2], other[None, :, :2])
    high = np.minimum((one[:, :2] + one[:, 2:])[:, None], (other[:, :2] + other[:, 2:])[None])
    return np.prod(np.maximum(high - low, 0), axis=2)
