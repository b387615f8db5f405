"""The face of ``music.evaluate``: what a model, or a folder of made pieces, is worth beside real ones."""

from __future__ import annotations

from creastudio.api import Generator, Input, Params, param
from creastudio.api import training_params as usual
from creastudio_music.tools.common import API, CATEGORY, FAMILY


class EvaluateParams(Params):
    """Settings of ``music.evaluate``."""

    model: str = param(
        "",
        title="Model",
        help="The model to measure: it goes on from the first bars of real pieces. Empty where a folder of made pieces is given; "
        "else the best at hand.",
        role="model",
        model_family=FAMILY,
    )
    made: int = param(
        24, title="Pieces to make", help="More give steadier figures.", ge=2, le=1000, soft_le=100
    )
    bars: int = param(
        16,
        title="Bars",
        help="Of each piece that are compared, from the first on, so that long and short ones are alike.",
        ge=2,
        le=256,
        soft_le=64,
    )
    given: int = param(
        2, title="Bars given", help="What a model goes on from.", ge=1, le=32, group="Advanced", advanced=True
    )
    rules: bool = param(
        True,
        title="Rules",
        help="As when it composes for you: parallel fifths and octaves are held off, and ranges kept. Off measures the bare network.",
        group="Advanced",
        advanced=True,
    )
    temperature: float = param(
        1.0,
        title="Temperature",
        help="1 is what the model has learned.",
        ge=0.1,
        le=2,
        step=0.05,
        group="Advanced",
        advanced=True,
    )
    subset: int = usual.subset(24, "Pieces of each side in one comparison, at most.")
    repeats: int = usual.repeats()


EVALUATE = Generator(
    id="music.evaluate",
    title="Measure a composer",
    summary="Pitches, intervals, rhythms, scales and grooves of a model's pieces beside real ones and beside chance, parallel fifths "
    "and octaves, and copied spans: a report in plain words.",
    category=CATEGORY,
    takes=(
        Input(name="data", kind="score", title="Folder of music", folder=True),
        Input(name="made", kind="score", title="Folder of made music", folder=True, required=False),
    ),
    makes="text",
    good_for=("comparing models",),
    params=EvaluateParams,
    entry="creastudio_music.engine.evaluating:run",
    memory=800,
    quick=False,
    replay="exact",
    api=API,
    trial={"made": 2, "bars": 3, "given": 1, "subset": 2, "repeats": 2},
)
