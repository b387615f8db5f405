"""The generators and the panel of the latent view."""

from __future__ import annotations

from creastudio.api import Generator, Input, Panel
from creastudio_gan.params_latent import DirectionsParams, PictureParams, ProjectParams, SheetParams

API = ">=1.2,<2"

EXPLORE = Generator(
    id="gan.explore",
    title="Explore a model",
    summary="The picture at a place of a model's latent space: a plane of seeds, style mixing, directions.",
    category="Images",
    makes="image",
    good_for=("portraits", "icons", "textures"),
    params=PictureParams,
    entry="creastudio_gan.engine.explore:run",
    live_entry="creastudio_gan.engine.live:open",
    live_tolerance=1.0,
    memory=300,
    replay="exact",
    api=API,
)

SHEET = Generator(
    id="gan.sheet",
    title="Sheet of a model",
    summary="Variations around a state, or a grid of what happens when two things change.",
    category="Images",
    makes="image",
    params=SheetParams,
    entry="creastudio_gan.engine.sheet:run",
    memory=300,
    replay="exact",
    api=API,
    trial={"cells": 3},
)

DIRECTIONS = Generator(
    id="gan.directions",
    title="Directions of a model",
    summary="Shows what changes along each direction of a model, and keeps names for them.",
    category="Images",
    makes="image",
    params=DirectionsParams,
    entry="creastudio_gan.engine.direction_sheet:run",
    memory=300,
    replay="exact",
    api=API,
    trial={"rows": 2},
)

PROJECT = Generator(
    id="gan.project",
    title="Use my own picture",
    summary="Finds a picture in a model, to go on from there; or fills what is selected with what the model would put there.",
    category="Images",
    takes=(
        Input(name="picture", kind="image", title="Picture", role="region"),
        Input(name="mask", kind="image", title="Part to fill in", required=False, role="mask"),
    ),
    makes="image",
    good_for=("portraits", "icons", "textures", "retouching"),
    params=ProjectParams,
    entry="creastudio_gan.engine.project:run",
    memory=600,
    replay="exact",
    api=API,
    trial={"steps": 6, "tries": 16},
)

GENERATORS = (EXPLORE, SHEET, DIRECTIONS, PROJECT)

PANELS = (
    Panel(
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
    ),
)
