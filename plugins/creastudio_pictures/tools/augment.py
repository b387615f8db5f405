"""``picture.augment``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, Params, param
from creastudio_pictures.tools.common import CATEGORY


class AugmentParams(Params):
    """Settings of ``picture.augment``."""

    copies: int = param(4, title="Copies", help="Of each picture.", ge=1, le=100, soft_le=20)
    longest: int = param(
        1024, title="Longest side", help="Larger pictures are made smaller.", unit="px", ge=16, le=4096
    )
    sheet: bool = param(
        False, title="Sheet only", help="One picture that shows what would be made, instead of making it."
    )
    flip: Literal["none", "across", "both"] = param(
        "across",
        title="Flip",
        help="At random. Not for letters, faces with a parting, or clocks.",
        group="Shape",
    )
    rotate: float = param(
        8.0, title="Turn", help="At most, either way.", unit="°", ge=0, le=180, soft_le=45, group="Shape"
    )
    crop: float = param(
        0.15,
        title="Crop",
        help="At most so much of each side is cut off.",
        ge=0,
        le=0.5,
        step=0.05,
        group="Shape",
    )
    elastic: float = param(
        0.0, title="Bend", help="As if painted on rubber.", ge=0, le=1, step=0.05, group="Shape"
    )
    colour: float = param(
        0.2,
        title="Colour",
        help="Brightness, contrast, saturation and tint.",
        ge=0,
        le=1,
        step=0.05,
        group="Look",
    )
    blur: float = param(0.0, title="Blur", help="At most.", unit="px", ge=0, le=10, step=0.25, group="Look")
    noise: float = param(
        0.0, title="Noise", help="At most, in steps of 255.", ge=0, le=100, soft_le=40, group="Look"
    )
    cutout: float = param(
        0.0,
        title="Cover",
        help="Side of a grey square that covers a part of every second copy, as a share of the shorter side.",
        ge=0,
        le=0.75,
        step=0.05,
        group="Look",
    )


AUGMENT = Generator(
    id="picture.augment",
    title="Vary a data set",
    summary="Varied copies of all pictures in a folder, to train on: turned, cropped, tinted, bent. The folder stays as it is.",
    category=CATEGORY,
    takes=(Input(name="data", kind="image", title="Folder of pictures", folder=True),),
    makes="image",
    good_for=("training",),
    params=AugmentParams,
    entry="creastudio_pictures.engine.augment:run",
    memory=400,
    quick=False,
    replay="exact",
    api=">=1.2,<2",
    trial={"copies": 1, "rotate": 5.0},
)
