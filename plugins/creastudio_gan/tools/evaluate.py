"""``gan.evaluate``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from creastudio.api import Generator, Input, Params, param
from creastudio.api import training_params as usual
from creastudio_gan.family import BUNDLED, FAMILY
from creastudio_gan.tools.common import CATEGORY, FOLDER, Fit


class EvaluateParams(Params):
    """Settings of ``gan.evaluate``."""

    model: str = param(
        BUNDLED, title="Model", help="The model to measure.", role="model", model_family=FAMILY
    )
    features: Literal["thumbnails", "efficientnet", "inception"] = param(
        "thumbnails",
        title="Features",
        help="What pictures are described by. Thumbnails see composition and colour. EfficientNet sees "
        "shapes and textures, a dozen pictures a second on a core. Inception gives the Inception Score and FID, with weights of yours.",
    )
    made: int = param(
        1000,
        title="Pictures to make",
        help="How many the model makes to be measured; more give steadier figures.",
        ge=2,
        le=50_000,
    )
    truncation: float = param(
        1.0,
        title="Truncation",
        help="1 measures the model's full variety, as comparisons between models do.",
        ge=0.0,
        le=1.0,
        step=0.05,
        group="Advanced",
        advanced=True,
    )
    fit: Fit = param(
        "crop",
        title="Shape",
        help="How pictures of another shape are made to fit; as in the training.",
        group="Advanced",
        advanced=True,
    )
    subset: int = usual.subset(1000, "Pictures on each side of one comparison, at most.", most=10_000)
    repeats: int = usual.repeats()


EVALUATE = Generator(
    id="gan.evaluate",
    title="Measure a model",
    summary="How good and how varied a model's pictures are, beside those it learned from: a report in plain words.",
    category=CATEGORY,
    takes=(
        FOLDER,
        Input(name="weights", kind="model", title="Inception weights (.safetensors or .pth)", required=False),
    ),
    makes="text",
    good_for=("data sets",),
    params=EvaluateParams,
    entry="creastudio_gan.engine.evaluate:run",
    memory=1200,
    quick=False,
    replay="exact",
    api=">=1.4,<2",
    trial={"made": 16, "repeats": 2},
)
