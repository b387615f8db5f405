"""``picture.styles``: what a person can set, and the manifest."""

from __future__ import annotations

from creastudio.api import Generator, Params, param
from creastudio_pictures.tools.common import CATEGORY, PICTURE
from creastudio_pictures.tools.style import FAMILY, NAMED


class StylesParams(Params):
    """Settings of ``picture.styles``."""

    colors: float = param(
        0.0,
        title="Keep colours",
        help="1 paints in the picture's own colours, 0 in those of the style.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    light: float = param(
        0.0,
        title="Keep light",
        help="1 keeps what is bright and what is dark in the large, so that night stays night.",
        ge=0.0,
        le=1.0,
        step=0.05,
    )
    size: int = param(
        512,
        title="Painted at",
        help="Longer side while it is painted: the smaller, the broader the strokes.",
        unit="px",
        ge=64,
        le=1024,
        step=64,
    )
    model: str = param(
        NAMED,
        title="Network of styles",
        help="Paints the named styles.",
        role="model",
        model_family=FAMILY,
        advanced=True,
    )


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
    trial={"size": 64},
)
