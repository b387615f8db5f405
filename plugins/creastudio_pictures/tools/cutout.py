"""``picture.cutout``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, MASK, REGION


class CutoutParams(Params):
    """Settings of ``picture.cutout``."""

    bias: float = param(
        0.0,
        title="More or less",
        help="Above 0 more counts as part of the thing, below 0 less.",
        ge=-1.0,
        le=1.0,
        step=0.05,
    )
    edge: float = param(
        3.0,
        title="Edge",
        help="How far around the outline it looks for hair, fur and blur; 0 for a hard edge.",
        unit="px",
        ge=0.0,
        le=40.0,
        soft_le=12.0,
        step=0.5,
    )
    single: bool = param(
        True, title="One thing only", help="Small pieces that don't belong to the largest are left out."
    )
    fill: bool = param(
        True, title="Fill holes", help="What the thing encloses belongs to it: eyes, not the eye of a needle."
    )


CUTOUT = Generator(
    id="picture.cutout",
    title="Cut out",
    summary="What stands out stays, the background becomes transparent. A rough selection says which thing is meant.",
    category=CATEGORY,
    takes=(REGION, MASK),
    makes="image",
    good_for=("portraits", "products", "stickers"),
    params=CutoutParams,
    entry="creastudio_pictures.engine.cutout:run",
    memory=700,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
