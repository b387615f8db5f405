"""A tiny plugin for tests of the window: every kind of parameter, a slow job, a trainer, and no torch."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from typing import Literal

from PIL import Image, ImageOps

from creastudio.api import (
    Advice,
    Generator,
    GoBack,
    Input,
    JobContext,
    ModelCard,
    NoParams,
    Params,
    Trainer,
    UserError,
    image_artifact,
    param,
)
from creastudio.api.testing import tiny_png
from creastudio.host.manifest import Face
from creastudio.host.registry import PluginInfo, Registry


class DotParams(Params):
    count: int = param(2, title="Pictures", help="How many to make.", ge=1, le=16, role="count")
    strength: float = param(0.5, title="Strength", ge=0.0, le=1.0, step=0.05, unit="%")
    style: Literal["round", "square"] = param("round", title="Style")
    mirror: bool = param(False, title="Mirror")
    words: str = param("", title="Words", role="prompt", max_length=20)
    length: float | None = param(None, title="Length", ge=0.01, le=100_000, unit="s")
    variation: float = param(0.0, title="Variation", role="variation", ge=0, le=1, advanced=True)


class ModelParams(Params):
    model: str = param("brush", title="Model", role="model", model_family="toy")


class TrainParams(Params):
    steps: int = param(3, title="Steps", ge=1, le=1000)
    go_back: float | None = param(None, title="Go on from", role="go_back", ge=0, le=1000)

    def expected_seconds(self, pace: float = 1.0) -> float:
        return 60 * self.steps * pace


def dots(params: DotParams, ctx: JobContext) -> None:
    for index in range(params.count):
        ctx.check_cancelled()
        seed = ctx.seed + index
        ctx.emit(image_artifact(tiny_png(seed, 24), 24, 24, title=f"Dot {seed}", seed=seed, index=index))
        ctx.progress((index + 1) / params.count, "dots")


def slow(params: DotParams, ctx: JobContext) -> None:
    ctx.progress(0.1, "started")
    while True:
        ctx.check_cancelled()
        ctx.preview(image_artifact(tiny_png(1, 24), 24, 24))
        time.sleep(0.005)


def fails(params: DotParams, ctx: JobContext) -> None:
    raise UserError("The toy is out of paint.", hint="Buy some.")


def negative(params: NoParams, ctx: JobContext) -> None:
    """Turn the colours of the picture over; where it is given one, only where the mask is white."""
    picture = Image.open(ctx.input("picture").path).convert("RGB")
    over = ImageOps.invert(picture)
    try:
        mask = Image.open(ctx.input("mask").path)
    except UserError:
        mask = Image.new("L", picture.size, 255)
    assert mask.mode == "L"
    assert mask.size == picture.size
    data = io.BytesIO()
    Image.composite(over, picture, mask).save(data, "PNG")
    ctx.emit(image_artifact(data.getvalue(), *picture.size, title="Negative", seed=ctx.seed))
    ctx.progress(1.0)


def train(params: TrainParams, ctx: JobContext) -> None:
    for step in range(params.steps):
        ctx.check_cancelled()
        ctx.metric("loss", 1 / (step + 1), step)
        ctx.preview(image_artifact(tiny_png(step, 24), 24, 24))
        _say(step, params, ctx)
        ctx.progress((step + 1) / params.steps, "training")
        time.sleep(0.002)
    weights = ctx.scratch / "model.safetensors"
    weights.write_bytes(b"\x02\x00\x00\x00\x00\x00\x00\x00{}")
    ctx.save_model(ModelCard(id="toy-model", title=ctx.model_name or "Toy", family="toy"), weights)


def _say(step: int, params: TrainParams, ctx: JobContext) -> None:
    back = GoBack(place="step 0", step=0, params={"go_back": 0.0, "steps": 2})
    began = "Begun." if params.go_back is None else f"Went back to {params.go_back:g}."
    ctx.advise(
        [
            Advice(
                key="dots",
                severity="alarm",
                text="The dots run.",
                hint="Hold them.",
                gauge=0.75,
                go_back=back,
            ),
            Advice(key="course", severity="good", text=began),
        ],
        step,
    )
    near = image_artifact(tiny_png(step, 24), 24, 24)
    facts = {"panel": "Nearest dots", "columns": 2, "captions": ["", "0.5"], "note": "One is near."}
    ctx.preview(replace(near, metadata={**near.metadata, **facts}))


def registry() -> Registry:
    """Return a registry with the toy plugin and one that is quarantined."""
    generators = (
        Generator(id="toy.dots", title="Dots", summary="Some dots.", category="Images", makes="image",
                  params=DotParams, entry="tests.gui.toy:dots", good_for=("icons",), replay="exact"),
        Generator(id="toy.slow", title="Slow dots", category="Images", makes="image", params=DotParams,
                  entry="tests.gui.toy:slow"),
        Generator(id="toy.fails", title="Broken dots", category="Images", makes="image", params=DotParams,
                  entry="tests.gui.toy:fails"),
        Generator(id="toy.over", title="Paint over", category="Retouch", makes="image", params=ModelParams,
                  takes=(Input(name="picture", kind="image", title="Picture"),), entry="tests.gui.toy:dots"),
        Generator(id="toy.negative", title="Negative", category="Retouch", makes="image",
                  takes=(Input(name="picture", kind="image", title="Picture", role="region"),
                         Input(name="mask", kind="image", title="Mask", required=False, role="mask")),
                  entry="tests.gui.toy:negative", replay="exact", seeded=False, api=">=1.7,<2"),
    )  # fmt: skip
    trainers = (
        Trainer(id="toy.train", title="Train dots", category="Images", data="image", family="toy",
                params=TrainParams, entry="tests.gui.toy:train", sample_with="toy.dots"),
    )  # fmt: skip
    toy = PluginInfo("toy", "1.0", face=Face(generators=generators, trainers=trainers))
    broken = PluginInfo(
        "broken", "0.1", origin="folder", status="failed", error="The plugin 'broken' fails when it is loaded.",
        hint="Update or remove it.", report="Traceback: boom",
    )  # fmt: skip
    return Registry((toy, broken))
