"""``picture.cutout``: what stands out stays, the rest becomes transparent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import JobContext, UserError
from creastudio_pictures.engine import images
from creastudio_pictures.engine.images import Plane, Rgb
from creastudio_pictures.engine.outline import feathered, largest, mixed, near_edge, segmented, without_holes
from creastudio_pictures.engine.patches import Bools
from creastudio_pictures.engine.saliency import saliency
from creastudio_pictures.tools.cutout import CutoutParams

SMALLEST = 8
LOOKED_AT = 320
"""Longer side of the picture in which the thing is looked for, px."""

EDGE_AT = 1024
"""Longer side of the picture in which the edge is worked out, px."""


Box = tuple[slice, slice]


def run(params: CutoutParams, ctx: JobContext) -> None:
    """Emit the picture with a transparent background.

    Raises
    ------
    UserError
        When there is no picture, it can't be read, or nothing in it stands out.
    """
    picture = images.given(ctx, smallest=SMALLEST)
    hint = images.given_mask(ctx, picture.size)
    ctx.check_cancelled()
    ctx.progress(0.05, "looking for what stands out")
    small, box = _thing(picture, hint, params)
    ctx.check_cancelled()
    ctx.progress(0.6, "drawing the outline")
    shape = np.zeros(picture.size, dtype=np.float32)
    shape[box] = _edge(picture.rgb[box], small, params.edge)
    if picture.alpha is not None:
        shape = shape * picture.alpha
    ctx.check_cancelled()
    rgb = _own_colours(picture.rgb, shape)
    ctx.emit(images.artifact(rgb, shape, title=images.titled(picture.name, "cut out")))
    ctx.progress(1.0)


def _thing(picture: images.Picture, hint: Plane | None, params: CutoutParams) -> tuple[Bools, Box]:
    """Return where the thing is, at most LOOKED_AT px large, and in which part of the picture that is."""
    box: Box = (slice(0, picture.size[0]), slice(0, picture.size[1]))
    known = hint is not None and 0.001 < hint.mean() < 0.999
    if hint is not None and known:
        box = _around(hint > 0.1)
    rgb = resized(picture.rgb[box], LOOKED_AT)
    outside = np.zeros(rgb.shape[:2], dtype=bool)
    if picture.alpha is not None and picture.alpha[box].max() > 0:
        outside |= resized(picture.alpha[box], LOOKED_AT) < 0.05
        rgb = resized(images.filled(picture.rgb[box], picture.alpha[box]), LOOKED_AT)
    if hint is not None and known:
        chosen = resized(hint[box], LOOKED_AT)
        outside |= chosen < 0.1
        idea = saliency(rgb, outside)
        # A selection says where to look: there even what stands out less may be meant.
        idea = np.clip(0.2 + 0.8 * idea / max(float(idea[~outside].max(initial=0)), 1e-3), 0, 1) * chosen
    else:
        idea = saliency(rgb)
        if idea.max() < 0.5 and not outside.any():
            raise _nothing()
        if idea.max() < 0.5:
            # Cut out already: what is there is the thing.
            return ~outside, box
    found = segmented(rgb, idea, outside, params.bias) > 0.5
    if params.single:
        found = largest(found)
    if params.fill:
        found = without_holes(found)
    if found.sum() < 4 or found.mean() > 0.995:
        raise _nothing()
    return found, box


def _around(chosen: Bools) -> Box:
    """Return the box around a selection, with a third more on all sides."""
    rows, columns = np.flatnonzero(chosen.any(axis=1)), np.flatnonzero(chosen.any(axis=0))
    down, across = (max(8, round((found[-1] - found[0]) * 0.33)) for found in (rows, columns))
    return (
        slice(max(0, int(rows[0]) - down), int(rows[-1]) + down + 1),
        slice(max(0, int(columns[0]) - across), int(columns[-1]) + across + 1),
    )


def _nothing() -> UserError:
    return UserError(
        "Nothing stands out in this picture.",
        hint="Select the thing roughly on the canvas, or give it a mask, and try again.",
    )


def _edge(rgb: Rgb, found: Bools, edge: float) -> Plane:
    """Return the thing's shape in the size of the picture, (height, width), 0 to 1."""
    height, width = rgb.shape[:2]
    middle = resized(rgb, EDGE_AT)
    tall, wide = middle.shape[:2]
    mask = np.clip(_to(found.astype(np.float32), (tall, wide)), 0, 1)
    scale = max(tall, wide) / max(height, width)
    # What was found in a smaller picture is sharp to one of its px only.
    coarse = max(1, round(max(tall, wide) / max(found.shape)))
    radius = max(coarse, round(edge * scale))
    matte = mixed(middle, mask > 0.5, radius + coarse)
    slopes, offset = feathered(middle, matte, max(coarse, radius // 3))
    shape = np.einsum("yxc,yxc->yx", _to(slopes, (height, width)), rgb) + _to(offset, (height, width))
    shape = np.clip((shape - 0.05) / 0.9, 0, 1)
    if edge == 0:
        shape = np.clip((shape - 0.5) * 4 + 0.5, 0, 1)
    band = _to(near_edge(mask > 0.5, radius + 2 * coarse).astype(np.float32), (height, width))
    hard = _to(mask, (height, width)) > 0.5
    return np.where(band > 0, shape, hard).astype(np.float32)


def _own_colours(rgb: Rgb, shape: Plane) -> Rgb:
    """Take the background out of colours at the edge: there they are those of the thing beside it."""
    inside = (shape > 0.95).astype(np.float32)
    if inside.max() == 0:
        return rgb
    own = images.filled(rgb, inside)
    return np.where((shape > 0)[..., None], own, 0).astype(np.float32)


def resized(values: NDArray[np.float32], longest: int) -> NDArray[np.float32]:
    """Return a picture or plane whose longer side is at most `longest` px."""
    height, width = values.shape[:2]
    scale = min(1.0, longest / max(height, width))
    return _to(values, (max(1, round(height * scale)), max(1, round(width * scale))))


def _to(values: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    if values.shape[:2] == size:
        return values
    smaller = size[0] < values.shape[0]
    how = Image.Resampling.BOX if smaller else Image.Resampling.BILINEAR
    planes = values[..., None] if values.ndim == 2 else values
    made = [
        np.asarray(Image.fromarray(np.ascontiguousarray(planes[..., index])).resize((size[1], size[0]), how))
        for index in range(planes.shape[-1])
    ]
    return made[0] if values.ndim == 2 else np.stack(made, axis=-1)
