"""The generators and the panel of the latent view."""

from __future__ import annotations

from creastudio.api import Generator, Panel
from creastudio_gan.params_latent import PictureParams

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

GENERATORS = (EXPLORE,)

PANELS = (
    Panel(
        id="gan.latent",
        title="Latent view",
        view="pad",
        generator="gan.explore",
        bindings={
            "x": "x",
            "y": "y",
            "sliders": "truncation,label,directions,mix,noise,point",
            # Nothing smaller to draw: the network has one size. The map is made of its own pictures.
            "map": "count=1",
        },
    ),
)
