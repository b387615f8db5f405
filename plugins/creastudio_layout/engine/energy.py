"""What makes one arrangement better than another: terms of all candidates at once, by integral images."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from creastudio_layout.engine.frames import Frame
from creastudio_layout.engine.grounds import CALM, CALMING, WANTED
from creastudio_layout.engine.pictures import Seen
from creastudio_layout.engine.plates import plate_boxes
from creastudio_layout.engine.spacing import alignments, crowding, visible, voids
from creastudio_layout.engine.stack import CTA, HEADLINE, LOGO, PARTS, PRICE, SUBHEAD, Placed
from creastudio_layout.theory.sizes import Room

Array = NDArray[np.float64]

WEIGHTS: dict[str, float] = {
    "occlusion": 4.5,
    "unrest": 4.0,
    "contrast": 1.5,
    "overlap": 8.0,
    "size": -0.9,
    "small": 1.0,
    "subhead": -0.3,
    "hierarchy": 0.8,
    "balance": 0.3,
    "crop": 1.6,
    "space": 0.5,
    "logo": 0.6,
    "lines": 0.25,
    "dropped": 0.55,
    "picture": -1.1,
    "bleed": -0.8,
    "alignment": 6.0,
    "void": 3.0,
    "clear": 3.0,
    "past": -0.5,
}
"""Term -> weight; what counts against an arrangement is above 0. They may be learned."""

EYE, UNREST, LIGHT, SQUARED = range(4)

COVERS = 0.07
"""Share of what draws the eye under words on a picture from which it is no better than one beside them."""

_WHITE_READS, _BLACK_READS = 1.05 / WANTED - 0.05, (0.06 * WANTED - 0.05) ** (1 / 2.2)
"""Light below which white reads, and what is shown above which near black reads."""


@dataclass(frozen=True)
class Terms:
    """Terms of many candidates, (candidates,) each; `crop`: the number of the crop that is best for each."""

    values: Mapping[str, Array]
    crop: NDArray[np.int64]

    def total(self, weights: Mapping[str, float]) -> Array:
        """Return the energy of each candidate: the weighted sum; less is better."""
        return np.sum([weights.get(name, 0.0) * value for name, value in self.values.items()], axis=0)


def terms(
    room: Room,
    frames: Sequence[Frame],
    placed: Placed,
    seen: Seen | None,
    dropped: float,
    weights: Mapping[str, float] = WEIGHTS,
    clear: float = 0.0,
) -> Terms:
    """Return all terms of placed frames, each with the crop that suits it best.

    Parameters
    ----------
    dropped : float
        How much was left out, by the worth of each.
    clear : float
        What stays free around the logo, as a share of its shorter side.
    """
    boxes, there = placed.boxes, placed.boxes[..., 2] > 0
    found: dict[str, Array] = {}
    head = placed.size[:, HEADLINE] / max(0.135 * room.side, 22 * room.unit)
    found["size"] = np.minimum(head, 1.0) + 0.2 * np.minimum(np.maximum(head - 1, 0), 0.8)
    found["subhead"] = np.minimum(placed.size[:, SUBHEAD] / (0.04 * room.side), 1.0)
    found["small"] = np.where(head > 0, np.maximum(0, 0.8 - head), 0)
    found["hierarchy"] = _hierarchy(placed)
    found["balance"] = _balance(room, frames, boxes, there)
    found["overlap"] = _overlap(boxes, there)
    found["space"] = np.maximum(0, np.abs(placed.filled - 0.68) - 0.17)
    found["logo"] = _logo(room, boxes)
    found["lines"] = np.maximum(0, placed.lines[:, HEADLINE] - 3) * 0.5
    found["picture"] = visible(room, frames, placed)
    found["alignment"] = alignments(room, boxes, there)
    found["void"] = voids(room, frames, boxes, there)
    found["clear"] = crowding(boxes, there, clear)
    found["dropped"] = np.full(len(frames), dropped)
    if any(frame.past for frame in frames):
        found["past"] = np.array([float(frame.past) for frame in frames])
    under, crop = _on_picture(room, frames, placed, seen, there, weights)
    if seen is not None:
        on_picture = np.array([frame.ground == "picture" for frame in frames])
        found["bleed"] = on_picture * np.clip(1 - under["occlusion"] / COVERS, 0, 1)
    return Terms({**found, **under}, crop)


def _on_picture(
    room: Room,
    frames: Sequence[Frame],
    placed: Placed,
    seen: Seen | None,
    there: NDArray[np.bool_],
    weights: Mapping[str, float],
) -> tuple[dict[str, Array], NDArray[np.int64]]:
    """Return occlusion, unrest, scrim that is needed and loss by the crop, for the best crop of each frame."""
    names = ("occlusion", "unrest", "contrast", "crop")
    best = np.zeros(len(frames), dtype=np.int64)
    if seen is None or not any(frame.options for frame in frames):
        return {name: np.zeros(len(frames)) for name in names}, best
    rows = np.array([row for row, frame in enumerate(frames) for _ in frame.options])
    options = np.array([crop for frame in frames for crop in frame.options])
    values = np.zeros((4, len(rows)))
    values[3] = np.maximum(0, 0.93 - options[:, 4]) + 0.3 * options[:, 5]
    over = np.array([frame.ground != "panel" or frame.logo == "corner" for frame in frames])
    on = np.flatnonzero(over[rows])
    if len(on):
        boxes = _lying(frames, placed, there)
        values[:3, on] = _under(seen, frames, boxes[rows[on]], rows[on], options[on, :4])
    total = np.array([weights.get(name, 0.0) for name in names]) @ values
    found = {name: np.zeros(len(frames)) for name in names}
    start = 0
    for row, frame in enumerate(frames):
        if frame.options:
            at = start + int(np.argmin(total[start : start + len(frame.options)]))
            best[row] = at - start
            for name, value in zip(names, values[:, at], strict=True):
                found[name][row] = value
            start += len(frame.options)
    return found, best


def _lying(frames: Sequence[Frame], placed: Placed, there: NDArray[np.bool_]) -> Array:
    """Return the boxes that lie on pictures: plates in place of what they hold; none for what stands on panels."""
    boxes = placed.boxes.copy()
    ground = np.array([frame.ground for frame in frames])
    plated = ground == "plate"
    if plated.any():
        hug = plate_boxes(frames, placed, there)
        boxes[plated] = 0
        boxes[plated, 0] = hug[plated]
    boxes[ground == "panel", :LOGO] = 0
    return boxes


def _under(
    seen: Seen, frames: Sequence[Frame], boxes: Array, rows: NDArray[np.int64], crop: Array
) -> NDArray[np.float64]:
    """Return (3, candidates): occlusion, unrest and scrim that is needed under boxes."""
    picture = np.array([frames[row].picture for row in rows])
    bare = np.array([frames[row].ground == "picture" for row in rows])
    sums, area = _sums(seen, boxes, picture, crop)
    full = (boxes[..., 2] * boxes[..., 3]).sum(1)
    # What lies beside the picture hides nothing of it.
    scale = seen.eye.size * crop[:, 2] * crop[:, 3] / (picture[:, 2] * picture[:, 3])
    under = sums[..., EYE].sum(1) / np.maximum(full * scale, 1e-9)
    text = np.maximum(area[:, :LOGO].sum(1), 1e-9)
    restless = sums[:, :LOGO, UNREST].sum(1) / text
    light = sums[:, :LOGO, LIGHT].sum(1) / text
    spread = np.sqrt(np.maximum(sums[:, :LOGO, SQUARED].sum(1) / text - light**2, 0))
    veil = _veil(light, spread, restless)
    return np.stack([under, np.where(bare, restless * (1 - veil), 0), np.where(bare, veil, 0)])


def _veil(light: Array, spread: Array, restless: Array) -> Array:
    """Return about how strong a scrim has to be for words on a picture: for the better of white and black ink, and for calm."""
    bright, dark = np.minimum(light + 1.5 * spread, 1), np.maximum(light - 1.5 * spread, 0)
    # Scrims mix what is shown, which is about the 2.2th root of the light.
    for_white = 1 - (_WHITE_READS / np.maximum(bright, _WHITE_READS)) ** (1 / 2.2)
    shown = dark ** (1 / 2.2)
    for_black = np.maximum(_BLACK_READS - shown, 0) / np.maximum(1 - shown, 1e-3)
    needed = np.minimum(np.minimum(for_white, for_black), 1.0)
    return np.where(restless > CALM, np.maximum(needed, CALMING), needed)


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


def _hierarchy(placed: Placed) -> Array:
    """Return how far the headline falls short of leading: of being 1.5 times the button's label and more than the price."""
    head = placed.size[:, HEADLINE]
    button, price = placed.size[:, CTA] * 1.5, placed.size[:, PRICE]
    most = np.maximum(button, price)
    return np.where(head > 0, np.maximum(0, most / np.maximum(head, 1e-9) - 1), 0)


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


def _logo(room: Room, boxes: Array) -> Array:
    """Return how far the logo falls short of a good size."""
    size = np.sqrt(boxes[:, LOGO, 2] * boxes[:, LOGO, 3])
    return np.where(size > 0, np.maximum(0, 1 - size / (0.11 * room.side)), 0)
