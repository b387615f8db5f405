"""``picture.inpaint``: what is masked, filled from the rest of the picture or by a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch

from creastudio.api import JobContext, UserError
from creastudio.ml import device
from creastudio_pictures.engine import images, nets
from creastudio_pictures.engine.filling import TooLittle, completed
from creastudio_pictures.engine.images import Plane, Rgb
from creastudio_pictures.engine.patches import Bools, grown
from creastudio_pictures.tools.inpaint import InpaintParams

SMALLEST = 8
SEEDS = 2**63
AROUND = 96
"""Context around the hole that is looked at, px, or its longer side where that is more: enough to take from, and
quick in a large picture."""

OPAQUE = 0.98
"""What is less so is nothing to take from."""

CLEAR = 0.1
"""What is less opaque is a hole, where no mask says what is one."""

EDGE = 8
"""How wide the soft edge of such a hole may be, px."""


@dataclass(frozen=True)
class Task:
    """What to fill.

    Attributes
    ----------
    picture : Picture
        As it was given.
    hole, usable : ndarray of bool
        (height, width): where to fill, and what may be taken from.
    share : Plane
        How much of the fill shows.
    """

    picture: images.Picture
    hole: Bools
    usable: Bools
    share: Plane


Fill = Callable[[Rgb, Bools, Bools, int, Callable[[float, Rgb], None]], Rgb]
"""From colours, hole, what is usable, a seed and what is called as it goes, to colours without a hole."""


def run(params: InpaintParams, ctx: JobContext) -> None:
    """Emit ``params.count`` pictures whose hole is filled; picture i has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When there is no picture or nothing is masked, or nothing is left to fill from.
    """
    device.prepare(ctx.device, threads=1)
    picture = images.given(ctx, smallest=SMALLEST)
    ctx.check_cancelled()
    task = _task(picture, images.given_mask(ctx, picture.size), params.grow)
    fill = _by_patches(params) if params.model is None else _by_network(params.model, ctx)
    ctx.progress(0.0, "filling")
    box = _window(task.hole)
    for index in range(params.count):
        seed = (ctx.seed + index) % SEEDS

        def on_turn(share: float, rgb: Rgb, done: int = index) -> None:
            ctx.check_cancelled()
            ctx.progress((done + min(share, 1.0)) / params.count, "filling")
            if done == 0 and rgb.shape == task.picture.rgb[box].shape:
                ctx.preview(images.artifact(*_placed(task, box, rgb)))

        rgb = fill(picture.rgb[box], task.hole[box], task.usable[box], seed, on_turn)
        ctx.check_cancelled()
        title = images.titled(picture.name, "filled")
        ctx.emit(images.artifact(*_placed(task, box, rgb), title=title, seed=seed, index=index))
    ctx.progress(1.0)


def _task(picture: images.Picture, mask: Plane | None, grow: int) -> Task:
    alpha = np.ones(picture.size, np.float32) if picture.alpha is None else picture.alpha
    if mask is None:
        # Without a mask, what is transparent is the hole, with its soft edge; glass and smoke are none.
        near = grown(alpha < CLEAR, EDGE)
        mask = ((alpha < OPAQUE) & near).astype(np.float32)
        grow = 0
    if mask.max() < 0.02:
        raise UserError(
            "Nothing is masked.", hint="Select what shall be filled, or choose a mask that is white there."
        )
    if mask.min() > 0.5:
        raise UserError(
            "All of the picture is masked.", hint="Leave something unmasked that the rest can be filled from."
        )
    soft = mask if grow == 0 else np.maximum(mask, _soft(grown(mask > 0.5, grow)))
    hole = soft > 0.02
    usable = alpha >= OPAQUE
    if not (usable & ~hole).any():
        raise UserError(
            "There is nothing around the mask to fill from.",
            hint="Mask less, or take more context around it.",
        )
    return Task(picture, hole, usable, soft)


def _soft(mask: Bools) -> Plane:
    """Return a mask whose edge is one px wide, so that the fill meets the picture without steps."""
    wide = np.pad(mask.astype(np.float32), 1, mode="edge")
    height, width = mask.shape
    near = [wide[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.stack(near).mean(axis=0).astype(np.float32)


def _window(hole: Bools) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(hole.any(axis=1)), np.flatnonzero(hole.any(axis=0))
    reach = max(AROUND, int(rows[-1] - rows[0]), int(columns[-1] - columns[0]))
    return (
        slice(max(0, int(rows[0]) - reach), int(rows[-1]) + reach + 1),
        slice(max(0, int(columns[0]) - reach), int(columns[-1]) + reach + 1),
    )


def _by_patches(params: InpaintParams) -> Fill:
    def fill(rgb: Rgb, hole: Bools, usable: Bools, seed: int, on_turn: Callable[[float, Rgb], None]) -> Rgb:
        try:
            rng = np.random.default_rng(seed)
            return completed(rgb, hole, usable, rng, effort=params.effort, on_turn=on_turn)
        except TooLittle:
            raise UserError(
                "Too little of the picture is left to fill from.",
                hint="Mask less, or take more context around it.",
            ) from None

    return fill


def _by_network(name: str, ctx: JobContext) -> Fill:
    place = device.prepare(ctx.device)
    net, title = nets.of_job(ctx, name, place, masked=True)

    def fill(rgb: Rgb, hole: Bools, usable: Bools, seed: int, on_turn: Callable[[float, Rgb], None]) -> Rgb:
        del seed
        nets.check_whole(net, (rgb.shape[0], rgb.shape[1]), title)
        on_turn(0.0, rgb[:1])
        bad = hole | ~usable
        known = images.filled(rgb, (~bad).astype(np.float32))
        pixels = torch.from_numpy(known.transpose(2, 0, 1)[None].copy()).to(place)
        mask = torch.from_numpy(bad[None, None].astype(np.float32)).to(place)
        made = nets.applied(net, pixels, title, mask)[0].cpu().numpy().transpose(1, 2, 0)
        return np.where(hole[..., None], np.clip(made, 0, 1), rgb)

    return fill


def _placed(task: Task, box: tuple[slice, slice], rgb: Rgb) -> tuple[Rgb, Plane | None]:
    """Put the fill where it belongs, as far as the mask lets it show."""
    whole = task.picture.rgb.copy()
    share = task.share[box]
    if task.picture.alpha is None:
        whole[box] = rgb * share[..., None] + whole[box] * (1 - share[..., None])
        return whole, None
    under = task.picture.alpha.copy()
    before = under[box] * (1 - share)
    after = share + before
    mixed = rgb * share[..., None] + whole[box] * before[..., None]
    whole[box] = np.divide(mixed, after[..., None], out=np.zeros_like(mixed), where=after[..., None] > 0)
    under[box] = after
    return whole, under
