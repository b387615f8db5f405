"""``picture.inpaint``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, MASK, REGION, REGION_API

FAMILY = "inpaint"


class InpaintParams(Params):
    """Settings of ``picture.inpaint``."""

    model: str | None = param(
        None,
        title="Network",
        help="None: from pieces of the same picture. 'Add a network' brings networks in.",
        role="model",
        model_family=FAMILY,
    )
    count: int = param(
        1,
        title="Pictures",
        help="Each is filled in another way; a network gives one way only.",
        ge=1,
        le=16,
        role="count",
    )
    grow: int = param(
        2,
        title="Grow",
        help="How far beyond the mask is painted, so that no rim of what was there stays.",
        unit="px",
        ge=0,
        le=64,
        soft_le=16,
    )
    effort: float = param(
        1.0,
        title="Effort",
        help="More time for better matches.",
        ge=0.25,
        le=4.0,
        step=0.25,
        advanced=True,
    )


INPAINT = Generator(
    id="picture.inpaint",
    title="Fill in",
    summary="Paints over what is masked with what the rest of the picture looks like.",
    category=CATEGORY,
    takes=(REGION, MASK),
    makes="image",
    good_for=("removing things", "repairs"),
    params=InpaintParams,
    entry="creastudio_pictures.engine.inpaint:run",
    memory=700,
    replay="exact",
    api=REGION_API,
)
