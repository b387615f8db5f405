"""``picture.upscale``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, REGION

FAMILY = "upscale"
BUNDLED = "upscale-anime-x4"


class UpscaleParams(Params):
    """Settings of ``picture.upscale``."""

    model: str = param(
        BUNDLED,
        title="Network",
        help="The bundled one is for drawings and flat graphics. 'Add a network' brings others in.",
        role="model",
        model_family=FAMILY,
    )
    factor: Literal["1", "2", "3", "4"] = param(
        "4",
        title="Factor",
        help="How many times as wide and high. 1 keeps the size: the picture is redrawn and brought back to it.",
    )
    strength: float = param(
        1.0,
        title="Strength",
        help="Share of the network's details; below 1 a plain enlargement is mixed in.",
        role="strength",
        ge=0.0,
        le=1.0,
        step=0.05,
    )


UPSCALE = Generator(
    id="picture.upscale",
    title="Enlarge",
    summary="Two to four times as many px each way, with edges drawn anew.",
    category=CATEGORY,
    takes=(REGION,),
    makes="image",
    good_for=("drawings", "pixel art", "print"),
    params=UpscaleParams,
    entry="creastudio_pictures.engine.upscale:run",
    memory=900,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    # Of what it does with a selection: there a larger result is shown at the selection's size.
    trial={"factor": "1"},
)
