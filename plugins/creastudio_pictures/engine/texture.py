"""``picture.texture``: a texture of any size out of a picture of it."""

from __future__ import annotations

import numpy as np

from creastudio.api import JobContext
from creastudio_pictures.engine import images
from creastudio_pictures.engine.images import Rgb
from creastudio_pictures.engine.quilting import Layout, quilted
from creastudio_pictures.tools.texture import TextureParams

SMALLEST = 12
SEEDS = 2**63
LOOKED_AT = 1024
"""Side of the middle of a larger picture that is used, px: enough to choose from, and quick."""

OVERLAP = 0.25
"""How much of a piece lies over its neighbours."""


def run(params: TextureParams, ctx: JobContext) -> None:
    """Emit ``params.count`` textures; texture i has the seed ``ctx.seed + i``.

    Raises
    ------
    UserError
        When there is no picture, or it is too small, too large or damaged.
    """
    picture = images.given(ctx, smallest=SMALLEST)
    ctx.progress(0.0, "reading the picture")
    rgb = _middle(picture.opaque)
    # Of a piece that is nearly the picture there would be one place only.
    side = min(params.piece, max(8, round(min(rgb.shape[:2]) / 1.5)))
    layout = Layout(params.height, params.width, side, max(3, round(side * OVERLAP)), params.seamless)
    for index in range(params.count):
        seed = (ctx.seed + index) % SEEDS

        def on_piece(done: int, total: int, index: int = index) -> None:
            ctx.check_cancelled()
            ctx.progress((index + done / total) / params.count, f"{done} of {total} pieces")

        made = quilted(rgb, layout, np.random.default_rng(seed), params.variety, on_piece)
        ctx.check_cancelled()
        title = images.titled(picture.name, f"{params.width} x {params.height}")
        ctx.emit(images.artifact(made, title=title, seed=seed, index=index))
    ctx.progress(1.0)


def _middle(rgb: Rgb) -> Rgb:
    height, width = rgb.shape[:2]
    top, left = max(0, (height - LOOKED_AT) // 2), max(0, (width - LOOKED_AT) // 2)
    return np.ascontiguousarray(rgb[top : top + LOOKED_AT, left : left + LOOKED_AT])
