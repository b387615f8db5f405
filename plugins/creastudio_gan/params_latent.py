"""What a person can set while exploring a model: a state, from which a picture follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from pydantic import ValidationInfo, field_validator

from creastudio.api import Params, param
from creastudio_gan import bend_text, state_text, sweeps
from creastudio_gan.params import BUNDLED, FAMILY, class_or_blend

LONGEST_POINT = 65_536
"""Characters: 24,576 values, as 24 layers of 1,024."""


def checked(parse: Callable[[str], Any], text: str) -> str:
    """Return `text`, in which `parse` finds nothing wrong; its ValueError is what the person reads otherwise."""
    parse(text)
    return text


class ExploreParams(Params):
    """A state: the same values are the same picture.

    Where `point` is given, it lies in the middle of the plane instead of the seed.
    """

    model: str = param(
        BUNDLED,
        title="Model",
        help="A model that was trained here, or the bundled one.",
        role="model",
        model_family=FAMILY,
    )
    seed: int = param(
        0,
        title="Plane",
        help="The seed in the middle of the plane; the others lie around it in a spiral.",
        role="seed",
        ge=0,
        le=2**63 - 1,
    )
    x: float = param(
        0.0,
        title="Across",
        help="Place on the plane. At whole numbers lies a seed, between them their blend.",
        ge=-state_text.PLANE,
        le=state_text.PLANE,
        soft_ge=-8.0,
        soft_le=8.0,
        step=0.05,
    )
    y: float = param(
        0.0,
        title="Down",
        help="Place on the plane. At whole numbers lies a seed, between them their blend.",
        ge=-state_text.PLANE,
        le=state_text.PLANE,
        soft_ge=-8.0,
        soft_le=8.0,
        step=0.05,
    )
    truncation: float = param(
        1.0,
        title="Truncation",
        help="1 shows the model's full variety; lower values draw every picture towards the mean one, "
        "higher ones exaggerate.",
        ge=0.0,
        le=1.5,
        step=0.05,
    )
    label: str = class_or_blend()
    mix: str = param(
        "",
        title="Style mixing",
        help="Layers that come from other points: coarse=12;fine=7,3.5 takes the coarse ones from seed 12, "
        "the fine ones from a place on the plane. A model without style layers knows all=12*0.5 alone.",
        max_length=800,
        group="Style",
    )
    directions: str = param(
        "",
        title="Directions",
        help="Names or numbers and how far to go: smile:1.5, 3:-2. 'Directions of a model' shows them and "
        "gives them names.",
        role="amounts",
        max_length=800,
        group="Style",
    )
    bend: str = param(
        "",
        title="Bending",
        help="Changes what some layers have computed: coarse:rotate=20; 5-6:zoom=1.3,grain=0.5. There are gain, rotate, zoom, slide, "
        "lift and grain.",
        max_length=400,
        group="Style",
    )
    noise: int = param(
        0,
        title="Noise",
        help="For imported models with noise inputs: 0 keeps the model's own, others draw new grain.",
        ge=0,
        le=2**31 - 1,
        group="Style",
        advanced=True,
    )
    point: str = param(
        "",
        title="Point",
        help="Of a projected picture, as found by 'Use my own picture'; it lies in the middle of the plane.",
        max_length=LONGEST_POINT,
        group="Style",
        advanced=True,
    )

    @field_validator("label")
    @classmethod
    def _label_reads(cls, text: str) -> str:
        return checked(state_text.parse_label, text)

    @field_validator("mix")
    @classmethod
    def _mix_reads(cls, text: str) -> str:
        return checked(state_text.parse_mix, text)

    @field_validator("directions")
    @classmethod
    def _directions_read(cls, text: str) -> str:
        return checked(state_text.parse_directions, text)

    @field_validator("bend")
    @classmethod
    def _bend_reads(cls, text: str) -> str:
        return checked(bend_text.parse_bends, text)

    @field_validator("point")
    @classmethod
    def _point_reads(cls, text: str) -> str:
        return checked(state_text.decode_point, text)


class PictureParams(ExploreParams):
    """Settings of ``gan.explore``: a state, and how many pictures."""

    count: int = param(
        1,
        title="Pictures",
        help="How many to make; each has its own plane.",
        ge=1,
        le=64,
        role="count",
        advanced=True,
    )
    variation: float = param(
        0.0,
        title="Variation",
        help="How far Vary moves from the state towards that of another plane; 0 for the state itself.",
        role="variation",
        ge=0.0,
        le=1.0,
        step=0.05,
        advanced=True,
    )


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
        return text if axis is None else checked(lambda values: sweeps.parse_sweep(axis, values), text)


class SheetParams(ExploreParams, SheetOptions):
    """Settings of ``gan.sheet``: a state, and what is shown around it."""


class DirectionsOptions(Params):
    """What of ``gan.directions`` isn't the state; first in its form."""

    basis: state_text.Basis = param(
        "sefa",
        title="Found by",
        help="sefa: what the model's own weights react to most. pca: how its styles differ most.",
        group="Directions",
    )
    layers: str = param(
        "all",
        title="Layers",
        help="Coarse ones change shapes, fine ones colours: all, coarse, middle, fine, or numbers such as 5-8.",
        max_length=20,
        group="Directions",
    )
    first: int = param(1, title="First direction", ge=1, le=1024, group="Directions")
    rows: int = param(8, title="Directions shown", ge=1, le=32, group="Directions")
    reach: float = param(
        2.0,
        title="Reach",
        help="How far the sheet goes to either side, in standard deviations.",
        ge=0.5,
        le=10.0,
        step=0.5,
        group="Directions",
    )
    names: str = param(
        "",
        title="Names",
        help="Names to keep for this model: 3=smile, 5=warm. Then 'smile:1.5' works wherever directions are asked for.",
        max_length=800,
        group="Directions",
    )

    @field_validator("layers")
    @classmethod
    def _layers_read(cls, text: str) -> str:
        return checked(state_text.parse_layers, text)

    @field_validator("names")
    @classmethod
    def _names_read(cls, text: str) -> str:
        return checked(state_text.parse_names, text)


class DirectionsParams(ExploreParams, DirectionsOptions):
    """Settings of ``gan.directions``: which directions are shown of which state, and what they are called."""


class ProjectParams(Params):
    """Settings of ``gan.project``."""

    model: str = param(
        BUNDLED,
        title="Model",
        help="A model that was trained here, or the bundled one.",
        role="model",
        model_family=FAMILY,
    )
    label: str = param(
        "",
        title="Class",
        help="For a model with classes: where to look, such as impasto. Empty: in all of them.",
        role="classes",
        max_length=400,
    )
    fit: Literal["crop", "pad", "stretch"] = param(
        "crop", title="Shape", help="How a picture of another shape than the model's is made to fit."
    )
    steps: int = param(
        180,
        title="Steps",
        help="More come nearer to the picture and take longer: 180 take from 10 to 30 seconds at 64 px.",
        ge=3,
        le=3000,
        soft_le=600,
    )
    freedom: float = param(
        0.5,
        title="Freedom",
        help="1 lets the style of each layer go where it likes: nearer to the picture, but harder to move "
        "afterwards. Without effect in a model without style layers.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    tries: int = param(
        768,
        title="Pictures to begin from",
        help="So many are drawn first; the search begins from the nearest four.",
        ge=4,
        le=10_000,
        advanced=True,
    )

    @field_validator("label")
    @classmethod
    def _label_reads(cls, text: str) -> str:
        return checked(state_text.parse_label, text)
