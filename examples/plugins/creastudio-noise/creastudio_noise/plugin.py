"""The face: what the plugin offers. Loaded at every start, so it imports the api alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from creastudio.api import Generator, Input, Panel, Params, hookimpl, param
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
    x: float = param(
        0.0,
        title="Across",
        help="Place on the plane of the seed: every whole number is another texture.",
        ge=-100.0,
        le=100.0,
        soft_ge=-3.0,
        soft_le=3.0,
        step=0.05,
        group="Place",
        advanced=True,
    )
    y: float = param(
        0.0,
        title="Down",
        help="Place on the plane of the seed: every whole number is another texture.",
        ge=-100.0,
        le=100.0,
        soft_ge=-3.0,
        soft_le=3.0,
        step=0.05,
        group="Place",
        advanced=True,
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
    live_entry="creastudio_noise.live:open",
    live_tolerance=0.0,
    device="cpu",
    memory=300,
    replay="exact",
    api=">=1.6,<2",
    trial={"size": 48, "detail": 2},
)


class BlendParams(Params):
    """Settings of ``noise.blend``."""

    count: int = param(
        2, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=16, role="count"
    )
    strength: float = param(
        0.7,
        title="Strength",
        help="0 leaves the picture as it is.",
        ge=0.0,
        le=1.0,
        step=0.05,
        role="strength",
    )
    mode: Literal["over", "multiply", "screen"] = param(
        "multiply", title="Mix", help="Multiply darkens, screen lightens, over hides."
    )
    palette: Palette = param(
        "ocean", title="Palette", help="Surprise lets the seed choose the colours.", group="Look"
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


BLEND = Generator(
    id="noise.blend",
    title="Marble over a picture",
    summary="Lays a marbled texture over a picture, or over what is selected of it.",
    category="Images",
    takes=(
        Input(name="picture", kind="image", title="Picture", role="region"),
        Input(name="mask", kind="image", title="Mask", required=False, role="mask"),
    ),
    makes="image",
    good_for=("textures", "retouching"),
    params=BlendParams,
    entry="creastudio_noise.blend:run",
    device="cpu",
    memory=400,
    replay="exact",
    api=">=1.1,<2",
    trial={"detail": 2},
)


@hookimpl
def creastudio_generators() -> list[Generator]:
    """Return ``noise.field`` and ``noise.blend``."""
    return [FIELD, BLEND]


class NoiseSettings(Params):
    """What a person sets once, in the plugin manager; jobs find it in ``ctx.settings["own"]``."""

    preview: int = param(
        64,
        title="First look",
        help="Side of the picture that is shown first.",
        unit="px",
        ge=16,
        le=256,
        step=16,
    )


@hookimpl
def creastudio_settings() -> type[Params]:
    """Return the settings of the whole plugin."""
    return NoiseSettings


@hookimpl
def creastudio_panels() -> list[Panel]:
    """Return the form, and the plane on which textures are found by hand."""
    return [
        Panel(id="noise.form", title="Marbled texture", view="form", generator="noise.field"),
        Panel(
            id="noise.plane",
            title="Texture plane",
            view="pad",
            generator="noise.field",
            bindings={
                "x": "x",
                "y": "y",
                "sliders": "warp,scale,detail,palette",
                "draft": "size=128,detail=3",
                "map": "size=32,detail=2",
                "random": "x,y,warp,palette",
                "acts": "noise.blend",
            },
        ),
    ]


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return the Simplified Chinese texts."""
    return {"zh_CN": ZH_CN}
