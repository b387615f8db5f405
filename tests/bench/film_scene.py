"""A sequence as people make them: three picture tracks with a crossfade, moving pictures, an artboard, and words."""

from __future__ import annotations

import random

import numpy as np
from PySide6.QtGui import QImage

from creastudio.core.assets import Asset
from creastudio.core.canvas import Artboard, ImageLayer, ShapeLayer, TextLayer, Transform
from creastudio.core.document import Document
from creastudio.core.fills import SolidFill
from creastudio.core.keyframes import Curve, Keyframe, Property
from creastudio.core.time import FLICKS_PER_SECOND as SECOND
from creastudio.core.timeline import Clip, Sequence, Track, Transition
from creastudio.render.painter import png_bytes

RATE = 30


def blobs() -> dict[str, bytes]:
    """Return three photographs of 1920 x 1080 px and a cut-out of 600 x 600 px, by invented hashes."""
    rng = np.random.default_rng(6)
    found: dict[str, bytes] = {}
    for name in "abc":
        coarse = rng.integers(0, 255, (27, 48, 4), np.uint8)
        small = QImage(coarse.tobytes(), 48, 27, 48 * 4, QImage.Format.Format_RGB32).copy()
        found[name * 64] = png_bytes(small.scaled(1920, 1080))
    yy, xx = np.mgrid[-300:300, -300:300]
    alpha = np.clip(290 - np.hypot(xx, yy), 0, 1) * 255
    cut = np.stack([alpha * 0 + 60, alpha * 0 + 120, alpha * 0 + 220, alpha], axis=-1).astype(np.uint8)
    image = QImage(np.ascontiguousarray(cut).tobytes(), 600, 600, 2400, QImage.Format.Format_ARGB32).copy()
    found["d" * 64] = png_bytes(image)
    return found


def film(
    seconds: int = 10, width: int = 1280, height: int = 720, *, still: bool = False
) -> tuple[Document, Sequence]:
    """Return a document and its sequence: below two pictures that cross-fade most of the time, over them an artboard
    and a cut-out that move, on top words.

    Parameters
    ----------
    still : bool
        Whether nothing moves: what a film of slides is like.
    """
    half = seconds * SECOND // 2
    drift = [] if still else [_keys("scale", seconds, 1.0, 1.2), _keys("x", seconds, 0, width * 0.05)]
    fade = Transition(duration=max(2, half))
    base = Track(
        name="V1",
        clips=(
            Clip(asset="a" * 64, start=0, duration=half, curves=tuple(drift)),
            Clip(asset="b" * 64, start=half, duration=half, transition=fade, curves=tuple(drift)),
        ),
    )
    turn = (
        [] if still else [_keys("rotation", seconds, 0, 180), _keys("x", seconds, -width * 0.3, width * 0.3)]
    )
    inset = (*turn, Curve(property="scale", value=0.4), Curve(property="opacity", value=0.8))
    over = Track(name="V2", clips=(Clip(asset="d" * 64, start=0, duration=2 * half, curves=inset),))
    slide = (
        () if still else (_keys("x", seconds, -200, 200, "plate"), _keys("opacity", seconds, 0, 1, "words"))
    )
    board = Clip(kind="artboard", artboard="board", start=0, duration=2 * half, curves=slide)
    third = Track(name="V3", clips=(board,))
    lines = Track(name="T1", kind="text", clips=tuple(_lines(seconds)))
    sequence = Sequence(
        id="film", width=width, height=height, rate_numerator=RATE, tracks=(base, over, third, lines)
    )
    assets = tuple(
        Asset(sha256=name * 64, media_type="image/png", metadata={"width": 1920, "height": 1080})
        for name in "abc"
    )
    document = Document(artboards=(_board(width, height),), sequences=(sequence,), assets=assets)
    return document, sequence


def _board(width: int, height: int) -> Artboard:
    place = Transform(x=width * 0.5, y=height * 0.15, width=width * 0.5, height=height * 0.16)
    rng = random.Random(3)
    dots = tuple(
        ShapeLayer(
            shape="ellipse",
            fill=SolidFill(color=f"#{rng.randrange(1 << 24):06x}80"),
            transform=Transform(x=rng.random() * width, y=height * 0.9, width=30, height=30),
        )
        for _ in range(40)
    )
    return Artboard(
        id="board",
        width=width,
        height=height,
        background="",
        layers=(
            *dots,
            ShapeLayer(id="plate", radius=18, fill=SolidFill(color="#102040c0"), transform=place),
            ImageLayer(asset="c" * 64, transform=Transform(x=width * 0.1, y=height * 0.15, width=160, height=90)),
            TextLayer(id="words", text="A first film", size=height * 0.09, color="#ffffff", align="center",
                      anchor="middle", transform=place),
        ),
    )  # fmt: skip


def _lines(seconds: int) -> list[Clip]:
    said = ("What is said in the first line", "第二行字幕：又快又清楚", "And the last one")
    each = seconds * SECOND // len(said)
    return [
        Clip(kind="text", text=text, start=index * each, duration=each, fade_in=SECOND // 4)
        for index, text in enumerate(said)
    ]


def _keys(name: Property, seconds: int, first: float, last: float, layer: str = "") -> Curve:
    keys = (Keyframe(at=0, value=first, easing="ease-in-out"), Keyframe(at=seconds * SECOND, value=last))
    return Curve(property=name, layer=layer, keys=keys)
