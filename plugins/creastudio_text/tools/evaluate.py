"""The face of ``text.evaluate``: what a model, or a folder of made texts, is worth beside real ones."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio_text.tools.common import API, CATEGORY, FAMILY


class EvaluateParams(Params):
    """Settings of ``text.evaluate``."""

    model: str = param(
        "",
        title="Model",
        help="The model to measure: it continues how the texts begin. Empty where a folder of made texts is given; else the "
        "best at hand.",
        role="model",
        model_family=FAMILY,
    )
    made: int = param(
        32, title="Texts to make", help="More give steadier figures.", ge=2, le=2000, soft_le=200
    )
    length: int = param(
        80,
        title="Length",
        help="Of each. The real text is cut to as many characters.",
        unit="tokens",
        ge=4,
        le=2048,
        soft_le=400,
    )
    temperature: float = param(
        0.8, title="Temperature", help="0 takes the most probable each time.", ge=0, le=2, step=0.05
    )
    subset: int = param(
        16,
        title="Subset",
        help="Texts in one comparison, at most.",
        ge=2,
        le=500,
        group="Advanced",
        advanced=True,
    )
    repeats: int = param(
        10,
        title="Repeats",
        help="How many random subsets are compared; their spread tells how much of a difference is chance.",
        ge=1,
        le=100,
        group="Advanced",
        advanced=True,
    )


EVALUATE = Generator(
    id="text.evaluate",
    title="Measure a writer",
    summary="BLEU, ROUGE, chrF, bits a character, variety and copied spans of a model's texts beside real ones: a report in plain "
    "words, right for Chinese.",
    category=CATEGORY,
    takes=(
        Input(name="data", kind="text", title="Folder of texts", folder=True),
        Input(name="made", kind="text", title="Folder of made texts", folder=True, required=False),
    ),
    makes="text",
    good_for=("comparing models",),
    params=EvaluateParams,
    entry="creastudio_text.engine.evaluating:run",
    memory=1200,
    quick=False,
    replay="exact",
    api=API,
    trial={"made": 3, "length": 6, "subset": 2, "repeats": 2},
)
