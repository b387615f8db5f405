"""``picture.seamless``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, REGION, REGION_API


class SeamlessParams(Params):
    """Settings of ``picture.seamless``."""

    directions: Literal["both", "across", "down"] = param(
        "both", title="Directions", help="In which directions it shall repeat."
    )
    band: float = param(
        0.2,
        title="Band",
        help="Width of the strip in which a cut is looked for, as a share of the side. Wider finds better cuts, and "
        "repeats more of the picture.",
        ge=0.05,
        le=0.4,
        step=0.05,
    )
    levelling: float = param(
        0.7,
        title="Levelling",
        help="How far differences of light between the two sides of a cut are spread out; 0 leaves them where they "
        "are.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


SEAMLESS = Generator(
    id="picture.seamless",
    title="Seamless tile",
    summary="Makes a picture repeat without a seam in either direction; its size stays.",
    category=CATEGORY,
    takes=(REGION,),
    makes="image",
    good_for=("textures", "patterns", "backgrounds"),
    params=SeamlessParams,
    entry="creastudio_pictures.engine.seamless:run",
    memory=400,
    replay="exact",
    api=REGION_API,
)
