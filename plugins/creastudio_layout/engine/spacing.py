"""Terms of how parts stand to each other and to the format: lines that they share, room that is left, what the picture shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.plates import plate_boxes
from creastudio_layout.engine.stack import LOGO, PARTS, Placed
from creastudio_layout.theory.sizes import Room

Array = NDArray[np.float64]

EMPTY = 0.13
"""Share of a format that may stay empty above what it shows, and below."""

FADED = 0.55
"""How much of a fade counts as covered."""


def alignments(room: Room, boxes: Array, there: NDArray[np.bool_]) -> Array:
    """Return, by candidate, the mean over parts of -ln(1 - least distance to a line of another).

    Lines are left, middle and right, top, middle and bottom; distances are shares of the format (Kikuchi et al., ACM MM 2021).
    Rows of words share their middles, columns an edge.
    """
    size = np.array([room.width, room.height])
    low, extent = boxes[..., :2] / size, boxes[..., 2:] / size
    lines = np.concatenate([low, low + extent / 2, low + extent], axis=-1)
    least = np.full(there.shape, np.inf)
    for one in range(len(PARTS)):
        for other in range(one + 1, len(PARTS)):
            apart = np.abs(lines[:, one] - lines[:, other]).min(-1)
            apart = np.where(there[:, one] & there[:, other], apart, np.inf)
            least[:, one] = np.minimum(least[:, one], apart)
            least[:, other] = np.minimum(least[:, other], apart)
    known = np.isfinite(least)
    found = np.where(known, -np.log(1 - np.clip(np.where(known, least, 0), 0, 0.999)), 0)
    return found.sum(1) / np.maximum(there.sum(1), 1)


def voids(room: Room, frames: Sequence[Frame], boxes: Array, there: NDArray[np.bool_]) -> Array:
    """Return how much of each format is empty above and below all that it shows, as a share beyond ``EMPTY``."""
    picture = np.array([frame.pictures for frame in frames])
    shown = picture[:, 2] > 0
    top = np.where(there, boxes[..., 1], np.inf).min(1)
    bottom = np.where(there, boxes[..., 1] + boxes[..., 3], -np.inf).max(1)
    top = np.where(shown, np.minimum(top, picture[:, 1]), top)
    bottom = np.where(shown, np.maximum(bottom, picture[:, 1] + picture[:, 3]), bottom)
    above, below = top / room.height, 1 - bottom / room.height
    found = np.maximum(0, above - EMPTY) + np.maximum(0, below - EMPTY)
    return np.where(np.isfinite(found), found, 0)


def crowding(boxes: Array, there: NDArray[np.bool_], clear: float) -> Array:
    """Return how deep words stand in the clear space of the logo: 0 for none, 1 where they touch it."""
    logo = boxes[:, LOGO]
    free = np.maximum(clear * logo[:, 2:].min(1), 1e-9)
    found = np.zeros(len(boxes))
    for part in range(LOGO):
        box = boxes[:, part]
        across = np.maximum(logo[:, 0] - box[:, 0] - box[:, 2], box[:, 0] - logo[:, 0] - logo[:, 2])
        down = np.maximum(logo[:, 1] - box[:, 1] - box[:, 3], box[:, 1] - logo[:, 1] - logo[:, 3])
        depth = np.clip(1 - np.maximum(across, down) / free, 0, 1)
        found = np.maximum(found, np.where(there[:, part] & there[:, LOGO], depth, 0))
    return found if clear > 0 else np.zeros(len(boxes))


def visible(room: Room, frames: Sequence[Frame], placed: Placed) -> Array:
    """Return the share of each format in which its picture shows, free of plates, fades and words on it."""
    picture = np.array([frame.pictures for frame in frames])
    cover = np.zeros(len(frames))
    there = placed.boxes[..., 2] > 0
    plated = np.array([frame.ground == "plate" for frame in frames])
    if plated.any():
        cover += np.where(plated, _shared(plate_boxes(frames, placed, there), picture), 0)
    bare = np.array([frame.ground == "picture" for frame in frames])
    words = sum(_shared(placed.boxes[:, part], picture) for part in range(len(PARTS)))
    cover += np.where(bare, words, 0)
    cover += FADED * _shared(np.array([frame.fade for frame in frames]), picture)
    whole = np.array([0.0, 0.0, room.width, room.height])
    shown = _shared(picture, np.broadcast_to(whole, picture.shape))
    return np.maximum(0, shown - cover) / (room.width * room.height)


def _shared(one: Array, other: Array) -> Array:
    """Return the area that each box shares with its fellow."""
    wide = np.minimum(one[:, 0] + one[:, 2], other[:, 0] + other[:, 2]) - np.maximum(one[:, 0], other[:, 0])
    high = np.minimum(one[:, 1] + one[:, 3], other[:, 1] + other[:, 3]) - np.maximum(one[:, 1], other[:, 1])
    return np.maximum(wide, 0) * np.maximum(high, 0)
