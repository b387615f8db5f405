"""What several forms of this plugin have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator

from creastudio.api import Input, param
from creastudio_gan.family import BUNDLED, FAMILY
from creastudio_gan.state_text import parse_label

CATEGORY = "Images"

LATENT_API = ">=1.2,<2"
"""The versions of the plugin API that know pads."""

FOLDER = Input(name="data", kind="image", title="Folder of pictures", folder=True)

Fit = Literal["crop", "pad", "stretch"]
"""How a picture of another shape is made to fit."""

Resolution = Literal["16", "32", "64", "128", "256", "512"]
"""Side of square pictures, px."""

Shape = Literal["square", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16"]
"""Width to height."""

Augmentation = Literal[
    "auto",
    "none",
    "translation",
    "translation,cutout",
    "translation,cutout,colour",
    "adaptive",
    "adaptive,turn",
    "adaptive,colour",
    "adaptive,turn,colour",
]
"""What is done to pictures before they are judged; see ``TrainParams.policies_for``."""


def reads(parse: Callable[[str], object]) -> AfterValidator:
    """Return what refuses a text in which `parse` finds something wrong; its ValueError is what the person reads then."""

    def checked(text: str) -> str:
        parse(text)
        return text

    return AfterValidator(checked)


Label = Annotated[str, reads(parse_label)]
"""A class of a model, or a blend of some."""


def class_or_blend() -> Any:
    """Return the parameter of a class of the model, or of a blend of some; a ``Label``."""
    return param(
        "",
        title="Class",
        help="For a model with classes: one of them, or a blend such as impasto:0.7,woodcut:0.3. "
        "Empty: each seed has its own.",
        role="classes",
        max_length=400,
    )


def model_of_pictures() -> Any:
    """Return the parameter of the model that draws."""
    return param(
        BUNDLED,
        title="Model",
        help="A model that was trained here, or the bundled one.",
        role="model",
        model_family=FAMILY,
    )


def variation(help: str) -> Any:
    """Return the parameter by which Vary moves, 0 to 1; `help` says from where to where."""
    return param(
        0.0,
        title="Variation",
        help=help,
        role="variation",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )
