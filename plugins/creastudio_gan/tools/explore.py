"""``gan.explore``: what a person can set, which is a state from which a picture follows; and the manifest."""

from __future__ import annotations

from typing import Annotated

from creastudio.api import Generator, Panel, Params, param
from creastudio_gan import bend_text, state_text
from creastudio_gan.tools.common import (
    CATEGORY,
    LATENT_API,
    Label,
    class_or_blend,
    model_of_pictures,
    reads,
    variation,
)

LONGEST_POINT = 65_536
"""Characters: 24,576 values, as 24 layers of 1,024."""


class ExploreParams(Params):
    """A state: the same values are the same picture.

    Where `point` is given, it lies in the middle of the plane instead of the seed.
    """

    model: str = model_of_pictures()
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
    label: Label = class_or_blend()
    mix: Annotated[str, reads(state_text.parse_mix)] = param(
        "",
        title="Style mixing",
        help="Layers that come from other points: coarse=12;fine=7,3.5 takes the coarse ones from seed 12, "
        "the fine ones from a place on the plane. A model without style layers knows all=12*0.5 alone.",
        max_length=800,
        group="Style",
    )
    directions: Annotated[str, reads(state_text.parse_directions)] = param(
        "",
        title="Directions",
        help="Names or numbers and how far to go: smile:1.5, 3:-2. 'Directions of a model' shows them and "
        "gives them names.",
        role="amounts",
        max_length=800,
        group="Style",
    )
    bend: Annotated[str, reads(bend_text.parse_bends)] = param(
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
    point: Annotated[str, reads(state_text.decode_point)] = param(
        "",
        title="Point",
        help="Of a projected picture, as found by 'Use my own picture'; it lies in the middle of the plane.",
        max_length=LONGEST_POINT,
        group="Style",
        advanced=True,
    )


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
    variation: float = variation(
        "How far Vary moves from the state towards that of another plane; 0 for the state itself."
    )


EXPLORE = Generator(
    id="gan.explore",
    title="Explore a model",
    summary="The picture at a place of a model's latent space: a plane of seeds, style mixing, directions.",
    category=CATEGORY,
    makes="image",
    good_for=("portraits", "icons", "textures"),
    params=PictureParams,
    entry="creastudio_gan.engine.explore:run",
    live_entry="creastudio_gan.engine.live:open",
    live_tolerance=1.0,
    memory=300,
    replay="exact",
    api=LATENT_API,
)

LATENT = Panel(
    id="gan.latent",
    title="Latent view",
    view="pad",
    generator="gan.explore",
    bindings={
        "x": "x",
        "y": "y",
        "sliders": "truncation,label,directions,mix,bend,noise",
        # Nothing smaller to draw: the network has one size. The map is made of its own pictures.
        "map": "count=1",
        "acts": "gan.sheet,gan.directions,gan.walk",
    },
)
