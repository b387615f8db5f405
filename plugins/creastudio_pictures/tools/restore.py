"""``picture.denoise`` and ``picture.deblock``: what a person can set, and the manifests."""

from __future__ import annotations

from typing import Any

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, REGION

FAMILY = "restore"


def _network() -> Any:
    """Return the parameter of a network that takes the place of what is built in."""
    return param(
        None,
        title="Network",
        help="None: by comparing alike pieces of the picture. 'Add a network' brings networks in; of these, strength is "
        "the share that shows, up to 1.",
        role="model",
        model_family=FAMILY,
    )


class DenoiseParams(Params):
    """Settings of ``picture.denoise``."""

    strength: float = param(
        1.0,
        title="Strength",
        help="1 takes away noise as strong as was found; more smooths, less leaves grain.",
        role="strength",
        ge=0.0,
        le=2.0,
        step=0.05,
    )
    noise: float | None = param(
        None,
        title="Noise",
        help="How strong it is, in steps of 255; empty to find out.",
        ge=0.5,
        le=100.0,
        step=0.5,
    )
    model: str | None = _network()


class DeblockParams(Params):
    """Settings of ``picture.deblock``."""

    strength: float = param(
        1.2,
        title="Strength",
        help="1 smooths as much as the compression did harm in the mean; drawings bear more, photographs less.",
        role="strength",
        ge=0.0,
        le=2.0,
        step=0.05,
    )
    quality: int | None = param(
        None,
        title="Quality",
        help="At which it was saved as JPEG, 1 to 100; empty to find out.",
        ge=1,
        le=100,
    )
    model: str | None = _network()


DENOISE = Generator(
    id="picture.denoise",
    title="Take away noise",
    summary="Grain and noise go, edges and details stay.",
    category=CATEGORY,
    takes=(REGION,),
    makes="image",
    good_for=("photographs", "scans"),
    params=DenoiseParams,
    entry="creastudio_pictures.engine.denoise:run",
    memory=700,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)

DEBLOCK = Generator(
    id="picture.deblock",
    title="Take away JPEG blocks",
    summary="The squares and ripples of strong compression go. It finds out by itself how strong it was.",
    category=CATEGORY,
    takes=(REGION,),
    makes="image",
    good_for=("photographs", "drawings"),
    params=DeblockParams,
    entry="creastudio_pictures.engine.deblock:run",
    memory=700,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
