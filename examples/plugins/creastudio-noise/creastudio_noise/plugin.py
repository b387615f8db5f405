"""The face: what the plugin offers. Loaded at every start, so it imports the api alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from creastudio.api import Generator, Panel, Params, hookimpl, param
from creastudio_noise.translations import ZH_CN

Palette = Literal["dusk", "ocean", "ember", "moss", "porcelain", "ink", "surprise"]


class FieldParams(Params):
    """Settings of ``noise.field``."""

    count: int = param(
        4, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=64, role="count"
    )
    size: int = param(
        512, title="Size", help="Width and height of a picture.", unit="px", ge=32, le=2048, step=32
    )
    palette: Palette = param(
        "dusk", title="Palette", help="Surprise lets the seed choose the colours.", group="Look"
    )
    scale: int = param(
        3, title="Features", help="How many large shapes lie side by side.", ge=1, le=16, group="Look"
    )
    warp: float = param(
        0.4,
        title="Flow",
        help="0 gives clouds, 1 marble: how far the field is bent by itself.",
        ge=0.0,
        le=1.5,
        step=0.05,
        group="Look",
    )
    detail: int = param(
        5, title="Detail", help="Octaves: each adds structure half as large.", ge=1, le=8, group="Look"
    )
    variation: float = param(
        0.0,
        title="Variation",
        help="How far Vary moves from the seed's picture towards a new one; 0 for the picture itself.",
        ge=0.0,
        le=1.0,
        step=0.05,
        role="variation",
        advanced=True,
    )


FIELD = Generator(
    id="noise.field",
    title="Marbled texture",
    summary="Clouds, marble and silk that tile without a seam.",
    category="Images",
    makes="image",
    good_for=("backgrounds", "textures"),
    params=FieldParams,
    entry="creastudio_noise.engine:run",
    device="cpu",
    memory=300,
    replay="exact",
    trial={"size": 48, "detail": 2},
)


@hookimpl
def creastudio_generators() -> list[Generator]:
    """Return ``noise.field``."""
    return [FIELD]


@hookimpl
def creastudio_panels() -> list[Panel]:
    """Return its form."""
    return [Panel(id="noise.form", title="Marbled texture", view="form", generator="noise.field")]


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    return {"zh_CN": ZH_CN}
