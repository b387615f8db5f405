"""``gan.sample``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_gan.tools.common import CATEGORY, Label, class_or_blend, model_of_pictures, variation


class SampleParams(Params):
    """Settings of ``gan.sample``."""

    model: str = model_of_pictures()
    count: int = param(
        4, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=256, role="count"
    )
    truncation: float = param(
        1.0,
        title="Truncation",
        help="1 shows the model's full variety; lower values draw every picture towards the mean one. "
        "Pictures stay clear from about 0.7 up; below it they fade.",
        ge=0.0,
        le=1.0,
        soft_ge=0.7,
        step=0.05,
    )
    label: Label = class_or_blend()
    variation: float = variation(
        "How far Vary moves from the seed's picture towards a new one; 0 for the picture itself."
    )


SAMPLE = Generator(
    id="gan.sample",
    title="Pictures from a model",
    summary="New pictures from a trained model, in a moment.",
    category=CATEGORY,
    makes="image",
    good_for=("portraits", "icons", "textures"),
    params=SampleParams,
    entry="creastudio_gan.engine.sample:run",
    memory=300,
    replay="exact",
)
