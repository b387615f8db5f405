"""Plates that hold words: cut to what stands on them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.stack import LOGO, Placed

Array = NDArray[np.float64]


def plate_boxes(frames: Sequence[Frame], placed: Placed, there: NDArray[np.bool_]) -> Array:
    """Return (frames, 4): plates that hold what stands on them, with the padding of their frames."""
    inside = there.copy()
    inside[:, LOGO] &= np.array([frame.logo != "corner" for frame in frames])
    boxes = placed.boxes
    high = np.where(inside, boxes[..., 1] + boxes[..., 3], -np.inf).max(1)
    low = np.where(inside, boxes[..., 1], np.inf).min(1)
    panel = np.array([frame.panel for frame in frames])
    zone = np.array([frame.zone for frame in frames])
    pad = zone[:, 0] - panel[:, 0]
    top = np.maximum(panel[:, 1], low - pad)
    bottom = np.minimum(panel[:, 1] + panel[:, 3], high + pad)
    return np.stack([panel[:, 0], top, panel[:, 2], np.maximum(bottom - top, 1)], axis=-1)
