"""The face: a generator, a panel with a live picture, and settings. It imports the api alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from creastudio.api import Generator, Panel, Params, hookimpl, param
from creastudio_cells.translations import EN, ZH_CN

Look = Literal["earth", "glass", "scales", "leather", "lace"]


class CellsParams(Params):
    """Settings of ``cells.texture``."""

    count: int = param(
        4, title="Pictures", help="How many to make; each has its own seed.", ge=1, le=32, role="count"
    )
    size: int = param(
        512, title="Size", help="Width and height of a picture.", unit="px", ge=16, le=2048, step=16
    )
    look: Look = param("earth", title="Look")
    cells: int = param(8, title="Cells", help="How many lie side by side.", ge=2, le=48)
    disorder: float = param(0.9, title="Disorder", help="0 is a grid.", ge=0.0, le=1.0, step=0.05)
    hue: float = param(
        28.0, title="Colour", help="Its place on the wheel.", unit="°", ge=0.0, le=360.0, step=1.0
    )
    x: float = param(
        0.0,
        title="Across",
        help="Shifts the texture; it stays without a seam.",
        ge=-1.0,
        le=1.0,
        step=0.01,
        advanced=True,
    )
    y: float = param(
        0.0,
        title="Down",
        help="Shifts the texture; it stays without a seam.",
        ge=-1.0,
        le=1.0,
        step=0.01,
        advanced=True,
    )


TEXTURE = Generator(
    id="cells.texture",
    title="Cells without a seam",
    summary="Cracked earth, stained glass, scales, leather and lace that tile.",
    category="Images",
    makes="image",
    good_for=("textures", "backgrounds", "patterns"),
    params=CellsParams,
    entry="creastudio_cells.engine:run",
    live_entry="creastudio_cells.engine:open_live",
    live_tolerance=0.0,
    device="cpu",
    memory=400,
    replay="exact",
    api=">=1.2,<2",
    trial={"size": 32, "cells": 3},
)


@hookimpl
def creastudio_generators() -> list[Generator]:
    """Return the generator."""
    return [TEXTURE]


@hookimpl
def creastudio_panels() -> list[Panel]:
    """Return the panel with the live picture."""
    bindings = {
        "x": "x",
        "y": "y",
        "sliders": "look,cells,disorder,hue",
        "draft": "size=112",
        "random": "cells,disorder,hue",
    }
    return [
        Panel(id="cells.plane", title="Cells", view="pad", generator="cells.texture", bindings=bindings),
    ]


@hookimpl
def creastudio_translations() -> Mapping[str, Mapping[str, str]]:
    """Return names of the looks in English, and all texts in Simplified Chinese."""
    return {"en": EN, "zh_CN": ZH_CN}
