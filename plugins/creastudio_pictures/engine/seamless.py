"""``picture.seamless``: a picture that repeats, of the size it had.

The picture is shifted by half its size, which brings its borders together in the middle. A strip of the picture itself
is laid over the place where they meet, along the two cheapest cuts (``seams``), and what difference of light stays at
the cuts is spread out (``levelling``). First across, then down.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from creastudio.api import JobContext
from creastudio_pictures.engine import images
from creastudio_pictures.engine.levelling import Pixels, levelled, step
from creastudio_pictures.engine.seams import cheapest, cheapest_closed, difference
from creastudio_pictures.tools.texture import SeamlessParams

SMALLEST = 8
TRIED = 8
"""Strips whose cuts are really computed, of all that a quick bound lets hope."""


def run(params: SeamlessParams, ctx: JobContext) -> None:
    """Emit the picture that repeats.

    Raises
    ------
    UserError
        When there is no picture, or it is too small, too large or damaged.
    """
    picture = images.given(ctx, smallest=SMALLEST)
    ctx.progress(0.05, "looking for a cut")
    pixels = picture.rgb if picture.alpha is None else _with_alpha(picture.rgb, picture.alpha)
    both = params.directions == "both"
    if params.directions in ("both", "across"):
        pixels = joined(pixels, params.band, params.levelling, between=ctx.check_cancelled)
    ctx.progress(0.5, "looking for a cut")
    ctx.check_cancelled()
    if params.directions in ("both", "down"):
        turned = joined(
            pixels.transpose(1, 0, 2), params.band, params.levelling, closed=both, between=ctx.check_cancelled
        )
        pixels = turned.transpose(1, 0, 2)
    rgb, alpha = (pixels, None) if picture.alpha is None else _without_alpha(pixels)
    ctx.check_cancelled()
    title = images.titled(picture.name, "seamless")
    ctx.emit(images.artifact(rgb.astype(np.float32), alpha, title=title))
    ctx.progress(1.0)


def joined(
    pixels: Pixels,
    band: float,
    levelling: float = 0.0,
    *,
    closed: bool = False,
    between: Callable[[], None] = lambda: None,
) -> Pixels:
    """Return the picture with its right side fitting its left.

    Parameters
    ----------
    pixels : ndarray
        (height, width, channels), 0 to 1.
    band : float
        Width of the strip that is laid over, as a share of the width.
    levelling : float
        How far light is levelled, 0 to 1.
    closed : bool
        Whether its upper side already fits its lower, and shall go on to.
    between : callable
        Called now and then; may raise to stop.
    """
    width = pixels.shape[1]
    half = max(3, round(band * width / 2))
    middle = width // 2
    shifted = np.roll(pixels, middle, axis=1)
    under = shifted[:, middle - half : middle + half]
    strip, inside = _best_strip(pixels, under, half, closed, between)
    made = shifted.copy()
    made[:, middle - half : middle + half] = np.where(inside[..., None], strip, under)
    if levelling > 0:
        between()
        over = shifted.copy()
        over[:, middle - half : middle + half] = strip
        mask = np.zeros(pixels.shape[:2], dtype=bool)
        mask[:, middle - half : middle + half] = inside
        made = _level(made, shifted, over, mask, levelling * width / 4)
    return np.clip(np.roll(made, -middle, axis=1), 0, 1)


def _best_strip(
    pixels: Pixels, under: Pixels, half: int, closed: bool, between: Callable[[], None]
) -> tuple[Pixels, NDArray[np.bool_]]:
    """Return the strip of the picture that fits best over the place where its borders meet, and what of it is taken."""
    walk = cheapest_closed if closed else cheapest
    starts = range(0, pixels.shape[1] - 2 * half + 1, max(1, half // 8))

    def sides(start: int) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        cost = difference(under, pixels[:, start : start + 2 * half])
        # The cut may not run along the place where the borders meet: between half - 1 and half.
        return cost[:, 1:half], cost[:, half + 1 :]

    def bound(start: int) -> float:
        between()
        left, right = sides(start)
        return float(left.min(axis=1).mean() + right.min(axis=1).mean())

    best: tuple[float, int, NDArray[np.bool_]] | None = None
    columns = np.arange(2 * half)
    for start in sorted(starts, key=bound)[:TRIED]:
        between()
        left, right = sides(start)
        (first, cost_left), (second, cost_right) = walk(left), walk(right)
        if best is None or cost_left + cost_right < best[0]:
            inside = (columns >= first[:, None] + 1) & (columns < second[:, None] + half + 1)
            best = cost_left + cost_right, start, inside
    assert best is not None  # there is a start: a strip is at most 0.4 of the width, or 6 of 8 px
    return pixels[:, best[1] : best[1] + 2 * half], best[2]


def _level(made: Pixels, under: Pixels, over: Pixels, mask: NDArray[np.bool_], reach: float) -> Pixels:
    """Spread the differences at the cuts: there the wanted step is the mean of what the two pictures have."""
    wanted = []
    for axis in (0, 1):
        cut = mask != np.roll(mask, -1, axis)
        own = (step(under, axis) + step(over, axis)) / 2
        wanted.append(np.where(cut[..., None], own, step(made, axis)))
    return levelled(made, wanted[0], wanted[1], max(1.0, reach))


def _with_alpha(rgb: images.Rgb, alpha: images.Plane) -> Pixels:
    """Colours weighed by their alpha, which don't bleed where a picture is transparent."""
    return np.concatenate([rgb * alpha[..., None], alpha[..., None]], axis=-1)


def _without_alpha(pixels: Pixels) -> tuple[Pixels, images.Plane]:
    alpha = pixels[..., 3]
    rgb = np.divide(
        pixels[..., :3], alpha[..., None], out=np.zeros_like(pixels[..., :3]), where=alpha[..., None] > 0
    )
    return np.clip(rgb, 0, 1), alpha.astype(np.float32)
