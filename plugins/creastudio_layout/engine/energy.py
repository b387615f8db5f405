"""What makes one arrangement better than another: terms of all candidates at once, by integral images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.stack import CTA, HEADLINE, LOGO, PARTS, SUBHEAD, Placed
from creastudio_layout.theory.sizes import Room

Array = NDArray[np.float64]

WEIGHTS: dict[str, float] = {
    "occlusion": 3.0,
    "unrest": 2.5,
    "contrast": 0.9,
    "overlap": 8.0,
    "size": -0.55,
    "subhead": -0.25,
    "balance": 0.3,
    "crop": 1.6,
    "space": 0.5,
    "logo": 0.6,
    "lines": 0.25,
    "dropped": 0.55,
}
"""Term -> weight; what counts against an arrangement is above 0. They may be learned."""

EYE, UNREST, LIGHT, SQUARED = range(4)


@dataclass(frozen=True)
class Terms:
    """Terms of many candidates, (candidates,) each, and their weighted sum; less is better."""

    values: Mapping[str, Array] = field(default_factory=dict[str, Array])

    def total(self, weights: Mapping[str, float]) -> Array:
        """Return the energy of each candidate."""
        return sum(
            (weights.get(name, 0.0) * value for name, value in self.values.items()), start=np.float64(0)
        )  # type: ignore[return-value]


def terms(room: Room, frames: Sequence[Frame], placed: Placed, seen: Seen | None, dropped: float) -> Terms:
    """Return all terms of placed frames.

    Parameters
    ----------
    dropped : float
        How much was left out, by the worth of each.
    """
    boxes, there = placed.boxes, placed.size > 0
    there[:, LOGO] = boxes[:, LOGO, 2] > 0
    area = room.width * room.height
    found: dict[str, Array] = {}
    occlusion, unrest, contrast = _on_picture(room, frames, placed, seen, there)
    found["occlusion"], found["unrest"], found["contrast"] = occlusion, unrest, contrast
    found["overlap"] = _overlap(boxes, there)
    head = placed.size[:, HEADLINE] / (0.125 * room.side)
    found["size"] = np.minimum(head, 1.0) + 0.25 * np.minimum(np.maximum(head - 1, 0), 0.8)
    sub = placed.size[:, SUBHEAD] / (0.05 * room.side)
    found["subhead"] = np.minimum(sub, 1.2)
    found["balance"] = _balance(room, frames, boxes, there)
    found["crop"] = np.array([1 - frame.crop.kept for frame in frames])
    found["space"] = np.maximum(0, np.abs(placed.filled - 0.68) - 0.17)
    found["logo"] = _logo(room, boxes, area)
    lines = placed.lines[:, HEADLINE]
    found["lines"] = np.maximum(0, lines - 3) * 0.5
    found["dropped"] = np.full(len(frames), dropped)
    return Terms(found)


def _on_picture(
    room: Room, frames: Sequence[Frame], placed: Placed, seen: Seen | None, there: NDArray[np.bool_]
) -> tuple[Array, Array, Array]:
    """Return occlusion, unrest and want of contrast: what lies under words, logo and plates on the picture."""
    nothing = np.zeros(len(frames))
    over = np.array([frame.ground != "panel" for frame in frames])
    if seen is None or not over.any():
        return nothing, nothing, nothing
    boxes = placed.boxes.copy()
    plates = np.array([frame.ground == "plate" for frame in frames])
    if plates.any():
        hug = plate_boxes(room, frames, placed, there)
        boxes[plates] = 0
        boxes[plates, 0] = hug[plates]
    crop = np.array([frame.crop[:4] for frame in frames])
    picture = np.array([frame.picture for frame in frames])
    sums, area = _sums(seen, boxes, picture, crop)
    weight = area.sum(1)
    under = sums.sum(1) / np.maximum(weight, 1e-9)[:, None]
    text = area[:, :LOGO].sum(1)
    restless = sums[:, :LOGO, UNREST].sum(1) / np.maximum(text, 1e-9)
    light = sums[:, :LOGO, LIGHT].sum(1) / np.maximum(text, 1e-9)
    spread = np.sqrt(np.maximum(sums[:, :LOGO, SQUARED].sum(1) / np.maximum(text, 1e-9) - light**2, 0))
    # The better of white and black ink on the darkest and lightest of what lies there.
    white = 1.05 / (np.minimum(light + 1.5 * spread, 1) + 0.05)
    black = (np.maximum(light - 1.5 * spread, 0) + 0.05) / 0.06
    want = np.maximum(0, 4.5 / np.maximum(white, black) - 1)
    bare = np.array([frame.ground == "picture" for frame in frames])
    return (
        np.where(over, under[:, EYE], 0),
        np.where(bare, restless, 0),
        np.where(bare, np.minimum(want, 3), 0),
    )


def _sums(seen: Seen, boxes: Array, picture: Array, crop: Array) -> tuple[Array, Array]:
    """Return sums of all layers under boxes (frames, parts, 4), and the px of the small copy that they cover."""
    rows, columns = seen.eye.shape
    scale = crop[:, 2:] / picture[:, 2:]
    left = (crop[:, None, 0] + (boxes[..., 0] - picture[:, None, 0]) * scale[:, None, 0]) * columns
    top = (crop[:, None, 1] + (boxes[..., 1] - picture[:, None, 1]) * scale[:, None, 1]) * rows
    right, bottom = (
        left + boxes[..., 2] * scale[:, None, 0] * columns,
        top + boxes[..., 3] * scale[:, None, 1] * rows,
    )
    x0, x1 = (np.clip(np.rint(value), 0, columns).astype(int) for value in (left, right))
    y0, y1 = (np.clip(np.rint(value), 0, rows).astype(int) for value in (top, bottom))
    x1, y1 = np.maximum(x1, x0), np.maximum(y1, y0)
    sums = seen.sums
    found = sums[:, y1, x1] - sums[:, y0, x1] - sums[:, y1, x0] + sums[:, y0, x0]
    return np.moveaxis(found, 0, -1), ((x1 - x0) * (y1 - y0)).astype(np.float64)


def plate_boxes(room: Room, frames: Sequence[Frame], placed: Placed, there: NDArray[np.bool_]) -> Array:
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


def _overlap(boxes: Array, there: NDArray[np.bool_]) -> Array:
    """Return the mean overlap of pairs, as a share of the smaller."""
    total = np.zeros(len(boxes))
    for one in range(len(PARTS)):
        for other in range(one + 1, len(PARTS)):
            pair = there[:, one] & there[:, other]
            a, b = boxes[:, one], boxes[:, other]
            wide = np.minimum(a[:, 0] + a[:, 2], b[:, 0] + b[:, 2]) - np.maximum(a[:, 0], b[:, 0])
            high = np.minimum(a[:, 1] + a[:, 3], b[:, 1] + b[:, 3]) - np.maximum(a[:, 1], b[:, 1])
            both = np.maximum(wide, 0) * np.maximum(high, 0)
            total += np.where(
                pair, both / np.maximum(np.minimum(a[:, 2] * a[:, 3], b[:, 2] * b[:, 3]), 1e-9), 0
            )
    return total


def _balance(room: Room, frames: Sequence[Frame], boxes: Array, there: NDArray[np.bool_]) -> Array:
    """Return how far the weight of picture and words lies from the middle, as a share of the half diagonal."""
    weight = boxes[..., 2] * boxes[..., 3] * there
    weight[:, CTA] *= 1.6
    mass = weight.sum(1)
    centre = (boxes[..., :2] + boxes[..., 2:] / 2) * weight[..., None]
    x, y = centre[..., 0].sum(1), centre[..., 1].sum(1)
    picture = np.array([frame.picture for frame in frames])
    heavy = 0.35 * picture[:, 2] * picture[:, 3]
    x, y = x + heavy * (picture[:, 0] + picture[:, 2] / 2), y + heavy * (picture[:, 1] + picture[:, 3] / 2)
    mass = np.maximum(mass + heavy, 1e-9)
    return np.hypot(x / mass / room.width - 0.5, y / mass / room.height - 0.5) * 2


def _logo(room: Room, boxes: Array, area: float) -> Array:
    """Return how far the logo falls short of a good size."""
    size = np.sqrt(boxes[:, LOGO, 2] * boxes[:, LOGO, 3])
    return np.where(size > 0, np.maximum(0, 1 - size / (0.11 * room.side)), 0)
