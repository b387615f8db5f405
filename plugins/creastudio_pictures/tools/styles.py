"""``picture.styles``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, PICTURE
from creastudio_pictures.tools.style import keep_colors, keep_light, network_of_styles


class StylesParams(Params):
    """Settings of ``picture.styles``."""

    colors: float = keep_colors()
    light: float = keep_light()
    size: int = param(
        512,
        title="Painted at",
        help="Longer side while it is painted: the smaller, the broader the strokes.",
        unit="px",
        ge=64,
        le=1024,
        step=64,
    )
    model: str = network_of_styles()


STYLES = Generator(
    id="picture.styles",
    title="Sheet of styles",
    summary="Shows a picture in all 26 styles with their names, to choose one.",
    category=CATEGORY,
    takes=(PICTURE,),
    makes="image",
    good_for=("painting", "posters"),
    params=StylesParams,
    entry="creastudio_pictures.engine.styles:run",
    memory=500,
    quick=True,
    replay="exact",
    seeded=False,
    api=">=1.7,<2",
    trial={"size": 64},
)
