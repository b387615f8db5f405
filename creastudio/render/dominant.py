"""The few colours that a picture is made of, by k-means over a small copy of it.

Lloyd, "Least squares quantization in PCM", 1982; begun from colours that lie far apart, so that small but loud ones
aren't lost.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from creastudio.render.pixels import pixels_of

SIDE = 64
"""Longer side of the copy that is looked at, px."""

ROUNDS = 8


def dominant_colors(image: QImage, count: int = 6) -> tuple[str, ...]:
    """Return up to `count` colours (``#rrggbb``), that of the most px first; none of a picture that is transparent."""
    small = image.scaled(
        SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = pixels_of(small, writable=False).reshape(-1, 4)
    seen = pixels[pixels[:, 3] > 127][:, :3].astype(np.float32)
    if not len(seen):
        return ()
    centers = _far_apart(seen, count)
    nearest = np.zeros(len(seen), np.intp)
    for _ in range(ROUNDS):
        nearest = ((seen[:, None, :] - centers[None]) ** 2).sum(axis=2).argmin(axis=1)
        for index in range(len(centers)):
            if (nearest == index).any():
                centers[index] = seen[nearest == index].mean(axis=0)
    sizes = np.bincount(nearest, minlength=len(centers))
    order = [index for index in np.argsort(-sizes, kind="stable") if sizes[index]]
    found = (
        "#{:02x}{:02x}{:02x}".format(*(round(float(value)) for value in centers[index])) for index in order
    )
    return tuple(dict.fromkeys(found))


def _far_apart(seen: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Return the mean colour's nearest px, then again and again the px farthest from all that are chosen."""
    first = ((seen - seen.mean(axis=0)) ** 2).sum(axis=1).argmin()
    chosen = [seen[first]]
    distance = ((seen - chosen[0]) ** 2).sum(axis=1)
    while len(chosen) < count and distance.max() > 0:
        chosen.append(seen[distance.argmax()])
        distance = np.minimum(distance, ((seen - chosen[-1]) ** 2).sum(axis=1))
    return np.array(chosen, np.float32)
