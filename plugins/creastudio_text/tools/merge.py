"""The face of ``text.merge``: an adapter and its base become one whole model."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_text.tools.common import CATEGORY, FAMILY


class MergeParams(Params):
    """Settings of ``text.merge``."""

    model: str = param(
        title="Adapter", help="What LoRA has learned over a model.", role="model", model_family=FAMILY
    )
    strength: float = param(
        1.0,
        title="Strength",
        help="How much of what was learned is added: 1 as it was tuned.",
        ge=0.0,
        le=2.0,
        step=0.05,
    )
    title: str = param("", title="Name", help="Of the whole model; empty for the adapter's.", max_length=100)


MERGE = Generator(
    id="text.merge",
    title="Merge an adapter",
    summary="An adapter and the model that it was tuned over become one whole model, which needs neither.",
    category=CATEGORY,
    makes="text",
    good_for=("sharing a tuned model",),
    params=MergeParams,
    entry="creastudio_text.engine.tuning.merging:run",
    device="cpu",
    memory=1500,
    quick=False,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
)
