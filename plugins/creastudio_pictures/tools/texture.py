"""``picture.seamless`` and ``picture.texture``: what a person can set, and the manifests."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, PICTURE, REGION


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
    seeded=False,
    api=">=1.7,<2",
)


class TextureParams(Params):
    """Settings of ``picture.texture``."""

    width: int = param(512, title="Width", unit="px", ge=16, le=4096, soft_le=2048, step=16)
    height: int = param(512, title="Height", unit="px", ge=16, le=4096, soft_le=2048, step=16)
    piece: int = param(
        48,
        title="Piece",
        help="Side of the pieces it is sewn together from: a little more than the largest thing that repeats. Smaller "
        "ones give more variety, larger ones keep more order.",
        unit="px",
        ge=8,
        le=512,
        soft_le=160,
    )
    seamless: bool = param(True, title="Seamless", help="The result can be laid side by side with itself.")
    variety: float = param(
        0.1,
        title="Variety",
        help="How much worse than the best a piece may fit to be taken.",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )
    count: int = param(
        1, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=16, role="count"
    )


TEXTURE = Generator(
    id="picture.texture",
    title="More of a texture",
    summary="A texture of any size, sewn together from pieces of a picture of it.",
    category=CATEGORY,
    takes=(PICTURE,),
    makes="image",
    good_for=("textures", "patterns", "backgrounds"),
    params=TextureParams,
    entry="creastudio_pictures.engine.texture:run",
    memory=500,
    replay="exact",
    trial={"width": 40, "height": 32, "piece": 12},
)
