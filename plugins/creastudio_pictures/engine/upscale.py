"""``picture.upscale``: more px, by a network, in tiles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from creastudio.api import JobContext, UserError, image_artifact
from creastudio.api.media import MAX_PICTURE_PIXELS
from creastudio.ml import device
from creastudio.ml.pixels import encoded
from creastudio_pictures.engine import images, nets
from creastudio_pictures.tools.upscale import UpscaleParams

Bytes = NDArray[np.uint8]


def run(params: UpscaleParams, ctx: JobContext) -> None:
    """Emit the enlarged picture.

    Raises
    ------
    UserError
        When there is no picture, it can't be read, the result would be too large, or the network can't be used.
    """
    place = device.prepare(ctx.device)
    picture = images.given(ctx)
    net, name = nets.of_job(ctx, params.model, place)
    factor = int(params.factor)
    _check_size(picture.size, max(factor, net.scale))
    nets.check_whole(net, picture.size, name)
    parts = 1 if picture.alpha is None else 2

    def enlarged(rgb: images.Rgb, part: int) -> Bytes:
        def on_tile(done: int, total: int) -> None:
            ctx.check_cancelled()
            ctx.progress(0.98 * (part + done / total) / parts, f"{done} of {total} tiles")

        made = nets.by_network(ctx, net, name, rgb, place, on_tile)
        return _mixed(_resized(made, picture.size, factor), rgb, params.strength)

    made = enlarged(picture.opaque, 0)
    if picture.alpha is not None:
        # The network draws the edge of what is cut out as it draws any other edge.
        shape = enlarged(np.repeat(picture.alpha[..., None], 3, axis=-1), 1)[..., :1]
        made = np.concatenate([made, shape], axis=-1)
    ctx.check_cancelled()
    height, width = made.shape[:2]
    title = images.titled(picture.name, f"enlarged {factor}x" if factor > 1 else "redrawn")
    ctx.emit(image_artifact(encoded(made), width, height, title=title))
    ctx.progress(1.0)


def _check_size(size: tuple[int, int], factor: int) -> None:
    height, width = (side * factor for side in size)
    # Larger ones the studio itself couldn't open.
    if height * width > MAX_PICTURE_PIXELS:
        raise UserError(
            f"The result would be too large: {width} x {height} px.",
            hint=f"Take a smaller factor or a smaller picture: at most {MAX_PICTURE_PIXELS // 10**6} megapixels come out.",
        )


def _resized(made: Bytes, size: tuple[int, int], factor: int) -> Bytes:
    """Bring what the network made to the wanted size."""
    height, width = (side * factor for side in size)
    if made.shape[:2] == (height, width):
        return made
    whole = made.shape[0] % height == 0 and made.shape[1] % width == 0
    how = Image.Resampling.BOX if whole else Image.Resampling.LANCZOS
    return np.asarray(Image.fromarray(made).resize((width, height), how))


def _mixed(made: Bytes, rgb: images.Rgb, strength: float) -> Bytes:
    if strength >= 1:
        return made
    height, width = made.shape[:2]
    plain = Image.fromarray(images.to_bytes(rgb)).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(Image.blend(plain, Image.fromarray(made), strength))
