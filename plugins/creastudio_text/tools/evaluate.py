"""The face of ``text.evaluate``: what a model, or a folder of made texts, is worth beside real ones."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio.api import training_params as usual
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
    subset: int = usual.subset(16, "Texts in one comparison, at most.")
    repeats: int = usual.repeats()


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
