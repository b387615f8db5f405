"""A toy plugin with live pictures: flat colours, so that a pixel tells which state is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from creastudio.api import (
    Generator,
    JobContext,
    LiveContext,
    LiveFrame,
    Panel,
    Params,
    UserError,
    image_artifact,
    param,
)
from creastudio.api.testing import tiny_png
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry
from tests.gui import toy


class ShadeParams(Params):
    count: int = param(4, title="Pictures", ge=1, le=8, role="count")
    x: float = param(0.0, title="Across", ge=-10, le=10, soft_ge=-1, soft_le=1)
    y: float = param(0.0, title="Down", ge=-10, le=10, soft_ge=-1, soft_le=1)
    grey: int = param(100, title="Grey", ge=0, le=255)
    size: int = param(16, title="Size", ge=2, le=64)
    style: Literal["round", "square"] = param("round", title="Style")


class ModelParams(ShadeParams):
    model: str = param(title="Model", role="model", model_family="shade")


class WayParams(Params):
    style: Literal["round", "square"] = param("round", title="Style")
    keys: str = param("", title="Keys", role="keys", advanced=True)


def shade(params: ShadeParams, ctx: JobContext) -> None:
    ctx.check_cancelled()
    for index in range(params.count):
        data = tiny_png(ctx.seed + index, params.size)
        ctx.emit(image_artifact(data, params.size, params.size, title="Shade", seed=ctx.seed, index=index))
    ctx.progress(1.0)


def open_shade(ctx: LiveContext) -> Callable[[ShadeParams], LiveFrame]:
    """Draw red by x, green by y, blue by grey; x beyond 9 is refused."""

    def render(params: ShadeParams) -> LiveFrame:
        if params.x > 9:
            raise UserError("Too far to the right.", "Come back.")
        if params.x < -9:
            raise ZeroDivisionError
        red, green = round(127 + params.x * 12), round(127 + params.y * 12)
        data = bytes((red, green, params.grey, 255)) * params.size**2
        return LiveFrame(params.size, params.size, data, {"note": f"seed {ctx.seed}"})

    return render


def registry() -> Registry:
    """Return a registry with live pictures beside the other toy."""
    generators = (
        Generator(id="shade.plain", title="Shade", category="Images", makes="image", params=ShadeParams,
                  entry="tests.gui.live.toy_live:shade", live_entry="tests.gui.live.toy_live:open_shade", replay="exact"),
        Generator(id="shade.model", title="Shade of a model", category="Images", makes="image", params=ModelParams,
                  entry="tests.gui.live.toy_live:shade", live_entry="tests.gui.live.toy_live:open_shade"),
        Generator(id="shade.way", title="Way", category="Images", makes="image", params=WayParams,
                  entry="tests.gui.live.toy_live:shade"),
    )  # fmt: skip
    bindings = {
        "x": "x", "y": "y", "sliders": "grey,style", "draft": "size=4", "map": "size=2", "acts": "toy.dots,shade.way,no.such",
    }  # fmt: skip
    panels = (
        Panel(id="shade.pad", title="Shades", view="pad", generator="shade.plain", bindings=bindings),
        Panel(id="shade.models", title="Shades of models", view="pad", generator="shade.model", bindings=bindings),
    )  # fmt: skip
    plugin = PluginInfo("shade", "1.0", face=Face(generators=generators, panels=panels))
    return Registry((*toy.registry().plugins, plugin))
