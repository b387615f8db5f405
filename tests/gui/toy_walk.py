"""A toy that goes from dot to dot, for tests of generated clips."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np
from PIL import Image

from creastudio.api import Artifact, Generator, Input, JobContext, Params, UserError, param
from creastudio.api.keys import FLICKS_PER_SECOND, TimedKey, keyed, load_keys, place_of
from creastudio.api.testing import tiny_png
from creastudio.host.registry import PluginInfo, Registry
from creastudio.ml.video import write_video
from tests.gui import toy

RATE = 25


class WalkParams(Params):
    seconds: float = param(2.0, title="Length", ge=0.1, le=60)
    closes: bool = param(False, title="Loop")
    score_start: float = param(0.0, title="Start", ge=-1000, le=1000, advanced=True)
    keys: str = param("", title="Keys", role="keys", advanced=True)


def walk(params: WalkParams, ctx: JobContext) -> None:
    keys = load_keys(params.keys) or tuple(
        TimedKey(at=at * FLICKS_PER_SECOND, params={"seed": ctx.seed + at}) for at in (0, 1)
    )
    try:
        notes = len(ctx.input("score").path.read_bytes())
    except UserError:
        notes = 0
    dots = [_pixels(int(key.params["seed"])) for key in keys]

    def frames() -> Iterator[np.ndarray]:
        for index in range(round(params.seconds * RATE)):
            ctx.check_cancelled()
            left, right, share = place_of(keys, index * FLICKS_PER_SECOND // RATE)
            yield (dots[left] * (1 - share) + dots[right] * share).astype(np.uint8)
            ctx.progress(index / (params.seconds * RATE))

    out = ctx.scratch / "walk.mp4"
    width, height, count = write_video(out, frames(), Fraction(RATE))
    facts = {
        "width": width, "height": height, "duration": count / RATE, "rate": "25/1", "audio_channels": 0, "notes": notes,
        "keyed": keyed("keys", ["toy.dots"], keys, score="score"),
    }  # fmt: skip
    ctx.emit(Artifact("video/mp4", path=out, title="Walk", seed=ctx.seed, metadata=facts))


def _pixels(seed: int) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(tiny_png(seed, 24)))).astype(float)


def registry() -> Registry:
    """Return the registry of the toy, with the walk."""
    plain = toy.registry()
    own = plain.plugins[0]
    made = Generator(
        id="toy.walk", title="Walk", category="Images", makes="video", params=WalkParams, entry="tests.gui.toy_walk:walk",
        takes=(Input(name="score", kind="score", title="Score", required=False),), replay="exact",
    )  # fmt: skip
    face = replace(own.face, generators=(*own.face.generators, made))
    return Registry((PluginInfo("toy", "1.0", face=face), *plain.plugins[1:]))
