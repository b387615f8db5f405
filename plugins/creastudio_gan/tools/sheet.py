"""``gan.sheet``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Literal

from pydantic import ValidationInfo, field_validator

from creastudio.api import Generator, Params, param
from creastudio_gan import sweeps
from creastudio_gan.tools.common import CATEGORY, LATENT_API
from creastudio_gan.tools.explore import ExploreParams


class SheetOptions(Params):
    """What of ``gan.sheet`` isn't the state; first in its form, as that is what a sheet is asked for."""

    kind: Literal["variations", "grid"] = param(
        "variations",
        title="Sheet",
        help="Variations lie around the state in all directions; a grid goes through values you choose.",
        group="Sheet",
    )
    strength: float = param(
        0.3,
        title="Strength",
        help="How far variations go: 0 stays with the state, 1 leaves it.",
        ge=0.0,
        le=1.0,
        step=0.05,
        role="strength",
        group="Sheet",
    )
    cells: int = param(
        12, title="Variations", help="How many; the state itself stands first.", ge=2, le=64, group="Sheet"
    )
    across: sweeps.Axis = param(
        "x", title="Columns", help="What changes from column to column of a grid.", group="Sheet"
    )
    across_values: str = param(
        "",
        title="Values of the columns",
        help="A list such as 0.4, 0.7, 1, or a range such as -2..2/5; smile:-2..2/5 for a direction, "
        "coarse:1..8/8 for seeds, names for classes. Empty for the usual ones.",
        max_length=300,
        group="Sheet",
    )
    down: sweeps.Axis = param(
        "y", title="Rows", help="What changes from row to row of a grid.", group="Sheet"
    )
    down_values: str = param(
        "", title="Values of the rows", help="As those of the columns.", max_length=300, group="Sheet"
    )

    @field_validator("across_values", "down_values")
    @classmethod
    def _values_read(cls, text: str, info: ValidationInfo) -> str:
        axis = info.data.get(str(info.field_name).removesuffix("_values"))
        if axis is not None:
            sweeps.parse_sweep(axis, text)
        return text


class SheetParams(ExploreParams, SheetOptions):
    """Settings of ``gan.sheet``: a state, and what is shown around it."""


SHEET = Generator(
    id="gan.sheet",
    title="Sheet of a model",
    summary="Variations around a state, or a grid of what happens when two things change.",
    category=CATEGORY,
    makes="image",
    params=SheetParams,
    entry="creastudio_gan.engine.sheet:run",
    memory=300,
    replay="exact",
    api=LATENT_API,
    trial={"cells": 3},
)
