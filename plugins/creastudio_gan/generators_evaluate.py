"""The generator that measures a model."""

from __future__ import annotations

from creastudio.api import Generator, Input
from creastudio_gan.params_evaluate import EvaluateParams

EVALUATE = Generator(
    id="gan.evaluate",
    title="Measure a model",
    summary="How good and how varied a model's pictures are, beside those it learned from: a report in plain words.",
    category="Images",
    takes=(
        Input(name="data", kind="image", title="Folder of pictures", folder=True),
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
