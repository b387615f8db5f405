"""``picture.nudity``: how sure a small network is that a picture shows nudity. It looks, and says what it saw; no more."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import torch
from PIL import Image, ImageOps

from creastudio.api import CheckContext, CheckedItem, SafetyFlag, UserError
from creastudio.api.media import MAX_PICTURE_PIXELS, PICTURE_FORMATS
from creastudio.ml.picture_files import to_rgb
from creastudio_pictures.engine import nsfw_net

DRAFT = 1024
"""A large JPEG is decoded at a fraction of its size, not below this many px."""


def check(item: CheckedItem, ctx: CheckContext) -> Iterator[SafetyFlag]:
    """Yield one flag with the network's score.

    Raises
    ------
    UserError
        When the picture is too large or can't be read, or the network's file is of no use.
    """
    network = _network(ctx.model(ctx.model_ref).weights)
    picture = opened(item.read())
    ctx.check_cancelled()
    with torch.inference_mode():
        score = float(network(nsfw_net.prepared(picture))[0, 1])
    if not 0 <= score <= 1:
        raise UserError("The network gives no usable numbers.", nsfw_net.AGAIN)
    yield SafetyFlag(category="nudity", score=round(score, 4), reason=reason(score))


def reason(score: float) -> str:
    """Return in words what a score means."""
    percent = round(100 * score)
    return f"A small network is {percent} % sure that this shows nudity. It errs; paintings mislead it in both directions."


def opened(data: bytes) -> Image.Image:
    """Return a picture in RGB, upright, transparency on white; UserError when it can't be decoded safely."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is looked at here
            with Image.open(BytesIO(data), formats=PICTURE_FORMATS) as file:
                width, height = file.size
                if width * height > MAX_PICTURE_PIXELS:
                    raise Image.DecompressionBombError
                file.draft("RGB", (DRAFT, DRAFT))
                return to_rgb(ImageOps.exif_transpose(file))[0]
    except Image.DecompressionBombError:
        raise UserError(
            "The picture is too large to be looked at.", "A smaller copy of it can be checked."
        ) from None
    except Exception:  # noqa: BLE001 - decoders raise many things about damaged files
        raise UserError("The picture can't be read.", "It may be damaged.") from None


@lru_cache(maxsize=1)
def _network(weights: Path) -> nsfw_net.NsfwNet:
    try:
        return nsfw_net.load(weights)
    except (ValueError, KeyError) as error:
        raise UserError(
            f"The network that looks for nudity can't be used ({' '.join(str(error).split())[:120]}).",
            nsfw_net.AGAIN,
        ) from None
