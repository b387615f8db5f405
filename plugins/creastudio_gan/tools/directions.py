"""``gan.directions``: what a person can set, and the manifest."""

from __future__ import annotations

from typing import Annotated

from creastudio.api import Generator, Params, param
from creastudio_gan import state_text
from creastudio_gan.tools.common import CATEGORY, LATENT_API, reads
from creastudio_gan.tools.explore import ExploreParams


class DirectionsOptions(Params):
    """What of ``gan.directions`` isn't the state; first in its form."""

    basis: state_text.Basis = param(
        "sefa",
        title="Found by",
        help="sefa: what the model's own weights react to most. pca: how its styles differ most.",
        group="Directions",
    )
    layers: Annotated[str, reads(state_text.parse_layers)] = param(
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
    names: Annotated[str, reads(state_text.parse_names)] = param(
        "",
        title="Names",
        help="Names to keep for this model: 3=smile, 5=warm. Then 'smile:1.5' works wherever directions are asked for.",
        max_length=800,
        group="Directions",
    )


class DirectionsParams(ExploreParams, DirectionsOptions):
    """Settings of ``gan.directions``: which directions are shown of which state, and what they are called."""


DIRECTIONS = Generator(
    id="gan.directions",
    title="Directions of a model",
    summary="Shows what changes along each direction of a model, and keeps names for them.",
    category=CATEGORY,
    makes="image",
    params=DirectionsParams,
    entry="creastudio_gan.engine.direction_sheet:run",
    memory=300,
    replay="exact",
    api=LATENT_API,
    trial={"rows": 2},
)
