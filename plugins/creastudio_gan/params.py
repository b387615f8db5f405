"""What a person can set for sampling; what training takes is in ``params_train``."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator

from creastudio.api import Params, param
from creastudio_gan.family import BUNDLED, FAMILY
from creastudio_gan.params_train import TrainParams
from creastudio_gan.state_text import parse_label

__all__ = ["BUNDLED", "FAMILY", "SampleParams", "TrainParams"]


def class_or_blend() -> Any:
    """Return the parameter of a class of the model, or of a blend of some."""
    return param(
        "",
        title="Class",
        help="For a model with classes: one of them, or a blend such as impasto:0.7,woodcut:0.3. "
        "Empty: each seed has its own.",
        role="classes",
        max_length=400,
    )


class SampleParams(Params):
    """Settings of ``gan.sample``."""

    model: str = param(
        BUNDLED,
        title="Model",
        help="A model that was trained here, or the bundled one.",
        role="model",
        model_family=FAMILY,
    )
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
    label: str = class_or_blend()
    variation: float = param(
        0.0,
        title="Variation",
        help="How far Vary moves from the seed's picture towards a new one; 0 for the picture itself.",
        role="variation",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )

    @field_validator("label")
    @classmethod
    def _label_reads(cls, text: str) -> str:
        parse_label(text)
        return text
